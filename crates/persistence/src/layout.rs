//! Which table holds a resource, and under which names its columns stand.

use openbudget_domain::resource::{DISCLOSURES, DOCUMENTS, Field, FieldKind, GOVERNMENTS, Resource};

use crate::link;

/// The table of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The table.
    pub table: String,
    /// The column of the id.
    pub key: &'static str,
    /// The columns of the resource's own order, which is total; none of them is ever NULL.
    pub order: &'static [&'static str],
    /// Whether rows carry the releases in which they hold; else only the one since which they are known.
    pub versioned: bool,
    /// The column of the release in which the item's content last changed.
    pub changed: &'static str,
    /// Whether the table is joined with its links, each row as often as it is linked.
    pub linked: bool,
}

impl Layout {
    pub(crate) fn of(resource: &Resource) -> Self {
        let (table, key, order): (String, _, &'static [&'static str]) = match resource.name {
            name if name == GOVERNMENTS.name => (name.to_owned(), "code", &["code"]),
            name if name == DOCUMENTS.name => (name.to_owned(), "sha256", &["sha256"]),
            name if name == DISCLOSURES.name => ("revisions".to_owned(), "id", &["government", "fiscal_year", "id"]),
            name => (name.replace('-', "_"), "id", &["government", "fiscal_year", "disclosure", "position"]),
        };
        // A revision is new as a whole; a fact may be carried on unchanged.
        let changed = if table == "revisions" { "since" } else { "changed" };
        Self { table, key, order, versioned: resource.versioned, changed, linked: false }
    }
}

impl Layout {
    /// The layout of a resource whose items are asked for by a field that names what they belong to.
    pub(crate) fn below(resource: &Resource, parent: &Field) -> Self {
        let mut layout = Self::of(resource);
        layout.linked = parent.kind == FieldKind::Link;
        if layout.linked {
            layout.table.insert_str(0, link::JOINED);
        }
        layout
    }
}

/// The column in which a field is compared.
pub(crate) fn column(field: &Field) -> String {
    match field.kind {
        FieldKind::Money => format!("{}_fen", field.name),
        FieldKind::Decimal => format!("{}_micro", field.name),
        _ => field.name.to_owned(),
    }
}
