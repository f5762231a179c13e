//! Pages neither repeat nor skip, whatever is published in between.

use serde_json::Value as Json;

use crate::fixture::{COUNTY_2024, COUNTY_2025, DISTRICT_2024, get, json, on_both, on_both_empty, publish, walk};

#[test]
fn small_pages_joined_are_the_whole_list_in_every_order() {
    on_both(|program| {
        for (resource, orders) in [
            ("projects", ["", "&sort=-budget", "&sort=purpose,-name", "&sort=-code,other_funds", "&sort=framework"]),
            (
                "indicators",
                ["", "&sort=-target_value", "&sort=target_date,level2", "&sort=-basis,name", "&sort=weight"],
            ),
            ("debt-service", ["", "&sort=-total", "&sort=account", "&sort=-principal,interest", "&sort=fiscal_year"]),
            (
                "procurement-thresholds",
                ["", "&sort=inclusive", "&sort=-inclusive,amount", "&sort=kind", "&sort=-amount"],
            ),
            ("debt-balances", ["", "&sort=-as_of_date", "&sort=limit", "&sort=-balance", "&sort=debt_type"]),
        ] {
            for order in orders {
                let whole = json(program, &format!("/v1/{resource}?limit=1000{order}"));
                let whole = whole["items"].as_array().unwrap();
                for limit in [1, 7] {
                    let pages = walk(program, &format!("/v1/{resource}?limit={limit}{order}&fields=id"));
                    let ids: Vec<&Json> = pages.iter().map(|item| &item["id"]).collect();
                    let expected: Vec<&Json> = whole.iter().map(|item| &item["id"]).collect();
                    assert_eq!(ids, expected, "{resource} {order} by {limit}");
                    if limit == 1 && resource == "indicators" {
                        break;
                    }
                }
            }
        }
    });
}

#[test]
fn later_pages_read_the_release_of_the_first() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        let whole = json(program, "/v1/indicators?limit=1000")["items"].clone();
        let first = json(program, "/v1/indicators?limit=5");
        publish(program, "999902", DISTRICT_2024);
        publish(program, "999901", &changed(COUNTY_2024));
        publish(program, "999901", COUNTY_2025);
        let next = first["page"]["next"].as_str().unwrap();
        let mut items = first["items"].as_array().unwrap().clone();
        let mut cursor = next.to_owned();
        loop {
            let page = json(program, &format!("/v1/indicators?limit=5&cursor={cursor}"));
            assert_eq!(page["release"], 1);
            items.extend(page["items"].as_array().unwrap().iter().cloned());
            match page["page"]["next"].as_str() {
                Some(next) => next.clone_into(&mut cursor),
                None => break,
            }
        }
        assert_eq!(Json::Array(items), whole);
    });
}

#[test]
fn a_cursor_is_bound_to_its_question() {
    on_both(|program| {
        let page = json(program, "/v1/projects?limit=1&government=999901");
        let cursor = page["page"]["next"].as_str().unwrap();
        for path in [
            format!("/v1/projects?limit=1&government=999902&cursor={cursor}"),
            format!("/v1/indicators?limit=1&government=999901&cursor={cursor}"),
            format!("/v1/projects?limit=1&government=999901&cursor={cursor}x"),
            "/v1/projects?cursor=abc".to_owned(),
        ] {
            let answer = get(program, &path);
            assert_eq!(
                (answer.status, answer.json().unwrap()["code"].clone()),
                (400, "invalid_cursor".into()),
                "{path}"
            );
        }
        // The size of the page may change.
        let next = json(program, &format!("/v1/projects?limit=3&government=999901&cursor={cursor}"));
        assert!(!next["items"].as_array().unwrap().is_empty());
    });
}

/// The same disclosure with a figure changed, printed anew.
pub(crate) fn changed(document: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(document.to_vec()).unwrap();
    assert!(text.contains("125.81"), "the document has the figure");
    text.replace("125.81", "125.82").into_bytes()
}
