//! What one of many costs, divided: `每亩16元，其中管护费15.75元，公共管护支出0.25元`.
//!
//! Such shares are no addends of what the whole costs, and stand between a rate and its result.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::text::pattern;

use super::token::stated;

/// A unit price that is divided behind it. What is paid a year is a whole already.
static DIVIDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "每[^0-9。;,每年]{1,6}(?:每[年月日天季次])?[^0-9。;,每年]{0,10}([0-9]+(?:\\.[0-9]+)?)(万元|元)(?P<divided>[,(]?其中|\\()",
    )
});

/// One share, as a rate or not.
static SHARE: LazyLock<Regex> =
    LazyLock::new(|| pattern("([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)(?:/[^0-9,。;()]{1,4})?"));

/// A stretch that is left out: where it would stand in what is left, and how long it is.
pub(super) struct Left {
    at: usize,
    length: usize,
}

/// A plain text without the shares of its unit prices.
pub(super) fn without_shares(text: &str) -> (String, Vec<Left>) {
    let (mut kept, mut left, mut begin) = (String::with_capacity(text.len()), Vec::new(), 0_usize);
    for captures in DIVIDED.captures_iter(text) {
        let Some(range) = captures.name("divided").and_then(|divided| {
            let price = stated(captures.get(1)?.as_str(), captures.get(2)?.as_str())?;
            shares(text, price.value, divided.range())
        }) else {
            continue;
        };
        let Some(before) = text.get(begin..range.start) else { continue };
        kept.push_str(before);
        left.push(Left { at: kept.len(), length: range.len() });
        begin = range.end;
    }
    kept.push_str(text.get(begin..).unwrap_or_default());
    (kept, left)
}

/// Where the shares of a price reach to: as far as they come to it, or else to the end of their bracket or sentence.
fn shares(text: &str, price: Decimal, divided: Range<usize>) -> Option<Range<usize>> {
    let sentence = text.get(divided.end..)?.split(['。', ';']).next()?;
    let bracket = text.get(divided.clone())?.strip_prefix('(');
    let within = bracket.and_then(|_| sentence.find(')'));
    let sentence = within.and_then(|end| sentence.get(..end)).unwrap_or(sentence);
    let mut rest = price;
    for captures in SHARE.captures_iter(sentence) {
        let share = stated(captures.get(1)?.as_str(), captures.get(2)?.as_str())?;
        rest = rest.checked_sub(share.value)?;
        if rest.is_zero() {
            let end = divided.end.saturating_add(captures.get(0)?.end());
            let closed = text.get(end..)?.starts_with(')');
            return Some(divided.start..end.saturating_add(usize::from(closed)));
        }
        if rest.is_sign_negative() {
            break;
        }
    }
    // In brackets alone stands what else belongs to a price.
    if bracket == Some("") {
        return None;
    }
    // What is a share and what is an amount of its own is not clear.
    let end = divided.end.saturating_add(sentence.len());
    Some(divided.start..end.saturating_add(usize::from(within.is_some())))
}

/// Where a range of what is left stands in the whole text; what ends at a stretch that is left out has it too.
pub(super) fn restored(range: &Range<usize>, left: &[Left]) -> Range<usize> {
    let whole = |place: usize| {
        left.iter().filter(|left| left.at <= place).fold(place, |place, left| place.saturating_add(left.length))
    };
    whole(range.start)..whole(range.end)
}
