//! Parts beside their total.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::text::pattern;

use super::token::stated;
use super::{Reckoning, Stated, overlap};

/// An amount, or a number of people or things, with the sign before and behind it.
static PART: LazyLock<Regex> = LazyLock::new(|| pattern("([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元|人|名|户|个|所|台|辆)"));

/// The words that announce a total.
static TOTAL: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:合计|共计|总计|共需要|共需资金|共需|总需|共有|共)(?:资金|金额|经费|为|约|[:：])*$"));

/// Numbers of one unit in brackets.
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern("\\(([^()]*)\\)"));

/// Words before an amount, in its clause, that make it no part: a rate, a bound, another year.
const NO_PART: &[&str] =
    &["每", "均", "单价", "标准", "超过", "高于", "低于", "限额", "上限", "下限", "上年", "去年", "累计"];

/// What one is paid a month or a day: `月工资2500元`, but not what was paid in December, `12月工资5万元`.
static WAGE: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:^|[^0-9个一二三四五六七八九十])[月日](?:工资|薪|补助|补贴|津贴|标准)"));

/// Words of those who are all people together.
const HALVES: &[(&[&str], &[&str])] = &[
    (&["在职", "在编", "在岗"], &["退休", "离退", "离休"]),
    (&["正式", "在编", "编内"], &["合同", "临时", "编外", "聘用", "劳务"]),
];

/// Whether two labels name the two halves of all people: those who work and those who are retired.
#[must_use]
pub(crate) fn make_all(labels: &[&str]) -> bool {
    let [one, other] = labels else { return false };
    let has = |label: &str, words: &[&str]| words.iter().any(|word| label.contains(word));
    HALVES
        .iter()
        .any(|(first, second)| (has(one, first) && has(other, second)) || (has(other, first) && has(one, second)))
}

pub(super) struct Part<'t> {
    pub(super) stated: Stated,
    pub(super) unit: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) total: bool,
}

pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    PART.captures_iter(text)
        .filter_map(|captures| {
            let (whole, digits, unit) = (captures.get(0)?, captures.get(1)?, captures.get(2)?);
            let before = text.get(..whole.start()).unwrap_or_default();
            let behind = text.get(whole.end()..).unwrap_or_default();
            // A rate is no part: 50元/人, 每人50元, and the factor or the addend of a formula is none either.
            let clause = before.rsplit(['，', ',', '。', ';', '；', '、', '(', ')']).next().unwrap_or_default();
            let other = NO_PART.iter().any(|word| clause.contains(word)) || WAGE.is_match(clause);
            let signs = |c: Option<char>| c.is_some_and(|c| "+-×÷/=".contains(c));
            let equals = before.ends_with('=');
            if behind.starts_with('/')
                || other
                || (signs(before.chars().next_back()) && !equals)
                || signs(behind.chars().next())
            {
                return None;
            }
            let money = unit.as_str().ends_with('元');
            let value = stated(digits.as_str(), if money { unit.as_str() } else { "" })?;
            Some(Part {
                stated: value,
                unit: unit.as_str(),
                start: whole.start(),
                end: whole.end(),
                total: TOTAL.is_match(before),
            })
        })
        .collect()
}

/// Every sum of a plain text.
pub(super) fn sums(text: &str) -> Vec<Reckoning> {
    let mut found = bracketed(text);
    found.extend(halves(text));
    let all = parts(text);
    for kind in ["元", "人"] {
        let mut since: Vec<&Part<'_>> = Vec::new();
        let mut totals: Vec<&Part<'_>> = Vec::new();
        for part in all.iter().filter(|part| is(part, kind)) {
            if !part.total {
                since.push(part);
                continue;
            }
            let through: Vec<&Part<'_>> = totals.iter().chain(&since).copied().collect();
            // A total is of what stands since the last one, or of that one and what follows it.
            // Beside a total in 万元 an amount in 元 may be what one costs.
            let alike: Vec<&Part<'_>> = since.iter().filter(|other| other.unit == part.unit).copied().collect();
            let apart: Vec<&Part<'_>> = since.iter().filter(|other| !divides(text, other)).copied().collect();
            let apart = if apart.len() < since.len() { apart } else { Vec::new() };
            let tried = [&apart, &since, &through, &alike].map(|parts| added(parts, Some(part), kind == "元"));
            let mut tried: Vec<Reckoning> = tried.into_iter().flatten().collect();
            let holding = tried.iter().position(Reckoning::holds).unwrap_or(0);
            if holding < tried.len() {
                found.push(tried.swap_remove(holding));
            }
            totals.push(part);
            since.clear();
        }
    }
    found
}

/// The totals of a text and the amounts behind the last of them, where it has both.
pub(super) fn outline(text: &str) -> Option<Reckoning> {
    let all = parts(text);
    let money: Vec<&Part<'_>> = all.iter().filter(|part| is(part, "元")).collect();
    let last = money.iter().rposition(|part| part.total)?;
    let top: Vec<&Part<'_>> =
        money.iter().enumerate().filter(|(at, part)| part.total || *at > last).map(|(_, part)| *part).collect();
    let behind = money.get(last.saturating_add(1)..)?;
    let (total, rest) = (money.get(last)?, added(behind, None, true));
    // What divides the total or repeats it adds nothing to it.
    let repeats = rest.is_some_and(|rest| rest.computed == total.stated.value)
        || behind.iter().any(|part| part.stated.value >= total.stated.value);
    let divides = text.get(total.end..).is_some_and(|rest| rest.contains("其中"));
    if behind.is_empty() || repeats || divides { None } else { added(&top, None, true) }
}

/// Parts that are no addends since they divide one that stands before: `城区60人，其中党员20人`.
fn divides(text: &str, part: &Part<'_>) -> bool {
    let before = text.get(..part.start).unwrap_or_default();
    let sentence = before.rsplit(['。', ';', '；']).next().unwrap_or_default();
    sentence.rsplit_once("其中").is_some_and(|(whole, _)| whole.contains(part.unit))
}

fn is(part: &Part<'_>, kind: &str) -> bool {
    if kind == "元" { part.unit.ends_with('元') } else { matches!(part.unit, "人" | "名") }
}

/// At least two parts, added.
pub(super) fn added(parts: &[&Part<'_>], total: Option<&Part<'_>>, money: bool) -> Option<Reckoning> {
    let (first, last) = (parts.first()?, parts.last()?);
    if parts.len() < 2 && total.is_some() {
        return None;
    }
    let computed = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.stated.value))?;
    let printed = |part: &Part<'_>| {
        if money { part.stated.printed.clone() } else { format!("{}{}", part.stated.printed, part.unit) }
    };
    let formula: Vec<String> = parts.iter().map(|part| printed(part)).collect();
    let start = total.map_or(first.start, |total| total.start.min(first.start));
    let end = total.map_or(last.end, |total| total.end.max(last.end));
    Some(Reckoning {
        formula: formula.join("+"),
        computed,
        money,
        counter: (!money).then(|| first.unit.to_owned()),
        stated: total.map(|total| Stated { printed: printed(total), ..total.stated.clone() }),
        inferred: false,
        addends: parts.len(),
        coarsest: parts.iter().map(|part| part.stated.half).max().unwrap_or_default(),
        range: start..end,
    })
}

/// `48人（在职 12 人，退休 36 人）`, where the whole may stand elsewhere.
fn bracketed(text: &str) -> Vec<Reckoning> {
    let mut found = Vec::new();
    for captures in BRACKETS.captures_iter(text) {
        let (Some(whole), Some(inside)) = (captures.get(0), captures.get(1)) else { continue };
        let within = parts(inside.as_str());
        let counts: Vec<&Part<'_>> = within.iter().filter(|part| !part.unit.ends_with('元')).collect();
        let alike = counts.windows(2).all(|pair| matches!(pair, [one, other] if one.unit == other.unit));
        // One count of everything in the brackets, each behind its own words.
        let listed = inside.as_str().split([',', '，', '、', ';', '；']).count() == counts.len();
        // 48人（其中党员12人，女15人） are not all of them.
        let some = ["其中", "含", "包括"].iter().any(|word| inside.as_str().starts_with(word));
        if counts.len() < 2 || !alike || !listed || some {
            continue;
        }
        let before = parts(text.get(..whole.start()).unwrap_or_default());
        let total = before
            .iter()
            .next_back()
            .filter(|part| part.end == whole.start() && counts.first().is_some_and(|count| count.unit == part.unit));
        let reckoning = added(&counts, total, false);
        let start = total.map_or(whole.start(), |total| total.start);
        found.extend(reckoning.map(|reckoning| Reckoning { range: start..whole.end(), ..reckoning }));
    }
    found
}

/// Those who work and those who are retired, who are all of a text: `在职 12 人，退休 36 人`.
fn halves(text: &str) -> Option<Reckoning> {
    // A sign between two of them is a comma. Of as many bytes, so that places stay.
    let listed = text.replace("人+", "人,").replace("名+", "名,");
    let people: Vec<Part<'_>> = parts(&listed).into_iter().filter(|part| is(part, "人")).collect();
    let [one, other] = people.as_slice() else { return None };
    let labels = [text.get(..one.start)?, text.get(one.end..other.start)?];
    // What stands between them belongs to the second.
    let near = labels.last().is_some_and(|label| label.chars().count() <= 10 && !label.contains(['。', ';', '(', ')']));
    (near && make_all(&labels)).then(|| added(&[one, other], None, false)).flatten()
}

/// The amounts of a text that stand outside of what is reckoned, added.
pub(super) fn beside(text: &str, reckoned: &[Reckoning]) -> Option<Reckoning> {
    let all = parts(text);
    let outside = |part: &&Part<'_>| {
        is(part, "元") && !reckoned.iter().any(|reckoning| overlap(&reckoning.range, &(part.start..part.end)))
    };
    added(&all.iter().filter(outside).collect::<Vec<_>>(), None, true)
}
