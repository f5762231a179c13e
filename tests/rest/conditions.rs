//! Conditional requests, methods, and what stands around the answers.

use awc::http::Method;

use crate::fixture::{COUNTY_2024, DISTRICT_2024, get, on_both_empty, publish};

#[test]
fn an_answer_that_the_client_has_is_not_sent_again_until_something_is_published() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        for path in ["/v1/projects", "/v1/projects/aggregate?group_by=government", "/v1/disclosures/999901-2024-budget"]
        {
            let first = get(program, path);
            let tag = first.header("etag").unwrap().to_owned();
            let again = program.client().get_with(path, &[("if-none-match", &tag)]).unwrap();
            assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
            assert_eq!(again.header("etag"), Some(tag.as_str()));
        }
        let tag = get(program, "/v1/projects").header("etag").unwrap().to_owned();
        publish(program, "999902", DISTRICT_2024);
        let after = program.client().get_with("/v1/projects", &[("if-none-match", &tag)]).unwrap();
        assert_eq!(after.status, 200);
        assert_eq!(after.header("openbudget-release"), Some("2"));
    });
}

#[test]
fn reading_is_all_there_is_and_open_to_every_site() {
    on_both_empty(|program| {
        let send = |method: Method, path: &str, headers: &[(&str, &str)]| {
            program.client().send(&method, path, headers, Vec::new()).unwrap()
        };
        let head = send(Method::HEAD, "/v1/projects", &[]);
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert!(head.header("etag").is_some());
        for method in [Method::POST, Method::DELETE, Method::PUT] {
            let refused = send(method, "/v1/projects", &[]);
            assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, HEAD, OPTIONS")));
        }
        assert_eq!(send(Method::OPTIONS, "/v1/projects", &[]).header("allow"), Some("GET, HEAD, OPTIONS"));
        assert_eq!(send(Method::POST, "/v1/nothing", &[]).status, 404);
        let open = send(Method::GET, "/v1/projects", &[("origin", "https://example.org")]);
        assert_eq!(open.header("access-control-allow-origin"), Some("*"));
        assert_eq!(send(Method::GET, "/v1/projects", &[("accept", "text/turtle")]).status, 406);
        let packed = send(Method::GET, "/v1/governments?limit=1000", &[("accept-encoding", "gzip")]);
        assert_eq!(packed.header("content-encoding"), Some("gzip"));
    });
}

#[test]
fn the_program_tells_that_it_lives_and_can_answer() {
    on_both_empty(|program| {
        assert_eq!(get(program, "/healthz").text().unwrap(), r#"{"status":"ok"}"#);
        assert_eq!(get(program, "/readyz").text().unwrap(), r#"{"status":"ready","release":0}"#);
        assert_eq!(get(program, "/docs/").status, 200);
        assert_eq!(get(program, "/").status, 200);
    });
}
