//! Counts: what purpose and objectives count is what the targets count.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::super::report::{Draft, named};
use super::{Text, Told, clause, texts};
use crate::evidence::Citation;
use crate::finding::Status;
use crate::indicator::Indicator;
use crate::project::Project;
use crate::reckoning::{COUNTERS, plain};
use crate::target::{Operator, TargetKind};
use crate::text::pattern;

static COUNT: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("([0-9]+(?:\\.[0-9]+)?)(万)?({COUNTERS})")));

/// What is counted in a text.
struct Count<'p> {
    printed: String,
    value: Decimal,
    unit: String,
    around: String,
    source: &'p Citation,
}

/// What an indicator counts.
struct Target<'p> {
    indicator: &'p Indicator,
    value: Decimal,
    unit: &'p str,
}

fn counts<'p>(text: &str, source: &'p Citation) -> Vec<Count<'p>> {
    COUNT
        .captures_iter(text)
        .filter_map(|captures| {
            let (whole, digits, unit) = (captures.get(0)?, captures.get(1)?, captures.get(3)?);
            let before = text.get(..whole.start())?.chars().next_back();
            let behind = text.get(whole.end()..).unwrap_or_default();
            // 80-89 is a span, 每5人 a rate, 约200人 about as many, 12个月 a time; what stands before a stroke is a rate.
            if before.is_some_and(|c| "-~～/每约近超逾第.".contains(c) || c.is_ascii_digit())
                || unit.as_str() == "个月"
                || behind.starts_with('/')
            {
                return None;
            }
            let scale = if captures.get(2).is_some() { Decimal::from(10_000) } else { Decimal::ONE };
            Some(Count {
                printed: whole.as_str().to_owned(),
                value: digits.as_str().parse::<Decimal>().ok()?.checked_mul(scale)?,
                unit: unit.as_str().to_owned(),
                around: clause(text, whole.start(), whole.end()).to_owned(),
                source,
            })
        })
        .collect()
}

fn target(indicator: &Indicator) -> Option<Target<'_>> {
    let of = &indicator.target;
    let exact = matches!(of.operator, Some(Operator::Eq | Operator::Ge)) && of.kind == TargetKind::Number;
    let unit = of.unit.as_deref().filter(|_| exact)?;
    let (scale, unit) = match unit.strip_prefix('万') {
        Some(rest) if !rest.is_empty() => (Decimal::from(10_000), rest),
        _ => (Decimal::ONE, unit),
    };
    Some(Target { indicator, value: of.value?.checked_mul(scale)?, unit })
}

/// Whether two units count alike: people by whatever word, and 个 whatever follows it.
fn alike(one: &str, other: &str) -> bool {
    let general = |unit: &str| unit == "个";
    super::super::funds::same_counter(one, other)
        || (one.starts_with('个') && general(other))
        || (other.starts_with('个') && general(one))
}

/// Whether two texts share two Chinese characters in a row.
fn related(one: &str, other: &str) -> bool {
    let pairs = |text: &str| -> HashSet<(char, char)> {
        let characters: Vec<char> = text.chars().collect();
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        characters
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] if han(*a) && han(*b) => Some((*a, *b)),
                _ => None,
            })
            .collect()
    };
    !pairs(one).is_disjoint(&pairs(other))
}

pub(super) fn counted(project: &Project) -> Vec<Told> {
    let targets: Vec<Target<'_>> = project.indicators.iter().filter_map(target).collect();
    let said: Vec<Count<'_>> =
        texts(project).into_iter().flat_map(|Text { plain, source, .. }| counts(&plain, source)).collect();
    let mut told: Vec<Told> = targets.iter().filter_map(own_words).collect();
    for one in &targets {
        let fitting = said.iter().filter(|count| alike(&count.unit, one.unit));
        if let Some(count) = fitting.clone().find(|count| count.value == one.value) {
            told.push(beside(one, count, Status::Passed));
            continue;
        }
        // What no target states, beside the targets that no text states.
        let free: Vec<&Count<'_>> = fitting
            .filter(|count| !targets.iter().any(|other| alike(&count.unit, other.unit) && count.value == other.value))
            .collect();
        let rivals = targets
            .iter()
            .filter(|other| alike(one.unit, other.unit))
            .filter(|other| !said.iter().any(|count| alike(&count.unit, other.unit) && count.value == other.value))
            .count();
        let Some((count, rest)) = free.split_first() else { continue };
        let name =
            format!("{}{}", plain(&one.indicator.name), plain(one.indicator.description.as_deref().unwrap_or("")));
        let sole = rivals == 1 && rest.iter().all(|other| other.value == count.value);
        if sole && related(&count.around, &name) {
            told.push(beside(one, count, Status::Failed));
        } else {
            let words: Vec<&str> = free.iter().map(|count| count.printed.as_str()).collect();
            let zh = format!("文中{}，指标{}，说不清是否同一数量", words.join("、"), named(one.indicator));
            let en = format!(
                "the text counts {}, the indicator is {}: whether that is the same is not clear",
                words.join(", "),
                named(one.indicator)
            );
            let mut draft = Draft::new(zh, en);
            for count in &free {
                draft = draft.operand("文中", count.printed.as_str(), count.source);
            }
            let draft = draft.operand(
                one.indicator.name.as_str(),
                one.indicator.target.printed.trim(),
                &one.indicator.evidence.source,
            );
            told.push(Told { key: one.indicator.id.clone(), status: Status::Undecided, draft });
        }
    }
    told
}

/// The one count of an indicator's own name and description, beside its target.
fn own_words(target: &Target<'_>) -> Option<Told> {
    let indicator = target.indicator;
    let source = &indicator.evidence.source;
    let mut found = counts(&plain(&indicator.name), source);
    found.extend(indicator.description.iter().flat_map(|text| counts(&plain(text), source)));
    found.retain(|count| super::super::funds::same_counter(&count.unit, target.unit));
    let first = found.first()?;
    let agree = found.iter().all(|count| count.value == first.value);
    (agree && first.value != target.value).then(|| beside(target, first, Status::Failed))
}

fn beside(target: &Target<'_>, count: &Count<'_>, status: Status) -> Told {
    let indicator = target.indicator;
    let (said, printed) = (&count.printed, indicator.target.printed.trim());
    let word = if status == Status::Passed { "一致" } else { "不一致" };
    let draft = Draft::new(
        format!("文中{said}，指标“{}”{printed}，{word}", indicator.name),
        format!("the text says {said}, the indicator “{}” {printed}", indicator.name),
    )
    .compared(said.as_str(), printed)
    .operand("文中", said.as_str(), count.source)
    .operand(indicator.name.as_str(), printed, &indicator.evidence.source);
    Told { key: indicator.id.clone(), status, draft }
}
