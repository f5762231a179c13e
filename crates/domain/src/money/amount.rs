//! Reading printed amounts of money.

use std::sync::LazyLock;

use regex::Regex;

use super::written::{WrittenError, read_money};
use super::{Money, MoneyError, Unit};
use crate::text::{half_width, is_blank, join_lines, pattern};

pub use super::prose::{FoundAmount, find_amounts};

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

static CELL: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:人民币|RMB|[¥￥])*(?P<sign>[-+]?)(?P<words>[^-+]+)$"));

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
    let no_amount = || AmountError::NotAnAmount(printed.clone());
    let parts = CELL.captures(&folded).ok_or_else(no_amount)?;
    let (Some(sign), Some(words)) = (parts.name("sign"), parts.name("words")) else { return Err(no_amount()) };
    let written = read_money(words.as_str(), table_unit).map_err(|error| match error {
        WrittenError::NoUnit => AmountError::NoUnit(printed.clone()),
        WrittenError::NoAmount => no_amount(),
    })?;
    let yuan = if sign.as_str() == "-" { -written.yuan } else { written.yuan };
    let digits = folded_range(&printed, sign.start(), words.start().saturating_add(written.digits));
    Ok(Some(Money::from_units(yuan, digits, Unit::Yuan)?.in_unit(written.unit)))
}

/// The printed text of a range of its folded form, from its first character to its last.
fn folded_range(printed: &str, start: usize, end: usize) -> &str {
    let mut at = 0_usize;
    let (mut first, mut last) = (None, 0);
    for (place, character) in printed.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        if at >= start && at < end {
            first.get_or_insert(place);
            last = place.saturating_add(character.len_utf8());
        }
        at = at.saturating_add(half_width(character).len_utf8());
    }
    printed.get(first.unwrap_or(0)..last).unwrap_or(printed)
}

/// Whether a cell is filled with a dash instead of being left blank.
#[must_use]
pub fn is_dash(text: &str) -> bool {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    !is_blank(text) && DASHES.contains(&folded.as_str())
}
