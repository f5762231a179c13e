//! Of which year a figure is, beside the year of the budget.

use openbudget_domain::disclosure::DisclosureKind;

use super::words::{Time, time_of};

/// The year that a disclosure is of, and whether it reports what was spent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    year: Option<i32>,
    spent: bool,
}

/// Of which year a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The year of the budget.
    Year,
    /// The year before.
    YearBefore,
    /// Another.
    Other,
}

impl Budget {
    pub(super) const fn new(year: i32, kind: DisclosureKind) -> Self {
        let spent = matches!(kind, DisclosureKind::FinalAccounts | DisclosureKind::Execution);
        Self { year: Some(year), spent }
    }

    /// A budget of any year, as long as it is not known.
    pub(super) const fn any() -> Self {
        Self { year: None, spent: false }
    }

    /// The year that words name; where they name none, that of the caption.
    pub(super) fn of(self, time: Time, words: &str, caption: &str) -> Of {
        let Some(budget) = self.year else { return Of::Year };
        let time = if time == Time::Unsaid { time_of(caption) } else { time };
        let of = match time {
            Time::Unsaid | Time::This => Of::Year,
            Time::Last => Of::YearBefore,
            Time::Year(year) if year == budget => Of::Year,
            Time::Year(year) if Some(year) == budget.checked_sub(1) => Of::YearBefore,
            Time::Year(_) => Of::Other,
        };
        // What was spent in the year is no budget of it.
        if of == Of::Year && !self.spent && is_spent(words) { Of::Other } else { of }
    }

    /// What was planned comes before what was spent in a budget, and the other way in final accounts.
    pub(super) fn rank(self, words: &str) -> u8 {
        if is_spent(words) == self.spent { 0 } else { 2 }
    }
}

fn is_spent(words: &str) -> bool {
    ["执行", "决算", "实际"].iter().any(|word| words.contains(word))
}
