//! What is refused, with the codes of REST.

use data_encoding::HEXLOWER;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::post;
use crate::fixture::{on_both, shown};

#[test]
fn wrong_questions_are_refused_with_a_code_and_the_place() {
    on_both(|program| {
        let deep = format!(
            "{{ projects {{ nodes {}id{} }} }}",
            "{ disclosure { projects { nodes ".repeat(7),
            " } } }".repeat(7)
        );
        let answers: Vec<String> = [
            "{ projects(filter: {budget: {ge: \"viel\"}}) { totalCount } }",
            "{ projects(filter: {budget: {ge: null}}) { totalCount } }",
            "{ projects(filter: {code: {missing: true}}, first: 5000) { totalCount } }",
            "{ projects(after: \"nonsense\") { totalCount } }",
            "{ projects(asOf: \"99\") { totalCount } }",
            "{ projects(asOf: \"yesterday\") { totalCount } }",
            "{ indicators(filter: {level2: {eq: \"数量质量\"}}) { totalCount } }",
            "{ projectAggregates(sort: [{key: NAME}]) { totalCount } }",
            "{ projectAggregates(having: {sumBudget: {ge: \"x\"}}) { totalCount } }",
            "{ search(q: \" \") { nodes { id } } }",
            "{ projects { nodes { nothing } } }",
            "{ projects(first: 1000) { nodes { indicators(first: 1000) { nodes { id } } } } }",
            "query Named { projects(first: 1000) { nodes { indicators(first: 1000) { nodes { id } } } } }",
            "query One { release } query Other { release }",
            "{ projects(updatedSince: 99) { totalCount } }",
            "{ projects(updatedSince: -1) { totalCount } }",
            "{ indicators(filter: {targetDate: {lt: \"+12345-01-01\"}}) { totalCount } }",
            "mutation { drop }",
            deep.as_str(),
            "{ ...a } fragment a on Query { ...a }",
            "{ projects(",
            "{ projects { nodes { bugdet { amount } } } }",
            "{ projects(frist: 3) { totalCount } }",
            "{ projects(filter: {bugdet: {ge: \"1\"}}) { totalCount } }",
            "{ projects(filter: {budget: {gte: \"1\"}}) { totalCount } }",
            "{ projects(sort: [{key: BUDGETS}]) { totalCount } }",
            "{ projects(sort: [{key: NAME}, {key: NAME, direction: DESC}]) { totalCount } }",
            "{ projectAggregates(groupBy: [NAME, NAME]) { totalCount } }",
            "{ projectAggregates(sort: [{measure: COUNT}, {measure: COUNT}]) { totalCount } }",
            "query($a: Projct) { projects { totalCount } }",
            "{ differences(disclosure: \"999901-2024-budget\", to: 3) { id } }",
            "{ differences(disclosure: \"999901-2024-budget\", from: 0) { id } }",
            "{ search(q: \"a\", resource: \"debt-balances\") { nodes { id } } }",
            format!("{{ {}id{} }}", "a { ".repeat(60), " }".repeat(60)).as_str(),
            format!("{{ {}id{} }}", "a { ".repeat(3_000), " }".repeat(3_000)).as_str(),
        ]
        .iter()
        .map(|query| {
            let answer = post(program, &json!({"query": query}));
            let mut body = answer.json().unwrap();
            for error in body["errors"].as_array_mut().unwrap() {
                error.as_object_mut().unwrap().remove("locations");
            }
            format!("{}\n{} {}", query.chars().take(100).collect::<String>(), answer.status, shown(&body))
        })
        .collect();
        insta::assert_snapshot!("refused", answers.join("\n\n"));
    });
}

#[test]
fn many_questions_in_one_and_orders_by_many_keys_are_refused() {
    on_both(|program| {
        let ask = |query: &str| post(program, &json!({"query": query})).json().unwrap();
        let pages = |count: usize| {
            let fields: Vec<String> =
                (0..count).map(|at| format!("a{at}: governments(first: 1) {{ totalCount }}")).collect();
            ask(&format!("{{ {} }}", fields.join(" ")))
        };
        assert!(pages(100).get("errors").is_none());
        assert_eq!(pages(101)["errors"][0]["message"], "the query asks for more than 100 pages and aggregates");
        let sorted = |keys: usize| {
            let names = ["NAME", "CODE", "TITLE", "BUDGET", "PURPOSE", "AGENCY"];
            let keys: Vec<String> = names[..keys].iter().map(|name| format!("{{key: {name}}}")).collect();
            ask(&format!("{{ projects(first: 1, sort: [{}]) {{ nodes {{ id }} }} }}", keys.join(", ")))
        };
        assert!(sorted(5).get("errors").is_none());
        assert_eq!(sorted(6)["errors"][0]["message"], "sort: names more than 5 keys");
    });
}

#[test]
fn no_value_is_among_none() {
    on_both(|program| {
        let query = "{ a: projects(filter: {budget: {in: []}}) { totalCount }
            b: projects(filter: {or: [{name: {in: []}}, {code: {missing: true}}]}) { totalCount }
            c: projects(filter: {code: {missing: true}}) { totalCount }
            d: indicatorAggregates(groupBy: [LEVEL1], filter: {targetDate: {in: []}}) { totalCount } }";
        let data = &post(program, &json!({"query": query})).json().unwrap()["data"];
        assert_eq!((&data["a"]["totalCount"], &data["d"]["totalCount"]), (&json!(0), &json!(0)));
        assert_eq!(data["b"], data["c"]);
    });
}

#[test]
fn items_by_their_ids_weigh_as_much_as_those_of_a_page() {
    on_both(|program| {
        let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Project { indicators(first: 1000) { nodes { id } } } } }";
        let ask = |count: usize| {
            let ids = vec!["999901-2024-budget-p-bgqefe5g"; count];
            post(program, &json!({"query": query, "variables": {"ids": ids}})).json().unwrap()
        };
        assert!(ask(10).get("errors").is_none());
        assert_eq!(ask(100)["errors"][0]["extensions"]["code"], "query_too_costly");
        let written = format!(
            "{{ nodes(ids: [{}]) {{ id ... on Project {{ indicators(first: 1000) {{ nodes {{ id }} }} }} }} }}",
            "\"a\",".repeat(90)
        );
        assert_eq!(
            post(program, &json!({"query": written})).json().unwrap()["errors"][0]["extensions"]["code"],
            "query_too_costly"
        );
    });
}

#[test]
fn a_query_that_is_named_by_its_hash_weighs_as_much_as_one_that_is_written_out() {
    on_both(|program| {
        let query =
            "query($first: Int!) { projects(first: $first) { nodes { indicators(first: $first) { nodes { id } } } } }";
        let hash = HEXLOWER.encode(&Sha256::digest(query.as_bytes()));
        let extensions = json!({"persistedQuery": {"version": 1, "sha256Hash": hash}});
        let ask = |body: serde_json::Value| post(program, &body).json().unwrap();
        assert!(
            ask(json!({"query": query, "variables": {"first": 2}, "extensions": extensions})).get("errors").is_none()
        );
        assert!(ask(json!({"variables": {"first": 3}, "extensions": extensions})).get("errors").is_none());
        let refused = ask(json!({"variables": {"first": 1000}, "extensions": extensions}));
        assert_eq!(refused["errors"][0]["extensions"]["code"], "query_too_costly");
        assert!(refused.get("data").is_none());
    });
}
