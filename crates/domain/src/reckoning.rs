//! Arithmetic written in prose, evaluated exactly: `20 个村，每个村 5 万元`,
//! `（1500+300）×12月×20人=432000元`, `甲 31.5 万元，乙 20.25 万元，合计 51.75 万元`,
//! `（在职 12 人，退休 30 人）`.
//!
//! What cannot be read for sure gives nothing: a reckoning is a claim about what the text says.

mod chain;
mod division;
mod formula;
mod quarter;
mod rate;
mod share;
mod sum;
mod token;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::tolerance::Tolerance;

pub use division::Division;
pub(crate) use sum::make_all;
pub(crate) use token::COUNTERS;
pub use token::plain;

/// A result that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// As printed, with its unit.
    pub printed: String,
    /// In 元, or in single things.
    pub value: Decimal,
    /// Half of its last printed digit, measured as `value`.
    pub half: Decimal,
}

/// Arithmetic that a text writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// What is multiplied or added, as printed; an inferred factor in brackets.
    pub formula: String,
    /// The exact result: 元 for money, else single things.
    pub computed: Decimal,
    /// Whether the result is money.
    pub money: bool,
    /// What is counted, where it is no money: `人`.
    pub counter: Option<String>,
    /// The result that the text states, where it states one.
    pub stated: Option<Stated>,
    /// Whether a factor is not printed but follows from words: 12 from `每月`.
    pub inferred: bool,
    /// How many addends are rounded each: 1 for a product.
    pub addends: usize,
    /// Half of the last printed digit of the coarsest addend.
    pub coarsest: Decimal,
    /// Where it stands in the plain text, with its result.
    pub range: Range<usize>,
}

impl Reckoning {
    /// Half of the last printed digit of the coarser operand, times the number of addends. Counts are exact.
    #[must_use]
    pub fn tolerance(&self, half: Decimal) -> Tolerance {
        let half = if self.money { half.max(self.coarsest) } else { Decimal::ZERO };
        Tolerance::new(half, self.addends)
    }

    /// Whether it comes to the result that the text states.
    fn holds(&self) -> bool {
        self.stated.as_ref().is_some_and(|stated| self.tolerance(stated.half).allows(self.computed - stated.value))
    }
}

/// The longest text that is read, in characters: no cell of a form is longer.
const LONGEST: usize = 20_000;

/// Every reckoning of a text.
#[must_use]
pub fn reckonings(text: &str) -> Vec<Reckoning> {
    let text = plain(text);
    if text.chars().count() > LONGEST {
        return Vec::new();
    }
    let (text, left) = share::without_shares(&each(&text));
    let mut found = formula::formulas(&text);
    let taken: Vec<Range<usize>> = found.iter().map(|formula| formula.range.clone()).collect();
    found.extend(rate::rates(&text, &taken));
    let quarters = quarter::quarters(&text);
    let free = |sum: &Reckoning| !quarters.iter().any(|quarters| sum.range.end == quarters.range.end);
    found.extend(sum::sums(&text).into_iter().filter(free));
    found.extend(quarters);
    for reckoning in &mut found {
        reckoning.range = share::restored(&reckoning.range, &left);
    }
    found
}

/// 人均 is 每人: of as many bytes, so that places stay.
fn each(text: &str) -> String {
    ["人", "户", "亩", "村", "生"].iter().fold(text.to_owned(), |text, of| {
        let (mean, each) = (format!("{of}均"), format!("每{of}"));
        text.replace(&mean, &each)
    })
}

/// The wholes of a text that are divided behind them: `共100人，其中城区60人、乡镇50人`.
#[must_use]
pub fn divisions(text: &str) -> Vec<Division> {
    let text = plain(text);
    if text.chars().count() > LONGEST { Vec::new() } else { division::divisions(&text) }
}

/// What the parts of a text come to that states no total over all of them: its totals, and the amounts behind the last.
#[must_use]
pub fn outline(text: &str) -> Option<Reckoning> {
    let text = plain(text);
    if text.chars().count() > LONGEST {
        return None;
    }
    let (text, left) = share::without_shares(&text);
    let found = sum::outline(&text)?;
    Some(Reckoning { range: share::restored(&found.range, &left), ..found })
}

/// The amounts of a text that stand beside its reckonings, added.
#[must_use]
pub fn beside(text: &str, reckoned: &[Reckoning]) -> Option<Reckoning> {
    let text = plain(text);
    if text.chars().count() > LONGEST { None } else { sum::beside(&text, reckoned) }
}

/// Whether two ranges share a place.
fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
