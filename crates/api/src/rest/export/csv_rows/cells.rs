//! The cells of a row, read from the JSON of an item in one pass, without making a tree of it.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::Column;

/// The cells of an item, one a column: text as it is, what is missing as nothing, lists and objects as JSON.
///
/// # Errors
/// Where the text is no JSON object.
pub(super) fn cells<'a>(
    item: &'a str,
    columns: &[Column],
    keys: &[(&'static str, Range<usize>)],
) -> serde_json::Result<Vec<Cow<'a, str>>> {
    let mut cells = vec![Cow::Borrowed(""); columns.len()];
    let mut reader = serde_json::Deserializer::from_str(item);
    reader.deserialize_map(Item { columns, keys, cells: &mut cells })?;
    reader.end()?;
    Ok(cells)
}

/// An item, whose keys fill cells.
struct Item<'c, 'a> {
    columns: &'c [Column],
    keys: &'c [(&'static str, Range<usize>)],
    cells: &'c mut [Cow<'a, str>],
}

impl<'a> Visitor<'a> for Item<'_, 'a> {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut keys: A) -> Result<(), A::Error> {
        // Items hold their keys in the order of the columns, so that the next one is nearly always the one looked for.
        let mut next = 0;
        // They are those of the field table: plain letters, so that none has to be copied to be read.
        while let Some(key) = keys.next_key::<&'a str>()? {
            let at =
                (next..self.keys.len()).chain(0..next).find(|at| self.keys.get(*at).is_some_and(|(k, _)| *k == key));
            let found = at.and_then(|at| self.keys.get(at).map(|(_, range)| (at, range.clone())));
            let Some((at, range)) = found else {
                keys.next_value::<IgnoredAny>()?;
                continue;
            };
            next = at.saturating_add(1);
            let columns = self.columns.get(range.clone()).unwrap_or_default();
            let cells = self.cells.get_mut(range).unwrap_or_default();
            match (columns, &mut *cells) {
                ([Column { below: None, .. }], [cell]) => *cell = text_of(keys.next_value()?).map_err(Error::custom)?,
                _ => keys.next_value_seed(Below { columns, cells })?,
            }
        }
        Ok(())
    }
}

/// The object of a key, whose own keys fill cells; nothing does where it is missing.
struct Below<'c, 'a> {
    columns: &'c [Column],
    cells: &'c mut [Cow<'a, str>],
}

impl<'a> DeserializeSeed<'a> for Below<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Below<'_, 'a> {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object or null")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'a>>(self, mut keys: A) -> Result<(), A::Error> {
        while let Some(key) = keys.next_key::<&'a str>()? {
            match self.columns.iter().zip(&mut *self.cells).find(|(column, _)| column.below == Some(key)) {
                Some((_, cell)) => *cell = text_of(keys.next_value()?).map_err(Error::custom)?,
                None => {
                    keys.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

fn text_of(value: &RawValue) -> serde_json::Result<Cow<'_, str>> {
    match value.get() {
        "null" => Ok(Cow::Borrowed("")),
        text if text.starts_with('"') => match text.get(1..text.len().saturating_sub(1)) {
            Some(plain) if !plain.contains('\\') => Ok(Cow::Borrowed(plain)),
            _ => serde_json::from_str(text).map(Cow::Owned),
        },
        other => Ok(Cow::Borrowed(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, cells};

    #[test]
    fn an_item_fills_its_cells_whatever_the_order_of_its_keys() {
        let column = |below| Column { name: String::new(), below, text: true };
        let columns = [column(None), column(Some("x")), column(Some("y")), column(None), column(None)];
        let keys = [("a", 0..1), ("b", 1..3), ("c", 3..4), ("d", 4..5)];
        for (item, expected) in [
            (
                r#"{"a":"1","b":{"x":"p","z":[1],"y":2},"c":{"k":"}"},"d":"\u00e9\"\\"}"#,
                ["1", "p", "2", r#"{"k":"}"}"#, "é\"\\"],
            ),
            (r#"{"d":true,"e":{"a":1},"b":{"y":null,"x":""},"a":null}"#, ["", "", "", "", "true"]),
            (r#"{"b":null,"c":["\n"]}"#, ["", "", "", r#"["\n"]"#, ""]),
        ] {
            assert_eq!(cells(item, &columns, &keys).unwrap(), expected, "{item}");
        }
        for wrong in ["[]", "{}{", r#"{"a":}"#, r#"{"b":1}"#] {
            assert!(cells(wrong, &columns, &keys).is_err(), "{wrong}");
        }
    }
}
