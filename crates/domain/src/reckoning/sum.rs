//! Parts beside their total.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::text::pattern;

use super::token::stated;
use super::{Reckoning, Stated};

/// An amount, or a number of people or things, with the sign before and behind it.
static PART: LazyLock<Regex> = LazyLock::new(|| pattern("([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元|人|名|户|个|所|台|辆)"));

/// The words that announce a total.
static TOTAL: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:合计|共计|总计|共需资金|共需|总需|共有|共)(?:资金|金额|经费|为|约|[:：])*$"));

/// Numbers of one unit in brackets.
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern("\\(([^()]*)\\)"));

struct Part<'t> {
    stated: Stated,
    unit: &'t str,
    start: usize,
    end: usize,
}

fn parts(text: &str) -> Vec<Part<'_>> {
    PART.captures_iter(text)
        .filter_map(|captures| {
            let (whole, digits, unit) = (captures.get(0)?, captures.get(1)?, captures.get(2)?);
            let before = text.get(..whole.start()).unwrap_or_default();
            let behind = text.get(whole.end()..).unwrap_or_default();
            // A rate is no part: 50元/人, 每人50元, and the factor or the addend of a formula is none either.
            let each = before.chars().rev().take(8).take_while(|c| !"，,。;；、".contains(*c)).any(|c| c == '每');
            let signs = |c: Option<char>| c.is_some_and(|c| "+-×÷/=".contains(c));
            let equals = before.ends_with('=');
            if behind.starts_with('/')
                || each
                || (signs(before.chars().next_back()) && !equals)
                || signs(behind.chars().next())
            {
                return None;
            }
            let money = unit.as_str().ends_with('元');
            let value = stated(digits.as_str(), if money { unit.as_str() } else { "" })?;
            Some(Part { stated: value, unit: unit.as_str(), start: whole.start(), end: whole.end() })
        })
        .collect()
}

/// Every sum of a plain text.
pub(super) fn sums(text: &str) -> Vec<Reckoning> {
    let mut found = bracketed(text);
    let all = parts(text);
    for kind in ["元", "人"] {
        let alike = |part: &&Part<'_>| {
            if kind == "元" { part.unit.ends_with('元') } else { matches!(part.unit, "人" | "名") }
        };
        let mut since: Vec<&Part<'_>> = Vec::new();
        for part in all.iter().filter(alike) {
            let before = text.get(..part.start).unwrap_or_default();
            if !TOTAL.is_match(before) {
                since.push(part);
                continue;
            }
            if since.len() >= 2 {
                found.extend(added(&since, Some(part.stated.clone()), kind == "元"));
            }
            // What follows is added to this total.
            since.clear();
        }
    }
    found
}

fn added(parts: &[&Part<'_>], stated: Option<Stated>, money: bool) -> Option<Reckoning> {
    let computed = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.stated.value))?;
    let printed: Vec<String> = parts
        .iter()
        .map(|part| if money { part.stated.printed.clone() } else { format!("{}{}", part.stated.printed, part.unit) })
        .collect();
    Some(Reckoning {
        formula: printed.join("+"),
        computed,
        money,
        counter: (!money).then(|| parts.first().map_or("", |part| part.unit).to_owned()),
        stated,
        inferred: false,
        addends: parts.len(),
        coarsest: parts.iter().map(|part| part.stated.half).max().unwrap_or_default(),
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
        if counts.len() < 2 || !alike || !listed {
            continue;
        }
        let before = text.get(..whole.start()).unwrap_or_default();
        let total = parts(before)
            .into_iter()
            .next_back()
            .filter(|part| part.end == before.len() && counts.first().is_some_and(|count| count.unit == part.unit));
        let total =
            total.map(|part| Stated { printed: format!("{}{}", part.stated.printed, part.unit), ..part.stated });
        found.extend(added(&counts, total, false));
    }
    found
}
