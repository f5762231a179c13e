//! Transfer payments as a resource.

use super::Resource;
use super::field::{DISCLOSURE, FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, LEVEL, PROVINCE};
use crate::transfer::{Direction, TransferKind};

/// 转移支付.
pub static TRANSFER_PAYMENTS: Resource = Resource {
    name: "transfer-payments",
    doc: "Transfer payments (转移支付) between levels of government.",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("direction", FieldKind::Choice(Direction::CHOICES), "Which way it goes."),
        Field::required("kind", FieldKind::Choice(TransferKind::CHOICES), "What kind of transfer."),
        Field::optional("amount", FieldKind::Money, "How much."),
        Field::optional("change", FieldKind::Money, "Signed difference from the year before."),
    ],
    links: &[],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "direction",
        "kind",
        "amount",
        "change",
        "missing",
        "findings",
        "source",
        "sources",
    ],
    includes: &["findings"],
    usual: None,
    versioned: true,
};
