//! Errors in the description: one schema, and for each status the kinds of errors that it is answered with.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::header_references;
use crate::problem::{CODES, Code};

/// The schema of an error.
pub(super) fn schema() -> Json {
    let codes: Vec<&str> = CODES.iter().map(|code| code.key).collect();
    json!({
        "type": "object",
        "description": "An error, as RFC 9457 has it.",
        "required": ["type", "title", "status", "code", "detail"],
        "properties": {
            "type": {"type": "string", "format": "uri"},
            "title": {"type": "string"},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "code": {"type": "string", "enum": codes, "description": "The stable key of the kind of error."},
            "detail": {"type": "string"},
            "instance": {"type": "string", "description": "The path and query that was asked for."},
            "errors": {"type": "array", "items": {
                "type": "object",
                "required": ["parameter", "code", "message"],
                "properties": {
                    "parameter": {"type": "string"},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                    "suggestion": {"type": "string", "description": "The nearest valid name or value."},
                },
            }},
        },
    })
}

/// A response for each status, with an example of every kind of error.
pub(super) fn responses() -> Json {
    let mut by_status: BTreeMap<u16, Vec<&Code>> = BTreeMap::new();
    for code in CODES {
        by_status.entry(code.status.as_u16()).or_default().push(code);
    }
    let response = |(status, codes): (&u16, &Vec<&Code>)| {
        let examples: Map<String, Json> = codes.iter().map(|code| (code.key.to_owned(), example(code))).collect();
        let kinds: Vec<String> = codes.iter().map(|code| format!("`{}`", code.key)).collect();
        let mut headers = header_references();
        if let (429 | 503, Json::Object(headers)) = (*status, &mut headers) {
            headers.insert("Retry-After".to_owned(), json!({"$ref": "#/components/headers/Retry-After"}));
        }
        let response = json!({
            "description": format!("An error: {}", kinds.join(", ")),
            "headers": headers,
            "content": {"application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"}, "examples": examples,
            }},
        });
        (name(*status), response)
    };
    Json::Object(by_status.iter().map(response).collect())
}

fn example(code: &Code) -> Json {
    json!({"summary": code.title, "value": {
        "type": code.url(), "title": code.title, "status": code.status.as_u16(), "code": code.key, "detail": code.detail,
    }})
}

/// The response of a status.
pub(super) fn reference(status: u16) -> Json {
    json!({"$ref": format!("#/components/responses/{}", name(status))})
}

/// `NotFound` of 404.
fn name(status: u16) -> String {
    let reason =
        CODES.iter().find(|code| code.status.as_u16() == status).and_then(|code| code.status.canonical_reason());
    reason.unwrap_or("Problem").replace([' ', '-'], "")
}
