//! Figures that the narrative states where no fact holds them.

use regex::{Captures, Regex};

use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::money::{Money, Unit};
use crate::number::read_number;
use crate::text::Folded;

/// A paragraph in the form in which it is compared, and its place.
pub(super) struct Paragraph<'d> {
    pub text: String,
    pub citation: &'d Citation,
}

/// Title, headings and paragraphs, in their order.
pub(super) fn paragraphs(disclosure: &Disclosure) -> Vec<Paragraph<'_>> {
    let sections = disclosure.sections.iter().flat_map(|section| section.heading.iter().chain(&section.paragraphs));
    disclosure
        .title
        .iter()
        .chain(sections)
        .map(|citation| Paragraph { text: Folded::new(&citation.text).as_str().to_owned(), citation })
        .collect()
}

/// An amount as an expression finds it: `digits` and `unit`.
pub(super) fn amount(captures: &Captures<'_>) -> Option<Money> {
    let digits = captures.name("digits")?.as_str();
    let unit = Unit::from_key(captures.name("unit")?.as_str())?;
    Money::from_units(read_number(digits)?, digits, unit).ok()
}

/// The one amount that an expression finds in a paragraph; nothing where it finds several that differ.
pub(super) fn sole(expression: &Regex, text: &str) -> Option<Money> {
    let mut found = expression.captures_iter(text).filter_map(|captures| amount(&captures));
    let first = found.next()?;
    found.all(|other| other.fen() == first.fen()).then_some(first)
}
