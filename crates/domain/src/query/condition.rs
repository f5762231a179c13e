//! Conditions on the fields of a resource.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::resource::Field;

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
