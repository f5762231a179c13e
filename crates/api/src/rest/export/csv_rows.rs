//! Items as rows of CSV: a column a field, money with its printed digits and unit, and the source.

mod cells;

use std::borrow::Cow;
use std::ops::Range;

use openbudget_domain::resource::{Field, FieldKind, Resource};

use super::Broken;

/// A column: a key of an item, or a key of the object below it.
struct Column {
    name: String,
    below: Option<&'static str>,
    /// Whether it holds text, which a spreadsheet may take for a formula.
    text: bool,
}

/// Writes items as rows.
pub(super) struct CsvRows {
    columns: Vec<Column>,
    /// The keys of an item that columns are made from, each with its columns.
    keys: Vec<(&'static str, Range<usize>)>,
}

impl CsvRows {
    /// The columns of a resource; of the named keys alone where some are named, and what is included.
    pub(super) fn new(resource: &'static Resource, keys: Option<&[String]>, included: &[String]) -> Self {
        let mut rows = Self { columns: Vec::new(), keys: Vec::new() };
        for key in resource.keys.iter().filter(|key| keys.is_none_or(|keys| keys.iter().any(|named| named == *key))) {
            let before = rows.columns.len();
            if let Some(field) = resource.field(key) {
                rows.add_field(field);
            } else {
                for field in resource.fields {
                    if let Some(below) = field.name.strip_prefix(key).and_then(|rest| rest.strip_prefix('_')) {
                        rows.add(field.name.to_owned(), Some(below), is_text(field));
                    }
                }
            }
            match *key {
                _ if rows.columns.len() > before => {}
                "source" => {
                    for part in ["document", "locator", "text"] {
                        rows.add(format!("source_{part}"), Some(part), true);
                    }
                }
                "indicators" | "findings" if !included.iter().any(|name| name == key) => {}
                // Only items alone have these.
                "sections" | "coverage" | "revisions" => {}
                // As long as all else together.
                "sources" if keys.is_none() => {}
                key => rows.add(key.to_owned(), None, true),
            }
            if rows.columns.len() > before {
                rows.keys.push((key, before..rows.columns.len()));
            }
        }
        rows
    }

    /// A field: money with its printed digits and unit beside the amount in 元.
    fn add_field(&mut self, field: &Field) {
        if field.kind == FieldKind::Money {
            self.add(field.name.to_owned(), Some("amount"), false);
            for part in ["printed", "unit"] {
                self.add(format!("{}_{part}", field.name), Some(part), true);
            }
        } else {
            self.add(field.name.to_owned(), None, is_text(field));
        }
    }

    fn add(&mut self, name: String, below: Option<&'static str>, text: bool) {
        self.columns.push(Column { name, below, text });
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> Result<Vec<u8>, Broken> {
        let mut writer = writer();
        writer.write_record(self.columns.iter().map(|column| &column.name)).map_err(broken)?;
        writer.into_inner().map_err(broken)
    }

    /// Items, a row each.
    pub(super) fn rows<'a>(&self, items: impl Iterator<Item = &'a str>) -> Result<Vec<u8>, Broken> {
        let mut writer = writer();
        for item in items {
            let cells = cells::cells(item, &self.columns, &self.keys).map_err(broken)?;
            for (cell, column) in cells.into_iter().zip(&self.columns) {
                let cell = if column.text { guarded(cell) } else { cell };
                writer.write_field(cell.as_bytes()).map_err(broken)?;
            }
            // What was written field by field is a row now.
            writer.write_record(None::<&[u8]>).map_err(broken)?;
        }
        writer.into_inner().map_err(broken)
    }
}

const fn is_text(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text | FieldKind::Choice(_))
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
