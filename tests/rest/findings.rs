//! Each fact leads to what was found of it.

use std::collections::BTreeMap;

use openbudget_domain::finding::Status;
use openbudget_domain::identity::resource_of;
use openbudget_domain::resource::RESOURCES;
use openbudget_domain::rule::evaluate;
use openbudget_ingest::read;
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use openbudget_testkit::publisher::request;
use serde_json::{Value as Json, json};

use crate::fixture::{
    COUNTY_2024, COUNTY_2025, DISTRICT_2024, embedded, get, json, on_both, on_both_empty, publish, shown, walk,
};

/// The district's disclosure with another amount in one indicator of cost than its project's budget.
fn costlier() -> Vec<u8> {
    let text = std::str::from_utf8(DISTRICT_2024).unwrap();
    let (before, after) = ("财政投入\n\t200\n", "财政投入\n\t220\n");
    assert_eq!(text.matches(before).count(), 1);
    text.replace(before, after).into_bytes()
}

/// The ids of what an item includes.
fn ids(items: &Json) -> Vec<String> {
    items.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_indicator_shows_what_is_found_of_it_and_its_neighbour_does_not() {
    on_both_empty(|program| {
        publish(program, "999902", &costlier());
        let both = "/v1/indicators?target_printed__in=220,5%E6%89%80&include=findings";
        let page = json(program, both);
        insta::assert_snapshot!("include-findings", shown(&page));
        for item in page["items"].as_array().unwrap() {
            let id = item["id"].as_str().unwrap();
            assert_eq!(json(program, &format!("/v1/indicators/{id}?include=findings")), *item);
            assert_eq!(json(program, &format!("/v1/findings?fact={id}"))["items"], item["findings"]);
        }
    });
}

#[test]
fn a_disclosure_shows_everything_that_is_found_of_it() {
    on_both(|program| {
        publish(program, "999902", &costlier());
        let page = json(program, "/v1/disclosures?include=findings");
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.len(), 4);
        for item in items {
            let id = item["id"].as_str().unwrap();
            assert_eq!(
                item["findings"],
                Json::Array(walk(program, &format!("/v1/findings?disclosure={id}&limit=20"))),
                "{id}"
            );
            let alone = json(program, &format!("/v1/disclosures/{id}?include=findings"));
            assert_eq!(alone["findings"], item["findings"], "{id}");
            assert!(alone["sections"].is_array() && alone["revisions"].is_array());
        }
        assert!(items.iter().all(|item| !item["findings"].as_array().unwrap().is_empty()), "each has something");
        let found = json(program, "/v1/disclosures/999902-2024-budget?fields=id,findings&include=findings");
        insta::assert_snapshot!("disclosure-findings", shown(&found));
        let row = get(program, "/v1/disclosures.csv?include=findings&fields=id,findings&government=999902");
        assert!(row.text().unwrap().starts_with("id,findings\r\n999902-2024-budget,"), "{}", row.text().unwrap());
        let whole = json(program, "/v1/disclosures/999902-2024-budget");
        assert!(whole.get("findings").is_none());
    });
}

/// What the rules find of every fact and disclosure of the fixture, in their order.
fn expected() -> BTreeMap<String, Vec<(String, Status)>> {
    let read = |code: &str, bytes: &[u8]| read(bytes, &request(code)).unwrap().disclosure;
    let all = [embedded(), read("999901", COUNTY_2024), read("999901", COUNTY_2025), read("999902", DISTRICT_2024)];
    let mut expected: BTreeMap<String, Vec<(String, Status)>> = BTreeMap::new();
    for finding in all.iter().flat_map(evaluate) {
        for fact in finding.facts {
            expected.entry(fact).or_default().push((finding.id.clone(), finding.status));
        }
    }
    expected
}

#[test]
fn every_fact_shows_exactly_what_is_found_of_it() {
    on_both(|program| {
        let expected = expected();
        let (mut facts, mut with) = (0, BTreeMap::<&str, usize>::new());
        for resource in RESOURCES.iter().filter(|resource| resource.includes.contains(&"findings")) {
            for item in walk(program, &format!("/v1/{}?include=findings&limit=50", resource.name)) {
                let id = item["id"].as_str().unwrap();
                let found = expected.get(id).map_or(&[][..], Vec::as_slice);
                let failed = found.iter().filter(|(_, status)| *status == Status::Failed);
                let failed: Vec<&str> = failed.map(|(id, _)| id.as_str()).collect();
                if resource.name != "disclosures" {
                    assert_eq!(ids(&item["findings"]), failed, "{id}");
                }
                let every = "status__in=failed,passed,undecided&fields=id&limit=1000";
                let linked = json(program, &format!("/v1/findings?fact={id}&{every}"));
                assert_eq!(ids(&linked["items"]), found.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), "{id}");
                facts += 1;
                *with.entry(resource.name).or_default() += usize::from(!failed.is_empty());
            }
        }
        assert!(facts > 250, "{facts}");
        assert!(with["indicators"] > 30 && with["projects"] > 30 && with["disclosures"] > 0, "{with:?}");
    });
}

#[test]
fn every_subject_and_every_fact_of_a_finding_answers() {
    on_both(|program| {
        let mut subjects = BTreeMap::new();
        for finding in walk(program, "/v1/findings?status__in=failed,passed,undecided&limit=500&fields=subject") {
            let subject = &finding["subject"];
            subjects
                .insert(subject["id"].as_str().unwrap().to_owned(), subject["resource"].as_str().unwrap().to_owned());
        }
        for (id, resource) in &subjects {
            let item = json(program, &format!("/v1/{resource}/{id}?fields=id"));
            assert_eq!(item, json!({"id": id}));
        }
        let of = expected();
        assert!(subjects.keys().all(|id| of.contains_key(id)));
        for id in of.keys() {
            let resource = id.split('-').nth(3).map_or("disclosures", |letter| resource_of(letter).unwrap());
            assert_eq!(get(program, &format!("/v1/{resource}/{id}?fields=id")).status, 200, "{id}");
        }
        assert!(subjects.len() > 40 && of.len() > 200, "{} subjects of {} facts", subjects.len(), of.len());
    });
}

#[test]
fn what_was_found_of_a_past_state_stays_with_it() {
    on_both_empty(|program| {
        publish(program, "999902", DISTRICT_2024);
        publish(program, "999902", &costlier());
        publish(program, "999902", DISTRICT_2024);
        let cost =
            json(program, "/v1/indicators?name=%E8%B4%A2%E6%94%BF%E6%8A%95%E5%85%A5&fields=id")["items"][0]["id"]
                .clone();
        let cost = cost.as_str().unwrap();
        let at = |release: u32| {
            let found =
                json(program, &format!("/v1/indicators/{cost}?include=findings&as_of={release}"))["findings"].take();
            assert_eq!(json(program, &format!("/v1/findings?fact={cost}&as_of={release}"))["items"], found);
            found.as_array().unwrap().iter().map(|item| item["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!([at(1), at(2), at(3)], [vec![], vec!["R10".to_owned()], vec![]]);
        let since = json(program, &format!("/v1/findings?fact={cost}&updated_since=2"));
        assert_eq!(since["removed"].as_array().unwrap().len(), 1, "it was found of release 2, and is no more");
    });
}

/// Makes the schema what it was before there were links.
fn without_links(program: &Program) {
    let name = "0006";
    program.database().execute("DROP TABLE finding_facts").unwrap();
    let forget = format!("DELETE FROM __diesel_schema_migrations WHERE version = '{name}'");
    program.database().execute(&forget).unwrap();
}

#[test]
fn a_database_of_an_earlier_version_is_linked_when_it_is_brought_up_to_date() {
    for backend in Backend::ALL {
        let Some(program) = Program::start(backend).unwrap() else { continue };
        program.store().publish(&embedded(), None).unwrap();
        publish(&program, "999902", &costlier());
        publish(&program, "999902", DISTRICT_2024);
        let answers = || -> Vec<Json> {
            let paths = RESOURCES.iter().filter(|resource| resource.includes.contains(&"findings"));
            let paths = paths.flat_map(|resource| {
                let limit = if resource.name == "disclosures" { 50 } else { 1_000 };
                [1, 2, 3].map(|release| format!("/v1/{}?include=findings&limit={limit}&as_of={release}", resource.name))
            });
            paths.map(|path| json(&program, &path)["items"].clone()).collect()
        };
        let before = answers();
        without_links(&program);
        assert_eq!(get(&program, "/readyz").status, 503);
        program.store().migrate().unwrap();
        assert_eq!(answers(), before);
        program.store().migrate().unwrap();
        assert_eq!(answers(), before, "once is enough");
        publish(&program, "999902", &costlier());
        assert_eq!(json(&program, "/v1/findings?rule=R10&government=999902")["items"].as_array().unwrap().len(), 1);
    }
}
