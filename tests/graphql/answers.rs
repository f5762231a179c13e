//! What is asked and answered.

use serde_json::json;

use super::data;
use crate::fixture::{COUNTY_2025, json as json_of, on_both, publish, shown};

#[test]
fn items_lead_to_what_stands_above_and_below_them_and_groups_are_summed() {
    on_both(|program| {
        let query = r#"
            query Everything($least: String!) {
              projects(
                filter: {government: {eq: "999901"}, budget: {ge: $least}, or: [{name: {contains: "道路"}}, {code: {missing: true}}]}
                sort: [{key: BUDGET, direction: DESC}], first: 1
              ) {
                totalCount
                edges { cursor node {
                  id name budget { amount currency printed unit } government { code name }
                  disclosure { id kind fiscalYear projects(first: 1) { totalCount nodes { name } } }
                  objectives { ordinal label text } schedule { label cumulativePercent printed }
                  missing { field reason } sources { field source { text locator { kind from to } } }
                  indicators(first: 2, filter: {level1: {eq: "产出指标"}}) {
                    totalCount pageInfo { hasNextPage endCursor }
                    nodes { name level2 target { printed kind operator value unit } source { document text } project { name } }
                  }
                } }
                pageInfo { hasNextPage hasPreviousPage endCursor }
              }
              projectAggregates(
                groupBy: [GOVERNMENT, FISCAL_YEAR], filter: {fiscalYear: {eq: 2024}}, having: {sumBudget: {ge: "100万元"}}
                sort: [{measure: SUM_BUDGET, direction: DESC}], first: 10
              ) {
                totalCount
                nodes {
                  group { government fiscalYear } count sum { budget { amount currency } } avg { budget { amount } }
                  max { budget { amount } } countDistinct { name } missing { budget code }
                }
              }
              governments(filter: {code: {in: ["999901", "999902"]}}) {
                nodes { code parent { name } disclosures { nodes { fiscalYear } } debtService(filter: {account: {eq: "total"}}) { nodes { total { printed } } } }
              }
            }"#;
        let answer = data(program, query, &json!({"least": "100万元"}));
        insta::assert_snapshot!("everything", shown(&answer));
    });
}

#[test]
fn any_item_is_found_by_its_id_and_what_is_not_there_is_null() {
    on_both(|program| {
        let found = data(
            program,
            r#"query($ids: [ID!]!, $id: ID!) {
              nodes(ids: $ids) { __typename id }
              node(id: $id) { ... on Project { name indicators(first: 1) { nodes { id } } } }
              project(id: $id) { name }
              indicator(id: "999901-2024-budget-i-00000000") { name }
              debtServiceRow(id: "none") { id }
            }"#,
            &json!({
                "ids": ["999901", "999901-2024-budget", "999901-2024-budget-p-bgqefe5g", "nothing", "1-2-3-x-4"],
                "id": "999901-2024-budget-p-bgqefe5g",
            }),
        );
        insta::assert_snapshot!("by-id", shown(&found));
    });
}

#[test]
fn a_page_goes_on_where_the_last_ended_also_below_a_parent_and_after_a_publication() {
    on_both(|program| {
        let query = r#"query($after: String) {
            project(id: "999901-2024-budget-p-bgqefe5g") { indicators(first: 3, after: $after) {
              release nodes { name } pageInfo { hasNextPage endCursor } } } }"#;
        let mut names = Vec::new();
        let mut after = json!(null);
        loop {
            let page = data(program, query, &json!({"after": after}));
            let page = &page["project"]["indicators"];
            names.extend(page["nodes"].as_array().unwrap().iter().map(|node| node["name"].clone()));
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = page["pageInfo"]["endCursor"].clone();
            let bytes = [COUNTY_2025, "\n".repeat(names.len()).as_bytes()].concat();
            publish(program, "999901", &bytes);
        }
        let whole = data(program, query.replace("first: 3", "first: 100").as_str(), &json!({"after": null}));
        let whole = whole["project"]["indicators"]["nodes"].as_array().unwrap().iter();
        assert_eq!(names, whole.map(|node| node["name"].clone()).collect::<Vec<_>>());
        assert!(names.len() > 6);
    });
}

#[test]
fn a_past_state_is_answered_all_through() {
    on_both(|program| {
        let query = r#"query($asOf: String) { government(id: "999901", asOf: $asOf) {
            disclosures { totalCount nodes { projects { totalCount } } } } release }"#;
        let then = data(program, query, &json!({"asOf": "2"}));
        assert_eq!(
            then,
            json!({"government": {"disclosures": {"totalCount": 1, "nodes": [{"projects": {"totalCount": 3}}]}}, "release": 4})
        );
        let now = data(program, query, &json!({"asOf": null}));
        assert_eq!(now["government"]["disclosures"]["totalCount"], 2);
    });
}

#[test]
fn revisions_and_what_differs_between_them_are_those_of_rest() {
    on_both(|program| {
        let gone: Vec<&str> = std::str::from_utf8(COUNTY_2025).unwrap().lines().collect();
        publish(program, "999901", gone[..gone.len() - 40].join("\n").as_bytes());
        let query = "query($id: ID!, $asOf: String) {
            revisions(disclosure: $id, asOf: $asOf) { id revision reason since publishedAt reader document title counts }
            differences(disclosure: $id, asOf: $asOf) { resource id kind fields { field before after } }
            none: revisions(disclosure: \"nothing\") { id } }";
        let id = "999901-2025-budget";
        for (state, count) in [("3", 1), ("5", 2)] {
            let answer = data(program, query, &json!({"id": id, "asOf": state}));
            let revisions = json_of(program, &format!("/v1/disclosures/{id}/revisions?as_of={state}"));
            let revisions = revisions["items"].as_array().unwrap();
            assert_eq!(revisions.len(), count);
            for (one, other) in answer["revisions"].as_array().unwrap().iter().zip(revisions) {
                for (key, rest) in
                    [("publishedAt", "published_at"), ("since", "since"), ("reason", "reason"), ("counts", "counts")]
                {
                    assert_eq!(one[key], other[rest], "{key}");
                }
            }
            let differences = json_of(program, &format!("/v1/disclosures/{id}/differences?as_of={state}"));
            assert_eq!(answer["differences"], differences["items"]);
            assert_eq!(differences["items"].as_array().unwrap().is_empty(), count == 1);
            assert!(answer["none"].is_null());
        }
        let past =
            "{ nodes(ids: [\"999901-2025-budget\"], asOf: \"2\") { id } node(id: \"999901-2025-budget\") { id } }";
        assert_eq!(data(program, past, &json!({})), json!({"nodes": [null], "node": {"id": id}}));
        let counts = data(program, "{ disclosures(first: 1) { nodes { counts } } }", &json!({}));
        assert_eq!(counts["disclosures"]["nodes"][0]["counts"]["projects"], 34);
    });
}

#[test]
fn texts_are_found_and_lead_to_their_items() {
    on_both(|program| {
        let query = r#"query($after: String) { search(q: "道路", first: 1, after: $after) {
            nodes { resource field snippet score node { id ... on Project { name } } } endCursor } }"#;
        let first = data(program, query, &json!({}));
        insta::assert_snapshot!("search", shown(&first));
        let second = data(program, query, &json!({"after": first["search"]["endCursor"]}));
        assert_ne!(second["search"]["nodes"][0]["node"]["id"], first["search"]["nodes"][0]["node"]["id"]);
    });
}

#[test]
fn a_level_is_one_statement_however_many_items_it_has() {
    on_both(|program| {
        let query = "query($first: Int!) { projects(first: $first) { nodes {
            name government { name } disclosure { id } indicators(first: 8) { nodes { name project { name } } } } } }";
        let statements = |first: u32| {
            let before = program.store().statements();
            data(program, query, &json!({"first": first}));
            program.store().statements() - before
        };
        let (one, many) = (statements(1), statements(40));
        assert_eq!(one, many);
        assert!(many <= 11, "{many} statements for five levels");
    });
}
