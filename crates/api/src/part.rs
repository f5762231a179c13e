//! The keys of items that are no field of the table, and the parts that they hold: what they are and mean, once for the
//! descriptions of REST and GraphQL.

use openbudget_domain::difference::ChangeKind;
use openbudget_domain::disclosure::{DisclosureKind, Reason};
use openbudget_domain::evidence::Missing;
use openbudget_domain::money::Unit;
use openbudget_domain::period::Period;
use openbudget_domain::target::{Operator, TargetKind};

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Holds {
    /// Text.
    Text,
    /// Text of this form, a regular expression.
    Formed(&'static str),
    /// One of the keys of an enumeration.
    OneOf(&'static [openbudget_domain::enumeration::Choice]),
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// A time as RFC 3339 has it.
    Time,
    /// A part.
    Part(&'static str),
    /// A list of parts.
    List(&'static str),
    /// A place for each field: a map in REST, a list of [`FIELD_SOURCE`] in GraphQL.
    Sources,
    /// A reason for each missing field: a map in REST, a list of [`MISSING_FIELD`] in GraphQL.
    Reasons,
    /// An object of no fixed shape.
    Any,
    /// A list of objects of no fixed shape.
    AnyList,
    /// Any value.
    Value,
}

/// A key of an item or a part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    /// Its name in REST.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether it may be left out.
    pub optional: bool,
    /// What it means.
    pub doc: &'static str,
}

const fn key(name: &'static str, holds: Holds, doc: &'static str) -> Key {
    Key { name, holds, nullable: false, optional: false, doc }
}

const fn nullable(name: &'static str, holds: Holds, doc: &'static str) -> Key {
    Key { name, holds, nullable: true, optional: false, doc }
}

const fn optional(name: &'static str, holds: Holds, doc: &'static str) -> Key {
    Key { name, holds, nullable: true, optional: true, doc }
}

/// A part of an item.
#[derive(Debug)]
pub(crate) struct Part {
    /// The name of its type.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its keys, in their order.
    pub keys: &'static [Key],
}

/// A hash of a document.
pub(crate) const SHA256: &str = "^[0-9a-f]{64}$";

/// The parts that both faces have.
pub(crate) static PARTS: &[Part] = &[
    Part {
        name: "Money",
        doc: "An exact amount with the digits and the unit it was printed in.",
        keys: &[
            key("amount", Holds::Formed("^-?[0-9]+\\.[0-9]{2}$"), "In 元, a decimal string: never a float."),
            key("currency", Holds::Words(&["CNY"]), "CNY."),
            key("printed", Holds::Text, "The digits as printed."),
            key("unit", Holds::OneOf(Unit::CHOICES), "元, 万元 or 亿元."),
        ],
    },
    Part {
        name: "Source",
        doc: "A place in a document and the text that stands there, as printed.",
        keys: &[
            key("document", Holds::Formed(SHA256), "SHA-256 of the document."),
            key("locator", Holds::Part("Locator"), "The place."),
            key("text", Holds::Text, "The text as printed; cells of a row joined by ` | `."),
        ],
    },
    Part {
        name: "Locator",
        doc: "Lines of a text, a paragraph, a row or cell of a table, or a cell of a workbook. All are counted from 1.",
        keys: &[
            key("kind", Holds::Words(&["lines", "paragraph", "table", "cell"]), "lines, paragraph, table or cell."),
            optional("from", Holds::Whole, "The first line."),
            optional("to", Holds::Whole, "The last line."),
            optional("paragraph", Holds::Whole, "The paragraph."),
            optional("table", Holds::Whole, "The table."),
            optional("row", Holds::Whole, "The row."),
            optional("column", Holds::Whole, "The column."),
            optional("sheet", Holds::Text, "The sheet."),
            optional("cell", Holds::Text, "The cell of the sheet, or a range of cells."),
        ],
    },
    Part {
        name: "Target",
        doc: "The value that an indicator is to reach, as printed and as read.",
        keys: &[
            key("printed", Holds::Text, "As printed."),
            key("kind", Holds::OneOf(TargetKind::CHOICES), "What kind of value."),
            nullable("operator", Holds::OneOf(Operator::CHOICES), "How the value is to compare; null for words."),
            nullable("value", Holds::Text, "The printed number, never scaled."),
            nullable("low", Holds::Text, "The lower end of a range."),
            nullable("high", Holds::Text, "The upper end of a range."),
            nullable("unit", Holds::Text, "The unit as printed, or that of the table."),
            nullable("date", Holds::Day, "The day."),
        ],
    },
    Part {
        name: "Objective",
        doc: "An objective of a project.",
        keys: &[
            key("ordinal", Holds::Whole, "Its place, from 1."),
            nullable("label", Holds::Text, "The label before it."),
            key("text", Holds::Text, "Its words, without the label."),
            optional(
                "period",
                Holds::OneOf(Period::CHOICES),
                "The part of the project's time it is an aim of; without it, of the year.",
            ),
        ],
    },
    Part {
        name: "SchedulePoint",
        doc: "A column of the schedule of payments.",
        keys: &[
            key("label", Holds::Text, "The period as printed."),
            nullable("cumulative_percent", Holds::Text, "What is to be paid until then: 70 % is 70."),
            key("printed", Holds::Text, "As printed."),
        ],
    },
    Part {
        name: "Particular",
        doc: "A further row of a project's head.",
        keys: &[key("label", Holds::Text, "The label."), key("text", Holds::Text, "What stands there.")],
    },
    Part {
        name: "SubjectReference",
        doc: "What a finding is about.",
        keys: &[
            key("resource", Holds::Text, "The resource, as in paths of REST."),
            key("id", Holds::Text, "The id."),
            nullable("name", Holds::Text, "The name as printed."),
        ],
    },
    Part {
        name: "Message",
        doc: "Words in Chinese and English.",
        keys: &[key("zh", Holds::Text, "Chinese."), key("en", Holds::Text, "English.")],
    },
    Part {
        name: "Operand",
        doc: "A value that a rule compared.",
        keys: &[
            key("name", Holds::Text, "What it is."),
            nullable("value", Holds::Text, "Its value."),
            nullable("source", Holds::Part("Source"), "Its place."),
        ],
    },
    Part {
        name: "Revision",
        doc: "A revision of a disclosure: a publication, which never changes.",
        keys: &[
            key("id", Holds::Text, "The id of the disclosure."),
            key("government", Holds::Text, "The code of its government."),
            key("fiscal_year", Holds::Whole, "Its year."),
            key("kind", Holds::OneOf(DisclosureKind::CHOICES), "The kind of publication."),
            nullable("title", Holds::Text, "The title of the document."),
            key("document", Holds::Formed(SHA256), "SHA-256 of the document."),
            key("revision", Holds::Whole, "Its number, from 1."),
            key("reason", Holds::OneOf(Reason::CHOICES), "Why there is this revision."),
            key("since", Holds::Whole, "The first release that has it."),
            key("published_at", Holds::Time, "When it was published."),
            key("reader", Holds::Text, "The edition of the reader and the rules that it was made by."),
            key("counts", Holds::Any, "How many facts of each resource it has, and how many findings of each kind."),
        ],
    },
    Part {
        name: "Difference",
        doc: "A fact that differs between two revisions of a disclosure. Places are not compared.",
        keys: &[
            key("resource", Holds::Text, "The resource, as in paths of REST."),
            key("id", Holds::Text, "The id of the fact."),
            key("kind", Holds::OneOf(ChangeKind::CHOICES), "added, removed or changed."),
            key(
                "fields",
                Holds::List("FieldChange"),
                "The fields that differ: of an added fact what it says, of a removed one what it said.",
            ),
        ],
    },
    Part {
        name: "FieldChange",
        doc: "A field that differs.",
        keys: &[
            key("field", Holds::Text, "The key, as REST names it."),
            nullable("before", Holds::Value, "Its value before; null where it was missing."),
            nullable("after", Holds::Value, "Its value after; null where it is missing."),
        ],
    },
];

/// What a GraphQL list has instead of REST's map of sources.
pub(crate) static FIELD_SOURCE: Part = Part {
    name: "FieldSource",
    doc: "The place of one field.",
    keys: &[
        key("field", Holds::Text, "The field, as REST names it."),
        key("source", Holds::Part("Source"), "Its place."),
    ],
};

/// What a GraphQL list has instead of REST's map of reasons.
pub(crate) static MISSING_FIELD: Part = Part {
    name: "MissingField",
    doc: "Why a field is missing.",
    keys: &[
        key("field", Holds::Text, "The field, as REST names it."),
        key("reason", Holds::OneOf(Missing::CHOICES), "blank, stated_none, absent or unreadable."),
    ],
};

/// A computed amount, in GraphQL.
pub(crate) static AMOUNT: Part = Part {
    name: "Amount",
    doc: "A computed amount.",
    keys: &[
        key("amount", Holds::Text, "In 元, a decimal string: never a float."),
        key("currency", Holds::Words(&["CNY"]), "CNY."),
    ],
};

/// The keys of items that are no field of the table.
static KEYS: &[Key] = &[
    key("source", Holds::Part("Source"), "The place of the whole fact."),
    key("sources", Holds::Sources, "The place of each field."),
    key("missing", Holds::Reasons, "Why each missing field is missing."),
    key("target", Holds::Part("Target"), "指标值: the value that is to be reached."),
    key("objectives", Holds::List("Objective"), "绩效目标: the objectives."),
    key("schedule", Holds::List("SchedulePoint"), "资金支出计划: the schedule of payments, a point a printed column."),
    key("particulars", Holds::List("Particular"), "Further rows of the head of the table."),
    key("indicators", Holds::List("Indicator"), "The indicators of the project, where they are included."),
    key(
        "findings",
        Holds::List("Finding"),
        "What the rules found and failed, where it is included: of a disclosure everything, of a fact what cites it or is about it.",
    ),
    key("subject", Holds::Part("SubjectReference"), "What the finding is about."),
    key("message", Holds::Part("Message"), "What was found, in words."),
    key("operands", Holds::List("Operand"), "What was compared."),
    key("evidence", Holds::List("Source"), "The places that show it."),
    key("counts", Holds::Any, "How many facts of each resource it has, and how many findings of each kind."),
    key("sections", Holds::AnyList, "The narrative: headings and paragraphs, each with its place."),
    key("coverage", Holds::Any, "What became of every cell and paragraph of the document."),
    key("revisions", Holds::AnyList, "Every revision so far, the first first."),
];

/// A key of an item that is no field of the table.
pub(crate) fn key_of(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

#[cfg(test)]
mod tests {
    use openbudget_domain::resource::RESOURCES;

    use super::key_of;

    #[test]
    fn every_key_of_an_item_is_a_field_or_stands_here() {
        for resource in RESOURCES {
            for key in resource.keys {
                assert!(resource.field(key).is_some() || key_of(key).is_some(), "{} {key}", resource.name);
            }
        }
    }
}
