//! Schemas of items and pages, from the field table.

mod source;

use openbudget_domain::resource::{Field, FieldKind, Resource};
use serde_json::{Map, Value as Json, json};

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
    if let Some(field) = resource.field(key) {
        return field_schema(field);
    }
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    match key {
        "source" => reference("Source"),
        "sources" => json!({
            "type": "object",
            "description": "The place of each field.",
            "additionalProperties": reference("Source"),
        }),
        "missing" => json!({
            "type": "object",
            "description": "Why each missing field is missing.",
            "additionalProperties": {"type": "string", "enum": ["blank", "stated_none", "absent"]},
        }),
        "target" => reference("Target"),
        "objectives" => json!({"type": "array", "items": reference("Objective")}),
        "schedule" => json!({"type": "array", "items": reference("SchedulePoint")}),
        "findings" => json!({"type": "array", "items": reference("Finding")}),
        "subject" => reference("SubjectReference"),
        "message" => reference("Message"),
        "operands" => json!({"type": "array", "items": reference("Operand")}),
        "evidence" => json!({"type": "array", "items": reference("Source")}),
        "indicators" => json!({"type": "array", "items": reference("Indicator")}),
        "particulars" => json!({"type": "array", "items": reference("Particular")}),
        "published_at" => json!({"type": "string", "format": "date-time"}),
        "since" => json!({"type": "integer", "format": "int64", "description": "The first release that has it."}),
        "reason" | "reader" => json!({"type": "string"}),
        "sections" | "revisions" => json!({"type": "array", "items": {"type": "object"}}),
        _ => json!({"type": "object"}),
    }
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
        FieldKind::Text | FieldKind::Decimal => json!({"type": of("string")}),
        FieldKind::Date => json!({"type": of("string"), "format": "date"}),
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
    let mut all = Map::new();
    for part in [values(), parts(), source::schemas(), pages()] {
        if let Json::Object(schemas) = part {
            all.extend(schemas);
        }
    }
    all
}

/// Values with what was printed.
fn values() -> Json {
    json!({
        "Money": {
            "type": "object",
            "description": "An exact amount with the digits and the unit it was printed in.",
            "required": ["amount", "currency", "printed", "unit"],
            "properties": {
                "amount": {"type": "string", "pattern": "^-?[0-9]+\\.[0-9]{2}$", "description": "In 元, never a float."},
                "currency": {"type": "string", "const": "CNY"},
                "printed": {"type": "string", "description": "The digits as printed."},
                "unit": {"type": "string", "enum": ["元", "万元", "亿元"]},
            },
        },
        "Source": {
            "type": "object",
            "description": "A place in a document and the text that stands there, as printed.",
            "required": ["document", "locator", "text"],
            "properties": {
                "document": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "locator": {"$ref": "#/components/schemas/Locator"},
                "text": {"type": "string"},
            },
        },
        "Locator": {
            "description": "Lines of a text, a paragraph, a row or cell of a table, or a cell of a workbook.",
            "type": "object",
            "required": ["kind"],
            "properties": {
                "kind": {"type": "string", "enum": ["lines", "paragraph", "table", "cell"]},
                "from": {"type": "integer"}, "to": {"type": "integer"},
                "paragraph": {"type": "integer"},
                "table": {"type": "integer"}, "row": {"type": "integer"}, "column": {"type": "integer"},
                "sheet": {"type": "string"}, "cell": {"type": "string"},
            },
        },
        "Target": {
            "type": "object",
            "description": "The value that an indicator is to reach, as printed and as read.",
            "required": ["printed", "kind", "operator", "value", "low", "high", "unit", "date"],
            "properties": {
                "printed": {"type": "string"},
                "kind": {"type": "string", "enum": [
                    "number", "percent", "money", "range", "date", "boolean", "text", "empty",
                ]},
                "operator": {"type": ["string", "null"], "enum": ["eq", "ge", "le", "gt", "lt", null]},
                "value": {"type": ["string", "null"], "description": "The printed number, never scaled."},
                "low": {"type": ["string", "null"]},
                "high": {"type": ["string", "null"]},
                "unit": {"type": ["string", "null"]},
                "date": {"type": ["string", "null"], "format": "date"},
            },
        },
    })
}

/// Parts of projects.
fn parts() -> Json {
    json!({
        "Objective": {
            "type": "object",
            "required": ["ordinal", "label", "text"],
            "properties": {
                "ordinal": {"type": "integer"}, "label": {"type": ["string", "null"]}, "text": {"type": "string"},
            },
        },
        "SchedulePoint": {
            "type": "object",
            "required": ["label", "cumulative_percent", "printed"],
            "properties": {
                "label": {"type": "string"},
                "cumulative_percent": {"type": ["string", "null"], "description": "70 % is 70."},
                "printed": {"type": "string"},
            },
        },
        "SubjectReference": {
            "type": "object",
            "description": "What a finding is about.",
            "required": ["resource", "id", "name"],
            "properties": {
                "resource": {"type": "string"}, "id": {"type": "string"}, "name": {"type": ["string", "null"]},
            },
        },
        "Message": {
            "type": "object",
            "required": ["zh", "en"],
            "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
        },
        "Operand": {
            "type": "object",
            "description": "A value that a rule compared.",
            "required": ["name", "value", "source"],
            "properties": {
                "name": {"type": "string"},
                "value": {"type": ["string", "null"]},
                "source": {"oneOf": [{"$ref": "#/components/schemas/Source"}, {"type": "null"}]},
            },
        },
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
                    "required": ["id", "severity", "title", "formula"],
                    "properties": {
                        "id": {"type": "string", "pattern": "^R[0-9]{2}$"},
                        "severity": {"type": "string", "enum": ["error", "warning", "info"]},
                        "title": {"$ref": "#/components/schemas/Message"},
                        "formula": {"type": "string"},
                    },
                }},
                "edition": {"type": "string"},
                "release": {"type": "integer", "format": "int64"},
            },
        },
        "Particular": {
            "type": "object",
            "required": ["label", "text"],
            "properties": {"label": {"type": "string"}, "text": {"type": "string"}},
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
                "items": {"type": "array", "items": {"type": "object"}},
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
                "items": {"type": "array", "items": {
                    "type": "object",
                    "required": ["resource", "id", "kind", "fields"],
                    "properties": {
                        "resource": {"type": "string"},
                        "id": {"type": "string"},
                        "kind": {"type": "string", "enum": ["added", "removed", "changed"]},
                        "fields": {"type": "array", "items": {
                            "type": "object",
                            "required": ["field", "before", "after"],
                            "properties": {"field": {"type": "string"}, "before": {}, "after": {}},
                        }},
                    },
                }},
                "release": {"type": "integer", "format": "int64"},
            },
        },
        "GroupPage": {
            "type": "object",
            "required": ["items", "page", "release"],
            "properties": {
                "items": {"type": "array", "items": {
                    "type": "object",
                    "required": ["group", "values", "missing"],
                    "properties": {
                        "group": {"type": "object", "description": "The values of the fields of the group."},
                        "values": {"type": "object", "description": "The values of the measures."},
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
