//! The types of parts of items: money, targets, places.

use async_graphql::dynamic::{Field, FieldFuture, FieldValue, Object, Scalar, TypeRef};
use serde_json::Value as Json;

use super::name::camel;
use super::node::value_of;

/// A key of a part and its type.
struct Key(&'static str, TypeRef, &'static str);

/// Every part, and the scalar for what has no type of its own.
pub(super) fn parts() -> Vec<Object> {
    values().into_iter().chain(further()).collect()
}

/// Values and places.
fn values() -> Vec<Object> {
    let text = || TypeRef::named(TypeRef::STRING);
    let needed = || TypeRef::named_nn(TypeRef::STRING);
    let whole = || TypeRef::named(TypeRef::INT);
    vec![
        part(
            "Money",
            "An exact amount with the digits and the unit it was printed in.",
            vec![
                Key("amount", needed(), "In 元, a decimal string."),
                Key("currency", needed(), "CNY."),
                Key("printed", needed(), "The digits as printed."),
                Key("unit", needed(), "元, 万元 or 亿元."),
            ],
        ),
        part(
            "Amount",
            "A computed amount.",
            vec![Key("amount", needed(), "In 元, a decimal string."), Key("currency", needed(), "CNY.")],
        ),
        part(
            "Source",
            "A place in a document and the text that stands there, as printed.",
            vec![
                Key("document", needed(), "SHA-256 of the document."),
                Key("locator", TypeRef::named_nn("Locator"), "The place."),
                Key("text", needed(), "The text as printed."),
            ],
        ),
        part(
            "Locator",
            "Lines of a text, a paragraph, a row or cell of a table, or a cell of a workbook.",
            vec![
                Key("kind", needed(), "lines, paragraph, table or cell."),
                Key("from", whole(), "The first line."),
                Key("to", whole(), "The last line."),
                Key("paragraph", whole(), "The paragraph."),
                Key("table", whole(), "The table."),
                Key("row", whole(), "The row."),
                Key("column", whole(), "The column."),
                Key("sheet", text(), "The sheet."),
                Key("cell", text(), "The cell of the sheet."),
            ],
        ),
        part(
            "Target",
            "The value that an indicator is to reach, as printed and as read.",
            vec![
                Key("printed", needed(), "As printed."),
                Key("kind", needed(), "number, percent, money, range, date, boolean, text or empty."),
                Key("operator", text(), "eq, ge, le, gt or lt."),
                Key("value", text(), "The printed number, never scaled."),
                Key("low", text(), "The lower end of a range."),
                Key("high", text(), "The upper end of a range."),
                Key("unit", text(), "The unit."),
                Key("date", text(), "The day."),
            ],
        ),
    ]
}

/// Parts of projects and findings.
fn further() -> Vec<Object> {
    let text = || TypeRef::named(TypeRef::STRING);
    let needed = || TypeRef::named_nn(TypeRef::STRING);
    vec![
        part(
            "Objective",
            "An objective of a project.",
            vec![
                Key("ordinal", TypeRef::named_nn(TypeRef::INT), "Its place, from 1."),
                Key("label", text(), "The label before it."),
                Key("text", needed(), "Its words, without the label."),
            ],
        ),
        part(
            "SchedulePoint",
            "A column of the schedule of payments.",
            vec![
                Key("label", needed(), "The period as printed."),
                Key("cumulative_percent", text(), "What is to be paid until then, in percent."),
                Key("printed", needed(), "As printed."),
            ],
        ),
        part(
            "Particular",
            "A further row of a project's head.",
            vec![Key("label", needed(), "The label."), Key("text", needed(), "What stands there.")],
        ),
        part(
            "FieldSource",
            "The place of one field.",
            vec![
                Key("field", needed(), "The field, as REST names it."),
                Key("source", TypeRef::named_nn("Source"), "Its place."),
            ],
        ),
        part(
            "MissingField",
            "Why a field is missing.",
            vec![
                Key("field", needed(), "The field, as REST names it."),
                Key("reason", needed(), "blank, stated_none or absent."),
            ],
        ),
        part(
            "SubjectReference",
            "What a finding is about.",
            vec![
                Key("resource", needed(), "The resource, as REST names it."),
                Key("id", needed(), "The id."),
                Key("name", text(), "The name as printed."),
            ],
        ),
        part(
            "Message",
            "Words in Chinese and English.",
            vec![Key("zh", needed(), "Chinese."), Key("en", needed(), "English.")],
        ),
        part(
            "Operand",
            "What a rule compared.",
            vec![
                Key("name", needed(), "What it is."),
                Key("value", text(), "Its value."),
                Key("source", TypeRef::named("Source"), "Its place."),
            ],
        ),
    ]
}

/// What has no type of its own.
pub(super) fn json_scalar() -> Scalar {
    Scalar::new("JSON").description("Any JSON value, as REST serves it.")
}

fn part(name: &str, doc: &str, keys: Vec<Key>) -> Object {
    keys.into_iter().fold(Object::new(name).description(doc), |object, Key(key, of, doc)| {
        let field = Field::new(camel(key), of, move |context| {
            // Parts are borrowed from their item, or made for the answer.
            let parent = context.parent_value.downcast_ref::<Json>();
            resolved(parent.and_then(|part| part.get(key)))
        });
        object.field(field.description(doc))
    })
}

/// A JSON value as the answer of a field: objects as parts, lists of objects as lists of parts.
pub(super) fn resolved(json: Option<&Json>) -> FieldFuture<'_> {
    FieldFuture::Value(json.and_then(shown))
}

fn shown(json: &Json) -> Option<FieldValue<'_>> {
    match json {
        Json::Object(_) => Some(FieldValue::borrowed_any(json)),
        Json::Array(parts) if parts.iter().all(Json::is_object) => {
            Some(FieldValue::list(parts.iter().filter_map(shown)))
        }
        other => value_of(other).map(FieldValue::value),
    }
}
