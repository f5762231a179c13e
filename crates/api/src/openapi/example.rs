//! Examples of the description: real answers to real questions, which a test asks anew.

use std::sync::LazyLock;

use serde_json::{Map, Value as Json, json};

/// For each operation a path and the answer to it, from invented disclosures.
const EXAMPLES: &str = include_str!("../../../../data/examples.json");

static ALL: LazyLock<Json> = LazyLock::new(|| serde_json::from_str(EXAMPLES).unwrap_or_default());

/// Adds the example of an operation to what it answers, and the id of its path to the parameter.
pub(super) fn added(operation: &mut Map<String, Json>, mut content: Json) -> Json {
    let Some(example) = operation.get("operationId").and_then(Json::as_str).and_then(|id| ALL.get(id)) else {
        return content;
    };
    if let (Some(Json::Object(contents)), Some(body)) =
        (operation.get_mut("requestBody").and_then(|body| body.get_mut("content")), example.get("body"))
    {
        for content in contents.values_mut().filter_map(Json::as_object_mut) {
            content.insert("example".to_owned(), body.clone());
        }
    }
    if let (Some(Json::Object(json)), Some(answer)) = (content.get_mut("application/json"), example.get("answer")) {
        json.insert("example".to_owned(), answer.clone());
    }
    for form in ["text/csv", "application/x-ndjson"] {
        if let (Some(Json::Object(content)), Some(text)) = (content.get_mut(form), example.get(form)) {
            content.insert("example".to_owned(), text.clone());
        }
    }
    let parameters = operation.get_mut("parameters").and_then(Json::as_array_mut).into_iter().flatten();
    for parameter in parameters.filter_map(Json::as_object_mut) {
        let value = parameter.get("name").and_then(Json::as_str).and_then(|name| example.get("parameters")?.get(name));
        if let Some(value) = value.cloned() {
            parameter.insert("example".to_owned(), json!(value));
        }
    }
    content
}
