//! Parts that exceed their whole: `共100人，其中城区60人、乡镇50人`.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::sum::{Part, added, parts};
use super::{Reckoning, Stated};

/// Parts that come to more than the whole which they divide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excess {
    /// The parts, with the whole as the result that is stated.
    pub reckoning: Reckoning,
    /// Whether no part may be counted in another one too, as women and members of a party are.
    pub certain: bool,
}

/// What stands between a whole and its parts.
static DIVIDES: LazyLock<Regex> = LazyLock::new(|| pattern("^[,:(]*(?:其中|包括|含)[:]?|^:"));

/// What stands between two parts: a label behind one sign.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern("^[,、;]?[^,、;:()。0-9]{0,16}$"));

/// Words by which an amount is no part of the whole.
const NO_PART: &[&str] =
    &["另", "此外", "本年", "今年", "当年", "年安排", "同时", "较", "比", "增加", "减少", "节约", "共", "合计", "总"];

/// Words of those who may be counted twice.
const TWICE: &[&str] = &[
    "女",
    "党员",
    "残疾",
    "贫困",
    "困难",
    "低保",
    "特困",
    "脱贫",
    "少数民族",
    "留守",
    "单亲",
    "孤",
    "退役",
    "失能",
    "独居",
    "学历",
    "新增",
    "持证",
    "流动",
    "监测",
];

/// Every excess of a plain text.
pub(super) fn excesses(text: &str) -> Vec<Excess> {
    let all = parts(text);
    let mut found = Vec::new();
    for (at, whole) in all.iter().enumerate() {
        let Some(behind) = text.get(whole.end..) else { continue };
        let Some(divides) = DIVIDES.find(behind) else { continue };
        if divides.as_str() == ":" && !whole.total {
            continue;
        }
        let of: Vec<&Part<'_>> = run(text, whole, all.get(at.saturating_add(1)..).unwrap_or_default());
        found.extend(excess(text, whole, &of, sole(text, whole, &all)));
    }
    found
}

/// Whether a whole is said to be one, or is the only amount of its kind that stands before its parts.
fn sole(text: &str, whole: &Part<'_>, all: &[Part<'_>]) -> bool {
    let begin = text.get(..whole.start).and_then(|before| before.rfind(['。', ';'])).unwrap_or(0);
    whole.total || !all.iter().any(|part| part.start >= begin && part.start < whole.start && alike(part, whole))
}

fn alike(one: &Part<'_>, other: &Part<'_>) -> bool {
    one.unit == other.unit || (one.unit.ends_with('元') && other.unit.ends_with('元'))
}

/// The parts that follow a whole one by one, without those that divide a part again.
fn run<'p, 't>(text: &str, whole: &Part<'_>, behind: &'p [Part<'t>]) -> Vec<&'p Part<'t>> {
    let mut found: Vec<&Part<'t>> = Vec::new();
    let (mut end, mut rest) = (whole.end, whole.stated.value);
    for part in behind {
        let Some(gap) = text.get(end..part.start) else { break };
        let label = if found.is_empty() {
            DIVIDES.find(gap).and_then(|divides| gap.get(divides.end()..)).unwrap_or(gap)
        } else if let Some(nested) = gap.strip_prefix('(') {
            match nested.split_once(')') {
                Some((_, label)) => label,
                None => continue,
            }
        } else {
            gap
        };
        if !alike(part, whole) || part.total || !BETWEEN.is_match(label) || has(label, NO_PART) {
            break;
        }
        found.push(part);
        end = part.end;
        // What follows parts that come to their whole is something else.
        rest = rest.saturating_sub(part.stated.value);
        if rest.is_zero() && found.len() > 1 {
            break;
        }
    }
    found
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn excess(text: &str, whole: &Part<'_>, of: &[&Part<'_>], sole: bool) -> Option<Excess> {
    let money = whole.unit.ends_with('元');
    let sum = added(of, None, money)?;
    let printed = if money { whole.stated.printed.clone() } else { format!("{}{}", whole.stated.printed, whole.unit) };
    let (start, end) = (whole.start, of.last()?.end);
    let half = whole.stated.half;
    let reckoning = Reckoning { stated: Some(Stated { printed, ..whole.stated.clone() }), range: start..end, ..sum };
    let above = reckoning.computed > whole.stated.value.checked_add(reckoning.tolerance(half))?;
    let written = text.get(start..end)?;
    let twice = !money && of.len() > 1 && has(written, TWICE) && !(written.contains('男') && written.contains('女'));
    above.then_some(Excess { reckoning, certain: sole && !twice })
}
