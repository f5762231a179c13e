//! Search finds a term exactly where it stands.

use std::collections::BTreeSet;

use openbudget_domain::search::{SEARCHED, folded};
use serde_json::Value as Json;

use crate::fixture::{get, json, on_both, shown, walk};

/// The texts of an item that are searched.
fn texts(item: &Json, resource: &str) -> Vec<(String, String)> {
    SEARCHED
        .iter()
        .filter(|searched| searched.resource == resource)
        .map(|searched| {
            let value = &item[searched.field];
            let text = match value {
                Json::String(text) => text.clone(),
                Json::Array(parts) => {
                    parts.iter().map(|part| part["text"].as_str().unwrap()).collect::<Vec<_>>().join("；")
                }
                _ => value["printed"].as_str().unwrap_or_default().to_owned(),
            };
            (searched.field.to_owned(), text)
        })
        .collect()
}

#[test]
fn terms_of_any_length_are_found_wherever_they_stand_and_nowhere_else() {
    on_both(|program| {
        let mut resources: Vec<&str> = SEARCHED.iter().map(|searched| searched.resource).collect();
        resources.dedup();
        let items: Vec<(&str, Json)> = resources
            .iter()
            .flat_map(|resource| {
                walk(program, &format!("/v1/{resource}?limit=1000")).into_iter().map(move |item| (*resource, item))
            })
            .collect();
        for term in [
            "校",
            "道路",
            "满意度",
            "养护县道",
            "年度工作计划",
            "9",
            "95%",
            "ａ标准",
            "2024年",
            "没有这个词",
            "\"",
            "*",
            "g0",
        ] {
            let expected: BTreeSet<(String, String)> = items
                .iter()
                .flat_map(|(resource, item)| {
                    texts(item, resource)
                        .into_iter()
                        .filter(|(_, text)| folded(text).contains(&folded(term)))
                        .map(|(field, _)| (item["id"].as_str().unwrap().to_owned(), field))
                        .collect::<Vec<_>>()
                })
                .collect();
            let escaped: Vec<String> = term.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let escaped = escaped.concat();
            let hits = walk(program, &format!("/v1/search?q={escaped}&limit=37"));
            let found: BTreeSet<(String, String)> = hits
                .iter()
                .map(|hit| (hit["id"].as_str().unwrap().to_owned(), hit["field"].as_str().unwrap().to_owned()))
                .collect();
            assert_eq!(found, expected, "{term}");
            assert_eq!(hits.len(), expected.len(), "{term}: no hit stands twice");
            assert!(hits.is_sorted_by(|one, other| one["score"].as_f64() >= other["score"].as_f64()), "{term}");
            assert!(hits.iter().all(|hit| hit["snippet"].as_str().unwrap().contains("<mark>")), "{term}");
        }
    });
}

#[test]
fn hits_are_ranked_filtered_and_the_same_on_both_databases() {
    on_both(|program| {
        let page = json(program, "/v1/search?q=道路&limit=5&government=999901");
        insta::assert_snapshot!("search", shown(&page));
        let only = json(program, "/v1/search?q=满意&resource=indicators&fiscal_year=2025&limit=1000");
        assert!(
            only["items"]
                .as_array()
                .unwrap()
                .iter()
                .all(|hit| hit["resource"] == "indicators" && hit["fiscal_year"] == 2025)
        );
        assert!(!only["items"].as_array().unwrap().is_empty());
        assert_eq!(json(program, "/v1/search?q=道路&as_of=1")["release"], 1);
        for query in [
            "",
            "q=",
            "q=%20",
            "q=a&limit=0",
            "q=a&government=1",
            "q=a&resource=findings2",
            "q=a&x=1",
            "q=a&q=b",
            "q=a&cursor=x",
        ] {
            assert_eq!(get(program, &format!("/v1/search?{query}")).status, 400, "{query}");
        }
    });
}
