//! Dates as targets print them.

use std::sync::LazyLock;

use chrono::{Months, NaiveDate};
use regex::Regex;

use super::Operator;
use crate::text::pattern;

/// What may stand behind a date: by then, or at that time.
const BY: &str = "(?P<by>之前|以前|底前|末前|前|之内|以内|内)?(?:全部|足额)?(?:完成|完工|竣工|实施完成|完毕)?";

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^(?P<year>\d{{4}})(?:年|[./-])(?P<month>\d{{1,2}})(?:月|[./-])(?P<day>\d{{1,2}})[日号]?{BY}$"))
});
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?P<year>\d{{4}})年(?P<month>\d{{1,2}})月(?:份|底|末)?{BY}$")));
/// `2023.12` alone could be a number, so a word has to say that it is a time.
static MONTH_SIGN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<year>\d{4})[./-](?P<month>\d{1,2})(?:月?[底末]|月?(?P<by>底前|末前|之前|以前|前))$")
});
/// What is a time only where the indicator is about one: 2023.12, 20231231, 2023.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?P<year>(?:19|20)\d{2})(?:[./-](?P<month>\d{1,2})|(?P<joined>\d{2})(?P<day>\d{2})?)?$")
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^(?P<year>\d{{4}})年(?:度?[底末]?|年[底末]){BY}$")));

/// The day that a folded text is, and its comparison where the text says one: by then is `le`.
///
/// A month or a year stands for its last day. Nothing for any other text, and for a date without a year.
#[must_use]
pub fn read_date(folded: &str) -> Option<(NaiveDate, Option<Operator>)> {
    let parts = DAY
        .captures(folded)
        .or_else(|| MONTH.captures(folded))
        .or_else(|| MONTH_SIGN.captures(folded))
        .or_else(|| YEAR.captures(folded))?;
    let number = |name: &str| parts.name(name).map(|part| part.as_str().parse::<u32>());
    let year = i32::try_from(number("year")?.ok()?).ok().filter(|year| (1949..=2100).contains(year))?;
    let month = number("month").unwrap_or(Ok(12)).ok()?;
    let day = match number("day") {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day.ok()?)?,
        None => last_day(year, month)?,
    };
    Some((day, parts.name("by").map(|_| Operator::Le)))
}

/// Whether a folded text has the form of a day, a month or a year without any word that says so.
#[must_use]
pub fn is_bare_date(folded: &str) -> bool {
    BARE.is_match(folded)
}

/// The day that a number is where a time is asked for. `2023.1` is none: it may have been 2023.10.
#[must_use]
pub fn read_bare_date(folded: &str) -> Option<NaiveDate> {
    let parts = BARE.captures(folded)?;
    let number = |name: &str| parts.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
    let year = i32::try_from(number("year")?).ok()?;
    if parts.name("month").is_some_and(|month| month.as_str() == "1") {
        return None;
    }
    let month = number("month").or(number("joined")).unwrap_or(12);
    match number("day") {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day),
        None => last_day(year, month),
    }
}

/// Whether a folded text names a year and no day or month of it.
#[must_use]
pub fn is_year(folded: &str) -> bool {
    YEAR.is_match(folded)
}

/// The last day of a month.
#[must_use]
pub fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}
