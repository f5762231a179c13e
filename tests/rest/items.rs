//! Every listed item answers alone, under its id.

use crate::fixture::{get, json, on_both, shown, walk};

#[test]
fn an_item_alone_is_the_item_of_the_list() {
    on_both(|program| {
        for resource in openbudget_domain::resource::RESOURCES {
            let first = json(program, &format!("/v1/{}?limit=3", resource.name));
            let items = first["items"].as_array().unwrap();
            assert!(!items.is_empty() || resource.name == "transfer-payments", "{}", resource.name);
            for item in items {
                let id = item[resource.fields[0].name].as_str().unwrap();
                let alone = json(program, &format!("/v1/{}/{id}", resource.name));
                for (key, value) in item.as_object().unwrap() {
                    assert_eq!(alone[key], *value, "{} {id} {key}", resource.name);
                }
            }
        }
    });
}

#[test]
fn a_disclosure_alone_has_its_sections_its_coverage_and_its_revisions() {
    on_both(|program| {
        insta::assert_snapshot!("show-disclosure", shown(&json(program, "/v1/disclosures/999902-2024-budget")));
    });
}

#[test]
fn an_id_that_nothing_has_is_not_found_and_a_malformed_one_is_refused() {
    on_both(|program| {
        let mut answers = Vec::new();
        for path in [
            "/v1/projects/none",
            "/v1/disclosures/none",
            "/v1/governments/999999",
            "/v1/governments/13",
            "/v1/documents/abc",
            "/v1/projects/none?limit=1",
        ] {
            let answer = get(program, path);
            assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{path}");
            answers.push(format!("{} {}", answer.status, shown(&answer.json().unwrap())));
        }
        insta::assert_snapshot!("show-refused", answers.join("\n"));
    });
}

#[test]
fn every_fact_cites_a_document_that_is_listed() {
    on_both(|program| {
        let documents: Vec<String> = walk(program, "/v1/documents?limit=2")
            .iter()
            .map(|item| item["sha256"].as_str().unwrap().to_owned())
            .collect();
        for resource in ["projects", "indicators", "official-expenses", "statements", "debt-service"] {
            for item in walk(program, &format!("/v1/{resource}?limit=200")) {
                let cited = item["source"]["document"].as_str().unwrap();
                assert!(documents.iter().any(|document| document == cited), "{resource} {}", item["id"]);
                assert!(!item["source"]["text"].as_str().unwrap().is_empty(), "{resource} {}", item["id"]);
            }
        }
    });
}
