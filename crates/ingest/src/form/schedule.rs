//! The payment schedule: a row of points of the year, and a row of cumulative percentages below.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use openbudget_domain::evidence::Citation;
use openbudget_domain::number::read_number;
use openbudget_domain::project::SchedulePoint;
use openbudget_domain::text::{half_width, pattern};
use regex::Regex;
use rust_decimal::Decimal;

use super::align::{Dropped, in_lines, is_flattened, without_blanks};
use super::grid::{FormCell, FormRow};
use super::label::Label;
use crate::account::Account;

static POINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\d{4}年)?(?:(?:至|到|截至|\d{1,2}月?(?:[-—–~～]|至|到))?\d{1,2}月(?:底|末|份|\d{1,2}日)?(?:前|累计)?|第?[一二三四1234]季度(?:末|底)?|上半年|下半年|全年|年底|年末|Q[1-4]|[一二三四五六七八九十]{1,2}月(?:底|末|份)?)$",
    )
});

fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}

/// Whether a row is the header of a schedule: at least two points of the year, and no other text but labels.
pub(crate) fn is_header(row: &FormRow) -> bool {
    let points = row.filled().filter(|cell| is_point(cell)).count();
    points >= 2 && row.filled().all(|cell| is_point(cell) || cell.label.is_some())
}

fn is_point(cell: &FormCell) -> bool {
    let text = folded(&cell.text);
    cell.label.is_none() && POINT.is_match(text.strip_suffix("(%)").unwrap_or(&text))
}

/// A schedule as it is read.
#[derive(Debug, Default)]
pub(crate) struct Schedule {
    /// Its points, one a printed column.
    pub points: Vec<SchedulePoint>,
    /// Whether it cannot be said which value is that of which point.
    pub misaligned: bool,
}

/// Reads the header and the row of values below it.
pub(crate) fn read_schedule(
    header: &FormRow,
    values: Option<&FormRow>,
    sources: &mut BTreeMap<String, Citation>,
    account: &mut Account,
) -> Schedule {
    for cell in &header.cells {
        cell.labels(account);
    }
    let heads: Vec<(usize, &FormCell)> = header.cells.iter().enumerate().filter(|(_, cell)| is_point(cell)).collect();
    let mut below = None;
    let mut misaligned = false;
    if let Some(row) = values.filter(|row| !row.is_blank()) {
        below = beside(header, row, heads.len());
        if let Some(beside) = &mut below {
            beside.enter_parts(account);
        } else {
            misaligned = true;
            let (count, width) = (row.cells.len(), header.cells.len());
            let reason = format!("a row of {count} cells below a schedule of {width}: which is which cannot be said");
            row.unrecognised(&reason, account);
            account.notice("row_misaligned", reason, Some(row.locator.clone()));
        }
    }
    let cells: Vec<Option<&FormCell>> = heads
        .iter()
        .enumerate()
        .map(|(at, (index, _))| below.as_ref().and_then(|row| value_below(header, row, *index, at, heads.len())))
        .collect();
    if let Some(cell) = below.as_ref().and_then(|row| row.cells.first()).filter(|cell| names_values(cell, header)) {
        cell.entry.into_iter().for_each(|entry| account.label(entry, Label::Schedule.words()));
    }
    let percentages = are_percentages(header, &cells);
    let mut points = Vec::new();
    for (at, ((_, head), cell)) in heads.iter().zip(cells).enumerate() {
        head.used(account);
        let printed = cell.map(|cell| cell.text.clone()).unwrap_or_default();
        let cumulative_percent = cell.and_then(read_percent).filter(|_| percentages);
        if let Some(cell) = cell.filter(|cell| !cell.is_blank()) {
            if cumulative_percent.is_none() {
                account.notice(
                    "schedule_not_a_percentage",
                    format!("'{printed}' at {} is no percentage: kept as printed", head.text),
                    Some(cell.locator.clone()),
                );
            }
            cell.used(account);
            sources.insert(format!("schedule.{}", at.saturating_add(1)), cell.citation());
        }
        points.push(SchedulePoint { label: head.text.clone(), cumulative_percent, printed });
    }
    Schedule { points, misaligned }
}

/// A schedule in one cell beside its label: 一季度10%；二季度40%. Nothing where not every part of it is a point of the year
/// with its percentage.
pub(crate) fn read_line(
    row: &FormRow,
    sources: &mut BTreeMap<String, Citation>,
    account: &mut Account,
) -> Option<Vec<SchedulePoint>> {
    let mut filled = row.filled();
    let (label, cell) = (filled.next()?, filled.next()?);
    if label.label != Some(Label::Schedule) || filled.next().is_some() {
        return None;
    }
    let parts = cell.printed.split(['；', ';', '，', ',', '、', '。', '\n']).map(str::trim);
    let points: Vec<SchedulePoint> = parts.filter(|part| !part.is_empty()).map(point_of).collect::<Option<_>>()?;
    if points.len() < 2 {
        return None;
    }
    label.labels(account);
    cell.used(account);
    for at in 1..=points.len() {
        sources.insert(format!("schedule.{at}"), cell.citation());
    }
    Some(points)
}

/// 一季度：10%, 6月底前达到40%.
fn point_of(part: &str) -> Option<SchedulePoint> {
    let ends: Vec<usize> = part.char_indices().map(|(at, _)| at).skip(1).collect();
    ends.into_iter().rev().find_map(|at| {
        let (label, rest) = part.split_at_checked(at)?;
        let rest = ["累计", "达到", "支出", "完成", "支付", "为"]
            .iter()
            .fold(rest.trim_start_matches([':', '：']), |rest, word| rest.trim().strip_prefix(word).unwrap_or(rest));
        let figure = folded(rest);
        let percent = figure.strip_suffix('%').and_then(read_number)?;
        let whole = !figure.starts_with(['+', '-', '.']);
        (whole && POINT.is_match(&folded(label))).then(|| SchedulePoint {
            label: label.trim().to_owned(),
            cumulative_percent: Some(percent),
            printed: rest.trim().to_owned(),
        })
    })
}

/// Whether the first cell below the label of a schedule only says what the values are: 累计支出比例.
fn names_values(cell: &FormCell, header: &FormRow) -> bool {
    let labelled = header.cells.first().is_some_and(|head| !is_point(head));
    let words = ["比例", "进度", "累计", "计划"].iter().any(|word| cell.text.contains(word));
    labelled && words && !cell.text.contains(|c: char| half_width(c).is_ascii_digit())
}

/// The values with as many cells as the header, or as it has points, where flattened text has a blank more or a TAB
/// less; nothing where it cannot be said which cell is that of which point.
fn beside(header: &FormRow, values: &FormRow, points: usize) -> Option<FormRow> {
    let width = header.cells.len();
    let count = values.cells.len();
    if !is_flattened(values) || count == width {
        return Some(values.clone());
    }
    if count > width {
        // Below the label nothing stands, and below each point something does.
        let misplaced = |row: &FormRow| {
            header.cells.iter().zip(&row.cells).filter(|(head, cell)| is_point(head) == cell.is_blank()).count()
        };
        return match without_blanks(values, width, &|row| Some(misplaced(row))) {
            Dropped::Row(row) => Some(row),
            Dropped::Either | Dropped::Nothing => None,
        };
    }
    // A value a point, where a blank cell below the label is left out, not one behind it.
    let alone = count == points && values.cells.first().is_some_and(|cell| !cell.is_blank());
    in_lines(values, width).or_else(|| alone.then(|| values.clone()))
}

/// The value of a point: by ordinal where both rows have as many cells, or where the values stand
/// alone, else by the grid column.
fn value_below<'a>(
    header: &FormRow,
    values: &'a FormRow,
    index: usize,
    at: usize,
    points: usize,
) -> Option<&'a FormCell> {
    if values.cells.len() == header.cells.len() {
        return values.cells.get(index);
    }
    if values.cells.len() == points {
        return values.cells.get(at);
    }
    if is_flattened(values) {
        return None;
    }
    let column = header.cells.get(index)?.column;
    values.cells.iter().find(|cell| (cell.column..cell.column.saturating_add(cell.span)).contains(&column))
}

/// Whether bare numbers are percentages: where a sign or a word says so, or the last is about 100. Else they may be amounts.
fn are_percentages(header: &FormRow, cells: &[Option<&FormCell>]) -> bool {
    let said = |text: &str| ["%", "％", "﹪", "٪", "比例", "百分", "进度"].iter().any(|word| text.contains(word));
    let filled = || cells.iter().flatten().filter(|cell| !cell.is_blank());
    if header.cells.iter().any(|cell| said(&cell.text)) || filled().any(|cell| said(&cell.text)) {
        return true;
    }
    let last = filled().filter_map(|cell| read_percent(cell)).next_back();
    last.is_none_or(|last| (Decimal::from(80)..=Decimal::from(120)).contains(&last))
}

/// `70%`, `70`, `７０％`: the printed number, where it is but one.
fn read_percent(cell: &FormCell) -> Option<Decimal> {
    let text = folded(&cell.text);
    read_number(text.strip_suffix('%').unwrap_or(&text)).filter(|_| !cell.breaks_digits())
}
