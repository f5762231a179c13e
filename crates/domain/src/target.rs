//! The value that an indicator is to reach.

pub mod date;
pub mod read;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

crate::enumeration! {
    /// What kind of value a target is.
    TargetKind {
        /// A count or measure.
        Number = "number", "数值";
        /// A percentage.
        Percent = "percent", "百分比";
        /// An amount of money, or of money per something.
        Money = "money", "金额";
        /// From `low` to `high`.
        Range = "range", "区间";
        /// A day, or the last day of a printed month or year.
        Date = "date", "日期";
        /// 是 or 否.
        Boolean = "boolean", "是否";
        /// Words.
        Text = "text", "文字";
        /// Nothing printed.
        Empty = "empty", "空白";
    }
}

crate::enumeration! {
    /// How the value is to compare with the target.
    Operator {
        /// Equal.
        Eq = "eq", "等于";
        /// At least.
        Ge = "ge", "≥";
        /// At most; for a date, not after.
        Le = "le", "≤";
        /// More than.
        Gt = "gt", ">";
        /// Less than.
        Lt = "lt", "<";
    }
}

/// A target as printed and as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// The text of the value cell alone, lines joined.
    pub printed: String,
    /// What kind of value.
    pub kind: TargetKind,
    /// The comparison; nothing for words.
    pub operator: Option<Operator>,
    /// The printed number, never scaled: `200` of a table in 万元 is 200 with unit 万元, `95%` is 95 with unit %.
    // Money written with several units counts in the last: 3亿4500万元 is 34500 万元.
    pub value: Option<Decimal>,
    /// The lower end of a range.
    pub low: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The unit as printed, or that of the table for money without one.
    pub unit: Option<String>,
    /// The day.
    pub date: Option<NaiveDate>,
}

impl Target {
    /// A target that is words, of which nothing more is read.
    #[must_use]
    pub const fn text(printed: String) -> Self {
        let kind = TargetKind::Text;
        Self { printed, kind, operator: None, value: None, low: None, high: None, unit: None, date: None }
    }
}
