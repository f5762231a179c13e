//! Days that the narrative names, and what was done on them.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};

use super::super::prose::Paragraph;
use crate::evidence::Citation;
use crate::number::chinese::{digit, read_chinese};
use crate::text::pattern;

/// A day, the last of several: `2025年1月20日至22日`. It ends with what makes it a bound.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:(?P<year>20[0-9]{2})(?:年|[/.-]))?(?P<month>[0-9]{1,2})(?:月|[/.-])(?P<day>[0-9]{1,2})(?P<sign>日)?",
        "(?:(?:[-~至到]|[—–]+)(?:(?P<last_month>[0-9]{1,2})月)?(?P<last_day>[0-9]{1,2})日)?(?P<bound>之?前|以前|以?内|起)?",
    ))
});
static APPROVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "批准|批复|(?:审议|表决|审查|讨论|会议|票决)(?:并|和)?(?:[^，,。；;]{0,2})通过|获得?通过|^通过(?:$|[，,。；;)了])",
    )
});
static ISSUES: LazyLock<Regex> = LazyLock::new(|| pattern("公开|公布|发布|公示"));
/// `批准日期：2025年1月22日`, `批复部门预算的时间为2月1日`.
static APPROVED_ON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:批准|批复|通过)(?:[\p{Han}“”]{0,12}(?:时间|日期)(?:是|为|[:：])*|日[:：]|于)$"));
static ISSUED_ON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:公开|公布|发布)(?:[\p{Han}“”]{0,8}(?:时间|日期)(?:是|为|[:：])*|日[:：]|于)$"));
static CONGRESS: LazyLock<Regex> = LazyLock::new(|| pattern("人民代表大会|人大|人代会|代表大会"));

/// What else is approved or opened: no budget.
const OTHERS: &[&str] =
    &["调整", "决算", "限额", "公开招", "公开征", "公开选", "公开竞", "公开遴", "公开采", "公开透明"];

/// What was done on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// A congress approved it.
    Approved,
    /// Whoever may do so granted it, as a department of finance does.
    Granted,
    Published,
}

/// A day of a paragraph.
pub(super) struct Day<'d> {
    pub date: NaiveDate,
    pub deed: Deed,
    pub citation: &'d Citation,
}

/// The days of a paragraph. One without a year is of the year that was said last, or else of the budget's.
pub(super) fn days<'d>(paragraph: &Paragraph<'d>, fiscal: i32) -> Vec<Day<'d>> {
    let text = in_digits(&paragraph.text);
    let text = text.as_ref();
    let found: Vec<Captures<'_>> = DAY.captures_iter(text).collect();
    let mut days = Vec::new();
    let mut year = fiscal;
    for (at, captures) in found.iter().enumerate() {
        let Some(whole) = captures.get(0) else { continue };
        let number = |name: &str| captures.name(name)?.as_str().parse::<u32>().ok();
        let stated = number("year").and_then(|year| i32::try_from(year).ok());
        year = stated.unwrap_or(year);
        // 3.5 is no day, nor does a deadline say when it was done.
        if (stated.is_none() && captures.name("sign").is_none()) || captures.name("bound").is_some() {
            continue;
        }
        let month = number("last_month").or_else(|| number("month"));
        let day = number("last_day").or_else(|| number("day"));
        let date = month.zip(day).and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
        let next = found.get(at.saturating_add(1)).and_then(|next| next.get(0)).map_or(text.len(), |next| next.start());
        // Laws were given in other years.
        let date = date.filter(|date| (date.year() - fiscal).abs() <= 1);
        let deed =
            deed_of(text.get(..whole.start()).unwrap_or_default(), text.get(whole.end()..next).unwrap_or_default());
        days.extend(date.zip(deed).map(|(date, deed)| Day { date, deed, citation: paragraph.citation }));
    }
    days
}

/// A text with its days in digits: 二〇二四年三月一日 is 2024年3月1日.
fn in_digits(text: &str) -> Cow<'_, str> {
    static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日",
        )
    });
    WRITTEN.replace_all(text, |captures: &Captures<'_>| {
        let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
        let year: Option<String> =
            part("year").replace('○', "〇").chars().map(|c| digit(c).map(|digit| digit.to_string())).collect();
        match (year, read_chinese(part("month")), read_chinese(part("day"))) {
            (Some(year), Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
            _ => captures.get(0).map_or_else(String::new, |all| all.as_str().to_owned()),
        }
    })
}

/// What was done on a day, by the words before it and those up to the next day.
fn deed_of(before: &str, behind: &str) -> Option<Deed> {
    const ENDS: [char; 3] = ['。', ';', '；'];
    let before = before.rsplit(ENDS).next()?;
    let behind = behind.split(ENDS).next()?;
    let approved = || {
        let congress = CONGRESS.is_match(before) || CONGRESS.is_match(behind);
        if congress { Deed::Approved } else { Deed::Granted }
    };
    if ISSUED_ON.is_match(before) {
        return Some(Deed::Published);
    }
    if APPROVED_ON.is_match(before) {
        return Some(approved());
    }
    // The word that comes first says what was done.
    let (consent, notice) = (APPROVES.find(behind), ISSUES.find(behind));
    let is_notice = match (consent, notice) {
        (Some(one), Some(other)) => other.start() < one.start(),
        (one, _) => one.is_none(),
    };
    let word = if is_notice { notice } else { consent }?;
    let clause = behind.get(word.start()..)?.split(['，', ',']).next()?;
    if OTHERS.iter().any(|other| clause.contains(other)) {
        return None;
    }
    Some(if is_notice { Deed::Published } else { approved() })
}
