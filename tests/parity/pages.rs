//! Pages joined are the whole list, of every resource and in any order, while revisions are published in between: facts
//! inserted, deleted and superseded, governments and documents added.

use openbudget_domain::resource::{RESOURCES, Resource};
use openbudget_testkit::format::text::write;
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::program::Program;
use openbudget_testkit::publisher::request;
use openbudget_testkit::template::lay_out;
use serde_json::{Value as Json, json};

use super::chance::Chance;
use super::question::{camel, escaped, type_of};
use crate::fixture::{COUNTY_2024, COUNTY_2025, DISTRICT_2024, json, on_both, publish, walk};
use crate::graphql::data;

/// Publishes something else each time: another document, fewer facts, another government, the first document again.
pub(super) fn disturb(program: &Program, at: usize) {
    let number = u8::try_from(at % 200).unwrap();
    match at % 4 {
        0 => {
            publish(program, "999901", if (at / 4).is_multiple_of(2) { COUNTY_2025 } else { COUNTY_2024 });
            let bytes = [COUNTY_2024, "\n".repeat(at + 1).as_bytes()].concat();
            publish(program, "999901", &bytes);
        }
        1 => {
            let mut reading = openbudget_ingest::read(DISTRICT_2024, &request("999902")).unwrap();
            reading.disclosure.projects.truncate(1 + at % 2);
            reading.disclosure.statements.clear();
            reading.disclosure.debt_service.truncate(1);
            reading.disclosure.reader = format!("reader {at}");
            program.store().publish(&reading.disclosure, None).unwrap();
        }
        2 => {
            let code = format!("9{:05}", at % 100_000);
            let government = unlisted(&code, &format!("又一县{at}"));
            let invented = sample(number, &government, 2024, 2).unwrap();
            let stated = openbudget_ingest::Request { government, fiscal_year: None, kind: None };
            let bytes = write(&lay_out(&invented));
            let reading = openbudget_ingest::read(&bytes, &stated).unwrap();
            program.store().publish(&reading.disclosure, Some(&bytes)).unwrap();
        }
        _ => {
            publish(program, "999902", DISTRICT_2024);
        }
    }
}

fn key(resource: &Resource) -> &'static str {
    resource.fields[0].name
}

/// Page by page, with a publication behind some of them.
fn walked(
    program: &Program,
    resource: &'static Resource,
    sort: &str,
    limit: usize,
    disturbances: &mut usize,
) -> Vec<Json> {
    let mut items: Vec<Json> = Vec::new();
    let mut cursor = String::new();
    for page in 0.. {
        let path = format!("/v1/{}?limit={limit}{sort}{cursor}", resource.name);
        let answer = json(program, &path);
        items.extend(answer["items"].as_array().unwrap().iter().cloned());
        let Some(next) = answer["page"]["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
        if page < 4 {
            disturb(program, *disturbances);
            *disturbances += 1;
        }
    }
    items
}

#[test]
fn pages_joined_are_the_list_as_it_was_when_the_first_was_asked_for() {
    on_both(|program| {
        let mut chance = Chance::new(99);
        let mut disturbances = 0;
        for resource in RESOURCES.iter().copied() {
            let field = chance.one(resource.fields);
            let other = chance.one(resource.fields);
            let then = if other == field { String::new() } else { format!(",{}", other.name) };
            for sort in [String::new(), format!("&sort=-{}{then}", field.name)] {
                let now = json(program, &format!("/v1/{}?limit=1{sort}&count=exact", resource.name));
                let total = usize::try_from(now["page"]["total"].as_i64().unwrap()).unwrap();
                let whole: Vec<Json> = walk(program, &format!("/v1/{}?limit=1000{sort}", resource.name));
                assert_eq!(whole.len(), total, "{} {sort}", resource.name);
                let limit = (total / 6).clamp(1, 700);
                let pages = walked(program, resource, &sort, limit, &mut disturbances);
                let ids = |items: &[Json]| -> Vec<String> {
                    items.iter().map(|item| item[key(resource)].as_str().unwrap().to_owned()).collect()
                };
                assert_eq!(ids(&pages), ids(&whole), "{} {sort} by {limit}", resource.name);
                if resource.versioned {
                    assert_eq!(pages, whole, "{} {sort} by {limit}", resource.name);
                }
            }
        }
        assert!(disturbances > 60, "{disturbances} publications");
    });
}

#[test]
fn a_past_state_is_answered_as_it_was_of_every_resource_by_both_faces() {
    on_both(|program| {
        let shown = |resource: &'static Resource, as_of: Option<i64>| -> Vec<String> {
            let state = as_of.map(|release| format!("&as_of={release}")).unwrap_or_default();
            let items = walk(program, &format!("/v1/{}?limit=1000{state}", resource.name));
            items.iter().map(|item| item[key(resource)].as_str().unwrap().to_owned()).collect()
        };
        let before: Vec<Vec<String>> = RESOURCES.iter().map(|resource| shown(resource, None)).collect();
        let release = program.store().newest_release().unwrap();
        for at in 0..4 {
            disturb(program, at);
        }
        for (resource, before) in RESOURCES.iter().copied().zip(before) {
            assert_eq!(shown(resource, Some(release)), before, "{}", resource.name);
            let query = format!(
                "query($asOf: String) {{ {}(asOf: $asOf, first: 1) {{ totalCount release }} }}",
                camel(resource.name)
            );
            let page = data(program, &query, &json!({"asOf": release.to_string()}))[camel(resource.name)].take();
            assert_eq!(page, json!({"totalCount": before.len(), "release": release}), "{}", type_of(resource));
            let groups = json(program, &format!("/v1/{}/aggregate?as_of={release}", resource.name));
            assert_eq!(groups["items"][0]["values"]["count"], before.len(), "{}", resource.name);
        }
        let hits = |as_of: &str| walk(program, &format!("/v1/search?q={}&limit=1000{as_of}", escaped("满意"))).len();
        assert!(hits("") > 0 && hits(&format!("&as_of={release}")) > 0);
        assert_eq!(hits("&as_of=0"), 0);
    });
}
