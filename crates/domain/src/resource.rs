//! The resources and their fields: the one table that parameters, columns, schemas and formats are made from.

use std::hash::{Hash, Hasher};

use crate::enumeration::Choice;

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text, or an id.
    Text,
    /// One of a closed list, asked for by key or by printed words.
    Choice(&'static [Choice]),
    /// A whole number.
    Integer,
    /// Money: asked for in 元, held in 分.
    Money,
    /// An exact decimal.
    Decimal,
    /// A day.
    Date,
    /// Yes or no.
    Boolean,
}

/// A field of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in REST, JSON and CSV; a nested field is written with a dot in JSON order (`target.value` is `target_value`).
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it can be missing.
    pub nullable: bool,
    /// What it means, for every schema.
    pub doc: &'static str,
}

impl Hash for Field {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// A resource: a list of items with fields.
#[derive(Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its name in paths, as `official-expenses`.
    pub name: &'static str,
    /// What it is, for every schema.
    pub doc: &'static str,
    /// Its fields, in the order of JSON and CSV.
    pub fields: &'static [Field],
}

impl Hash for Resource {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl Resource {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
