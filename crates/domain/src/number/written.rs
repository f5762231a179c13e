//! Numbers written with digits and powers: 7亿6820万, 3千5百, 7.682千万; and those in Chinese alone.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::chinese::{power, read_chinese};
use super::{DIGITS, read_number};
use crate::text::pattern;

/// A number in digits, and the powers of ten and further digits behind it: for use in larger expressions.
pub const MIXED: &str =
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[十百千万亿拾佰仟萬億零〇]+(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)?)*";

const MYRIAD: u32 = 10_000;
const HUNDRED_MILLION: u32 = 100_000_000;

/// The number that a folded text writes, powers and all.
///
/// Nothing where it may be read in two ways: 7.5亿6820万, 3千5, 1亿2.
#[must_use]
pub fn read_written(text: &str) -> Option<Decimal> {
    if !text.chars().any(|c| c.is_ascii_digit()) {
        return read_chinese(text);
    }
    joined(text, &['亿', '億'], HUNDRED_MILLION, below_hundred_million)
}

fn below_hundred_million(text: &str) -> Option<Decimal> {
    joined(text, &['万', '萬'], MYRIAD, below_myriad)
}

/// What stands before a power, times that power, and what stands behind it, which is less.
fn joined(text: &str, signs: &[char], unit: u32, part: fn(&str) -> Option<Decimal>) -> Option<Decimal> {
    let Some((high, low)) = text.split_once(signs) else { return part(text) };
    let high = part(high)?;
    let total = high.checked_mul(Decimal::from(unit))?;
    if low.is_empty() {
        return Some(total);
    }
    let digits = low.trim_start_matches(['零', '〇']);
    let value = part(digits)?;
    // 1亿2000元 lacks its 万, or does not; 114万5元 may be 5千.
    let said = digits.len() < low.len();
    let certain = said || (value >= Decimal::TEN && (unit == MYRIAD || digits.contains(['万', '萬'])));
    let fits = high.fract().is_zero() && value < Decimal::from(unit);
    (certain && fits).then(|| total.checked_add(value)).flatten()
}

/// 3千5百, 7.682千, 6820.
fn below_myriad(text: &str) -> Option<Decimal> {
    static PART: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!("^(?P<digits>{DIGITS})(?P<power>[千仟百佰十拾]?)")));
    let mut rest = text;
    let mut total = Decimal::ZERO;
    let mut last = Decimal::MAX;
    let mut said = true;
    while let Some(parts) = PART.captures(rest) {
        let digits = read_number(parts.name("digits")?.as_str())?;
        let named = parts.name("power").and_then(|power| power.as_str().chars().next()).and_then(power);
        let scale = named.map_or(Decimal::ONE, Decimal::from);
        let value = digits.checked_mul(scale)?;
        let certain = said || value.checked_mul(Decimal::TEN)? >= last;
        if value >= last || !certain || !total.fract().is_zero() {
            return None;
        }
        total = total.checked_add(value)?;
        rest = rest.get(parts.get(0)?.end()..)?;
        let behind = rest.trim_start_matches(['零', '〇']);
        said = behind.len() < rest.len();
        rest = behind;
        last = scale;
        if !rest.is_empty() && (named.is_none() || !digits.fract().is_zero()) {
            return None;
        }
    }
    (rest.is_empty() && !text.is_empty() && !said_nothing(text, said)).then_some(total)
}

/// Whether a zero hangs behind a number without any digits behind it.
fn said_nothing(text: &str, said: bool) -> bool {
    said && text.ends_with(['零', '〇'])
}
