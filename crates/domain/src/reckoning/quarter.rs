//! The parts of a year with their total: `一季度30万元、二季度40万元、三季度30万元、四季度20万元，全年120万元`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::text::pattern;

use super::Reckoning;
use super::sum::{Part, added};
use super::token::stated;

/// Four quarters, or two halves, each with its amount, and the year behind them.
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    let amount = "[^0-9。;]{0,8}?([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)[,、;]?";
    let quarters: Vec<String> =
        ["[一1]", "[二2]", "[三3]", "[四4]"].iter().map(|number| format!("第?{number}季度{amount}")).collect();
    let halves = format!("上半年{amount}下半年{amount}");
    pattern(&format!("(?:{}|{halves})[,;。]?[^0-9,。;]{{0,4}}全年{amount}", quarters.concat()))
});

/// The years of a text that are divided into quarters or halves before them.
pub(super) fn quarters(text: &str) -> Vec<Reckoning> {
    YEAR.captures_iter(text).filter_map(|captures| year(&captures)).collect()
}

fn year(captures: &Captures<'_>) -> Option<Reckoning> {
    let mut amounts: Vec<Part<'_>> = Vec::new();
    let groups: Vec<regex::Match<'_>> = captures.iter().skip(1).flatten().collect();
    for pair in groups.chunks(2) {
        let [digits, unit] = pair else { return None };
        amounts.push(Part {
            stated: stated(digits.as_str(), unit.as_str())?,
            unit: unit.as_str(),
            start: digits.start(),
            end: unit.end(),
            total: false,
        });
    }
    let (total, parts) = amounts.split_last()?;
    // What rises to the year is what is spent by then, not in each.
    let rises = parts.is_sorted_by(|one, other| one.stated.value <= other.stated.value);
    if rises && parts.last().is_some_and(|last| last.stated.value == total.stated.value) {
        return None;
    }
    added(&parts.iter().collect::<Vec<_>>(), Some(total), true)
}
