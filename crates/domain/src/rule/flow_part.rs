//! Several amounts for one step of the movement of debt: a whole and its parts, or parts alone.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::debt::Stated;
use crate::text::pattern;

/// What the amounts of a step are.
#[derive(Debug)]
pub(super) enum Whole<'d> {
    /// None is stated.
    Absent,
    /// These together are the whole.
    Parts(Vec<&'d Stated>),
    /// It is not told whether some are parts of others.
    Unclear,
}

/// The words that tell parts from each other: the kind of debt, the sort of bond, and whether 额 is of both.
fn sort(stated: &Stated) -> (Option<&'static str>, Option<&'static str>) {
    let last = |words: &[&'static str]| {
        words.iter().copied().filter_map(|word| Some((stated.words.rfind(word)?, word))).max().map(|(_, word)| word)
    };
    (last(&["一般", "专项"]), last(&["新增", "再融资", "置换", "外债"]))
}

/// Borrowed and repaid at once: it is not told whether there is more of either.
static JOINT: LazyLock<Regex> =
    LazyLock::new(|| pattern("^[^偿还归]*(?:发行|举借|借入|转贷|再融资|置换).*(?:偿还|归还|还本|清偿|偿本)"));

/// Tells a whole from its parts.
pub(super) fn whole(stated: &[Stated]) -> Whole<'_> {
    let [first, rest @ ..] = stated else { return Whole::Absent };
    let joint = |stated: &Stated| JOINT.is_match(&stated.words);
    if stated.iter().any(joint) {
        return Whole::Unclear;
    }
    let sorts: Vec<_> = stated.iter().map(sort).collect();
    let distinct = |from: &[(Option<&str>, Option<&str>)]| {
        from.iter().enumerate().all(|(at, sort)| !from.iter().skip(at.saturating_add(1)).any(|other| other == sort))
    };
    if rest.iter().all(|other| other.money.fen() == first.money.fen())
        && !(!rest.is_empty() && distinct(&sorts) && named(&sorts))
    {
        return Whole::Parts(vec![first]);
    }
    if rest.len() > 1 {
        let total: Decimal =
            stated.iter().map(|stated| stated.money.amount()).fold(Decimal::ZERO, Decimal::saturating_add);
        if let Some(all) = stated.iter().find(|one| one.money.amount().saturating_mul(Decimal::TWO) == total) {
            return Whole::Parts(vec![all]);
        }
    }
    if distinct(&sorts) && named(&sorts) { Whole::Parts(stated.iter().collect()) } else { Whole::Unclear }
}

/// Whether each says what it is a part of.
fn named(sorts: &[(Option<&str>, Option<&str>)]) -> bool {
    let by = |of: fn(&(Option<&str>, Option<&str>)) -> bool| sorts.iter().all(of);
    by(|(_, sort)| sort.is_some()) || by(|(kind, _)| kind.is_some())
}
