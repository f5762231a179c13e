//! How far printed figures may differ because they were rounded.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::Rule;
use super::report::{About, Draft, Place, Report};
use crate::finding::Status;
use crate::money::{Money, Unit};
use crate::number::chinese::{NUMERALS, digit};
use crate::text::{half_width, pattern};
use crate::tolerance::Tolerance;

/// Half of the last printed digit, in 元.
pub(super) fn half(money: &Money) -> Decimal {
    half_of(money.printed(), money.unit())
}

/// Half of the last digit of a printed number of units, in 元; a 分 where no digits are printed.
pub(super) fn half_of(printed: &str, unit: Unit) -> Decimal {
    half_digit(printed).map_or(Decimal::new(5, 3), |half| half.saturating_mul(unit.yuan()))
}

/// Half of the last digit of a printed number; of one where it is written in Chinese.
pub(super) fn half_digit(printed: &str) -> Option<Decimal> {
    let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count();
    if digits(printed) == 0 && !is_number(printed) {
        return None;
    }
    let decimals = |behind: &str| digits(behind).max(behind.chars().filter(|c| digit(*c).is_some()).count());
    let places = printed.split_once(['.', '．', '点']).map_or(0, |(_, behind)| decimals(behind));
    let scale = u32::try_from(places).ok().filter(|places| *places < 20)?;
    Some(Decimal::new(5, scale.saturating_add(1)))
}

/// Whether what is printed is a number, to which a unit belongs: not 持平, nor 叁元伍角.
fn is_number(printed: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^[-+]?(?:[\d.,]|{NUMERALS})+$")));
    let folded: String = printed.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    NUMBER.is_match(&folded)
}

/// The tolerance of a comparison: half of the last printed digit of the coarser operand, times the addends.
///
/// A zero is nothing, not a rounded amount: beside `26.55` a `0` is neither coarser nor an addend.
pub(super) fn tolerance<'m>(operands: impl IntoIterator<Item = &'m Money>, addends: usize) -> Tolerance {
    let coarser = operands.into_iter().filter(|money| money.fen() != 0).map(half).max().unwrap_or_default();
    Tolerance::new(coarser, addends)
}

/// A printed amount of a sum.
pub(super) struct Addend<'f> {
    /// What it is, in Chinese.
    pub name: String,
    /// What it is, in English.
    pub english: String,
    pub money: &'f Money,
    pub source: Place<'f>,
}

/// An amount as printed, with its unit.
pub(super) fn printed(money: &Money) -> String {
    let digits = money.printed();
    let counted = digits.chars().any(|c| c.is_ascii_digit()) && !digits.contains('元');
    if counted || is_number(digits) { format!("{digits}{}", money.unit().key()) } else { digits.to_owned() }
}

/// Reports whether amounts add up to their total.
pub(super) fn add_up(
    rule: &Rule,
    report: &mut Report<'_>,
    about: &About,
    key: &str,
    total: &Addend<'_>,
    addends: &[Addend<'_>],
) {
    let sum: Decimal = addends.iter().map(|addend| addend.money.amount()).fold(Decimal::ZERO, Decimal::saturating_add);
    let operands = addends.iter().map(|addend| addend.money).chain([total.money]);
    let allowed = tolerance(operands, addends.iter().filter(|addend| addend.money.fen() != 0).count());
    let holds = allowed.allows(sum - total.money.amount());
    let shown = in_unit(sum, total.money.unit());
    let formula: Vec<String> = addends.iter().map(|addend| printed(addend.money)).collect();
    let names: Vec<&str> = addends.iter().map(|addend| addend.name.as_str()).collect();
    let english: Vec<&str> = addends.iter().map(|addend| addend.english.as_str()).collect();
    let draft = Draft::new(
        format!(
            "{}{}{}，{}之和为{shown}（{}）",
            total.name,
            printed(total.money),
            if holds { "与分项之和相符" } else { "与分项之和不符" },
            names.join("、"),
            formula.join("＋"),
        ),
        format!(
            "{} is {}, {} the sum of {} is {shown} ({})",
            total.english,
            printed(total.money),
            if holds { "and" } else { "but" },
            english.join(", "),
            formula.join(" + "),
        ),
    );
    let mut draft =
        draft.compared(shown, printed(total.money)).operand(total.name.as_str(), printed(total.money), total.source);
    for addend in addends {
        draft = draft.operand(addend.name.as_str(), printed(addend.money), addend.source);
    }
    report.add(rule, about, key, if holds { Status::Passed } else { Status::Failed }, draft);
}

/// An amount in 元 as a number of units, without superfluous zeros.
pub(super) fn in_unit(yuan: Decimal, unit: Unit) -> String {
    format!("{}{}", (yuan / unit.yuan()).normalize(), unit.key())
}
