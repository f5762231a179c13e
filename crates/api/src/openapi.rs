//! The description of the API: collected from the handlers, completed from the field table.

mod bound;
mod example;
mod item;
mod parameter;
mod pattern;
mod problem;

use std::sync::LazyLock;

use actix_web::App;
use openbudget_domain::query::parse::ITEM_PARAMETERS;
use openbudget_domain::resource::{RESOURCES, Resource};
use openbudget_ingest::format::detect::Format;
use serde_json::{Map, Value as Json, json};
use utoipa_actix_web::AppExt;

pub(crate) use parameter::shaped;

use crate::application::describe;
use crate::deprecation::{DEPRECATIONS, mark};
use crate::rest::check;

static DESCRIPTION: LazyLock<Json> = LazyLock::new(build);

/// The OpenAPI 3.1 document.
#[must_use]
pub fn openapi() -> Json {
    DESCRIPTION.clone()
}

/// Whether a path, without its query, is one of the description's.
pub(crate) fn is_path(path: &str) -> bool {
    paths(&DESCRIPTION).any(|template| fits(template, path))
}

/// Whether a path, without its query, is one that a path with names in braces stands for.
pub(crate) fn fits(template: &str, path: &str) -> bool {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let template: Vec<&str> = template.trim_matches('/').split('/').collect();
    let one = |template: &str, part: &str| match template.strip_suffix(".{format}") {
        Some(name) => part.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')),
        None => template.starts_with('{') || template == part,
    };
    template.len() == parts.len() && template.iter().zip(&parts).all(|(template, part)| one(template, part))
}

fn paths(description: &Json) -> impl Iterator<Item = &String> {
    description.get("paths").and_then(Json::as_object).into_iter().flat_map(Map::keys)
}

fn build() -> Json {
    let (_, collected) = App::new().into_utoipa_app().configure(describe).split_for_parts();
    let mut description = serde_json::to_value(collected).unwrap_or_default();
    let Json::Object(document) = &mut description else { return description };
    document.insert("openapi".to_owned(), json!("3.1.0"));
    document.insert(
        "info".to_owned(),
        json!({
            "title": "openbudget",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Local-government budget disclosures as open data: every figure exact, and cited to its \
                            place in the document it came from.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "contact": {"name": "openbudget", "url": "https://openbudget.example"},
        }),
    );
    document.insert(
        "servers".to_owned(),
        json!([{"url": "/", "description": "This server, in production", "x-internal": false}]),
    );
    // Reading needs no key.
    document.insert("security".to_owned(), json!([]));
    let tags: Vec<Json> = RESOURCES
        .iter()
        .map(|resource| json!({"name": resource.name, "description": resource.doc}))
        .chain([json!({"name": "sources", "description": "Where facts stand: documents, blocks and cited words."})])
        .chain([json!({"name": "search", "description": "Texts that hold a term."})])
        .chain([json!({"name": "health", "description": "Whether the program lives and can answer."})])
        .collect();
    document.insert("tags".to_owned(), json!(tags));
    document.insert(
        "components".to_owned(),
        json!({"schemas": schemas(), "responses": problem::responses(), "headers": headers()}),
    );
    if let Some(Json::Object(paths)) = document.get_mut("paths") {
        for (path, operations) in paths {
            for method in ["get", "post"] {
                if let Some(operation) = operations.get_mut(method).and_then(Json::as_object_mut) {
                    complete(path, operation);
                }
            }
        }
    }
    for part in ["components", "paths"] {
        if let Some(part) = document.get_mut(part) {
            bound::complete(part);
        }
    }
    mark(&mut description, DEPRECATIONS);
    description
}

/// Adds parameters and bodies to an operation.
fn complete(path: &str, operation: &mut Map<String, Json>) {
    let exported = path.strip_suffix(".{format}");
    let parts: Vec<&str> = exported.unwrap_or(path).trim_matches('/').split('/').collect();
    let resource = parts.get(1).and_then(|name| RESOURCES.iter().find(|resource| resource.name == *name));
    let (parameters, body) = match (resource, parts.get(2), parts.get(3)) {
        (Some(resource), None, _) if exported.is_some() => (parameter::of_export(resource), Json::Null),
        (Some(resource), Some(_), Some(&"revisions")) => {
            (parameter::of_revisions(resource), schema_reference("RevisionList"))
        }
        (Some(resource), Some(_), Some(&"differences")) => {
            (parameter::of_differences(resource), schema_reference("DifferenceList"))
        }
        (Some(resource), None, _) => (parameter::of_list(resource), schema_reference(&item::page_name(resource))),
        (Some(resource), Some(&"aggregate"), _) => (parameter::of_aggregate(resource), schema_reference("GroupPage")),
        (Some(resource), Some(_), None) => (of_item(resource), schema_reference(&item::name(resource))),
        (Some(resource), Some(_), Some(_)) => (vec![parameter::of_path(resource)], Json::Null),
        (None, ..) if path == "/v1/check" => {
            operation.insert("requestBody".to_owned(), document_body());
            (check::parameter_schemas(), schema_reference("CheckReport"))
        }
        (None, ..) if path == "/v1/rules" => (Vec::new(), schema_reference("RuleList")),
        (None, ..) if path.starts_with("/v1/sources/") => (parameter::of_source(), schema_reference("SourceView")),
        (None, ..) if path == "/v1/search" => (parameter::of_search(), schema_reference("HitPage")),
        (None, ..) => (Vec::new(), json!({"type": "object"})),
    };
    operation.insert("parameters".to_owned(), json!(parameters));
    let content = if exported.is_some() {
        json!({
            "text/csv": {"schema": {"type": "string"}},
            "application/x-ndjson": {"schema": {"type": "string"}},
        })
    } else if body.is_null() {
        let bytes = json!({"schema": {"type": "string", "format": "binary"}});
        let kinds = Format::ALL.iter().map(|format| (format.media_type().to_owned(), bytes.clone()));
        Json::Object(kinds.collect())
    } else if path == "/v1/check" || path.starts_with("/v1/sources/") {
        json!({"application/json": {"schema": body}, "text/html": {"schema": {"type": "string"}}})
    } else {
        json!({"application/json": {"schema": body}})
    };
    let content = example::added(operation, content);
    let description = operation
        .get("responses")
        .and_then(|responses| responses.get("200")?.get("description").cloned())
        .unwrap_or_else(|| json!("The answer"));
    let mut responses = json!({
        "200": {"description": description, "headers": header_references(), "content": content},
    });
    let asks = path.starts_with("/v1/");
    if let (true, Json::Object(responses)) = (asks, &mut responses) {
        responses.insert("304".to_owned(), json!({"description": "The client has the answer already"}));
    }
    let statuses: &[u16] = match (asks, path == "/v1/check") {
        (false, _) => &[429, 500, 503],
        (true, false) => &[400, 404, 406, 414, 429, 500, 503],
        (true, true) => &[400, 404, 406, 408, 413, 414, 415, 422, 429, 500, 503],
    };
    if let Json::Object(responses) = &mut responses {
        for status in statuses {
            responses.insert(status.to_string(), problem::reference(*status));
        }
    }
    operation.insert("responses".to_owned(), responses);
    if !operation.contains_key("description") {
        let words = match resource {
            // Not described as further contents of the answer: clients of typed languages would have to tell them apart.
            Some(resource) if exported.is_none() && parts.len() == 2 => {
                format!("{} With `Accept: text/csv` or `application/x-ndjson`: as the export.", resource.doc)
            }
            Some(resource) => resource.doc.to_owned(),
            None => operation.get("summary").and_then(Json::as_str).unwrap_or_default().to_owned(),
        };
        operation.insert("description".to_owned(), json!(words));
    }
}

/// The bytes of a document, of whatever format.
fn document_body() -> Json {
    let bytes = json!({"schema": {"type": "string", "format": "binary", "maxLength": check::MOST_BYTES}});
    json!({
        "required": true,
        "description": "The document itself; its format is found from the bytes.",
        "content": {"application/octet-stream": bytes},
    })
}

fn of_item(resource: &Resource) -> Vec<Json> {
    let mut parameters = vec![parameter::of_path(resource)];
    parameters.extend(
        ITEM_PARAMETERS
            .iter()
            .filter(|name| **name != "include" || !resource.includes.is_empty())
            .map(|name| parameter::common(name, resource)),
    );
    parameters
}

fn schema_reference(name: &str) -> Json {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn schemas() -> Json {
    let mut schemas = item::shared();
    for resource in RESOURCES {
        schemas.insert(item::name(resource), item::schema(resource));
        schemas.insert(item::page_name(resource), item::page(resource));
    }
    schemas.insert("Problem".to_owned(), problem::schema());
    Json::Object(schemas)
}

/// What every answer may carry.
fn headers() -> Json {
    json!({
        "Access-Control-Allow-Origin": {
            "description": "Where a page of another site asks: every site may read.",
            "schema": {"type": "string", "const": "*"},
        },
        "Retry-After": {
            "description": "In how many seconds to ask again.",
            "schema": {"type": "integer", "minimum": 1, "maximum": 3600},
        },
        "RateLimit": {
            "description": "Where the server limits requests: how many are left to the address, and in how many seconds it has all again.",
            "schema": {"type": "string", "maxLength": 100}, "example": "\"default\";r=599;t=60",
        },
        "RateLimit-Policy": {
            "description": "Where the server limits requests: the quota, and the seconds that it is for.",
            "schema": {"type": "string", "maxLength": 100}, "example": "\"default\";q=600;w=60",
        },
    })
}

fn header_references() -> Json {
    let reference = |name: &str| json!({"$ref": format!("#/components/headers/{name}")});
    json!({
        "Access-Control-Allow-Origin": reference("Access-Control-Allow-Origin"),
        "RateLimit": reference("RateLimit"),
        "RateLimit-Policy": reference("RateLimit-Policy"),
    })
}
