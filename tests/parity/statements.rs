//! How many statements a request runs: so many for what it is, and never one more for another item.

use crate::fixture::{get, on_both};
use crate::graphql::data;
use openbudget_testkit::program::Program;

/// How many statements an answer of status 200 takes.
fn statements(program: &Program, path: &str) -> u64 {
    let before = program.store().statements();
    let answer = get(program, path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text().unwrap());
    program.store().statements() - before
}

/// Finding the release that is read.
const RELEASE: u64 = 1;

#[test]
fn a_list_is_one_statement_and_so_are_its_number_its_cursor_and_each_include() {
    on_both(|program| {
        let next = crate::fixture::json(program, "/v1/projects?limit=2")["page"]["next"].as_str().unwrap().to_owned();
        for (query, most) in [
            (String::new(), RELEASE + 1),
            ("&sort=-budget,name&government=130271&or=(name__contains:农,code__missing:true)".to_owned(), RELEASE + 1),
            ("&count=exact".to_owned(), RELEASE + 2),
            ("&include=indicators".to_owned(), RELEASE + 2),
            ("&include=indicators,findings,schedule,objectives".to_owned(), RELEASE + 3),
            (format!("&cursor={next}"), RELEASE + 2),
            ("&updated_since=1".to_owned(), RELEASE + 3),
        ] {
            let few = statements(program, &format!("/v1/projects?limit=1{query}"));
            let many = statements(program, &format!("/v1/projects?limit=1000{query}"));
            assert_eq!(few, many, "{query}");
            assert!(many <= most, "{query}: {many} statements");
        }
        for (resource, limit) in [("indicators", 1000), ("disclosures", 50), ("debt-service", 1000)] {
            let few = statements(program, &format!("/v1/{resource}?limit=1&include=findings"));
            let many = statements(program, &format!("/v1/{resource}?limit={limit}&include=findings"));
            assert_eq!((few, many), (RELEASE + 2, RELEASE + 2), "{resource}");
        }
    });
}

#[test]
fn an_item_an_aggregate_and_a_search_are_one_statement_each() {
    on_both(|program| {
        let id = crate::fixture::json(program, "/v1/projects?limit=1")["items"][0]["id"].as_str().unwrap().to_owned();
        for (path, most) in [
            (format!("/v1/projects/{id}"), RELEASE + 1),
            (format!("/v1/projects/{id}?include=indicators,findings"), RELEASE + 3),
            ("/v1/disclosures/130271-2023-budget".to_owned(), RELEASE + 2),
            ("/v1/disclosures/130271-2023-budget?include=findings".to_owned(), RELEASE + 3),
            ("/v1/findings?fact=130271-2023-budget".to_owned(), RELEASE + 1),
            ("/v1/indicators/aggregate?group_by=level2,government&measure=count,sum(target_value),avg(target_value),count_distinct(project)&having=count__gt:1&sort=-count".to_owned(), RELEASE + 1),
            ("/v1/search?q=%E5%85%BB%E8%80%81".to_owned(), RELEASE + 1),
            ("/v1/search?q=%E6%A0%A1&limit=1000".to_owned(), RELEASE + 1),
        ] {
            let count = statements(program, &path);
            assert!(count <= most, "{path}: {count} statements");
        }
    });
}

#[test]
fn what_the_client_has_already_takes_the_number_of_the_release_alone() {
    on_both(|program| {
        let id = crate::fixture::json(program, "/v1/projects?limit=1")["items"][0]["id"].as_str().unwrap().to_owned();
        for path in [
            "/v1/projects?limit=1000&include=indicators".to_owned(),
            format!("/v1/projects/{id}"),
            "/v1/disclosures/130271-2023-budget".to_owned(),
            "/v1/projects/aggregate?group_by=government&measure=sum(budget)".to_owned(),
            "/v1/search?q=%E6%A0%A1".to_owned(),
            "/v1/indicators.csv".to_owned(),
            "/v1/indicators.ndjson".to_owned(),
            "/v1/rules".to_owned(),
            "/graphql?query={projects{nodes{id}}}".to_owned(),
        ] {
            let tag = get(program, &path).header("etag").unwrap().to_owned();
            let before = program.store().statements();
            let again = program.client().get_with(&path, &[("if-none-match", &tag)]).unwrap();
            assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
            assert_eq!(program.store().statements() - before, 1, "{path}");
        }
    });
}

/// Twelve fields that lead to other items, up and down.
const NESTED: &str =
    "query($first: Int!) { governments(filter: {listed: {eq: true}, level: {eq: \"county\"}}, first: 2) { nodes { code
    disclosures(first: $first) { nodes { government { name parent { name } } document { mediaType }
    projects(first: $first) { nodes { name government { name } findings(first: 3) { nodes { rule } }
    indicators(first: $first) { nodes { name source { text } findings(first: 3) { nodes { rule } }
    project { name disclosure { id } } } } } } } } } } }";

#[test]
fn each_level_of_a_nested_query_is_one_statement() {
    on_both(|program| {
        for first in [1, 3, 9] {
            let before = program.store().statements();
            data(program, NESTED, &serde_json::json!({"first": first}));
            let count = program.store().statements() - before;
            assert!(count <= RELEASE + 1 + 12, "first: {first}: {count} statements");
        }
    });
}
