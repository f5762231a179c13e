//! A paragraph of prose: its clauses, its amounts, and which of them a fact has used.

use std::ops::Range;
use std::sync::LazyLock;

use openbudget_domain::evidence::Citation;
use openbudget_domain::money::Money;
use openbudget_domain::money::amount::{FoundAmount, find_amounts};
use openbudget_domain::number::DIGITS;
use openbudget_domain::text::{Folded, join_lines, pattern};
use regex::Regex;

use super::number;
use crate::account::Entry;

/// A paragraph outside tables.
#[derive(Debug)]
pub(crate) struct Prose {
    /// Its place and its text.
    pub citation: Citation,
    /// Its entry in the account.
    pub entry: Entry,
    /// The heading above it.
    pub heading: String,
    /// The text in the form in which it is compared.
    pub folded: Folded,
    /// Its amounts of money.
    pub amounts: Vec<FoundAmount>,
    /// Which of them a fact uses.
    consumed: Vec<bool>,
    /// Words that a fact keeps as they stand, with the numbers in them.
    kept: Vec<Clause>,
    /// Its brackets, each with how many are open behind it.
    brackets: Vec<(usize, usize)>,
}

/// A part of a paragraph, as a range of its folded text.
pub(crate) type Clause = Range<usize>;

impl Prose {
    pub(crate) fn new(citation: Citation, entry: Entry, heading: &str) -> Self {
        let folded = Folded::new(&citation.text);
        let mut amounts = find_amounts(&folded);
        for found in &mut amounts {
            // The digits as they stand: full-width ones too.
            let end = found.range.start.saturating_add(found.money.printed().len());
            let digits = citation.text.get(folded.printed(found.range.start..end)).unwrap_or_default();
            found.money = Money::from_fen(found.money.fen(), join_lines(digits), found.money.unit());
        }
        let consumed = vec![false; amounts.len()];
        let (mut opened, mut closed) = (0_usize, 0_usize);
        let brackets = folded.as_str().match_indices(['(', ')']).map(|(at, bracket)| {
            let count = if bracket == "(" { &mut opened } else { &mut closed };
            *count = count.saturating_add(1);
            (at, opened.saturating_sub(closed))
        });
        let brackets = brackets.collect();
        Self { citation, entry, heading: heading.to_owned(), folded, amounts, consumed, kept: Vec::new(), brackets }
    }

    /// The folded text of a clause.
    pub(crate) fn text(&self, clause: &Clause) -> &str {
        self.folded.as_str().get(clause.clone()).unwrap_or_default()
    }

    /// The words of a clause as printed, in one line.
    pub(crate) fn printed(&self, clause: &Clause) -> String {
        let range = self.folded.printed(clause.clone());
        join_lines(self.citation.text.get(range).unwrap_or_default())
    }

    /// A clause as a citation.
    pub(crate) fn cite(&self, clause: &Clause) -> Citation {
        let range = self.folded.printed(clause.clone());
        let text = self.citation.text.get(range).unwrap_or_default().trim().to_owned();
        Citation { locator: self.citation.locator.clone(), text }
    }

    /// The sentences, without their full stops.
    pub(crate) fn sentences(&self) -> Vec<Clause> {
        self.split(&(0..self.folded.as_str().len()), &['。', '！', '!'])
    }

    /// The clauses of a part, divided by any of some signs. What stands in brackets is a part of
    /// its own, save short remarks such as （境） or （含）. The signs within an amount divide nothing.
    pub(crate) fn split(&self, part: &Clause, signs: &[char]) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut start = part.start;
        let text = self.text(part);
        let mut remark_until = 0;
        for (offset, character) in text.char_indices() {
            let at = part.start.saturating_add(offset);
            let amount = self.amount_at(at);
            if amount.is_some_and(|found| found.range.start < at) {
                continue;
            }
            let remark = character == '(' && is_remark(text.get(offset..).unwrap_or_default());
            if remark {
                remark_until = offset.saturating_add(text.get(offset..).and_then(|rest| rest.find(')')).unwrap_or(0));
            }
            let bracket = matches!(character, '(' | ')') && offset > remark_until && !remark;
            if amount.is_some() {
                continue; // the comma of 1,125.81
            }
            let divides = if matches!(character, '(' | ')') {
                bracket && signs.contains(&'(')
            } else {
                signs.contains(&character)
            };
            if divides {
                if start < at {
                    clauses.push(start..at);
                }
                start = at.saturating_add(character.len_utf8());
            }
        }
        if start < part.end {
            clauses.push(start..part.end);
        }
        clauses
    }

    /// The amount that a place is in. Amounts stand in their order, and none within another.
    fn amount_at(&self, at: usize) -> Option<&FoundAmount> {
        let next = self.amounts.partition_point(|found| found.range.end <= at);
        self.amounts.get(next).filter(|found| found.range.contains(&at))
    }

    /// How many brackets are open where a clause begins.
    pub(crate) fn depth(&self, clause: &Clause) -> usize {
        let before = self.brackets.partition_point(|(at, _)| *at < clause.start);
        before.checked_sub(1).and_then(|last| self.brackets.get(last)).map_or(0, |(_, open)| *open)
    }

    /// The amounts of a clause, by their number, that are no rates.
    pub(crate) fn amounts_in(&self, clause: &Clause) -> Vec<usize> {
        let first = self.amounts.partition_point(|found| found.range.start < clause.start);
        let inside = self.amounts.iter().enumerate().skip(first).take_while(|(_, found)| found.range.end <= clause.end);
        inside.filter(|(_, found)| found.per.is_none()).map(|(at, _)| at).collect()
    }

    /// Whether a clause has amounts that are rates.
    pub(crate) fn has_rates(&self, clause: &Clause) -> bool {
        let within = |found: &&FoundAmount| found.range.start >= clause.start && found.range.end <= clause.end;
        self.amounts.iter().filter(within).any(|found| found.per.is_some())
    }

    /// Whether the text ends in a number, without a unit or a full stop.
    pub(crate) fn ends_in_number(&self) -> bool {
        self.folded.as_str().ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
    }

    /// The same paragraph, where the one before it ends in a number: an amount at its begin may be the rest of that.
    pub(crate) fn behind_number(mut self) -> Self {
        if self.amounts.first().is_some_and(|found| found.range.start == 0) {
            self.amounts.remove(0);
            self.consumed.remove(0);
        }
        self
    }

    /// An amount that a fact uses, and the same once more in brackets: 贰拾万元整（200000元）.
    pub(crate) fn consume(&mut self, at: usize) -> Option<FoundAmount> {
        *self.consumed.get_mut(at)? = true;
        let found = self.amounts.get(at).cloned()?;
        let next = at.saturating_add(1);
        if let Some(again) = self.amounts.get(next)
            && again.money.fen() == found.money.fen()
            && AGAIN.is_match(self.text(&(found.range.end..again.range.start)))
        {
            *self.consumed.get_mut(next)? = true;
        }
        Some(found)
    }

    /// Words that a fact keeps as they stand.
    pub(crate) fn keep(&mut self, clause: &Clause) {
        self.kept.push(clause.clone());
    }

    /// The words of a clause between the amount before and this one.
    pub(crate) fn near(&self, clause: &Clause, at: usize) -> Option<Clause> {
        let start = self.amounts.get(at)?.range.start;
        let before = self.amounts.get(..at)?.iter().rev().map(|found| found.range.end).next();
        Some(before.map_or(clause.start, |end| end.max(clause.start))..start)
    }

    /// How much of a sentence stands before its first amount: all of it, where it has none.
    pub(crate) fn before_amounts(&self, sentence: &Clause) -> usize {
        let first = self.amounts_in(sentence).first().and_then(|at| self.amounts.get(*at));
        first.map_or(sentence.end, |found| found.range.start).saturating_sub(sentence.start)
    }

    /// The words of a clause behind an amount.
    pub(crate) fn behind(&self, clause: &Clause, at: usize) -> &str {
        let end = self.amounts.get(at).map_or(clause.end, |found| found.range.end);
        self.text(&(end..clause.end))
    }

    /// The figures that no fact uses, as printed: amounts, and other numbers where the paragraph is on `topics`.
    pub(crate) fn unused(&self) -> Vec<String> {
        let amounts = self.amounts.iter().zip(&self.consumed);
        let unused = amounts.clone().filter(|(_, used)| !**used).map(|(found, _)| found.range.clone());
        let read: Vec<Clause> =
            amounts.map(|(found, _)| found.range.clone()).chain(self.kept.iter().cloned()).collect();
        let on_topic = TOPICS.is_match(self.folded.as_str()) || TOPICS.is_match(&self.heading);
        let numbers = number::unread(self.folded.as_str(), &read, on_topic);
        let mut places: Vec<Clause> = unused.chain(numbers).collect();
        places.sort_by_key(|place| place.start);
        places.iter().map(|place| self.printed(place)).collect()
    }
}

static AGAIN: LazyLock<Regex> = LazyLock::new(|| pattern("^\\((?:大写|小写|人民币|即|[¥￥:：])*$"));

/// Paragraphs whose every number is a figure of the budget, or of a known harmless kind.
static TOPICS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "三公|因公出国|公务接待费|公务用车(?:购置|运行)|债务|债券|还本付息|转移支付|税收返还|上级补助|采购限额|公开招标|集中采购|政府采购",
    )
});

static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "^\\((?:境|境外|港澳台|护|维护|市|区|县|乡|镇|街道|园区|.{{1,8}}年版|不?含(?:本数)?|(?:不?含)?{DIGITS}(?:亿元|万元|元|亿|万))\\)"
    ))
});

/// `(境)`, `(含)`, `(不含30万元)`, `(1920万元)`, `(2022年版)`: what belongs to the word before it.
fn is_remark(text: &str) -> bool {
    REMARK.is_match(text)
}
