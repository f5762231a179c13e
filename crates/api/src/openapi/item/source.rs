//! What the view of a source looks like.

use serde_json::{Value as Json, json};

/// The view, its citations and its blocks.
pub(super) fn schemas() -> Json {
    let mut all = view();
    if let (Json::Object(all), Json::Object(blocks)) = (&mut all, blocks()) {
        all.extend(blocks);
    }
    all
}

fn reference(name: &str) -> Json {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn view() -> Json {
    json!({
        "SourceView": {
            "type": "object",
            "description": "Where a fact stands: its document, what it cites, and the blocks around that.",
            "required": [
                "id", "resource", "disclosure", "government", "fiscal_year", "document", "content", "source", "citations",
                "missing", "blocks", "unavailable",
            ],
            "properties": {
                "id": {"type": "string", "description": "The id of the fact."},
                "resource": {"type": "string", "description": "The resource of the fact."},
                "disclosure": {"type": "string"},
                "government": {"type": "string", "pattern": "^[0-9]{6}$"},
                "fiscal_year": {"type": "integer"},
                "document": reference("Document"),
                "content": {
                    "type": ["string", "null"],
                    "description": "The path of the document's bytes; null where they are not held.",
                },
                "source": reference("Source"),
                "citations": {"type": "array", "items": reference("SourceCitation")},
                "missing": {
                    "type": "object",
                    "description": "Why each missing field is missing.",
                    "additionalProperties": {"type": "string", "enum": ["blank", "stated_none", "absent", "unreadable"]},
                },
                "blocks": {
                    "type": ["array", "null"],
                    "items": reference("SourceBlock"),
                    "description": "Null where the bytes of the document are not held or cannot be read any more.",
                },
                "unavailable": {
                    "type": ["object", "null"],
                    "description": "Why there are no blocks.",
                    "required": ["code", "detail"],
                    "properties": {
                        "code": {"type": "string", "enum": ["document_bytes_not_held", "unreadable_document"]},
                        "detail": {"type": "string"},
                    },
                },
            },
        },
        "SourceCitation": {
            "type": "object",
            "required": ["name", "label", "value", "locator", "text", "found"],
            "properties": {
                "name": {
                    "type": "string",
                    "description": "`source` for the whole fact, the key of a field, or `operands.2` and `evidence.1`.",
                },
                "label": {"type": ["string", "null"], "description": "What an operand of a finding is."},
                "value": {"description": "What was read there, as the item has it."},
                "locator": reference("Locator"),
                "text": {"type": "string", "description": "As printed."},
                "found": {
                    "type": ["boolean", "null"],
                    "description": "Whether the words stand there in the document as it is read now; null without its bytes.",
                },
            },
        },
    })
}

fn blocks() -> Json {
    let marks = json!({
        "type": "array", "items": {"type": "string"}, "description": "The names of the citations that it belongs to.",
    });
    let ordinal = |doc: &str| json!({"type": "integer", "minimum": 1, "description": doc});
    json!({
        "SourceBlock": {
            "type": "object",
            "description": "A paragraph in parts, or rows of a table.",
            "required": ["kind", "ordinal"],
            "properties": {
                "kind": {"type": "string", "enum": ["paragraph", "table"]},
                "ordinal": ordinal("Its place among the blocks of the document."),
                "locator": reference("Locator"),
                "parts": {
                    "type": "array",
                    "description": "The text of a paragraph, cut where citations begin and end.",
                    "items": {
                        "type": "object",
                        "required": ["text", "marks"],
                        "properties": {"text": {"type": "string"}, "marks": marks},
                    },
                },
                "row_count": {"type": "integer", "description": "How many rows the table has in all."},
                "rows": {"type": "array", "items": reference("SourceRow")},
            },
        },
        "SourceRow": {
            "type": "object",
            "required": ["ordinal", "locator", "cells"],
            "properties": {
                "ordinal": ordinal("Its place in the table."),
                "locator": reference("Locator"),
                "cells": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["text", "column", "span", "locator", "marks"],
                        "properties": {
                            "text": {"type": "string"},
                            "column": ordinal("The first grid column; in flattened text the ordinal of the cell."),
                            "span": ordinal("How many grid columns it covers."),
                            "locator": reference("Locator"),
                            "marks": marks,
                        },
                    },
                },
            },
        },
    })
}
