//! Altered copies of documents: another layout says the same, another word or figure says just that, and
//! what can no longer be understood is reported, not guessed.

mod cell;
mod layout;
mod narrative;
mod row;
mod stray;
mod wording;

use openbudget_domain::disclosure::Disclosure;
use openbudget_testkit::publisher::request;
use openbudget_testkit::real_document::real_document;
use serde_json::Value as Json;

use crate::fixture::COUNTY_2024;

/// Documents to alter: an invented one, and the real one where it is present.
fn originals() -> Vec<(&'static str, String)> {
    let real = real_document().unwrap().map(|bytes| ("130271", String::from_utf8(bytes).unwrap()));
    [("999901", county())].into_iter().chain(real).collect()
}

fn county() -> String {
    String::from_utf8(COUNTY_2024.to_vec()).unwrap()
}

fn read(code: &str, bytes: &[u8]) -> Disclosure {
    openbudget_ingest::read(bytes, &request(code)).unwrap().disclosure
}

/// The invented document with some words replaced, each of which stands in it.
fn replaced(pairs: &[(&str, &str)]) -> Disclosure {
    let mut text = county();
    for (old, new) in pairs {
        assert!(text.contains(old), "{old} stands in the document");
        text = text.replacen(old, new, 1);
    }
    read("999901", text.as_bytes())
}

/// What a disclosure says, with its ids, without the places.
fn said(disclosure: &Disclosure) -> Json {
    let mut said = serde_json::to_value(disclosure).unwrap();
    said["coverage"] = serde_json::json!([disclosure.coverage.unrecognised, disclosure.coverage.notices]);
    forget_places(&mut said);
    said
}

fn forget_places(value: &mut Json) {
    match value {
        Json::Object(keys) => {
            for place in ["locator", "document", "source", "sources"] {
                keys.remove(place);
            }
            keys.values_mut().for_each(forget_places);
        }
        Json::Array(items) => items.iter_mut().for_each(forget_places),
        _ => {}
    }
}

/// Where two answers differ, and how: `projects[3].name: "a" → "b"`.
fn differences(one: &Json, other: &Json) -> Vec<String> {
    let mut found = Vec::new();
    differ(one, other, "", &mut found);
    found
}

fn differ(one: &Json, other: &Json, path: &str, found: &mut Vec<String>) {
    match (one, other) {
        (Json::Object(keys), Json::Object(others)) => {
            for key in keys.keys().chain(others.keys().filter(|key| !keys.contains_key(*key))) {
                let null = &Json::Null;
                differ(keys.get(key).unwrap_or(null), others.get(key).unwrap_or(null), &format!("{path}.{key}"), found);
            }
        }
        (Json::Array(items), Json::Array(others)) if items.len() == others.len() => {
            for (at, (item, other)) in items.iter().zip(others).enumerate() {
                differ(item, other, &format!("{path}[{}]", at + 1), found);
            }
        }
        _ if one == other => {}
        _ => found.push(format!("{}: {one} → {other}", path.trim_start_matches('.'))),
    }
}
