//! Findings as a resource.

use super::Resource;
use super::field::{DISCLOSURE, FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, Indexed, LEVEL, PROVINCE};
use crate::finding::{Severity, Status};

/// What the rules found.
pub static FINDINGS: Resource = Resource {
    name: "findings",
    doc: "Findings: what the rules of an auditor found, failed unless `status` asks for those that hold or cannot be decided.",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("rule", FieldKind::Text, "The rule, as R06: see `/v1/rules`.").indexed(Indexed::Values),
        Field::required("severity", FieldKind::Choice(Severity::CHOICES), "How grave it is, or would be."),
        Field::required(
            "status",
            FieldKind::Choice(Status::CHOICES),
            "What came of checking; `failed` where nothing is asked.",
        )
        .indexed(Indexed::Values),
        Field::required("subject_resource", FieldKind::Text, "The resource of the subject, as in paths."),
        Field::required("subject_id", FieldKind::Text, "The id of the subject.").indexed(Indexed::Values),
        Field::optional("subject_name", FieldKind::Text, "The name of the subject, as printed."),
        Field::required("message_zh", FieldKind::Text, "What was found, in Chinese."),
        Field::required("message_en", FieldKind::Text, "What was found, in English."),
        Field::optional("expected", FieldKind::Text, "What it should be."),
        Field::optional("actual", FieldKind::Text, "What it is."),
    ],
    links: &[Field::required(
        "fact",
        FieldKind::Link,
        "The id of what it is found of: its subject, or another fact whose place it cites.",
    )
    .indexed(Indexed::Values)],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "rule",
        "severity",
        "status",
        "subject",
        "message",
        "expected",
        "actual",
        "operands",
        "evidence",
        "source",
    ],
    includes: &[],
    usual: Some(("status", "failed")),
    versioned: true,
};
