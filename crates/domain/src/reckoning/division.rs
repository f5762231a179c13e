//! Parts behind their whole: `共100人，其中城区60人、乡镇50人`, `210万元，其中：设备费130万元，安装费60万元，培训费20万元`.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::sum::{Part, added, make_all, parts};
use super::{Reckoning, Stated};

/// Parts that come to their whole, to more, or to less where they are said to be all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The parts, with the whole as the result that is stated.
    pub reckoning: Reckoning,
    /// Whether no part may be counted in another one too, as women and members of a party are.
    pub certain: bool,
}

/// What stands between a whole and its parts.
static DIVIDES: LazyLock<Regex> = LazyLock::new(|| pattern("^[,:(]*(?:其中|包括|含|用于:)[:]?|^:"));

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

/// Every whole of a plain text that is divided behind it, so far as its parts tell something.
pub(super) fn divisions(text: &str) -> Vec<Division> {
    let all = parts(text);
    let mut found = Vec::new();
    for (at, whole) in all.iter().enumerate() {
        let Some(behind) = text.get(whole.end..) else { continue };
        let Some(divides) = DIVIDES.find(behind) else { continue };
        if divides.as_str() == ":" && !whole.total {
            continue;
        }
        let of: Vec<&Part<'_>> = run(text, whole, all.get(at.saturating_add(1)..).unwrap_or_default());
        found.extend(division(text, whole, &of, sole(text, whole, &all)));
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

fn division(text: &str, whole: &Part<'_>, of: &[&Part<'_>], sole: bool) -> Option<Division> {
    let money = whole.unit.ends_with('元');
    let sum = added(of, None, money)?;
    let printed = if money { whole.stated.printed.clone() } else { format!("{}{}", whole.stated.printed, whole.unit) };
    let (start, end) = (whole.start, of.last()?.end);
    let half = whole.stated.half;
    let reckoning = Reckoning { stated: Some(Stated { printed, ..whole.stated.clone() }), range: start..end, ..sum };
    let more = reckoning.computed.checked_sub(whole.stated.value)?;
    let off = !reckoning.tolerance(half).allows(more);
    let (above, below) = (off && more.is_sign_positive(), off && more.is_sign_negative());
    let written = text.get(start..end)?;
    let twice = !money && of.len() > 1 && has(written, TWICE) && !(written.contains('男') && written.contains('女'));
    let told = if above {
        true
    } else if below {
        sole && all(text, whole, of)
    } else {
        of.len() > 1 && !twice
    };
    told.then_some(Division { reckoning, certain: sole && !twice })
}

/// Whether parts are said to be all of their whole: three amounts and more to the end of their sentence, or those who
/// work and those who are retired. Two may be but some of it.
fn all(text: &str, whole: &Part<'_>, of: &[&Part<'_>]) -> bool {
    let Some(last) = of.last() else { return false };
    let rest = text.get(last.end..).unwrap_or_default();
    let ends = rest.is_empty() || rest.starts_with(['。', ';', ')']);
    let written = text.get(whole.end..last.end).unwrap_or_default();
    let begins = std::iter::once(whole.end).chain(of.iter().map(|part| part.end));
    let labels: Vec<&str> = begins.zip(of).filter_map(|(begin, part)| text.get(begin..part.start)).collect();
    let some = has(written, &["主要", "含", "等", "不低于", "不少于", "至少"]);
    if whole.unit.ends_with('元') {
        return ends && !some && of.len() > 2;
    }
    // What follows in their sentence counts none of the rest: `，用于劳保用品`.
    let sentence = rest.split(['。', ';', ')']).next().unwrap_or_default();
    let more = || has(sentence, &["其余", "剩余", "另"]) || parts(sentence).iter().any(|part| alike(part, whole));
    (ends || (rest.starts_with(',') && !more())) && !some && make_all(&labels)
}
