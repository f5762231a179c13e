//! A cell that says by how much a figure differs from the year before: signed, or with a word.

use openbudget_domain::money::amount::read_amount;
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::official_expense::ChangeWord;

use super::words::folded;

/// What such a cell says.
pub(super) enum Change {
    /// A difference, negative where it is less.
    Amount(Money, ChangeWord),
    /// Blank, or a dash.
    Nothing,
    /// Something else.
    Unread(String),
}

/// Reads a cell; `less` tells that its header asks for what is less.
pub(super) fn read(text: &str, less: bool, unit: Option<Unit>) -> Change {
    let words = folded(text);
    if ["持平", "无变化", "无增减"].contains(&words.as_str()) {
        return Change::Amount(Money::from_fen(0, text.to_owned(), unit.unwrap_or(Unit::Yuan)), ChangeWord::Flat);
    }
    let less_by = ["减少", "下降", "降低", "减"].iter().find_map(|word| words.strip_prefix(word));
    let more_by = ["增加", "增长", "增"].iter().find_map(|word| words.strip_prefix(word));
    let (digits, negative) = match (less_by, more_by) {
        (Some(digits), _) => (digits, true),
        (None, Some(digits)) => (digits, false),
        (None, None) => (words.as_str(), less),
    };
    let bare = less_by.or(more_by).is_none();
    match read_amount(if bare { text } else { digits }, unit) {
        Ok(None) => Change::Nothing,
        Err(error) => Change::Unread(error.to_string()),
        Ok(Some(money)) => {
            let fen = if negative { money.fen().saturating_neg() } else { money.fen() };
            let word = match fen.signum() {
                1 => ChangeWord::Increase,
                -1 => ChangeWord::Decrease,
                _ => ChangeWord::Flat,
            };
            Change::Amount(Money::from_fen(fen, money.printed().to_owned(), money.unit()), word)
        }
    }
}
