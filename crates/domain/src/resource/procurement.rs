//! Procurement thresholds as a resource.

use super::Resource;
use super::field::{DISCLOSURE, FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, LEVEL, PROVINCE};
use crate::procurement::{Category, ThresholdKind};

/// 政府采购限额标准.
pub static PROCUREMENT_THRESHOLDS: Resource = Resource {
    name: "procurement-thresholds",
    doc: "Amounts from which procurement duties hold (采购限额标准、公开招标数额标准).",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("category", FieldKind::Choice(Category::CHOICES), "What is procured."),
        Field::required("kind", FieldKind::Choice(ThresholdKind::CHOICES), "Which duty begins there."),
        Field::optional("amount", FieldKind::Money, "The amount; missing where the document refers elsewhere."),
        Field::optional("inclusive", FieldKind::Boolean, "Whether the amount itself falls under the duty."),
        Field::required("printed", FieldKind::Text, "The clause as printed."),
    ],
    links: &[],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "category",
        "kind",
        "amount",
        "inclusive",
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
