//! One field of a resource.

use std::hash::{Hash, Hasher};

use crate::enumeration::Choice;
use crate::government::Level;
use crate::payment::Month;
use crate::query::Operator;

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text, or an id.
    Text,
    /// One of a closed list, asked for by key or by printed words.
    Choice(&'static [Choice]),
    /// A whole number.
    Integer,
    /// Money: asked for in 元, held in 分.
    Money,
    /// An exact decimal.
    Decimal,
    /// A day.
    Date,
    /// A time, to the microsecond.
    Time,
    /// Yes or no.
    Boolean,
    /// The id of another item, of which an item may have any number.
    Link,
}

impl FieldKind {
    /// The comparisons that make sense for this kind, before [`Operator::Missing`].
    #[must_use]
    pub const fn operators(self) -> &'static [Operator] {
        use Operator::{Contains, Eq, Ge, Gt, In, Le, Lt, Ne, Starts};
        match self {
            Self::Text => &[Eq, Ne, Lt, Le, Gt, Ge, In, Contains, Starts],
            Self::Choice(_) => &[Eq, Ne, In],
            Self::Integer | Self::Money | Self::Decimal | Self::Date | Self::Time => &[Eq, Ne, Lt, Le, Gt, Ge, In],
            Self::Boolean => &[Eq, Ne],
            // Of several ids each is equal to something and not to something else.
            Self::Link => &[Eq, In],
        }
    }
}

/// The form that a well-formed value of a field has; another form is refused, not unanswered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any.
    Any,
    /// Six digits.
    GovernmentCode,
    /// A year of four digits.
    Year,
    /// 64 hexadecimal digits in lower case.
    Sha256,
}

impl Shape {
    /// The regular expression of the form, for schemas.
    #[must_use]
    pub const fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::GovernmentCode => Some("^[0-9]{6}$"),
            Self::Year => Some("^[12][0-9]{3}$"),
            Self::Sha256 => Some("^[0-9a-f]{64}$"),
        }
    }

    /// How many characters every value of the form has.
    #[must_use]
    pub const fn length(self) -> Option<usize> {
        match self {
            Self::Any => None,
            Self::GovernmentCode => Some(6),
            Self::Year => Some(4),
            Self::Sha256 => Some(64),
        }
    }

    /// Whether a text has the form.
    #[must_use]
    pub fn holds(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::GovernmentCode => text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()),
            Self::Year => text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) && text.starts_with(['1', '2']),
            Self::Sha256 => text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
        }
    }
}

/// What an index of the database answers of a field, however many items there are. Whatever else a question asks for
/// may have to look at every item, within the time that a question may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indexed {
    /// Nothing.
    No,
    /// Which items have a value, or one of several.
    Values,
    /// That, and ranges of values, and the order of items by it, either way.
    Order,
}

/// A field of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in a question and in CSV; a key below another stands behind an underscore: `target_value` is `target.value` in JSON.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it can be missing.
    pub nullable: bool,
    /// The form of its values.
    pub shape: Shape,
    /// What an index answers of it.
    pub indexed: Indexed,
    /// What it is told by, where it is no key of the item: a month of the schedule of payments.
    pub told: Option<Month>,
    /// What it means, for every schema.
    pub doc: &'static str,
}

impl Hash for Field {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl Field {
    /// A field that every item has.
    #[must_use]
    pub const fn required(name: &'static str, kind: FieldKind, doc: &'static str) -> Self {
        Self { name, kind, nullable: false, shape: Shape::Any, indexed: Indexed::No, told: None, doc }
    }

    /// A field that can be missing.
    #[must_use]
    pub const fn optional(name: &'static str, kind: FieldKind, doc: &'static str) -> Self {
        Self { name, kind, nullable: true, shape: Shape::Any, indexed: Indexed::No, told: None, doc }
    }

    /// The same field with values of one form.
    #[must_use]
    pub const fn shaped(mut self, shape: Shape) -> Self {
        self.shape = shape;
        self
    }

    /// The same field, of which an index answers so much.
    #[must_use]
    pub const fn indexed(mut self, indexed: Indexed) -> Self {
        self.indexed = indexed;
        self
    }

    /// The same field, told by the schedule of payments: asked for, not served.
    #[must_use]
    pub const fn told(mut self, month: Month) -> Self {
        self.told = Some(month);
        self
    }

    /// Whether the field can be compared so.
    #[must_use]
    pub fn allows(&self, operator: Operator) -> bool {
        match operator {
            Operator::Missing => self.nullable,
            other => self.kind.operators().contains(&other),
        }
    }
}

/// The id of a fact.
pub(super) const ID: Field =
    Field::required("id", FieldKind::Text, "Stable id: the same in every format and revision of the disclosure.")
        .indexed(Indexed::Values);
/// The disclosure of a fact.
pub(super) const DISCLOSURE: Field =
    Field::required("disclosure", FieldKind::Text, "Id of the disclosure: government, fiscal year and kind.")
        .indexed(Indexed::Values);
/// The government of a fact.
pub(super) const GOVERNMENT: Field =
    Field::required("government", FieldKind::Text, "Code of the government that published it: six digits.")
        .shaped(Shape::GovernmentCode)
        .indexed(Indexed::Values);
/// The year of a fact.
pub(super) const FISCAL_YEAR: Field =
    Field::required("fiscal_year", FieldKind::Integer, "The fiscal year of the disclosure.")
        .shaped(Shape::Year)
        .indexed(Indexed::Values);
/// The level of the government of a fact: asked for, not served with it.
pub(super) const LEVEL: Field =
    Field::required("level", FieldKind::Choice(Level::CHOICES), "The level of the government that published it.");
/// The province of the government of a fact: asked for, not served with it.
pub(super) const PROVINCE: Field =
    Field::optional("province", FieldKind::Text, "Code of the province of the government that published it.")
        .shaped(Shape::GovernmentCode);
