//! So many, at so much each.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use crate::text::pattern;

use super::token::{COUNTERS, scale_of, stated};
use super::{Reckoning, Stated};

/// `1300人,50元/人/月`.
static SLASHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "([0-9]+(?:\\.[0-9]+)?)(万)?({COUNTERS})[^0-9。;；]{{0,16}}([0-9]+(?:\\.[0-9]+)?)(万元|元)/({COUNTERS})(?:[/·•.]?每?(月|年|天|日))?"
    ))
});

/// `20个村,每个村5万元`, `27000人每人153元`, `40000人每月补助40元`.
static EACH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "([0-9]+(?:\\.[0-9]+)?)(万)?({COUNTERS})[^0-9。;；每]{{0,12}}每({COUNTERS})?(?:每)?(月|年|天|日)?[^0-9。;；]{{0,10}}([0-9]+(?:\\.[0-9]+)?)(万元|元)(?:/(月|年|天|日))?"
    ))
});

/// The result behind it: `,一年需78万元`.
static RESULT: LazyLock<Regex> = LazyLock::new(|| {
    pattern("^[^0-9。;；]{0,12}(?:需|计|共|为|约|即|=)[^0-9。;；]{0,6}([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)(.?)")
});

/// A number of months that is printed: `6个月`.
static MONTHS: LazyLock<Regex> = LazyLock::new(|| pattern("^[^0-9。;；]{0,6}([0-9]{1,2})个?月"));

/// Every rate of a plain text.
pub(super) fn rates(text: &str) -> Vec<Reckoning> {
    let mut found = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    {
        for captures in SLASHED.captures_iter(text) {
            let part = |at: usize| captures.get(at).map(|part| part.as_str());
            let rate =
                Written { count: (part(1), part(2), part(3)), money: (part(4), part(5)), of: part(6), period: part(7) };
            push(text, &captures, &rate, &mut taken, &mut found);
        }
    }
    {
        for captures in EACH.captures_iter(text) {
            let part = |at: usize| captures.get(at).map(|part| part.as_str());
            let rate = Written {
                count: (part(1), part(2), part(3)),
                money: (part(6), part(7)),
                of: part(4),
                period: part(5).or(part(8)),
            };
            push(text, &captures, &rate, &mut taken, &mut found);
        }
    }
    found
}

struct Written<'t> {
    count: (Option<&'t str>, Option<&'t str>, Option<&'t str>),
    money: (Option<&'t str>, Option<&'t str>),
    of: Option<&'t str>,
    period: Option<&'t str>,
}

fn push(
    text: &str,
    captures: &Captures<'_>,
    rate: &Written<'_>,
    taken: &mut Vec<(usize, usize)>,
    found: &mut Vec<Reckoning>,
) {
    let Some(whole) = captures.get(0) else { return };
    if taken.iter().any(|(from, to)| whole.start() < *to && *from < whole.end()) {
        return;
    }
    if let Some(reckoning) = reckoned(text.get(whole.end()..).unwrap_or_default(), rate) {
        taken.push((whole.start(), whole.end()));
        found.push(reckoning);
    }
}

fn reckoned(behind: &str, rate: &Written<'_>) -> Option<Reckoning> {
    let (count_digits, ten_thousand, counter) = (rate.count.0?, rate.count.1, rate.count.2?);
    let (digits, unit) = (rate.money.0?, rate.money.1?);
    if rate.of.is_some_and(|of| !same(counter, of)) {
        return None;
    }
    let count = count_digits.parse::<Decimal>().ok()?.checked_mul(scale_of(ten_thousand.unwrap_or(""))?)?;
    let money = digits.parse::<Decimal>().ok()?.checked_mul(scale_of(unit)?)?;
    let mut computed = count.checked_mul(money)?;
    let mut formula = format!("{count_digits}{}{counter}×{digits}{unit}", ten_thousand.unwrap_or(""));
    let mut inferred = false;
    let mut rest = behind;
    match rate.period {
        Some("月") => {
            if let Some(months) = MONTHS.captures(behind) {
                let number = months.get(1)?.as_str();
                computed = computed.checked_mul(number.parse().ok()?)?;
                formula = format!("{formula}×{number}月");
                rest = behind.get(months.get(0)?.end()..)?;
            } else {
                computed = computed.checked_mul(Decimal::from(12))?;
                formula = format!("{formula}(×12月)");
                inferred = true;
            }
        }
        // How many days there are is not known.
        Some("天" | "日") => return None,
        _ => {}
    }
    Some(Reckoning {
        formula,
        computed,
        money: true,
        counter: None,
        stated: result(rest),
        inferred,
        addends: 1,
        coarsest: Decimal::ZERO,
    })
}

fn result(behind: &str) -> Option<Stated> {
    let captures = RESULT.captures(behind)?;
    // What stands before a stroke is a rate again.
    if captures.get(3).is_some_and(|next| next.as_str() == "/") {
        return None;
    }
    stated(captures.get(1)?.as_str(), captures.get(2)?.as_str())
}

/// Whether two counters count the same.
fn same(one: &str, other: &str) -> bool {
    const PEOPLE: &[&str] = &["人", "名", "位"];
    let (one, other) = (one.trim_start_matches('个'), other.trim_start_matches('个'));
    one == other || one.is_empty() || other.is_empty() || (PEOPLE.contains(&one) && PEOPLE.contains(&other))
}
