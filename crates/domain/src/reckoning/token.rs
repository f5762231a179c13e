//! Numbers and units of prose.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::text::pattern;

use super::Stated;

/// Words that things are counted by.
pub(crate) const COUNTERS: &str = "人次|人|名|位|户|亩|公里|平方米|立方米|吨|台套|台件|台|辆|所|个[\\p{Han}]|个|村|头|次|套|件|家|座|处|项|公顷|米|张|册|袋|只|株|块|盏|条|天|场次|场";

/// A text in half-width signs, without white space and separators of thousands; 乘以 and 等于 as signs.
#[must_use]
pub fn plain(text: &str) -> String {
    static SEPARATED: LazyLock<Regex> = LazyLock::new(|| pattern("[0-9]{1,3}(,[0-9]{3})+"));
    static EQUALS: LazyLock<Regex> = LazyLock::new(|| pattern("([元月人名个村户天次%)0-9])等于([0-9])"));
    let half: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
            '✕' | '✖' | '╳' | '∗' | '*' => '×',
            '–' | '−' => '-',
            '≈' | '≒' => '=',
            other => other,
        })
        .map(|c| if c == '*' { '×' } else { c })
        .collect();
    // `1250人,35元` has no three digits behind a digit and a comma; `12,345` has.
    let joined =
        |found: &regex::Captures<'_>| found.get(0).map_or_else(String::new, |all| all.as_str().replace(',', ""));
    let signs = half.replace("乘以", "×");
    SEPARATED.replace_all(&EQUALS.replace_all(&signs, "${1}=${2}"), joined).into_owned()
}

/// A number with the unit of money behind it.
pub(super) fn stated(digits: &str, unit: &str) -> Option<Stated> {
    let value: Decimal = digits.parse().ok()?;
    let scale = scale_of(unit)?;
    let places = u32::try_from(digits.split_once('.').map_or(0, |(_, behind)| behind.len())).ok()?;
    if places > 15 {
        return None;
    }
    Some(Stated {
        printed: format!("{digits}{unit}"),
        value: value.checked_mul(scale)?,
        half: Decimal::new(5, places.saturating_add(1)).checked_mul(scale)?,
    })
}

/// How much one of a unit of money is in 元; 1 for none.
pub(super) fn scale_of(unit: &str) -> Option<Decimal> {
    match unit {
        "亿元" => Some(Decimal::from(100_000_000)),
        "万元" | "万" => Some(Decimal::from(10_000)),
        "元" | "" => Some(Decimal::ONE),
        _ => None,
    }
}
