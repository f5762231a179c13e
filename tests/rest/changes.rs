//! What changed: since a release, and between two revisions.

use openbudget_testkit::publisher::request;
use serde_json::Value as Json;

use super::paging::changed;
use crate::fixture::{COUNTY_2024, DISTRICT_2024, get, json, on_both_empty, publish, shown, walk};

#[test]
fn only_what_is_new_or_changed_since_a_release_is_given() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        publish(program, "999902", DISTRICT_2024);
        publish(program, "999901", &changed(COUNTY_2024));
        let before = walk(program, "/v1/projects?limit=100&as_of=2");
        let after = walk(program, "/v1/projects?limit=100");
        let content = |item: &Json| {
            let mut item = item.clone();
            item.as_object_mut().unwrap().retain(|key, _| key != "source" && key != "sources");
            item
        };
        let expected: Vec<&Json> =
            after.iter().filter(|item| !before.iter().any(|other| content(other) == content(item))).collect();
        assert_eq!(expected.len(), 1, "one project has another budget");
        let since = json(program, "/v1/projects?updated_since=2&limit=100");
        assert_eq!(since["items"].as_array().unwrap().iter().collect::<Vec<_>>(), expected);
        assert_eq!(since["removed"], serde_json::json!([]));
        assert_eq!(json(program, "/v1/projects?updated_since=3")["items"], serde_json::json!([]));
        assert_eq!(
            json(program, "/v1/projects?updated_since=0&limit=100")["items"].as_array().unwrap().len(),
            after.len()
        );
        assert_eq!(get(program, "/v1/governments?updated_since=1").status, 400);
    });
}

#[test]
fn what_is_gone_since_a_release_is_named() {
    on_both_empty(|program| {
        publish(program, "999902", DISTRICT_2024);
        let mut reading = openbudget_ingest::read(DISTRICT_2024, &request("999902")).unwrap();
        let gone = reading.disclosure.statements.pop().unwrap();
        let project = reading.disclosure.projects.pop().unwrap();
        program.store().publish(&reading.disclosure, None).unwrap();
        assert_eq!(json(program, "/v1/statements?updated_since=1")["removed"], serde_json::json!([gone.id]));
        assert_eq!(json(program, "/v1/projects?updated_since=1")["removed"], serde_json::json!([project.id]));
        let removed = json(program, "/v1/indicators?updated_since=1")["removed"].as_array().unwrap().len();
        assert_eq!(removed, project.indicators.len());
        assert_eq!(json(program, "/v1/statements?updated_since=2")["removed"], serde_json::json!([]));
        // An export in lines tells it behind the items, also where there are none.
        let lines = format!("{{\"removed\":\"{}\"}}\n", project.id);
        assert_eq!(get(program, "/v1/projects.ndjson?updated_since=1").text().unwrap(), lines);
        assert_eq!(get(program, "/v1/projects.ndjson?updated_since=2").text().unwrap(), "");
        assert_eq!(
            get(program, "/v1/projects.ndjson").text().unwrap().lines().count(),
            reading.disclosure.projects.len()
        );
        let refused = get(program, "/v1/projects.ndjson?updated_since=9");
        assert_eq!((refused.status, refused.header("content-type")), (400, Some("application/problem+json")));
    });
}

#[test]
fn two_revisions_are_compared_fact_by_fact() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        publish(program, "999901", &changed(COUNTY_2024));
        let revisions = json(program, "/v1/disclosures/999901-2024-budget/revisions");
        assert_eq!(revisions["items"].as_array().unwrap().len(), 2);
        let differences = json(program, "/v1/disclosures/999901-2024-budget/differences");
        insta::assert_snapshot!("differences", shown(&differences));
        assert_eq!(json(program, "/v1/disclosures/999901-2024-budget/differences?from=1&to=2"), differences);
        let same = json(program, "/v1/disclosures/999901-2024-budget/differences?from=2&to=2");
        assert_eq!(same["items"], serde_json::json!([]));
        // The state before the second was published has one revision, which differs from itself in nothing.
        let path = "/v1/disclosures/999901-2024-budget";
        let then = json(program, &format!("{path}/revisions?as_of=1"));
        assert_eq!(
            (then["items"].as_array().unwrap().as_slice(), &then["release"]),
            (&revisions["items"].as_array().unwrap()[..1], &1.into())
        );
        assert_eq!(json(program, &format!("{path}/differences?as_of=1"))["items"], serde_json::json!([]));
        assert_eq!(get(program, &format!("{path}/differences?as_of=1&to=2")).status, 404);
        assert_eq!(get(program, &format!("{path}/revisions?as_of=0")).status, 404);
        for (query, status) in [("from=3", 404), ("to=0", 400), ("from=a", 400), ("nothing=1", 400)] {
            let answer = get(program, &format!("/v1/disclosures/999901-2024-budget/differences?{query}"));
            assert_eq!(answer.status, status, "{query}");
        }
        assert_eq!(get(program, "/v1/disclosures/none/differences").status, 404);
    });
}

#[test]
fn what_a_fact_said_that_is_gone_is_shown_and_what_a_new_one_says() {
    on_both_empty(|program| {
        publish(program, "999902", DISTRICT_2024);
        let whole = json(program, "/v1/statements")["items"].as_array().unwrap().last().unwrap().clone();
        let mut reading = openbudget_ingest::read(DISTRICT_2024, &request("999902")).unwrap();
        reading.disclosure.statements.pop().unwrap();
        program.store().publish(&reading.disclosure, None).unwrap();
        publish(program, "999902", DISTRICT_2024);
        let of = |from: u32, to: u32| {
            let path = format!("/v1/disclosures/999902-2024-budget/differences?from={from}&to={to}");
            let changes = json(program, &path)["items"].as_array().unwrap().clone();
            changes.into_iter().find(|change| change["id"] == whole["id"]).unwrap()
        };
        let fields = |side: &str| -> serde_json::Value {
            let other = if side == "before" { "after" } else { "before" };
            ["arranged", "printed", "topic"]
                .map(|field| serde_json::json!({"field": field, side: whole[field], other: null}))
                .into()
        };
        let (gone, new) = (of(1, 2), of(2, 3));
        assert_eq!((&gone["kind"], &gone["fields"]), (&"removed".into(), &fields("before")));
        assert_eq!((&new["kind"], &new["fields"]), (&"added".into(), &fields("after")));
    });
}

#[test]
fn facts_are_grouped_by_the_level_and_the_province_of_their_government() {
    crate::fixture::on_both(|program| {
        let page = json(program, "/v1/projects/aggregate?group_by=level,province&measure=count,sum(budget)");
        insta::assert_snapshot!("aggregate-level-province", shown(&page));
        let zone = walk(program, "/v1/projects?level=development_zone&limit=100");
        assert_eq!(zone.len(), 34);
    });
}
