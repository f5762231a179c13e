//! Who published, what, and from which bytes.

use super::Resource;
use super::field::{FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, Indexed, LEVEL, PROVINCE, Shape};
use crate::disclosure::{DisclosureKind, Reason};
use crate::government::{CodeSystem, Level};

/// Local governments, listed or stated by a publisher.
pub static GOVERNMENTS: Resource = Resource {
    name: "governments",
    doc: "Local governments: those of the embedded code list, and those that publishers state.",
    fields: &[
        Field::required("code", FieldKind::Text, "Six digits.").shaped(Shape::GovernmentCode).indexed(Indexed::Values),
        Field::required("code_system", FieldKind::Choice(CodeSystem::CHOICES), "The list that the code stands in."),
        Field::required("name", FieldKind::Text, "The official name in that list, or as the publisher states it."),
        Field::required("level", FieldKind::Choice(Level::CHOICES), "The level of the government."),
        Field::optional("parent", FieldKind::Text, "Code of the government above.").shaped(Shape::GovernmentCode),
        Field::optional("province", FieldKind::Text, "Code of the province.").shaped(Shape::GovernmentCode),
        Field::required("listed", FieldKind::Boolean, "Whether the embedded code list has it."),
    ],
    links: &[],
    keys: &["code", "code_system", "name", "level", "parent", "province", "listed"],
    includes: &[],
    usual: None,
    versioned: false,
};

/// What was published.
pub static DISCLOSURES: Resource = Resource {
    name: "disclosures",
    doc: "Disclosures: what a government published on its budget of a year, each with its newest revision.",
    fields: &[
        ID,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("kind", FieldKind::Choice(DisclosureKind::CHOICES), "The kind of publication."),
        Field::optional("title", FieldKind::Text, "The title of the document."),
        Field::required("document", FieldKind::Text, "SHA-256 of the document.")
            .shaped(Shape::Sha256)
            .indexed(Indexed::Values),
        Field::required("revision", FieldKind::Integer, "The number of the revision, from 1."),
        Field::required(
            "reason",
            FieldKind::Choice(Reason::CHOICES),
            "Why there is this revision: first, superseded (by another document), re-read (by a newer reader) or restated (the publisher names the government otherwise).",
        ),
        Field::required("since", FieldKind::Integer, "The first release that has it."),
        Field::required("published_at", FieldKind::Time, "When the revision was published."),
        Field::required(
            "reader",
            FieldKind::Text,
            "The edition of the reader and the rules that the revision was made by.",
        ),
    ],
    links: &[],
    keys: &[
        "id",
        "government",
        "fiscal_year",
        "kind",
        "title",
        "document",
        "revision",
        "reason",
        "since",
        "published_at",
        "reader",
        "counts",
        "findings",
        "sections",
        "coverage",
        "revisions",
    ],
    includes: &["findings"],
    usual: None,
    versioned: true,
};

/// The bytes.
pub static DOCUMENTS: Resource = Resource {
    name: "documents",
    doc: "Documents: the bytes that disclosures were read from.",
    fields: &[
        Field::required("sha256", FieldKind::Text, "SHA-256 of the bytes.")
            .shaped(Shape::Sha256)
            .indexed(Indexed::Values),
        Field::required("media_type", FieldKind::Text, "The media type found from the bytes."),
        Field::required("size", FieldKind::Integer, "How many bytes."),
        Field::required("held", FieldKind::Boolean, "Whether the bytes are held here."),
    ],
    links: &[],
    keys: &["sha256", "media_type", "size", "held"],
    includes: &[],
    usual: None,
    versioned: false,
};
