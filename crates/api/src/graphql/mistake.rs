//! What is wrong with a query before it is carried out: with a code, and the nearest name that there is.

use std::collections::HashMap;
use std::sync::LazyLock;

use async_graphql::parser::types::{ServiceDocument, TypeKind, TypeSystemDefinition};
use async_graphql::parser::{Error as Unparsed, parse_schema};
use async_graphql::{ErrorExtensionValues, Pos, ServerError, Value};
use openbudget_domain::query::nearest;

use super::sdl;

/// The code of what is no query of the schema.
const INVALID: &str = "invalid_query";
/// The code of what stands deeper than is read.
const TOO_DEEP: &str = "query_too_deep";

/// The names that stand below each type: fields, or values of an enumeration; and below a field its arguments.
static NAMES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let schema = sdl().ok().and_then(|text| parse_schema(text).ok());
    schema.as_ref().map(names).unwrap_or_default()
});

fn names(schema: &ServiceDocument) -> HashMap<String, Vec<String>> {
    let mut names: HashMap<String, Vec<String>> = HashMap::new();
    for definition in &schema.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let of = definition.node.name.node.to_string();
        let mut below = Vec::new();
        match &definition.node.kind {
            TypeKind::Object(object) => {
                for field in &object.fields {
                    let arguments = field.node.arguments.iter().map(|argument| argument.node.name.node.to_string());
                    names.insert(format!("{of}.{}", field.node.name.node), arguments.collect());
                    below.push(field.node.name.node.to_string());
                }
            }
            TypeKind::InputObject(input) => {
                below.extend(input.fields.iter().map(|field| field.node.name.node.to_string()));
            }
            TypeKind::Enum(values) => below.extend(values.values.iter().map(|value| value.node.value.node.to_string())),
            _ => {}
        }
        names.insert(of, below);
    }
    names
}

/// The error of a text that is no query.
pub(super) fn unparsed(error: Unparsed) -> ServerError {
    // Its parser tells of what is nested too deep in words alone, behind the whole text.
    let error = ServerError::from(error);
    let deep = error.message.contains("recursion limit") || error.message.contains("limit reached");
    let words = match error.message.rsplit_once("= ") {
        _ if deep => "the query is nested deeper than is read",
        Some((_, expected)) => expected,
        None => &error.message,
    };
    let words = if deep { words.to_owned() } else { format!("the query is malformed: {words}") };
    coded(words, error.locations, if deep { TOO_DEEP } else { INVALID }, None)
}

/// Adds to the errors of a query that was not carried out what they lack.
pub(super) fn tell(errors: &mut Vec<ServerError>) {
    let mut told: Vec<ServerError> = Vec::new();
    for error in errors.drain(..) {
        let error = match &error.extensions {
            Some(extensions) if extensions.get("code").is_some() => error,
            // The word of the protocol for persisted queries.
            _ if error.message == "PersistedQueryNotFound" => {
                coded(error.message, error.locations, "PERSISTED_QUERY_NOT_FOUND", None)
            }
            _ => {
                let code = if error.message.contains("nested too deep") { TOO_DEEP } else { INVALID };
                let suggestion = suggestion(&error.message);
                coded(error.message, error.locations, code, suggestion)
            }
        };
        if !told.contains(&error) {
            told.push(error);
        }
    }
    *errors = told;
}

fn coded(message: String, locations: Vec<Pos>, code: &str, suggestion: Option<String>) -> ServerError {
    let mut error = ServerError::new(message, None);
    error.locations = locations;
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code);
    if let Some(suggestion) = suggestion {
        extensions.set("suggestion", Value::from(suggestion));
    }
    error.extensions = Some(extensions);
    error
}

/// The name that comes nearest to the one that a message of the library says is unknown.
fn suggestion(message: &str) -> Option<String> {
    let quoted: Vec<&str> = message.split('"').skip(1).step_by(2).collect();
    let (written, of) = match quoted.as_slice() {
        [written, of, ..] if message.starts_with("Unknown field") => (*written, (*of).to_owned()),
        [written, field, of, ..] if message.starts_with("Unknown argument") => (*written, format!("{of}.{field}")),
        [_, written, of, ..] if message.contains("unknown field") => (*written, (*of).to_owned()),
        [_, of, written, ..] if message.contains("enumeration type") => (*written, (*of).to_owned()),
        [written, ..] if message.starts_with("Unknown type") => {
            return nearest(written, NAMES.keys().map(String::as_str).filter(|name| !name.contains('.')));
        }
        _ => return None,
    };
    nearest(written, NAMES.get(&of)?.iter().map(String::as_str))
}
