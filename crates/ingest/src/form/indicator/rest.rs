//! Whether a row goes on with the indicator above it, as where a page ends in the middle of a row.
//!
//! Flattened text shows no border between the two rows, so what they hold has to tell: a value that is none without
//! the one above, cells that only a part of an indicator leaves blank.

use openbudget_domain::target::TargetKind;
use openbudget_domain::target::read::{TargetContext, is_operator, read_target};
use openbudget_domain::text::half_width;

use super::super::level::is_level;
use super::measure::{ends_figure, lower_end};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Belongs {
    /// An indicator begins with it.
    Begins,
    /// An indicator begins with it, and the one above has no value: unless both are one that is split in every cell.
    Follows,
    /// An indicator seems to begin with it, though it may be the rest of the one above.
    Seems,
    /// It is the rest of the row above.
    GoesOn,
    /// It seems to be that, though it may be an indicator of which little is said.
    Joins,
    /// It may be either.
    Unclear,
}

/// Which cells of an indicator a row has, or an indicator so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Filled {
    pub named: bool,
    pub described: bool,
    pub target: Option<String>,
    pub based: bool,
    pub weight: Option<String>,
    /// The operator or the unit of its value, where that has a cell of its own.
    pub measure: Option<String>,
}

/// Whether a row without a level of its own goes on with what is above; `columns` are those that the table has, and
/// `parted` tells that a level of it goes on with the one above.
pub(super) fn belongs(row: &Filled, above: &Filled, columns: &Filled, parted: bool) -> Belongs {
    let lacks = |has: bool, above: bool, column: bool| column && above && !has;
    let lacking =
        [lacks(row.described, above.described, columns.described), lacks(row.based, above.based, columns.based)];
    let lacking = lacking.iter().filter(|lacks| **lacks).count();
    let whole = row.named && row.target.is_some() && row.described == columns.described && row.based == columns.based;
    // A weight is one number: two of them are of two indicators.
    if row.named && row.weight.is_some() && above.named && above.weight.is_some() && row.target.is_some() {
        return if above.target.is_some() { Belongs::Begins } else { Belongs::Follows };
    }
    let unsure = |other: Belongs| if parted { Belongs::GoesOn } else { other };
    match (&row.target, &above.target) {
        (Some(target), Some(first)) if whole => {
            if is_rest_of_value(first, target) {
                Belongs::GoesOn
            } else {
                Belongs::Begins
            }
        }
        (Some(_), None) if whole => Belongs::Follows,
        (Some(_), None) => {
            // The value alone may stand in the lower half, beside the rest of other cells.
            let other = (row.described && columns.described) || (row.based && above.based);
            if row.named && other { unsure(Belongs::Seems) } else { Belongs::GoesOn }
        }
        (Some(target), Some(first)) if goes_on(first, target) => Belongs::GoesOn,
        // What has an operator or a unit of its own on either side was not cut: 2347 above 93.5.
        (Some(target), Some(first))
            if lacking > 0 && cuts_figure(first, target) && !(row.measure.is_some() && above.measure.is_some()) =>
        {
            unsure(Belongs::Unclear)
        }
        (Some(target), Some(first)) if row.named => match lacking {
            _ if parted => Belongs::GoesOn,
            // `12` above words that may as well be its unit
            0 | 1 if !is_figure(target) && takes_unit(first, target) => Belongs::Seems,
            0 | 1 => Belongs::Begins,
            _ if is_figure(target) => Belongs::Seems,
            _ if is_figure(first) => Belongs::Seems,
            _ => Belongs::Unclear,
        },
        (Some(target), Some(first)) => {
            // A name merged over several values: each row has a value of its own, and what belongs to it.
            let based = !columns.based || (row.based && above.based);
            match row.described || based {
                _ if parted => Belongs::GoesOn,
                // Words may be the rest of words, as what they describe may be.
                true if row.described && !based && !is_figure(target) && !is_figure(first) => Belongs::Seems,
                true if row.described || is_figure(target) => Belongs::Begins,
                true => Belongs::Unclear,
                false if is_figure(target) && is_figure(first) => Belongs::Unclear,
                false => Belongs::GoesOn,
            }
        }
        (None, first) => {
            if !row.named || !columns_have_target(columns) || !row.based {
                Belongs::GoesOn
            } else if row.described || !columns.described {
                unsure(if first.is_some() || !above.based { Belongs::Seems } else { Belongs::Begins })
            } else if above.based {
                unsure(Belongs::Joins)
            } else {
                Belongs::GoesOn
            }
        }
    }
}

const fn columns_have_target(columns: &Filled) -> bool {
    columns.target.is_some()
}

/// Whether a value reads as a figure, a day, or a yes or no.
fn is_figure(text: &str) -> bool {
    !matches!(kind(text), TargetKind::Text | TargetKind::Empty)
}

fn kind(text: &str) -> TargetKind {
    read_target(text, &TargetContext::default()).kind
}

/// Whether a value is one only together with what stands above it: `1` and `起`, `≥` and `95%`, `2023年12` and `月31日`,
/// `85%～` and `95%`. `343人` is one already, and words below it another.
fn goes_on(first: &str, rest: &str) -> bool {
    let completes = is_figure(&format!("{first}\n{rest}")) && !is_figure(rest) && ends_figure(rest);
    is_operator(first) || opens_range(first) || completes || is_date_of(first, rest)
}

/// Whether a value is the lower end of a range.
fn opens_range(first: &str) -> bool {
    lower_end(first).is_some_and(is_figure)
}

/// Whether words below a number without a unit could be that unit.
fn takes_unit(first: &str, rest: &str) -> bool {
    first.trim().ends_with(|c: char| half_width(c).is_ascii_digit()) && is_figure(&format!("{first}\n{rest}"))
}

/// Whether a figure may be cut in two: digits without a unit above, and digits below.
fn cuts_figure(first: &str, rest: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| half_width(c).is_ascii_digit());
    // Bare numbers above each other are those of a table with a column of units.
    let bare = |text: &str| text.trim().chars().all(|c| digit(Some(c)));
    digit(first.trim().chars().next_back()) && digit(rest.trim().chars().next()) && !(bare(first) && bare(rest))
}

/// Whether both together are a day, which the second is not; where the first is one, what may stand behind a day.
fn is_date_of(first: &str, rest: &str) -> bool {
    let behind = |rest: &str| ends_figure(rest) || rest.starts_with(['底', '末', '前', '之', '以']);
    kind(&format!("{first}\n{rest}")) == TargetKind::Date
        && kind(rest) != TargetKind::Date
        && (kind(first) != TargetKind::Date || behind(rest.trim()))
}

/// The same where the row has all the cells of an indicator, so that the value alone may tell: surely no value.
fn is_rest_of_value(first: &str, rest: &str) -> bool {
    const RESTS: &[&str] = &[
        "%",
        "％",
        "起",
        "个",
        "人",
        "次",
        "项",
        "户",
        "家",
        "件",
        "台",
        "套",
        "天",
        "元",
        "万元",
        "公里",
        "平方米",
        "亩",
        "人次",
        "小时",
        "吨",
        "之前",
        "以前",
        "前",
        "底",
        "底前",
        "以上",
        "以下",
        "以内",
    ];
    let rest = rest.trim();
    goes_on(first, rest)
        && (is_operator(first) || opens_range(first) || is_date_of(first, rest) || RESTS.contains(&rest))
}

/// Whether the name of a level goes on with the one above it; `alone` tells that its row has not all of an indicator.
pub(super) fn is_rest_of_level(above: &str, rest: &str, alone: bool) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (above, rest) = (bare(above), bare(rest));
    let joined = format!("{above}{rest}");
    if above.ends_with("指标") || above.is_empty() {
        return false;
    }
    if matches!(rest.as_str(), "指标" | "标") {
        return true;
    }
    let completes = !is_level(&above) && is_level(&joined);
    (completes && (alone || !is_level(&rest))) || (alone && is_level(&joined) && !is_level(&rest))
}
