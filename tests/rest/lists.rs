//! Every list answers with whole items.

use crate::fixture::{json, on_both, shown};

/// The lists of facts, of the smaller of the invented documents.
const FACTS: &[&str] = &[
    "projects",
    "indicators",
    "official-expenses",
    "debt-balances",
    "debt-service",
    "transfer-payments",
    "procurement-thresholds",
    "statements",
];

#[test]
fn every_fact_of_a_disclosure_is_listed_with_its_source() {
    on_both(|program| {
        for resource in FACTS {
            let page = json(program, &format!("/v1/{resource}?government=999902&fiscal_year=2024"));
            insta::assert_snapshot!(format!("list-{resource}"), shown(&page));
        }
    });
}

#[test]
fn governments_disclosures_and_documents_are_listed() {
    on_both(|program| {
        insta::assert_snapshot!("list-disclosures", shown(&json(program, "/v1/disclosures")));
        insta::assert_snapshot!("list-documents", shown(&json(program, "/v1/documents")));
        let page = json(program, "/v1/governments?code__in=130000,130200,130271,110101,999901,999902");
        insta::assert_snapshot!("list-governments", shown(&page));
    });
}

#[test]
fn the_embedded_record_answers_with_its_figures() {
    on_both(|program| {
        let page = json(program, "/v1/projects?government=130271&limit=100&count=exact&fields=name,budget");
        assert_eq!(page["page"]["total"], 34);
        assert_eq!(page["items"].as_array().unwrap().len(), 34);
        let page = json(program, "/v1/indicators?government=130271&level2=quantity&count=exact&limit=1");
        assert_eq!(page["page"]["total"], 37);
        insta::assert_snapshot!(
            "list-debt-service-130271",
            shown(&json(program, "/v1/debt-service?government=130271"))
        );
    });
}

#[test]
fn a_government_a_year_or_a_key_that_nothing_has_gives_no_items() {
    on_both(|program| {
        for filter in ["government=999999", "fiscal_year=1999", "agency=无", "name=无", "id=none"] {
            let page = json(program, &format!("/v1/projects?{filter}"));
            assert_eq!(page["items"].as_array().unwrap().len(), 0, "{filter}");
            assert!(page["page"]["next"].is_null(), "{filter}");
        }
    });
}

#[test]
fn an_item_has_only_the_keys_asked_for_and_the_indicators_where_they_are() {
    on_both(|program| {
        let page = json(program, "/v1/projects?government=999902&limit=1&fields=name,indicators&include=indicators");
        let item = page["items"][0].as_object().unwrap();
        assert_eq!(item.keys().collect::<Vec<_>>(), ["name", "indicators"]);
        let indicators = item["indicators"].as_array().unwrap();
        let listed = json(program, "/v1/indicators?government=999902&limit=1000");
        let project = indicators[0]["project"].clone();
        let of_project: Vec<_> =
            listed["items"].as_array().unwrap().iter().filter(|item| item["project"] == project).cloned().collect();
        assert_eq!(*indicators, of_project);
    });
}
