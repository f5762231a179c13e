//! Aggregates are what exact sums over the rows are.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::fixture::{get, json, on_both, shown, walk};

#[test]
fn sums_counts_and_means_equal_those_over_the_rows() {
    on_both(|program| {
        let mut groups: BTreeMap<(String, i64), Vec<Option<Decimal>>> = BTreeMap::new();
        for item in walk(program, "/v1/projects?limit=500") {
            let key = (item["government"].as_str().unwrap().to_owned(), item["fiscal_year"].as_i64().unwrap());
            let amount = item["budget"]["amount"].as_str().map(|amount| amount.parse().unwrap());
            groups.entry(key).or_default().push(amount);
        }
        let page = json(
            program,
            "/v1/projects/aggregate?group_by=government,fiscal_year&measure=count,sum(budget),avg(budget),min(budget),max(budget)",
        );
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.len(), groups.len());
        for (item, ((government, year), amounts)) in items.iter().zip(&groups) {
            assert_eq!(item["group"], serde_json::json!({"government": government, "fiscal_year": year}));
            let present: Vec<Decimal> = amounts.iter().flatten().copied().collect();
            let value =
                |measure: &str| -> Decimal { item["values"][measure]["amount"].as_str().unwrap().parse().unwrap() };
            assert_eq!(item["values"]["count"], amounts.len());
            assert_eq!(value("sum(budget)"), present.iter().sum::<Decimal>());
            assert_eq!(Some(value("min(budget)")), present.iter().min().copied());
            assert_eq!(Some(value("max(budget)")), present.iter().max().copied());
            let mean = present.iter().sum::<Decimal>() / Decimal::from(present.len());
            assert!((value("avg(budget)") - mean).abs() <= Decimal::new(5, 3), "{government} {year}");
            assert_eq!(item["missing"]["budget"], amounts.len() - present.len());
        }
    });
}

#[test]
fn groups_are_kept_sorted_and_paged_by_their_measures() {
    on_both(|program| {
        let question = "/v1/indicators/aggregate?group_by=level2&measure=count,count_distinct(project)&sort=-count,level2&having=count__ge:3";
        let whole = json(program, question);
        insta::assert_snapshot!("aggregate-level2", shown(&whole));
        let pages = walk(program, &format!("{question}&limit=2"));
        assert_eq!(Json::Array(pages), whole["items"]);
    });
}

#[test]
fn duplicates_can_be_counted_out() {
    on_both(|program| {
        let sum = |query: &str| {
            json(program, &format!("/v1/projects/aggregate?measure=count,sum(budget)&government=130271{query}"))["items"][0]
                ["values"]
                .clone()
        };
        assert_eq!(
            sum(""),
            serde_json::json!({"count": 34, "sum(budget)": {"amount": "122909900.00", "currency": "CNY"}})
        );
        assert_eq!(
            sum("&duplicate_of__missing=true"),
            serde_json::json!({"count": 33, "sum(budget)": {"amount": "122330800.00", "currency": "CNY"}})
        );
    });
}

#[test]
fn what_cannot_be_measured_is_refused() {
    on_both(|program| {
        let answer = get(program, "/v1/projects/aggregate?measure=sum(name)&group_by=nam");
        assert_eq!(answer.status, 400);
        insta::assert_snapshot!("aggregate-refused", shown(&answer.json().unwrap()));
    });
}
