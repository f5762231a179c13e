//! Debt as resources.

use super::Resource;
use super::field::{DISCLOSURE, FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, LEVEL, PROVINCE};
use crate::debt::{Account, DebtType};

/// Balances and limits.
pub static DEBT_BALANCES: Resource = Resource {
    name: "debt-balances",
    doc: "Government debt at a day: balance and limit, a row for each type that is printed.",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::optional("as_of_date", FieldKind::Date, "The day of the balance."),
        Field::required("debt_type", FieldKind::Choice(DebtType::CHOICES), "Which debt."),
        Field::optional("balance", FieldKind::Money, "余额: what is owed."),
        Field::optional(
            "limit",
            FieldKind::Money,
            "限额: what may be owed. As a filter for equality write `limit__eq`.",
        ),
    ],
    links: &[],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "as_of_date",
        "debt_type",
        "balance",
        "limit",
        "missing",
        "findings",
        "source",
        "sources",
    ],
    includes: &["findings"],
    usual: None,
    versioned: true,
};

/// 还本付息.
pub static DEBT_SERVICE: Resource = Resource {
    name: "debt-service",
    doc: "Debt service (还本付息): a row an account, and the account `total`.",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("account", FieldKind::Choice(Account::CHOICES), "The account it is paid from."),
        Field::optional("principal", FieldKind::Money, "还本: principal."),
        Field::optional("interest", FieldKind::Money, "付息: interest."),
        Field::optional("total", FieldKind::Money, "Principal and interest."),
    ],
    links: &[],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "account",
        "principal",
        "interest",
        "total",
        "missing",
        "findings",
        "source",
        "sources",
    ],
    includes: &["findings"],
    usual: None,
    versioned: true,
};
