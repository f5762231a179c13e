//! Counts that are listed beside each other: `小学300人、初中240人` of 540 people.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::super::super::report::{Draft, Place};
use super::super::super::unit_cost::is_output;
use super::super::Told;
use super::{Count, Target, alike, contradiction};
use crate::finding::Status;
use crate::reckoning::make_all;
use crate::target::Operator;

/// The counts of each text that are of the whole: its totals, or else what is no part; parts where it counts nothing else.
fn lists<'c, 'p>(fitting: &[&'c Count<'p>]) -> Vec<Vec<&'c Count<'p>>> {
    let texts: BTreeSet<usize> = fitting.iter().map(|count| count.text).collect();
    let list = |text: usize| {
        let of: Vec<&Count<'p>> = fitting.iter().copied().filter(|count| count.text == text).collect();
        let only = |is: fn(&Count<'p>) -> bool| of.iter().copied().filter(|count| is(count)).collect::<Vec<_>>();
        let (totals, whole) = (only(|count| count.total), only(|count| !count.part));
        [totals, whole].into_iter().find(|list| !list.is_empty()).unwrap_or(of)
    };
    texts.into_iter().map(list).collect()
}

/// Counts that come to the target together; or the two halves of all people, 在职 and 退休, that do not.
pub(super) fn added(target: &Target<'_>, fitting: &[&Count<'_>], said: &[Count<'_>], sole: bool) -> Option<Told> {
    let lists = lists(fitting);
    let holds = lists.iter().find_map(|list| {
        let runs = (0..list.len()).flat_map(|start| (start.saturating_add(2)..=list.len()).map(move |end| start..end));
        let run = |run: Range<usize>| list.get(run).filter(|run| sum(run) == Some(target.value));
        // All of them first.
        run(0..list.len()).filter(|run| run.len() > 1).or_else(|| runs.into_iter().find_map(run))
    });
    if let Some(run) = holds {
        return told(target, run, Status::Passed);
    }
    let exact = target.indicator.target.operator == Some(Operator::Eq) && is_output(target.indicator);
    let halves = lists.iter().find(|list| {
        let around: Vec<&str> = list.iter().map(|count| count.around.as_str()).collect();
        // What else is counted may be the whole, to which they come.
        let others =
            |one: &&Count<'_>| list.iter().any(|count| count.text == one.text) && alike(&one.unit, target.unit);
        make_all(&around) && said.iter().filter(others).count() == list.len()
    });
    halves.filter(|_| exact && sole).and_then(|list| told(target, list, Status::Failed))
}

fn sum(counts: &[&Count<'_>]) -> Option<Decimal> {
    counts.iter().try_fold(Decimal::ZERO, |sum, count| sum.checked_add(count.value))
}

fn told(target: &Target<'_>, counts: &[&Count<'_>], status: Status) -> Option<Told> {
    let indicator = target.indicator;
    let printed = indicator.target.printed.trim();
    let words: Vec<&str> = counts.iter().map(|count| count.printed.as_str()).collect();
    let formula = words.join("＋");
    let shown = format!("{}{}", sum(counts)?.normalize(), target.unit);
    let word = if status == Status::Passed { "一致" } else { "不一致" };
    let draft = Draft::new(
        format!("文中{formula}＝{shown}，指标“{}”{printed}，{word}", indicator.name),
        format!("the text counts {formula} = {shown}, the indicator “{}” {printed}", indicator.name),
    )
    .compared(shown, printed);
    let draft = counts.iter().fold(draft, |draft, count| draft.operand("文中", count.printed.as_str(), count.source));
    let draft = draft.operand(indicator.name.as_str(), printed, Place::of(indicator));
    Some(Told { key: indicator.id.clone(), status, draft })
}

/// Whether a count may be set beside a target by itself: no other is listed with it, or its own words are the target's.
pub(super) fn stands_alone(target: &Target<'_>, count: &Count<'_>, fitting: &[&Count<'_>]) -> bool {
    let list = lists(fitting).into_iter().find(|list| list.iter().any(|one| std::ptr::eq(*one, count)));
    let alone = list.is_some_and(|list| list.iter().all(|other| other.value == count.value || !target.names(other)));
    let (thing, words) = (contradiction::thing(count), target.words());
    alone || (!thing.is_empty() && thing.iter().all(|character| words.contains(*character)))
}
