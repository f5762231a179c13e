//! Publications: whole or not at all, and every past state can be asked for.

use openbudget_persistence::{Outcome, Published, StoreError};
use openbudget_testkit::program::Program;
use openbudget_testkit::publisher::request;

use super::paging::changed;
use crate::fixture::{COUNTY_2024, DISTRICT_2024, get, json, on_both_empty, publish, shown, walk};

#[test]
fn the_same_bytes_twice_change_nothing_and_say_so() {
    on_both_empty(|program| {
        let first = publish(program, "999901", COUNTY_2024);
        assert_eq!((first.outcome, first.release, first.revision), (Outcome::First, 1, 1));
        let before = json(program, "/v1/indicators?limit=1000");
        let second = publish(program, "999901", COUNTY_2024);
        assert_eq!((second.outcome, second.release, second.revision), (Outcome::Unchanged, 1, 1));
        assert_eq!(json(program, "/v1/indicators?limit=1000"), before);
    });
}

#[test]
fn other_bytes_supersede_and_the_state_before_stays() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        let before = walk(program, "/v1/projects?limit=2");
        let second = publish(program, "999901", &changed(COUNTY_2024));
        assert_eq!((second.outcome, second.release, second.revision), (Outcome::Superseded, 2, 2));
        let after = walk(program, "/v1/projects?limit=2");
        assert_eq!(after.len(), before.len());
        let printed = |items: &[serde_json::Value]| -> Vec<String> {
            items.iter().map(|item| item["budget"]["printed"].as_str().unwrap_or("-").to_owned()).collect()
        };
        assert_ne!(printed(&before), printed(&after));
        let ids = |items: &[serde_json::Value]| items.iter().map(|item| item["id"].clone()).collect::<Vec<_>>();
        assert_eq!(ids(&before), ids(&after), "a corrected figure keeps its id");
        assert_eq!(walk(program, "/v1/projects?limit=2&as_of=1"), before);
        let id = before[0]["id"].as_str().unwrap();
        assert_eq!(json(program, &format!("/v1/projects/{id}?as_of=1")), before[0]);
        insta::assert_snapshot!("revisions", shown(&json(program, "/v1/disclosures/999901-2024-budget")["revisions"]));
        assert_eq!(json(program, "/v1/projects?as_of=2000-01-01T00:00:00Z")["items"].as_array().unwrap().len(), 0);
        assert_eq!(get(program, "/v1/projects?as_of=3").status, 400);
    });
}

#[test]
fn the_same_document_read_otherwise_is_a_new_revision() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        let mut reading = openbudget_ingest::read(COUNTY_2024, &request("999901")).unwrap();
        "next".clone_into(&mut reading.disclosure.reader);
        let published = program.store().publish(&reading.disclosure, Some(COUNTY_2024)).unwrap();
        assert_eq!((published.outcome, published.revision), (Outcome::ReRead, 2));
        let revisions = json(program, "/v1/disclosures/999901-2024-budget")["revisions"].clone();
        assert_eq!(revisions[1]["reason"], "re-read");
    });
}

/// Publishes as 999901 by another name.
fn publish_named(program: &Program, name: &str, bytes: &[u8]) -> Published {
    let mut stated = request("999901");
    name.clone_into(&mut stated.government.name);
    let reading = openbudget_ingest::read(bytes, &stated).unwrap();
    program.store().publish(&reading.disclosure, Some(bytes)).unwrap()
}

#[test]
fn another_name_of_the_government_is_no_new_revision_where_nothing_depends_on_it() {
    let document = "关于2024年预算公开的说明\n年初预算未安排转移支付。\n".as_bytes();
    on_both_empty(|program| {
        let path = "/v1/governments/999901";
        let first = publish_named(program, "甲县", document);
        assert_eq!((first.outcome, first.release, first.revision), (Outcome::First, 1, 1));
        let before = get(program, path);
        let second = publish_named(program, "乙县", document);
        assert_eq!((second.outcome, second.release, second.revision), (Outcome::Renamed, 2, 1));
        let known = [("if-none-match", before.header("etag").unwrap())];
        let after = program.client().get_with(path, &known).unwrap();
        assert_eq!((after.status, &after.json().unwrap()["name"]), (200, &"乙县".into()));
        assert_eq!(json(program, "/v1/disclosures/999901-2024-budget/revisions")["items"].as_array().unwrap().len(), 1);
        let again = publish_named(program, "乙县", document);
        assert_eq!((again.outcome, again.release, again.revision), (Outcome::Unchanged, 1, 1));
        assert_eq!(json(program, "/v1/statements")["release"], 2, "what changes nothing is no release");
    });
}

#[test]
fn another_name_that_changes_what_the_rules_find_is_a_revision_for_that_reason() {
    let document = "示例县2024年预算公开说明\n年初预算未安排转移支付。\n".as_bytes();
    on_both_empty(|program| {
        publish_named(program, "示例县", document);
        let path = "/v1/findings?status=passed&limit=1000";
        let findings = walk(program, path);
        let second = publish_named(program, "样例区", document);
        assert_eq!((second.outcome, second.revision), (Outcome::Restated, 2));
        assert_ne!(walk(program, path), findings);
        let revisions = json(program, "/v1/disclosures/999901-2024-budget/revisions");
        assert_eq!(revisions["items"][1]["reason"], "restated");
    });
}

#[test]
fn a_publication_that_fails_in_between_leaves_the_state_before() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        let before = [
            json(program, "/v1/projects?limit=1000"),
            json(program, "/v1/statements"),
            json(program, "/v1/disclosures"),
        ];
        let mut reading = openbudget_ingest::read(&changed(COUNTY_2024), &request("999901")).unwrap();
        // The last of the facts stands twice, which the database refuses after all others are written.
        let twice = reading.disclosure.statements.last().unwrap().clone();
        reading.disclosure.statements.push(twice);
        let refused = program.store().publish(&reading.disclosure, None);
        assert!(matches!(refused, Err(StoreError::Database(_))), "{refused:?}");
        let after = [
            json(program, "/v1/projects?limit=1000"),
            json(program, "/v1/statements"),
            json(program, "/v1/disclosures"),
        ];
        assert_eq!(before, after);
        assert_eq!(publish(program, "999902", DISTRICT_2024).release, 2, "the next publication goes on");
    });
}

#[test]
fn a_schema_can_be_taken_back_and_made_again() {
    on_both_empty(|program| {
        program.store().revert().unwrap();
        assert_eq!(get(program, "/readyz").status, 503);
        program.store().migrate().unwrap();
        assert_eq!(get(program, "/readyz").status, 200);
        assert_eq!(publish(program, "999901", COUNTY_2024).release, 1);
    });
}
