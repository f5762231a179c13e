//! What most tests publish: three governments, two of them invented, over two years and more.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use openbudget_domain::disclosure::Disclosure;
use openbudget_persistence::Published;
use openbudget_testkit::client::Answer;
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use openbudget_testkit::publisher::request;
use serde_json::Value as Json;

pub(crate) const COUNTY_2024: &[u8] = include_bytes!("data/999901-2024.txt");
pub(crate) const COUNTY_2025: &[u8] = include_bytes!("data/999901-2025.txt");
pub(crate) const DISTRICT_2024: &[u8] = include_bytes!("data/999902-2024.txt");
pub(crate) const RECORD: &str = include_str!("../data/disclosures/130271-2023-budget.json");

pub(crate) fn embedded() -> Disclosure {
    serde_json::from_str(RECORD).unwrap()
}

/// Reads a document as its publisher and publishes it.
pub(crate) fn publish(program: &Program, code: &str, bytes: &[u8]) -> Published {
    let reading = openbudget_ingest::read(bytes, &request(code)).unwrap();
    program.store().publish(&reading.disclosure, Some(bytes)).unwrap()
}

/// The same, at the hour `hour` of a certain day: every program that does so tells of the same times.
fn publish_at(program: &Program, hour: u32, code: &str, bytes: &[u8]) {
    let reading = openbudget_ingest::read(bytes, &request(code)).unwrap();
    program.store().publish_at(&reading.disclosure, Some(bytes), time(hour)).unwrap();
}

fn time(hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2025, 3, 1, hour, 30, 0).unwrap() + TimeDelta::microseconds(i64::from(hour) * 1_001)
}

/// The program with all four disclosures published; nothing where the backend is skipped.
pub(crate) fn published(backend: Backend) -> Option<Program> {
    let program = Program::start(backend).unwrap()?;
    program.store().publish_at(&embedded(), None, time(1)).unwrap();
    publish_at(&program, 2, "999901", COUNTY_2024);
    publish_at(&program, 3, "999901", COUNTY_2025);
    publish_at(&program, 4, "999902", DISTRICT_2024);
    Some(program)
}

/// Runs a test on both databases, each with all four disclosures.
pub(crate) fn on_both(test: impl Fn(&Program)) {
    for backend in Backend::ALL {
        if let Some(program) = published(backend) {
            test(&program);
        }
    }
}

/// Runs a test on both databases, each without any disclosure.
pub(crate) fn on_both_empty(test: impl Fn(&Program)) {
    for backend in Backend::ALL {
        if let Some(program) = Program::start(backend).unwrap() {
            test(&program);
        }
    }
}

/// The answer to a path, whatever its status.
pub(crate) fn get(program: &Program, path: &str) -> Answer {
    program.client().get(path).unwrap()
}

/// The answer to bytes that are sent.
pub(crate) fn post(program: &Program, path: &str, bytes: &[u8]) -> Answer {
    let headers = [("content-type", "application/octet-stream")];
    program.client().send(&awc::http::Method::POST, path, &headers, bytes.to_vec()).unwrap()
}

/// The JSON of an answer with status 200.
pub(crate) fn json(program: &Program, path: &str) -> Json {
    let answer = get(program, path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text().unwrap());
    answer.json().unwrap()
}

/// The items of every page of a list, page by page.
pub(crate) fn walk(program: &Program, path: &str) -> Vec<Json> {
    let mut items = Vec::new();
    let mut cursor = String::new();
    for _ in 0..10_000 {
        let page = json(program, &format!("{path}{cursor}"));
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["page"]["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
    panic!("{path} has no last page");
}

/// JSON as text to compare, without the time of publication.
pub(crate) fn shown(json: &Json) -> String {
    fn masked(json: &Json) -> Json {
        match json {
            Json::Object(keys) => keys
                .iter()
                .map(|(key, value)| {
                    let value = if key == "published_at" { Json::from("(a time)") } else { masked(value) };
                    (key.clone(), value)
                })
                .collect(),
            Json::Array(items) => items.iter().map(masked).collect(),
            other => other.clone(),
        }
    }
    serde_json::to_string_pretty(&masked(json)).unwrap()
}
