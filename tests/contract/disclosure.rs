//! The JSON Schema of the canonical disclosure tells of every key that the program writes. That records are valid by it
//! is tried by `make conformance`, with a validator of others.

use openbudget_domain::disclosure::Disclosure;
use serde_json::Value as Json;

use crate::fixture::embedded;

#[test]
fn every_key_of_a_record_is_in_the_schema_and_described() {
    let schema = openbudget_domain::disclosure::schema();
    let record = serde_json::to_value::<Disclosure>(embedded()).unwrap();
    described(&schema, &schema, &record, "");
}

fn described(root: &Json, schema: &Json, value: &Json, path: &str) {
    let schema = match schema["$ref"].as_str() {
        Some(reference) => root.pointer(reference.trim_start_matches('#')).unwrap(),
        None => schema,
    };
    let one_of = schema["anyOf"].as_array().or(schema["oneOf"].as_array());
    match value {
        Json::Object(keys) if schema["properties"].is_object() => {
            for (key, value) in keys {
                let place = format!("{path}/{key}");
                let property = &schema["properties"][key];
                assert!(property.is_object(), "{place} is not in the schema");
                let constant = property["const"].is_string();
                let told = property["description"].as_str().or(property["$ref"].as_str());
                assert!(constant || told.is_some_and(|words| !words.is_empty()), "{place} is not described");
                described(root, property, value, &place);
            }
        }
        Json::Object(keys) if schema["additionalProperties"].is_object() => {
            for (key, value) in keys {
                described(root, &schema["additionalProperties"], value, &format!("{path}/{key}"));
            }
        }
        Json::Object(keys) => {
            let alternative = one_of.into_iter().flatten().find(|alternative| {
                let kind = &alternative["properties"]["kind"]["const"];
                !alternative["$ref"].is_null() || (kind.is_string() && Some(kind) == keys.get("kind"))
            });
            described(root, alternative.unwrap_or_else(|| panic!("{path} has no schema")), value, path);
        }
        Json::Array(items) => items.iter().for_each(|item| described(root, &schema["items"], item, path)),
        _ => {}
    }
}
