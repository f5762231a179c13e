//! Conditional requests, methods, and what stands around the answers.

use awc::http::Method;

use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;

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
fn whoever_has_anything_has_what_is_there_and_not_what_is_missing() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        let ask = |path: &str| program.client().get_with(path, &[("if-none-match", "*")]).unwrap();
        for path in ["/v1/projects", "/v1/projects.csv", "/v1/governments/130271"] {
            let there = ask(path);
            assert_eq!((there.status, there.body.len()), (304, 0), "{path}");
            assert_eq!(there.header("etag"), get(program, path).header("etag"), "{path}");
        }
        for path in ["/v1/projects/nothing", "/v1/governments/999999", "/v1/disclosures/nothing/revisions"] {
            assert_eq!(ask(path).status, 404, "{path}");
        }
    });
}

/// The answer to a request of HTTP/1.0, up to the end of the connection: its head and its body.
fn of_old(program: &Program, path: &str) -> (String, Vec<u8>) {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(program.client().address()).unwrap();
    write!(stream, "GET {path} HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
    let mut wire = Vec::new();
    stream.read_to_end(&mut wire).unwrap();
    let end = wire.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
    (String::from_utf8(wire[..end].to_vec()).unwrap().to_lowercase(), wire[end + 4..].to_vec())
}

#[test]
fn what_is_streamed_to_a_client_of_http_1_0_ends_with_the_connection() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        let (head, body) = of_old(program, "/v1/projects.csv");
        assert!(head.starts_with("http/1.0 200") && !head.contains("transfer-encoding"), "{head}");
        assert_eq!(body, get(program, "/v1/projects.csv").body);
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
        let plain = send(Method::GET, "/v1/projects?as_of=1", &[]);
        assert_eq!(plain.header("access-control-allow-origin"), Some("*"), "a cache hands it to pages of any origin");
        assert_eq!(send(Method::GET, "/v1/projects", &[("accept", "text/turtle")]).status, 406);
    });
}

#[test]
fn each_encoding_of_an_answer_has_a_tag_of_its_own() {
    on_both_empty(|program| {
        let ask = |headers: &[(&str, &str)]| program.client().get_with("/v1/governments?limit=1000", headers).unwrap();
        let plain = ask(&[]).header("etag").unwrap().to_owned();
        for encoding in ["gzip", "br", "zstd"] {
            let packed = ask(&[("accept-encoding", encoding)]);
            assert_eq!(packed.header("content-encoding"), Some(encoding));
            let tag = packed.header("etag").unwrap().to_owned();
            assert_eq!(tag, format!("{}-{encoding}\"", plain.trim_end_matches('"')));
            let again = ask(&[("accept-encoding", encoding), ("if-none-match", &tag)]);
            assert_eq!((again.status, again.header("etag")), (304, Some(tag.as_str())));
        }
        let vary = ask(&[("accept-encoding", "gzip")]).header("vary").unwrap().to_ascii_lowercase();
        assert!(vary.contains("accept-encoding") && vary.split(',').any(|name| name.trim() == "accept"), "{vary}");
    });
}

#[test]
fn who_asks_more_than_the_server_allows_is_told_when_to_go_on() {
    for backend in Backend::ALL {
        let Some(program) = Program::start_with(backend, |state| state.limited(2)).unwrap() else { continue };
        let first = get(&program, "/v1/projects");
        assert_eq!((first.status, first.header("ratelimit")), (200, Some("\"default\";r=1;t=60")));
        assert_eq!(first.header("ratelimit-policy"), Some("\"default\";q=2;w=60"));
        assert_eq!(get(&program, "/v1/projects").status, 200);
        let refused = get(&program, "/v1/projects");
        assert_eq!((refused.status, refused.header("content-type")), (429, Some("application/problem+json")));
        let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=30).contains(&wait), "{wait}");
        assert_eq!(refused.json().unwrap()["code"], "rate_limited");
    }
}

#[test]
fn a_list_is_also_had_by_the_media_type_that_is_accepted() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        for (accept, suffix, media) in [
            ("text/csv", "csv", "text/csv; charset=utf-8; header=present"),
            ("application/json;q=0.5, text/csv", "csv", "text/csv; charset=utf-8; header=present"),
            ("application/x-ndjson", "ndjson", "application/x-ndjson"),
        ] {
            let accepted = program.client().get_with("/v1/projects", &[("accept", accept)]).unwrap();
            assert_eq!((accepted.status, accepted.header("content-type")), (200, Some(media)), "{accept}");
            assert_eq!(accepted.body, get(program, &format!("/v1/projects.{suffix}")).body);
        }
        let browser = "text/html,application/xhtml+xml,*/*;q=0.8";
        let json = program.client().get_with("/v1/projects", &[("accept", browser)]).unwrap();
        assert_eq!(json.header("content-type"), Some("application/json"));
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
