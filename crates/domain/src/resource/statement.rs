//! Statements as a resource.

use super::Resource;
use super::field::{DISCLOSURE, FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, LEVEL, PROVINCE};
use crate::statement::Topic;

/// What is said in words where others print figures.
pub static STATEMENTS: Resource = Resource {
    name: "statements",
    doc: "What a disclosure says in words where others print figures, as 未安排转移支付.",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("topic", FieldKind::Choice(Topic::CHOICES), "What it is about."),
        Field::required("arranged", FieldKind::Boolean, "Whether the budget has any of it."),
        Field::required("printed", FieldKind::Text, "The sentence as printed."),
    ],
    links: &[],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "topic",
        "arranged",
        "printed",
        "missing",
        "findings",
        "source",
        "sources",
    ],
    includes: &["findings"],
    usual: None,
    versioned: true,
};
