//! Items as rows of CSV: a column a field, money with its printed digits and unit, and the source.

use std::borrow::Cow;

use openbudget_domain::resource::{Field, FieldKind, Resource};
use serde_json::{Map, Value as Json};

use super::Broken;
use crate::picked::keys_of;

/// What a column holds.
#[derive(Debug, Clone, Copy)]
enum Column {
    /// A field: for money its amount in 元.
    Value(&'static Field),
    /// A part of a money field.
    Part(&'static Field, &'static str),
    /// A part of the source.
    Source(&'static str),
    /// A key of another form: text as it is, lists and objects as JSON.
    List(&'static str),
}

/// Writes items as rows.
pub(super) struct CsvRows {
    columns: Vec<Column>,
}

impl CsvRows {
    /// The columns of a resource; of the named keys alone where some are named, and what is included.
    pub(super) fn new(resource: &'static Resource, keys: Option<&[String]>, included: &[String]) -> Self {
        let mut columns = Vec::new();
        for key in resource.keys.iter().filter(|key| keys.is_none_or(|keys| keys.iter().any(|named| named == *key))) {
            let below = format!("{key}_");
            let fields = resource.fields.iter().filter(|field| {
                field.name == *key || (resource.field(key).is_none() && field.name.starts_with(&below))
            });
            let before = columns.len();
            for field in fields {
                columns.push(Column::Value(field));
                if field.kind == FieldKind::Money {
                    columns.extend([Column::Part(field, "printed"), Column::Part(field, "unit")]);
                }
            }
            match *key {
                _ if columns.len() > before => {}
                "source" => columns.extend(["document", "locator", "text"].map(Column::Source)),
                "indicators" | "findings" if !included.iter().any(|name| name == key) => {}
                // Only items alone have these.
                "sections" | "coverage" | "revisions" => {}
                // As long as all else together.
                "sources" if keys.is_none() => {}
                key => columns.push(Column::List(key)),
            }
        }
        Self { columns }
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> Result<Vec<u8>, Broken> {
        let mut writer = writer();
        let names = self.columns.iter().map(|column| match column {
            Column::Value(field) => field.name.to_owned(),
            Column::Part(field, part) => format!("{}_{part}", field.name),
            Column::Source(part) => format!("source_{part}"),
            Column::List(key) => (*key).to_owned(),
        });
        writer.write_record(names).map_err(broken)?;
        writer.into_inner().map_err(broken)
    }

    /// Items, a row each.
    pub(super) fn rows<'a>(&self, items: impl Iterator<Item = &'a str>) -> Result<Vec<u8>, Broken> {
        let mut writer = writer();
        for item in items {
            let item = keys_of(item, |key| self.reads(key)).map_err(broken)?;
            for column in &self.columns {
                writer.write_field(cell(&item, *column).as_bytes()).map_err(broken)?;
            }
            // What was written field by field is a row now.
            writer.write_record(None::<&[u8]>).map_err(broken)?;
        }
        writer.into_inner().map_err(broken)
    }

    /// Whether a column is made from a key of an item.
    fn reads(&self, key: &str) -> bool {
        self.columns.iter().any(|column| match column {
            Column::Value(field) => {
                field.name == key || field.name.split_once('_').is_some_and(|(parent, _)| parent == key)
            }
            Column::Part(field, _) => field.name == key,
            Column::Source(_) => key == "source",
            Column::List(list) => *list == key,
        })
    }
}

fn cell(item: &Map<String, Json>, column: Column) -> Cow<'_, str> {
    match column {
        Column::Value(field) => {
            let below = || field.name.split_once('_').and_then(|(parent, key)| item.get(parent)?.get(key));
            let value = item.get(field.name).or_else(below);
            match (field.kind, value) {
                (FieldKind::Money, Some(money)) => text_of(money.get("amount")),
                (FieldKind::Text | FieldKind::Choice(_), value) => guarded(text_of(value)),
                (_, value) => text_of(value),
            }
        }
        Column::Part(field, part) => guarded(text_of(item.get(field.name).and_then(|money| money.get(part)))),
        Column::Source(part) => guarded(text_of(item.get("source").and_then(|source| source.get(part)))),
        Column::List(key) => guarded(text_of(item.get(key))),
    }
}

fn text_of(value: Option<&Json>) -> Cow<'_, str> {
    match value {
        None | Some(Json::Null) => Cow::Borrowed(""),
        Some(Json::String(text)) => Cow::Borrowed(text),
        Some(other) => Cow::Owned(other.to_string()),
    }
}

/// What a spreadsheet takes a formula to begin with; some also the full-width signs.
const SIGNS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Text that a spreadsheet would take for a formula gets an apostrophe before it; a number, also a
/// negative one or one in percent, stays as it is.
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.starts_with(SIGNS) {
        return text;
    }
    let number = text.strip_suffix('%').unwrap_or(&text).replace(',', "");
    if number.parse::<rust_decimal::Decimal>().is_ok() { text } else { Cow::Owned(format!("'{text}")) }
}

fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new())
}

fn broken(error: impl std::fmt::Display) -> Broken {
    Broken::Row(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn formulas_get_an_apostrophe_and_numbers_none() {
        for text in ["=1+1", "+SUM(A1)", "-2+3", "@x", "\tx", "＝1", "-", "--", "-cmd|'/c calc'!A0"] {
            assert_eq!(guarded(text.into()), format!("'{text}"));
        }
        for text in ["-120000.00", "-5%", "+3", "-1,234.50", "", "a=b", "5-3", "’x"] {
            assert_eq!(guarded(text.into()), text);
        }
    }
}
