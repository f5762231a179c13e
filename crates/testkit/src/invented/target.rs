//! Invented targets: the printed text with what it says.

use chrono::NaiveDate;
use openbudget_domain::target::{Operator, Target, TargetKind};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::vocabulary::WORDS;

/// A target that only has its text and its kind.
pub(super) fn bare(printed: String, kind: TargetKind) -> Target {
    Target { printed, kind, operator: None, value: None, low: None, high: None, unit: None, date: None }
}

/// A whole number or one with up to two decimals, with its digits.
fn number() -> impl Strategy<Value = (String, Decimal)> {
    prop_oneof![
        3 => (1..100_000_i64).prop_map(Decimal::from),
        1 => (1..1_000_000_i64, 1..=2_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
    ]
    .prop_map(|value| (value.to_string(), value))
}

/// The signs before a number.
fn sign() -> impl Strategy<Value = (&'static str, Operator)> {
    select(vec![
        ("", Operator::Eq),
        ("≥", Operator::Ge),
        (">=", Operator::Ge),
        ("≧", Operator::Ge),
        ("≤", Operator::Le),
        ("<=", Operator::Le),
        (">", Operator::Gt),
        ("<", Operator::Lt),
    ])
}

/// `≥12个`, `≤0.5 公里`, `343 人`: a count with this unit.
pub fn count(unit: &'static str) -> impl Strategy<Value = Target> {
    (sign(), number(), any::<bool>()).prop_map(move |((sign, operator), (digits, value), space)| {
        let space = if space { " " } else { "" };
        Target {
            operator: Some(operator),
            value: Some(value),
            unit: Some(unit.to_owned()),
            ..bare(format!("{sign}{digits}{space}{unit}"), TargetKind::Number)
        }
    })
}

/// `≥95%`, `99.5%`.
pub fn percent() -> impl Strategy<Value = Target> {
    (sign(), 1..=1000_i64, any::<bool>()).prop_map(|((sign, operator), tenths, whole)| {
        let value =
            if whole { Decimal::from(tenths / 10 + 1).min(Decimal::ONE_HUNDRED) } else { Decimal::new(tenths, 1) };
        Target {
            operator: Some(operator),
            value: Some(value),
            unit: Some("%".to_owned()),
            ..bare(format!("{sign}{value}%"), TargetKind::Percent)
        }
    })
}

/// `85%～95%`, `1500-1800元/平方米`.
pub fn range() -> impl Strategy<Value = Target> {
    let ends = (1..50_i64, 1..50_i64).prop_map(|(low, more)| (Decimal::from(low), Decimal::from(low + more)));
    (ends, select(vec![("%", "～", "%"), ("", "-", "元/平方米"), ("", "-", "人"), ("%", "-", "%")])).prop_map(
        |((low, high), (after_low, between, after_high))| Target {
            operator: Some(Operator::Eq),
            low: Some(low),
            high: Some(high),
            unit: Some(after_high.to_owned()),
            ..bare(format!("{low}{after_low}{between}{high}{after_high}"), TargetKind::Range)
        },
    )
}

/// `125.81万元`, or the digits alone in a table of this unit.
#[must_use]
pub fn cost(value: Decimal, unit: &'static str, with_unit: bool) -> Target {
    let shown = if with_unit { unit } else { "" };
    Target {
        operator: Some(Operator::Eq),
        value: Some(value),
        unit: Some(unit.to_owned()),
        ..bare(format!("{value}{shown}"), TargetKind::Money)
    }
}

/// `87.25元/人`.
pub fn unit_cost() -> impl Strategy<Value = Target> {
    (number(), select(vec!["元/人", "元/平方米", "元/公里", "万元/个"])).prop_map(|((digits, value), unit)| Target {
        operator: Some(Operator::Eq),
        value: Some(value),
        unit: Some(unit.to_owned()),
        ..bare(format!("{digits}{unit}"), TargetKind::Money)
    })
}

/// A day of the year, in one of its spellings.
pub fn day(year: i32) -> impl Strategy<Value = Target> {
    (1..=12_u32, 1..=28_u32, 0..6_u8).prop_filter_map("a day", move |(month, day, spelling)| {
        let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        let (printed, operator, date) = match spelling {
            0 => (format!("{year}年{month}月{day}日"), Operator::Eq, date),
            1 => (format!("{year} 年 {month} 月 {day} 日"), Operator::Eq, date),
            2 => (format!("{year}.{month}.{day}之前"), Operator::Le, date),
            3 => (format!("{year}年{month}月{day}日之前"), Operator::Le, date),
            4 => (format!("{year}年12月31日"), Operator::Eq, last),
            _ => (format!("{year}年底"), Operator::Eq, last),
        };
        Some(Target { operator: Some(operator), date: Some(date), ..bare(printed, TargetKind::Date) })
    })
}

/// 是 or 否.
pub fn yes_or_no() -> impl Strategy<Value = Target> {
    select(vec!["是", "否"])
        .prop_map(|printed| Target { operator: Some(Operator::Eq), ..bare(printed.to_owned(), TargetKind::Boolean) })
}

/// Words.
pub fn words() -> impl Strategy<Value = Target> {
    select(WORDS).prop_map(|printed| bare(printed.to_owned(), TargetKind::Text))
}

/// Nothing.
pub fn empty() -> impl Strategy<Value = Target> {
    Just(bare(String::new(), TargetKind::Empty))
}
