//! Checking a document before it is published.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use openbudget_api::AppState;
use openbudget_testkit::client::Answer;
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use serde_json::Value as Json;

use crate::fixture::{COUNTY_2024, get, json, on_both, post, shown};

/// Two sentences, one of which does not add up; and a figure that no fact uses.
const WRONG: &str = "2024年预算公开说明\n一、“三公”经费\n2024年安排“三公”经费30万元，比上年减少2万元。其中：公务接待费10万元，\
                     公务用车运行维护费18万元，因公出国（境）费5万元。\n二、其他\n另有一笔77.5万元。\n";

fn sent(program: &Program, path: &str, headers: &[(&str, &str)], bytes: &[u8]) -> Answer {
    program.client().send(&awc::http::Method::POST, path, headers, bytes.to_vec()).unwrap()
}

/// What is published: the release and how many items each resource has.
fn held(program: &Program) -> Vec<Json> {
    let resources = openbudget_domain::resource::RESOURCES.iter();
    resources
        .map(|resource| {
            let mut page = json(program, &format!("/v1/{}?limit=1&count=exact", resource.name));
            page["items"] = Json::Null;
            page
        })
        .collect()
}

#[test]
fn a_document_is_reported_on_and_nothing_of_it_is_stored() {
    on_both(|program| {
        let before = held(program);
        for document in [WRONG.as_bytes(), COUNTY_2024, b"\x00\x01\x02", b""] {
            for accept in ["application/json", "text/html"] {
                let path = "/v1/check?government=999903&government_name=%E6%96%B0%E5%8E%BF&fiscal_year=2031";
                let answer = sent(program, path, &[("accept", accept)], document);
                assert_eq!(answer.header("cache-control"), Some("no-store"));
            }
        }
        assert_eq!(held(program), before);
        assert_eq!(json(program, "/v1/disclosures?government=999903")["items"], Json::Array(Vec::new()));
    });
}

#[test]
fn the_report_tells_what_was_read_what_was_not_and_what_failed_first() {
    on_both(|program| {
        let report = post(program, "/v1/check?government=999901&government_name=示例县", WRONG.as_bytes());
        assert_eq!(report.status, 200);
        let report = report.json().unwrap();
        let outcomes: Vec<String> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| {
                let status = finding["status"].as_str().unwrap();
                if status == "failed" {
                    format!("{status} {}", finding["severity"].as_str().unwrap())
                } else {
                    status.to_owned()
                }
            })
            .collect();
        let order = ["failed error", "failed warning", "failed info", "undecided", "passed"];
        let places: Vec<_> = outcomes.iter().map(|outcome| order.iter().position(|other| other == outcome)).collect();
        assert!(places.is_sorted() && outcomes[0] == "failed error", "{outcomes:?}");
        let failed = &report["findings"][0];
        assert_eq!((failed["rule"].as_str(), failed["source"]["locator"]["from"].as_i64()), (Some("R01"), Some(3)));
        let unread = &report["coverage"]["unrecognised"];
        assert_eq!(unread[0]["locator"]["from"], 5, "{unread}");
        assert_eq!(report["facts"]["official-expenses"].as_array().unwrap().len(), 4);
        assert_eq!(report["counts"]["official-expenses"], 4);
    });
}

#[test]
fn a_page_shows_the_report_with_errors_first() {
    on_both(|program| {
        let headers = [("accept", "text/html")];
        let answer = sent(program, "/v1/check?government=999901&government_name=示例县", &headers, WRONG.as_bytes());
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/html; charset=utf-8")));
        let page = answer.text().unwrap();
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words} in {page}"));
        let order = [at("id=\"error\""), at("id=\"unread\""), at("id=\"undecided\""), at("读到的内容")];
        assert!(order.is_sorted(), "{order:?}");
        assert!(page.contains("77.5万元") && page.contains("第 5 行"), "{page}");
        assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"));
    });
}

#[test]
fn a_body_of_any_media_type_is_a_document_but_a_form_is_none() {
    on_both(|program| {
        for media in ["application/x-www-form-urlencoded", "text/plain", "application/json", "nonsense"] {
            let answer = sent(program, "/v1/check", &[("content-type", media)], WRONG.as_bytes());
            assert_eq!(answer.status, 200, "{media}");
        }
        let mut answers = Vec::new();
        for (path, media, bytes) in [
            ("/v1/check", "multipart/form-data; boundary=x", b"--x\r\n\r\nwords\r\n--x--".as_slice()),
            ("/v1/check", "text/plain", b""),
            ("/v1/check", "text/plain", "没有预算的一句话。".as_bytes()),
            ("/v1/check", "text/plain", b"%PDF-1.7"),
            ("/v1/check", "text/plain", b"PK\x03\x04 cut off"),
            ("/v1/check?government=13", "text/plain", b"x"),
            ("/v1/check?goverment=130271&kind=plan&fiscal_year=24", "text/plain", b"x"),
        ] {
            let answer = sent(program, path, &[("content-type", media)], bytes);
            answers.push(format!("{} {}", answer.status, shown(&answer.json().unwrap())));
        }
        insta::assert_snapshot!("check-refused", answers.join("\n"));
    });
}

#[test]
fn a_document_that_is_too_large_is_refused_by_its_size() {
    on_both(|program| {
        let answer = post(program, "/v1/check", &vec![b'x'; (64 << 20) + 1]);
        assert_eq!((answer.status, answer.json().unwrap()["code"].as_str()), (413, Some("body_too_large")));
    });
}

#[test]
fn what_stands_in_a_document_is_no_part_of_the_page() {
    on_both(|program| {
        let hostile =
            WRONG.replace("比上年减少", "<script>alert(1)</script>比上年减少").replace("另有", "<img src=x>另有");
        let answer = sent(program, "/v1/check", &[("accept", "text/html")], hostile.as_bytes());
        let page = answer.text().unwrap();
        assert!(!page.contains("<script") && !page.contains("<img") && page.contains("&lt;img"), "{page}");
    });
}

#[test]
fn a_body_that_does_not_arrive_in_time_is_refused() {
    for backend in Backend::ALL {
        let patient = |state: AppState| state.arriving_within(Duration::from_secs(1));
        let Some(program) = Program::start_with(backend, patient).unwrap() else { continue };
        let begin = Instant::now();
        let mut stream = TcpStream::connect(program.client().address()).unwrap();
        stream.write_all(b"POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nthe beginning").unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut bytes = [0; 4096];
        let mut answer = String::new();
        while !answer.contains('}') {
            let count = stream.read(&mut bytes).unwrap();
            assert!(count > 0, "the answer breaks off: {answer}");
            answer.push_str(std::str::from_utf8(&bytes[..count]).unwrap());
        }
        assert!(begin.elapsed() >= Duration::from_secs(1));
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
        assert!(answer.contains("content-type: application/problem+json"), "{answer}");
        assert!(answer.contains("\"code\":\"request_timeout\""), "{answer}");
        assert!(answer.contains("the document did not arrive within 1 seconds"), "{answer}");
        assert_eq!(get(&program, "/healthz").status, 200, "others are answered");
    }
}
