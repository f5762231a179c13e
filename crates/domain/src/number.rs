//! Printed numbers.

pub mod chinese;
pub mod written;

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::text::pattern;

/// Digits with an optional point, in groups of three where they are separated: for use in larger expressions.
pub const DIGITS: &str = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?";

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^[-+]?{DIGITS}$")));

/// The number that a folded text is: digits with an optional sign, point and thousands separators.
///
/// Nothing for any other text, and for separators that do not stand before groups of three.
#[must_use]
pub fn read_number(folded: &str) -> Option<Decimal> {
    if !NUMBER.is_match(folded) {
        return None;
    }
    Decimal::from_str_exact(&folded.replace(',', "")).ok()
}

/// The number of whole millionths.
#[must_use]
pub fn from_micro(micro: i64) -> Decimal {
    Decimal::new(micro, 6).normalize()
}

/// The number of whole millionths, of which there may be more than 64 bits hold; nothing where it is too large.
#[must_use]
pub fn from_wide_micro(micro: i128) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(micro, 6).ok().map(|number| number.normalize())
}

/// The quotient of two numbers, rounded half away from zero to some decimals; nothing by zero.
#[must_use]
pub fn divided(number: Decimal, by: Decimal, decimals: u32) -> Option<Decimal> {
    let quotient = number.checked_div(by)?;
    Some(quotient.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
}
