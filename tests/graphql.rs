//! The GraphQL face: what it answers, what it refuses, and how it is asked over HTTP.

mod answers;
mod limits;
mod transport;

use openbudget_testkit::client::Answer;
use openbudget_testkit::program::Program;
use serde_json::{Value as Json, json};

/// The answer to a request of these parameters by POST.
pub(crate) fn post(program: &Program, body: &Json) -> Answer {
    let headers = [("content-type", "application/json")];
    program.client().send(&awc::http::Method::POST, "/graphql", &headers, body.to_string().into_bytes()).unwrap()
}

/// The data of an answer without errors.
pub(crate) fn data(program: &Program, query: &str, variables: &Json) -> Json {
    let answer = post(program, &json!({"query": query, "variables": variables}));
    let mut body = answer.json().unwrap();
    assert!(body.get("errors").is_none(), "{query} {variables}: {}", answer.text().unwrap());
    body["data"].take()
}
