//! The fiscal year and the kind of a disclosure, from its own words.

use std::sync::LazyLock;

use openbudget_domain::disclosure::DisclosureKind;
use openbudget_domain::text::{half_width, pattern};
use regex::Regex;

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?P<year>(?:19|20)\d{2})(?:年|财政年度)"));
static WORDS: LazyLock<Regex> = LazyLock::new(|| pattern("(?P<year>二[〇○零O0][〇○零一二三四五六七八九O0]{2})年"));
static BUDGET_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?P<year>(?:19|20)\d{2})年度?[^，。；、,;]{0,20}(?:预算|安排)"));

/// A year with what stands before it: 比2023年 only compares, and so does 由2023年的….
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?P<by>[比较与同于由从]上?)?(?P<year>(?:19|20)\d{2})年"));

/// The years that a folded text speaks of, with their places; those that it only compares with are left out.
pub(crate) fn spoken_years(text: &str) -> Vec<(usize, i32)> {
    let spoken = SPOKEN.captures_iter(text).filter(|parts| parts.name("by").is_none());
    spoken
        .filter_map(|parts| parts.name("year").and_then(|year| Some((year.start(), year.as_str().parse().ok()?))))
        .collect()
}

/// The year of a sentence: that of the budget where it speaks of it at all, else the first that it names before its first
/// amount, at `until`.
pub(crate) fn year_of_sentence(text: &str, until: usize, budget: i32) -> Option<i32> {
    let years = spoken_years(text);
    let first = years.first().filter(|(at, _)| *at < until);
    years.iter().find(|(_, year)| *year == budget).or(first).map(|(_, year)| *year)
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}

/// The year that a title names; the later one where it names two, for a report on last year's
/// execution presents this year's budget.
pub(crate) fn year_of_title(title: &str) -> Option<i32> {
    let text = folded(title);
    let digits = YEAR.captures_iter(&text).filter_map(|parts| parts.name("year")?.as_str().parse().ok());
    let words = WORDS.captures_iter(&text).filter_map(|parts| spelt(parts.name("year")?.as_str()));
    digits.chain(words).max()
}

/// The year of the first sentence on a year's budget.
pub(crate) fn year_of_text<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Option<i32> {
    paragraphs.map(folded).find_map(|text| BUDGET_YEAR.captures(&text)?.name("year")?.as_str().parse().ok())
}

/// 二〇二三 digit by digit.
pub(crate) fn spelt(words: &str) -> Option<i32> {
    let digits: String = words
        .chars()
        .map(|c| {
            if matches!(c, '○' | 'O' | '0') {
                Some(0)
            } else {
                "〇一二三四五六七八九".chars().position(|d| d == c).or((c == '零').then_some(0))
            }
        })
        .map(|digit| digit.and_then(|digit| u32::try_from(digit).ok()).and_then(|digit| char::from_digit(digit, 10)))
        .collect::<Option<String>>()?;
    digits.parse().ok()
}

/// The kind of publication that a title names: a budget, where it names none.
pub(crate) fn kind_of_title(title: &str) -> DisclosureKind {
    let text = folded(title);
    let has = |word: &str| text.contains(word);
    if has("预算调整") || has("调整预算") {
        DisclosureKind::Adjustment
    } else if has("决算") && !has("预算公开") && !has("预算草案") {
        DisclosureKind::FinalAccounts
    } else if has("预算执行") && !has("草案") && !has("预算公开") {
        DisclosureKind::Execution
    } else {
        DisclosureKind::Budget
    }
}
