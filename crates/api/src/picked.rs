//! Some keys of a stored item: the others are passed over, without being made into anything.

use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value as Json};

/// The keys of an item that are wanted, in their own order.
///
/// # Errors
/// Where the text is no JSON object.
pub(crate) fn keys_of(item: &str, wanted: impl Fn(&str) -> bool) -> serde_json::Result<Map<String, Json>> {
    let mut reader = serde_json::Deserializer::from_str(item);
    let keys = reader.deserialize_map(Wanted(wanted))?;
    reader.end()?;
    Ok(keys)
}

struct Wanted<F>(F);

impl<'de, F: Fn(&str) -> bool> Visitor<'de> for Wanted<F> {
    type Value = Map<String, Json>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut keys: A) -> Result<Self::Value, A::Error> {
        let mut kept = Map::new();
        // The keys of items are those of the field table: plain letters, so that none has to be copied to be read.
        while let Some(key) = keys.next_key::<&'de str>()? {
            if self.0(key) {
                kept.insert(key.to_owned(), keys.next_value()?);
            } else {
                keys.next_value::<IgnoredAny>()?;
            }
        }
        Ok(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::keys_of;

    #[test]
    fn only_what_is_wanted_is_read() {
        let item = r#"{"a":{"b":[1,"}"]},"c":"\u00e9","d":null}"#;
        let text =
            |wanted: &[&str]| serde_json::to_string(&keys_of(item, |key| wanted.contains(&key)).unwrap()).unwrap();
        assert_eq!(text(&["d", "c"]), r#"{"c":"é","d":null}"#);
        assert_eq!(text(&["a"]), r#"{"a":{"b":[1,"}"]}}"#);
        assert!(keys_of("[]", |_| true).is_err());
        assert!(keys_of("{}{", |_| true).is_err());
    }
}
