//! What is refused, with the codes of REST.

use serde_json::json;

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
            "mutation { drop }",
            deep.as_str(),
            "{ ...a } fragment a on Query { ...a }",
            "{ projects(",
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
