//! The payment schedule: a row of points of the year, and a row of cumulative percentages below.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use openbudget_domain::evidence::Citation;
use openbudget_domain::number::read_number;
use openbudget_domain::project::SchedulePoint;
use openbudget_domain::text::{half_width, pattern};
use regex::Regex;
use rust_decimal::Decimal;

use super::align::{in_lines, is_flattened, without_blanks};
use super::grid::{FormCell, FormRow};
use crate::account::Account;

static POINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\d{4}年)?(?:(?:至|到|截至|\d{1,2}月?(?:[-—–~～]|至|到))?\d{1,2}月(?:底|末|份|\d{1,2}日)?(?:前|累计)?|第?[一二三四1234]季度(?:末|底)?|上半年|下半年|全年|年底|年末|[一二三四五六七八九十]{1,2}月(?:底|末|份)?)$",
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
    cell.label.is_none() && POINT.is_match(&folded(&cell.text))
}

/// Reads the header and the row of values below it, a point a printed column.
pub(crate) fn read_schedule(
    header: &FormRow,
    values: Option<&FormRow>,
    sources: &mut BTreeMap<String, Citation>,
    account: &mut Account,
) -> Vec<SchedulePoint> {
    for cell in &header.cells {
        cell.labels(account);
    }
    let heads: Vec<(usize, &FormCell)> = header.cells.iter().enumerate().filter(|(_, cell)| is_point(cell)).collect();
    let values = values.map(|row| beside(header, row));
    let values = values.as_ref();
    let mut points = Vec::new();
    for (at, (index, head)) in heads.iter().enumerate() {
        head.used(account);
        let cell = values.and_then(|row| value_below(header, row, *index, at, heads.len()));
        let printed = cell.map(|cell| cell.text.clone()).unwrap_or_default();
        let cumulative_percent = read_percent(&printed);
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
    points
}

/// The values with as many cells as the header, where flattened text has a blank more or a TAB less.
fn beside(header: &FormRow, values: &FormRow) -> FormRow {
    let width = header.cells.len();
    let repaired = match values.cells.len() {
        _ if !is_flattened(values) => None,
        count if count > width => without_blanks(values, width, &|_| true),
        count if count < width => in_lines(values, width),
        _ => None,
    };
    repaired.unwrap_or_else(|| values.clone())
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

/// `70%`, `70`, `７０％`: the printed number.
fn read_percent(printed: &str) -> Option<Decimal> {
    let text = folded(printed);
    read_number(text.strip_suffix('%').unwrap_or(&text))
}
