//! The JSON Schema of the canonical disclosure, made from the types that write it.

use schemars::generate::SchemaSettings;
use serde_json::{Value as Json, json};

use super::Disclosure;

/// The schema of a record as this program writes it, in the draft of 2020-12.
#[must_use]
pub fn schema() -> Json {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Disclosure>().to_value();
    if let Json::Object(keys) = &mut schema {
        keys.insert("$id".to_owned(), json!("https://openbudget.example/schema/disclosure.schema.json"));
    }
    schema
}
