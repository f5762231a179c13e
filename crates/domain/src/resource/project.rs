//! Projects as a resource.

use super::Resource;
use super::field::{DISCLOSURE, FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, Indexed, LEVEL, PROVINCE};
use crate::payment::Month;
use crate::project::Framework;

/// Projects with their performance tables.
pub static PROJECTS: Resource = Resource {
    name: "projects",
    doc: "Projects (项目) with their performance tables (绩效目标表).",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("ordinal", FieldKind::Integer, "Its place in the document, from 1."),
        Field::optional("code", FieldKind::Text, "项目编码: 21 characters in the unified budget system."),
        Field::required("name", FieldKind::Text, "The name in the table.").indexed(Indexed::Order),
        Field::required("name_label", FieldKind::Text, "The label before the name, as printed."),
        Field::optional("title", FieldKind::Text, "The heading of the table."),
        Field::optional("agency", FieldKind::Text, "主管部门 or 实施单位."),
        Field::required("framework", FieldKind::Choice(Framework::CHOICES), "The framework its indicators follow."),
        Field::optional("budget", FieldKind::Money, "预算数: the budget of the year.").indexed(Indexed::Order),
        Field::optional("fiscal_funds", FieldKind::Money, "其中：财政资金: the part from public funds."),
        Field::optional("other_funds", FieldKind::Money, "其他资金: the part from other funds."),
        Field::optional("purpose", FieldKind::Text, "资金用途: what the money is for."),
        Field::optional(
            "duplicate_of",
            FieldKind::Text,
            "Id of the earliest project of the disclosure whose every printed cell is equal.",
        ),
        Field::optional(
            "first_payment_month",
            FieldKind::Integer,
            "The month, 1 to 12, that ends the period of the first payment in the schedule (资金支出计划); missing where the point before \
             it is blank, which is not zero.",
        )
        .told(Month::First)
        .indexed(Indexed::Values),
        Field::optional(
            "first_printed_payment_month",
            FieldKind::Integer,
            "The month of the first point of the schedule that is printed above zero, whatever is blank before it.",
        )
        .told(Month::FirstPrinted),
        Field::optional(
            "fully_paid_by_month",
            FieldKind::Integer,
            "The month from which on the schedule stands at 100 %: everything is paid by its end.",
        )
        .told(Month::FullyPaid),
        Field::required("partial", FieldKind::Boolean, "Whether the source ends in the middle of the table."),
    ],
    links: &[],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "ordinal",
        "code",
        "name",
        "name_label",
        "title",
        "agency",
        "framework",
        "budget",
        "fiscal_funds",
        "other_funds",
        "missing",
        "purpose",
        "duplicate_of",
        "particulars",
        "partial",
        "objectives",
        "schedule",
        "indicators",
        "findings",
        "source",
        "sources",
    ],
    includes: &["indicators", "schedule", "objectives", "findings"],
    usual: None,
    versioned: true,
};
