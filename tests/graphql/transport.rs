//! GraphQL over HTTP: methods, media types, persisted queries, and the page of the explorer.

use awc::http::Method;
use data_encoding::HEXLOWER;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::post;
use crate::fixture::{get, on_both, on_both_empty};

#[test]
fn a_query_is_asked_by_get_too_and_is_not_sent_again_to_who_has_it() {
    on_both(|program| {
        let path = "/graphql?query=query($n:Int!){projects(first:$n){nodes{id}}}&variables={\"n\":2}";
        let by_get = get(program, path);
        let by_post =
            post(program, &json!({"query": "query($n:Int!){projects(first:$n){nodes{id}}}", "variables": {"n": 2}}));
        assert_eq!((by_get.status, by_get.json().unwrap()), (200, by_post.json().unwrap()));
        let tag = by_get.header("etag").unwrap();
        let again = program.client().get_with(path, &[("if-none-match", tag)]).unwrap();
        assert_eq!((again.status, again.body.len()), (304, 0));
        assert_eq!(get(program, "/graphql?query=mutation{a}").status, 405);
    });
}

#[test]
fn a_persisted_query_is_sent_once_and_named_from_then_on() {
    on_both(|program| {
        let query = "{ release }";
        let hash = HEXLOWER.encode(&Sha256::digest(query.as_bytes()));
        let extensions = json!({"persistedQuery": {"version": 1, "sha256Hash": hash}});
        let unknown = json!({"version": 1, "sha256Hash": "0".repeat(64)});
        let missing = post(program, &json!({"extensions": {"persistedQuery": unknown}})).json().unwrap();
        assert_eq!(missing["errors"][0]["message"], "PersistedQueryNotFound");
        let sent = post(program, &json!({"query": query, "extensions": extensions})).json().unwrap();
        assert_eq!(sent, json!({"data": {"release": 4}}));
        let named = get(program, &format!("/graphql?extensions={extensions}"));
        assert_eq!(named.json().unwrap(), sent);
    });
}

#[test]
fn what_is_no_request_is_refused_as_the_specification_has_it() {
    on_both_empty(|program| {
        let send = |headers: &[(&str, &str)], body: &str| {
            let answer = program.client().send(&Method::POST, "/graphql", headers, body.as_bytes().to_vec()).unwrap();
            let code = answer.json().unwrap()["errors"][0]["extensions"]["code"].clone();
            (answer.status, code)
        };
        let json_type = ("content-type", "application/json");
        assert_eq!(send(&[], "{}"), (415, json!("unsupported_media_type")));
        assert_eq!(send(&[("content-type", "text/plain")], "{}"), (415, json!("unsupported_media_type")));
        assert_eq!(send(&[json_type], "{"), (400, json!("malformed_body")));
        assert_eq!(send(&[json_type], "[]"), (400, json!("malformed_body")));
        assert_eq!(send(&[json_type], "{}"), (400, json!("malformed_body")));
        assert_eq!(send(&[json_type], r#"{"query": 1}"#), (400, json!("malformed_body")));
        assert_eq!(send(&[json_type], r#"{"query": "{release}", "variables": 1}"#), (400, json!("malformed_body")));
        let long = format!(r#"{{"query": "{}"}}"#, "#".repeat(300_000));
        assert_eq!(send(&[json_type], &long), (413, json!("body_too_large")));
        assert_eq!(
            send(&[json_type, ("accept", "text/csv")], r#"{"query": "{release}"}"#),
            (406, json!("not_acceptable"))
        );
        let invalid = r#"{"query": "{ nothing }"}"#;
        let graphql = ("accept", "application/graphql-response+json");
        let answer = program.client().send(&Method::POST, "/graphql", &[json_type, graphql], invalid.into()).unwrap();
        assert_eq!(answer.status, 400);
        assert!(!answer.json().unwrap().as_object().unwrap().contains_key("data"));
        assert_eq!(answer.header("content-type"), Some("application/graphql-response+json; charset=utf-8"));
        let put = program.client().send(&Method::PUT, "/graphql", &[], Vec::new()).unwrap();
        assert_eq!((put.status, put.header("allow")), (405, Some("GET, HEAD, POST, OPTIONS")));
    });
}

#[test]
fn the_explorer_needs_no_other_site() {
    on_both_empty(|program| {
        let sent = program.client().get_with("/graphql", &[("accept", "text/html")]).unwrap();
        assert_eq!((sent.status, sent.header("location")), (303, Some("/graphiql/")));
        let page = get(program, "/graphiql/");
        let text = page.text().unwrap();
        assert!(!text.contains("http://") && !text.contains("https://"), "{text}");
        for name in ["react.js", "react-dom.js", "graphiql.js", "graphiql.css", "start.js"] {
            assert!(text.contains(&format!("/graphiql/{name}")));
            let asset = get(program, &format!("/graphiql/{name}"));
            assert_eq!(asset.status, 200);
            assert!(!asset.body.is_empty());
        }
        assert_eq!(get(program, "/graphiql/nothing.js").status, 404);
    });
}

#[test]
fn introspection_tells_the_schema() {
    on_both_empty(|program| {
        let answer = post(
            program,
            &json!({"query": "{ __schema { queryType { name } types { name } } __type(name: \"Project\") { fields { name description } } }"}),
        );
        let body: Json = answer.json().unwrap();
        assert_eq!(body["data"]["__schema"]["queryType"]["name"], "Query");
        let fields = body["data"]["__type"]["fields"].as_array().unwrap();
        assert!(
            fields
                .iter()
                .any(|field| field["name"] == "fiscalFunds"
                    && field["description"].as_str().unwrap().contains("财政资金"))
        );
    });
}
