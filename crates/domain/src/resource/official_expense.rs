//! Official expenses as a resource.

use super::Resource;
use super::field::{DISCLOSURE, FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, LEVEL, PROVINCE};
use crate::official_expense::{ChangeWord, Item};

/// 三公经费.
pub static OFFICIAL_EXPENSES: Resource = Resource {
    name: "official-expenses",
    doc: "Official expenses (三公经费): an item each, and the item `total`.",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("item", FieldKind::Choice(Item::CHOICES), "Which item."),
        Field::optional("amount", FieldKind::Money, "The amount of the year."),
        Field::optional("change", FieldKind::Money, "Signed difference from the year before; 持平 is zero."),
        Field::optional("change_word", FieldKind::Choice(ChangeWord::CHOICES), "The word of the change."),
        Field::optional("prior", FieldKind::Money, "The amount of the year before, where printed."),
        Field::optional("reason", FieldKind::Text, "The reason given, as printed."),
    ],
    links: &[],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "item",
        "amount",
        "change",
        "change_word",
        "prior",
        "reason",
        "missing",
        "findings",
        "source",
        "sources",
    ],
    includes: &["findings"],
    usual: None,
    versioned: true,
};
