//! Conditions on the fields of a resource.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;

use crate::resource::{Field, Resource};

crate::enumeration! {
    /// How a field is compared. In REST the suffix after `__`; equality has none.
    Operator {
        /// Equal.
        Eq = "eq", "等于";
        /// Not equal; a missing value is not equal to anything.
        Ne = "ne", "不等于";
        /// Less.
        Lt = "lt", "小于";
        /// Less or equal.
        Le = "le", "小于等于";
        /// Greater.
        Gt = "gt", "大于";
        /// Greater or equal.
        Ge = "ge", "大于等于";
        /// One of several values.
        In = "in", "之一";
        /// Has the text in it.
        Contains = "contains", "包含";
        /// Starts with the text.
        Starts = "starts", "开头";
        /// Has no value (`true`) or has one (`false`).
        Missing = "missing", "缺失";
    }
}

/// A value of a condition, of the field's kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Text, or the key of an enumeration.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Money in 分.
    Fen(i64),
    /// A decimal number.
    Decimal(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A time, to the microsecond.
    Time(DateTime<Utc>),
    /// Yes or no; also the operand of [`Operator::Missing`].
    Boolean(bool),
}

/// One comparison of a field with one value, or with several for [`Operator::In`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    /// The field.
    pub field: &'static Field,
    /// The comparison.
    pub operator: Operator,
    /// The operands: exactly one, save for [`Operator::In`].
    pub values: Vec<Value>,
}

impl Filter {
    /// Whether a comparison of this field stands anywhere in it.
    #[must_use]
    pub fn names(&self, field: &Field) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.names(field)),
            Self::Test(condition) => condition.field == field,
        }
    }

    /// The filter, and what the resource keeps to where the filter does not say otherwise.
    #[must_use]
    pub fn or_usual(self, resource: &Resource) -> Self {
        let Some((name, value)) = resource.usual else { return self };
        match resource.field(name) {
            Some(field) if !self.names(field) => {
                let usual = Condition { field, operator: Operator::Eq, values: vec![Value::Text(value.to_owned())] };
                let mut parts = if let Self::All(parts) = self { parts } else { vec![self] };
                parts.push(Self::Test(usual));
                Self::All(parts)
            }
            _ => self,
        }
    }
}

/// Conditions joined.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Filter {
    /// Every one holds; true where there is none.
    All(Vec<Filter>),
    /// At least one holds; false where there is none.
    Any(Vec<Filter>),
    /// One comparison.
    Test(Condition),
}
