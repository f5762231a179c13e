//! Bounds of schemas: what a schema does not bound by itself is bounded by what a document can hold.

use serde_json::{Map, Value as Json, json};

/// No text is longer than the largest document that is read.
const LONGEST: u64 = 64 << 20;
/// No list has more items than a document has cells.
const MOST_ITEMS: u64 = 500_000;

/// Adds `maxLength`, `maxItems`, `minimum`, `maximum` and `format` where they are not stated.
pub(super) fn complete(schema: &mut Json) {
    match schema {
        Json::Array(parts) => parts.iter_mut().for_each(complete),
        Json::Object(keys) => {
            bound(keys);
            // What follows `example` and the like is data, no schema.
            for (_, part) in keys.iter_mut().filter(|(key, _)| !matches!(key.as_str(), "example" | "examples" | "enum"))
            {
                complete(part);
            }
        }
        _ => {}
    }
}

fn bound(schema: &mut Map<String, Json>) {
    let of = |kind: &str| match schema.get("type") {
        Some(Json::String(name)) => name == kind,
        Some(Json::Array(names)) => names.iter().any(|name| name == kind),
        _ => false,
    };
    let listed = schema.contains_key("enum") || schema.contains_key("const");
    let bounds: &[(&str, Json)] = if of("string") && !listed {
        &[("maxLength", json!(LONGEST))]
    } else if of("array") {
        &[("maxItems", json!(MOST_ITEMS))]
    } else if of("integer") && !listed {
        &[("format", json!("int64")), ("minimum", json!(i64::MIN)), ("maximum", json!(i64::MAX))]
    } else {
        &[]
    };
    for (key, value) in bounds {
        if !schema.contains_key(*key) {
            schema.insert((*key).to_owned(), value.clone());
        }
    }
}
