//! The resources and their fields: the one table that parameters, columns, schemas and formats are made from.

mod catalogue;
mod debt;
mod field;
mod finding;
mod indicator;
mod official_expense;
mod procurement;
mod project;
mod statement;
mod transfer;
pub mod word;

use std::hash::{Hash, Hasher};

pub use catalogue::{DISCLOSURES, DOCUMENTS, GOVERNMENTS};
pub use debt::{DEBT_BALANCES, DEBT_SERVICE};
pub use field::{Field, FieldKind, Indexed, Shape};
pub use finding::FINDINGS;
pub use indicator::INDICATORS;
pub use official_expense::OFFICIAL_EXPENSES;
pub use procurement::PROCUREMENT_THRESHOLDS;
pub use project::PROJECTS;
pub use statement::STATEMENTS;
pub use transfer::TRANSFER_PAYMENTS;

/// Every resource, in the order of the documentation.
pub static RESOURCES: &[&Resource] = &[
    &GOVERNMENTS,
    &DISCLOSURES,
    &DOCUMENTS,
    &PROJECTS,
    &INDICATORS,
    &OFFICIAL_EXPENSES,
    &DEBT_BALANCES,
    &DEBT_SERVICE,
    &TRANSFER_PAYMENTS,
    &PROCUREMENT_THRESHOLDS,
    &STATEMENTS,
    &FINDINGS,
];

/// A resource: a list of items with fields.
#[derive(Debug)]
pub struct Resource {
    /// Its name in paths, as `official-expenses`.
    pub name: &'static str,
    /// What it is, for every schema.
    pub doc: &'static str,
    /// The fields that a question may name, in the order of JSON and CSV.
    pub fields: &'static [Field],
    /// What filters may name beside the fields: ids of other items, of which an item may have any number.
    pub links: &'static [Field],
    /// The keys of an item in JSON beside `id`, in their order: what `fields=` may name.
    pub keys: &'static [&'static str],
    /// What `include=` may name.
    pub includes: &'static [&'static str],
    /// A field and its value that are asked for where a question does not name the field.
    pub usual: Option<(&'static str, &'static str)>,
    /// Whether items belong to releases, so that a past state and what changed since can be asked for.
    pub versioned: bool,
}

impl Resource {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whatever a filter may name: the fields, then the links.
    pub fn compared(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.fields.iter().chain(self.links)
    }
}

impl PartialEq for Resource {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Resource {}

impl Hash for Resource {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}
