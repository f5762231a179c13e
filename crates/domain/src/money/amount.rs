//! Reading printed amounts of money.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Money, MoneyError, Unit};
use crate::number::chinese::{NUMERALS, read_chinese, read_yuan};
use crate::number::{DIGITS, read_number};
use crate::text::{Folded, half_width, is_blank, join_lines, pattern};

/// Why a cell is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Other words than one amount.
    #[error("'{0}' is not an amount of money")]
    NotAnAmount(String),
    /// Neither the cell nor its table says the unit.
    #[error("'{0}' has no unit, and its table states none")]
    NoUnit(String),
    /// The amount cannot be held exactly.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// Signs that a form is filled with where there is nothing to say.
const DASHES: &[&str] = &["-", "--", "—", "——", "–", "/", "\\"];

static CELL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^(?:人民币|RMB|[¥￥])?(?P<digits>[-+]?{DIGITS})(?P<unit>亿元|万元|元|圆)?整?$"))
});
static CHINESE_CELL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:人民币)?(?P<words>{NUMERALS}[元圆圓](?:[零〇]?[壹贰貳叁參肆伍陆陸柒捌玖一二三四五六七八九]角)?(?:[零〇]?[壹贰貳叁參肆伍陆陸柒捌玖一二三四五六七八九]分)?[整正]?)$"
    ))
});

/// Reads a cell that holds one amount, in its own unit or in that of its table.
///
/// Nothing for a blank cell or a dash. `printed` is the digits without the unit, as they stand.
///
/// # Errors
/// Where the cell is no single amount, has no unit at all, or cannot be held exactly.
pub fn read_amount(text: &str, table_unit: Option<Unit>) -> Result<Option<Money>, AmountError> {
    let printed = join_lines(text);
    let folded: String = printed.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    if folded.is_empty() || DASHES.contains(&folded.as_str()) {
        return Ok(None);
    }
    if CHINESE_CELL.is_match(&folded) {
        let words = folded.trim_start_matches("人民币");
        let yuan = read_yuan(words).ok_or_else(|| AmountError::NotAnAmount(printed.clone()))?;
        return Ok(Some(Money::from_units(yuan, &printed, Unit::Yuan)?));
    }
    let parts = CELL.captures(&folded).ok_or_else(|| AmountError::NotAnAmount(printed.clone()))?;
    let number = parts.name("digits").and_then(|digits| read_number(digits.as_str()));
    let number = number.ok_or_else(|| AmountError::NotAnAmount(printed.clone()))?;
    let own = parts.name("unit").and_then(|unit| unit_of(unit.as_str()));
    let unit = own.or(table_unit).ok_or_else(|| AmountError::NoUnit(printed.clone()))?;
    Ok(Some(Money::from_units(number, &without_unit(&printed), unit)?))
}

fn unit_of(word: &str) -> Option<Unit> {
    Unit::from_key(if word == "圆" { "元" } else { word })
}

/// The digits as printed, without currency and unit around them.
fn without_unit(printed: &str) -> String {
    let digits = |c: char| half_width(c).is_ascii_digit();
    let start = printed.find(|c| digits(c) || matches!(half_width(c), '-' | '+')).unwrap_or(0);
    let end = printed
        .char_indices()
        .rev()
        .find(|(_, c)| digits(*c))
        .map_or(printed.len(), |(at, c)| at.saturating_add(c.len_utf8()));
    printed.get(start..end).unwrap_or(printed).to_owned()
}

/// An amount met in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAmount {
    /// Where it stands in the folded text, with its unit.
    pub range: Range<usize>,
    /// The amount.
    pub money: Money,
    /// What it is a rate of, where it is one: 人 of `191.85元/人`.
    pub per: Option<String>,
}

static IN_PROSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(?P<digits>{DIGITS})|(?P<words>{NUMERALS}?))(?P<unit>亿元|万元|元)(?:整)?(?P<per>(?:/[^/\s\d,，。；;、()]{{1,4}})+)?"
    ))
});

/// Every amount with a unit of its own in a sentence, in order. Years, percentages, counts and the
/// two ends of a range are no amounts; an amount per something says so.
#[must_use]
pub fn find_amounts(sentence: &Folded) -> Vec<FoundAmount> {
    let text = sentence.as_str();
    IN_PROSE.captures_iter(text).filter_map(|parts| found(sentence, &parts)).collect()
}

fn found(sentence: &Folded, parts: &Captures<'_>) -> Option<FoundAmount> {
    let text = sentence.as_str();
    let unit = parts.name("unit")?;
    let unit_word = Unit::from_key(unit.as_str())?;
    let (number, written) = match (parts.name("digits"), parts.name("words")) {
        (Some(digits), _) => (read_number(digits.as_str())?, digits),
        (None, Some(words)) if !words.is_empty() => (read_chinese(words.as_str())?, words),
        _ => return None,
    };
    let before = text.get(..written.start())?.chars().next_back();
    if before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '~')) {
        // A further part of a broken number or of a range: nothing that could be said exactly.
        return None;
    }
    let printed = text.get(written.range())?;
    let money = Money::from_units(number, printed, unit_word).ok()?;
    let per = parts.name("per").map(|per| per.as_str().trim_start_matches('/').to_owned());
    Some(FoundAmount { range: written.start()..parts.get(0)?.end(), money, per })
}

/// Whether a cell is filled with a dash instead of being left blank.
#[must_use]
pub fn is_dash(text: &str) -> bool {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    !is_blank(text) && DASHES.contains(&folded.as_str())
}
