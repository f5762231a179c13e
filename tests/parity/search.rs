//! Search gives the same hits in the same order, page by page, by both faces on both databases.

use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use serde_json::{Value as Json, json};

use super::question::escaped;
use crate::fixture::{json, published};
use crate::graphql::data;

fn by_rest(program: &Program, query: &str, cursor: Option<&str>) -> (Json, Option<String>) {
    let cursor = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
    let page = json(program, &format!("/v1/search?{query}{cursor}"));
    (page["items"].clone(), page["page"]["next"].as_str().map(str::to_owned))
}

fn by_graphql(program: &Program, arguments: &str, cursor: Option<&str>) -> (Json, Option<String>) {
    let after = cursor.map(|cursor| format!(", after: {}", json!(cursor))).unwrap_or_default();
    let query = format!(
        "{{ search({arguments}{after}) {{ endCursor nodes {{ resource id government fiscal_year: fiscalYear field snippet score }} }} }}"
    );
    let page = data(program, &query, &json!({}));
    let page = &page["search"];
    (page["nodes"].clone(), page["endCursor"].as_str().map(str::to_owned))
}

#[test]
fn hits_are_four_times_the_same() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let (mut pages, mut hits) = (0, 0);
    for term in ["校", "养老", "道路", "满意度", "年度工作计划", "完成率", "1", "95%", "A", "（", "的 工作", "没有的词"]
    {
        for (query, arguments) in [
            ("limit=9", "first: 9"),
            ("limit=4&government=999901&fiscal_year=2024", "first: 4, government: \"999901\", fiscalYear: 2024"),
            ("limit=5&resource=indicators&as_of=3", "first: 5, resource: \"indicators\", asOf: \"3\""),
        ] {
            let query = format!("q={}&{query}", escaped(term));
            let arguments = format!("q: {}, {arguments}", json!(term));
            let mut cursor: Option<String> = None;
            for _ in 0..3 {
                let one = by_rest(&sqlite, &query, cursor.as_deref());
                assert_eq!(one, by_rest(&postgres, &query, cursor.as_deref()), "{query}");
                assert_eq!(one, by_graphql(&sqlite, &arguments, cursor.as_deref()), "{query}");
                assert_eq!(one, by_graphql(&postgres, &arguments, cursor.as_deref()), "{query}");
                pages += 1;
                hits += one.0.as_array().unwrap().len();
                cursor = one.1;
                if cursor.is_none() {
                    break;
                }
            }
        }
    }
    assert!(pages > 50 && hits > 200, "{pages} pages, {hits} hits");
}
