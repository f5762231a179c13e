//! When a project pays: the months that its schedule of payments (资金支出计划) tells.
//!
//! A month stands for the period that ends with it: 12 of a schedule with a column `9月底` before is October to December.
//! A blank point is not zero: whether something is paid until then is not known. A schedule whose points do not ascend, whose
//! labels name no month, or which leaves 0 to 100 % tells nothing.

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json};

use crate::project::SchedulePoint;

/// What is asked of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Month {
    /// That of the first payment; nothing where the point before it is blank, so that it may have been earlier.
    First,
    /// That of the first point above zero that is printed, whatever is blank before it.
    FirstPrinted,
    /// That from which on every printed point is 100 %: everything is paid by its end.
    FullyPaid,
}

/// The month that a schedule tells, 1 to 12.
#[must_use]
pub fn month(schedule: &[SchedulePoint], asked: Month) -> Option<u32> {
    let months: Vec<u32> = schedule.iter().map(|point| ends(&point.label)).collect::<Option<_>>()?;
    let percents: Vec<Option<Decimal>> = schedule.iter().map(|point| point.cumulative_percent).collect();
    let ascends = months.iter().zip(months.iter().skip(1)).all(|(one, other)| one <= other);
    let is_share = |percent: &Decimal| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(percent);
    if !ascends || !percents.iter().flatten().all(is_share) {
        return None;
    }
    let first = percents.iter().position(|percent| percent.is_some_and(|percent| !percent.is_zero()));
    let at = match asked {
        Month::FirstPrinted => first?,
        // A printed zero right before it says that nothing is paid until then, whatever is blank still earlier.
        Month::First => first
            .filter(|at| at.checked_sub(1).is_none_or(|before| percents.get(before).is_some_and(Option::is_some)))?,
        Month::FullyPaid => {
            let before = percents.iter().rposition(|percent| percent.is_some_and(|p| p != Decimal::ONE_HUNDRED));
            let from = before.map_or(0, |before| before.saturating_add(1));
            from.saturating_add(percents.get(from..)?.iter().position(Option::is_some)?)
        }
    };
    months.get(at).copied()
}

/// The month that the schedule of a served project tells.
#[must_use]
pub fn month_of(project: &Map<String, Json>, asked: Month) -> Option<u32> {
    let schedule: Vec<SchedulePoint> = serde_json::from_value(project.get("schedule")?.clone()).ok()?;
    month(&schedule, asked)
}

fn ends(label: &str) -> Option<u32> {
    if label.contains("下半年") { Some(12) } else { period(label) }
}

/// The month in which a period ends.
#[must_use]
pub(crate) fn period(label: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 16] = [
        ("一季", 3),
        ("二季", 6),
        ("三季", 9),
        ("四季", 12),
        ("1季", 3),
        ("2季", 6),
        ("3季", 9),
        ("4季", 12),
        ("Q1", 3),
        ("Q2", 6),
        ("Q3", 9),
        ("Q4", 12),
        ("上半年", 6),
        ("全年", 12),
        ("年底", 12),
        ("年末", 12),
    ];
    let label: String = label.chars().filter(|c| !c.is_whitespace()).map(crate::text::half_width).collect();
    if let Some((_, month)) = WORDS.iter().find(|(word, _)| label.contains(word)) {
        return Some(*month);
    }
    // The last month of `1-3月` is where it ends.
    let before = label.rsplit_once('月')?.0;
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let written = digits.chars().rev().collect::<String>().parse().ok();
    let month = written.or_else(|| {
        let numerals: String = before.chars().rev().take_while(|c| "一二三四五六七八九十".contains(*c)).collect();
        let numerals: String = numerals.chars().rev().collect();
        crate::number::chinese::read_chinese(&numerals)?.try_into().ok()
    });
    month.filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The three months of a schedule: points written `label percent`, a blank one without a percentage.
    fn months(written: &str) -> [Option<u32>; 3] {
        let point = |text: &str| {
            let (label, percent) = text.rsplit_once(' ').unwrap_or((text, ""));
            let (label, printed) = (label.to_owned(), percent.to_owned());
            SchedulePoint { label, cumulative_percent: percent.parse().ok(), printed }
        };
        let schedule: Vec<SchedulePoint> = written.split(", ").map(point).collect();
        [Month::First, Month::FirstPrinted, Month::FullyPaid].map(|asked| month(&schedule, asked))
    }

    #[test]
    fn a_schedule_tells_when_the_first_and_when_everything_is_paid() {
        for (schedule, told) in [
            ("3月底 0, 6月底 0, 9月底 0, 12月底 100", [Some(12), Some(12), Some(12)]),
            ("3 月底 25, 6 月底 50, 10 月底 75, 12 月底 100", [Some(3), Some(3), Some(12)]),
            ("第一季度 0, 第二季度 100, 第三季度 100, 第四季度 100", [Some(6), Some(6), Some(6)]),
            ("1-3月 0, 4-6月 40, 7-9月 100, 10-12月", [Some(6), Some(6), Some(9)]),
            ("上半年 0, 下半年 100", [Some(12), Some(12), Some(12)]),
            // Not everything is paid, or nothing.
            ("3月底 0, 12月底 70", [Some(12), Some(12), None]),
            ("3月底 0, 12月底 0", [None, None, None]),
            ("3月底 0, 9月底 100, 12月底 0", [Some(9), Some(9), None]),
        ] {
            assert_eq!(months(schedule), told, "{schedule}");
        }
    }

    #[test]
    fn a_blank_is_not_zero() {
        for (schedule, told) in [
            ("3月底, 6月底, 9月底, 12月底 100", [None, Some(12), Some(12)]),
            ("3月底, 6月底 50, 9月底, 12月底 100", [None, Some(6), Some(12)]),
            // The zero says that nothing is paid before it either.
            ("3月底, 6月底 0, 12月底 100", [Some(12), Some(12), Some(12)]),
            ("3月底 100, 6月底, 12月底 100", [Some(3), Some(3), Some(3)]),
            ("3月底, 6月底", [None, None, None]),
        ] {
            assert_eq!(months(schedule), told, "{schedule}");
        }
    }

    #[test]
    fn a_schedule_that_contradicts_itself_tells_nothing() {
        for schedule in ["6月底 50, 3月底 100", "3月底 50, 6月底 150", "3月底 -1, 6月底 100", "始 50, 12月底 100", ""]
        {
            assert_eq!(months(schedule), [None; 3], "{schedule}");
        }
    }
}
