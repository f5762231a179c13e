//! Schemas of items and pages, from the field table.

mod source;

use openbudget_domain::evidence::Missing;
use openbudget_domain::resource::{Field, FieldKind, Resource};
use serde_json::{Map, Value as Json, json};

use crate::part::{self, Holds, Key, PARTS, Part};

/// The name of the schema of an item: `OfficialExpense` of `official-expenses`.
pub(super) fn name(resource: &Resource) -> String {
    let words = resource.name.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    let plural: String = words.collect();
    plural.strip_suffix('s').unwrap_or(&plural).to_owned()
}

/// The name of the schema of a page.
pub(super) fn page_name(resource: &Resource) -> String {
    format!("{}Page", name(resource))
}

/// The schema of an item.
pub(super) fn schema(resource: &Resource) -> Json {
    let mut properties = Map::new();
    for key in resource.keys {
        properties.insert((*key).to_owned(), key_schema(resource, key));
    }
    let detail = ["indicators", "findings", "sections", "coverage", "revisions"];
    let required: Vec<&&str> = resource.keys.iter().filter(|key| !detail.contains(key)).collect();
    json!({"type": "object", "description": resource.doc, "required": required, "properties": properties})
}

/// The schema of a page.
pub(super) fn page(resource: &Resource) -> Json {
    json!({
        "type": "object",
        "required": ["items", "page", "release"],
        "properties": {
            "items": {"type": "array", "items": {"$ref": format!("#/components/schemas/{}", name(resource))}},
            "removed": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Where `updated_since` was asked for: ids of items that are gone since then.",
            },
            "page": {"$ref": "#/components/schemas/PageInformation"},
            "release": {"type": "integer", "format": "int64", "description": "The release that was read."},
        },
    })
}

fn key_schema(resource: &Resource, key: &str) -> Json {
    match (resource.field(key), part::key_of(key)) {
        (Some(field), _) => field_schema(field),
        (None, Some(key)) => shape(key),
        (None, None) => json!({}),
    }
}

fn reference(name: &str) -> Json {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// The schema of a key of the table of parts.
fn shape(key: &Key) -> Json {
    let mut schema = match key.holds {
        Holds::Text => json!({"type": "string"}),
        Holds::Formed(pattern) => json!({"type": "string", "pattern": pattern}),
        Holds::OneOf(choices) => {
            json!({"type": "string", "enum": choices.iter().map(|choice| choice.key).collect::<Vec<_>>()})
        }
        Holds::Words([only]) => json!({"type": "string", "const": only}),
        Holds::Words(words) => json!({"type": "string", "enum": words}),
        Holds::Whole => json!({"type": "integer"}),
        Holds::Day => json!({"type": "string", "format": "date"}),
        Holds::Time => json!({"type": "string", "format": "date-time"}),
        Holds::Part(name) if key.nullable => json!({"oneOf": [reference(name), {"type": "null"}]}),
        Holds::Part(name) => reference(name),
        Holds::List(name) => json!({"type": "array", "items": reference(name)}),
        Holds::Sources => json!({"type": "object", "additionalProperties": reference("Source")}),
        Holds::Reasons => {
            let reasons: Vec<&str> = Missing::CHOICES.iter().map(|choice| choice.key).collect();
            json!({"type": "object", "additionalProperties": {"type": "string", "enum": reasons}})
        }
        Holds::Any => json!({"type": "object"}),
        Holds::AnyList => json!({"type": "array", "items": {"type": "object"}}),
        Holds::Value => json!({}),
    };
    if let Json::Object(parts) = &mut schema {
        // A key that may be left out is never null.
        if key.nullable && !key.optional {
            if let Some(kind) = parts.get_mut("type") {
                *kind = json!([kind.clone(), "null"]);
            }
            if let Some(Json::Array(values)) = parts.get_mut("enum") {
                values.push(Json::Null);
            }
        }
        parts.insert("description".to_owned(), json!(key.doc));
    }
    schema
}

/// The schema of a part.
fn part_schema(part: &Part) -> Json {
    let properties: Map<String, Json> = part.keys.iter().map(|key| (key.name.to_owned(), shape(key))).collect();
    let required: Vec<&str> = part.keys.iter().filter(|key| !key.optional).map(|key| key.name).collect();
    json!({"type": "object", "description": part.doc, "required": required, "properties": properties})
}

fn field_schema(field: &Field) -> Json {
    let of = |kind: &str| if field.nullable { json!([kind, "null"]) } else { json!(kind) };
    let mut schema = match field.kind {
        FieldKind::Money if field.nullable => {
            return json!({
                "description": field.doc,
                "oneOf": [{"$ref": "#/components/schemas/Money"}, {"type": "null"}],
            });
        }
        FieldKind::Money => return json!({"description": field.doc, "$ref": "#/components/schemas/Money"}),
        FieldKind::Text | FieldKind::Decimal | FieldKind::Link => json!({"type": of("string")}),
        FieldKind::Date => json!({"type": of("string"), "format": "date"}),
        FieldKind::Time => json!({"type": of("string"), "format": "date-time"}),
        FieldKind::Integer => json!({"type": of("integer")}),
        FieldKind::Boolean => json!({"type": of("boolean")}),
        FieldKind::Choice(choices) => {
            let keys = choices.iter().map(|choice| json!(choice.key));
            let keys: Vec<Json> = keys.chain(field.nullable.then_some(Json::Null)).collect();
            json!({"type": of("string"), "enum": keys})
        }
    };
    if let Json::Object(parts) = &mut schema {
        parts.insert("description".to_owned(), json!(field.doc));
    }
    schema
}

/// Schemas that several items share.
pub(super) fn shared() -> Map<String, Json> {
    let mut all: Map<String, Json> = PARTS.iter().map(|part| (part.name.to_owned(), part_schema(part))).collect();
    for more in [reports(), source::schemas(), pages()] {
        if let Json::Object(schemas) = more {
            all.extend(schemas);
        }
    }
    all
}

/// What is told of documents and rules.
fn reports() -> Json {
    json!({
        "CheckReport": {
            "type": "object",
            "description": "What was read of a document, what was not understood, and what the rules found.",
            "required": [
                "disclosure", "government", "fiscal_year", "kind", "document", "counts", "coverage_percent",
                "coverage", "tally", "findings", "facts",
            ],
            "properties": {
                "disclosure": {"type": "string"},
                "government": {"type": "string", "pattern": "^[0-9]{6}$"},
                "fiscal_year": {"type": "integer"},
                "kind": {"type": "string"},
                "document": {"type": "object"},
                "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
                "coverage_percent": {"type": "integer", "minimum": 0, "maximum": 100},
                "coverage": {"type": "object"},
                "tally": {"type": "object", "additionalProperties": {"type": "integer"}},
                "findings": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}},
                "facts": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "object"}}},
            },
        },
        "RuleList": {
            "type": "object",
            "required": ["items", "edition", "release"],
            "properties": {
                "items": {"type": "array", "items": {
                    "type": "object",
                    "required": ["id", "severity", "severity_printed", "title", "formula", "tolerance"],
                    "properties": {
                        "id": {"type": "string", "pattern": "^R[0-9]{2}$"},
                        "severity": {"type": "string", "enum": ["error", "warning", "info"]},
                        "title": {"$ref": "#/components/schemas/Message"},
                        "severity_printed": {"type": "string"},
                        "formula": {"$ref": "#/components/schemas/Message"},
                        "tolerance": {"$ref": "#/components/schemas/Message"},
                    },
                }},
                "edition": {"type": "string"},
                "release": {"type": "integer", "format": "int64"},
            },
        },
    })
}

/// What stands around items.
fn pages() -> Json {
    json!({
        "PageInformation": {
            "type": "object",
            "required": ["limit", "next"],
            "properties": {
                "limit": {"type": "integer"},
                "next": {"type": ["string", "null"], "description": "The cursor of the next page."},
                "total": {"type": "integer", "format": "int64", "description": "Where `count=exact` was asked for."},
            },
        },
        "HitPage": {
            "type": "object",
            "required": ["items", "page", "release"],
            "properties": {
                "items": {"type": "array", "items": {
                    "type": "object",
                    "required": ["resource", "id", "government", "fiscal_year", "field", "snippet", "score"],
                    "properties": {
                        "resource": {"type": "string"},
                        "id": {"type": "string"},
                        "government": {"type": "string"},
                        "fiscal_year": {"type": "integer"},
                        "field": {"type": "string", "description": "The key of the item that holds the text."},
                        "snippet": {
                            "type": "string",
                            "description": "The surroundings of the term for HTML, the term between <mark> and </mark>.",
                        },
                        "score": {"type": "number", "minimum": 0, "maximum": 1},
                    },
                }},
                "page": {"$ref": "#/components/schemas/PageInformation"},
                "release": {"type": "integer", "format": "int64"},
            },
        },
        "RevisionList": {
            "type": "object",
            "required": ["items", "release"],
            "properties": {
                "items": {"type": "array", "items": reference("Revision")},
                "release": {"type": "integer", "format": "int64"},
            },
        },
        "DifferenceList": {
            "type": "object",
            "required": ["disclosure", "from", "to", "items", "release"],
            "properties": {
                "disclosure": {"type": "string"},
                "from": {"type": "integer"},
                "to": {"type": "integer"},
                "items": {"type": "array", "items": reference("Difference")},
                "release": {"type": "integer", "format": "int64"},
            },
        },
        "GroupPage": {
            "type": "object",
            "required": ["items", "page", "release"],
            "properties": {
                "items": {"type": "array", "items": {
                    "type": "object",
                    "required": ["group", "values", "counted", "missing"],
                    "properties": {
                        "group": {"type": "object", "description": "The values of the fields of the group."},
                        "values": {"type": "object", "description": "The values of the measures."},
                        "counted": {
                            "type": "object",
                            "description": "How many values of each measured field there were.",
                            "additionalProperties": {"type": "integer"},
                        },
                        "missing": {
                            "type": "object",
                            "description": "How many values of each measured field were missing.",
                            "additionalProperties": {"type": "integer"},
                        },
                    },
                }},
                "page": {"$ref": "#/components/schemas/PageInformation"},
                "release": {"type": "integer", "format": "int64"},
            },
        },
    })
}
