//! Tables: the rows around cited cells.

use openbudget_domain::source::Cited;
use openbudget_domain::text::Folded;

use super::{Shown, ShownCell, ShownRow, place};
use crate::block::{Cell, Row, Table};

/// A table of no more rows is shown whole.
const SMALL: usize = 60;
/// How many rows are shown before and behind a cited one: enough to reach the head of the form.
const ROWS: (usize, usize) = (24, 12);

/// The table with its cited cells marked; nothing where none is cited.
pub(super) fn shown(
    ordinal: usize,
    table: &Table,
    marks: &[Cited],
    neighbours: bool,
    found: &mut [bool],
) -> Option<Shown> {
    let mut cited: Vec<(usize, ShownRow)> = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        if row.cells.iter().any(|cell| marks.iter().any(|mark| is_cited(mark, cell, row))) {
            cited.push((at, marked(at, row, marks, found)));
        }
    }
    if cited.is_empty() {
        return None;
    }
    let (before, behind) = match (neighbours, table.rows.len()) {
        (false, _) => (0, 0),
        (true, ..=SMALL) => (SMALL, SMALL),
        (true, _) => ROWS,
    };
    let mut rows: Vec<ShownRow> = Vec::new();
    let mut next = 0;
    for (at, row) in cited {
        let context = |range: std::ops::Range<usize>| {
            let rows = table.rows.get(range.clone()).unwrap_or_default();
            range.zip(rows).map(|(at, row)| marked(at, row, &[], &mut []))
        };
        // What stands behind the cited row before, then what stands before this one.
        if let Some(last) = rows.last().map(|row| row.ordinal) {
            next = last.saturating_add(behind).min(at);
            rows.extend(context(last..next));
        }
        rows.extend(context(at.saturating_sub(before).max(next)..at));
        rows.push(row);
        next = at.saturating_add(1);
    }
    let end = next.saturating_add(behind).min(table.rows.len());
    let rest = table.rows.get(next..end).unwrap_or_default();
    rows.extend((next..end).zip(rest).map(|(at, row)| marked(at, row, &[], &mut [])));
    Some(Shown::Table { ordinal, row_count: table.rows.len(), rows })
}

fn marked(at: usize, row: &Row, marks: &[Cited], found: &mut [bool]) -> ShownRow {
    let cells = row.cells.iter().map(|cell| {
        let mut names = Vec::new();
        for (mark, found) in marks.iter().zip(found.iter_mut()) {
            if is_cited(mark, cell, row) {
                *found = true;
                names.push(mark.name.clone());
            }
        }
        ShownCell {
            text: cell.text.clone(),
            column: cell.column.saturating_add(1),
            span: cell.span,
            locator: cell.locator.clone(),
            marks: names,
        }
    });
    ShownRow { ordinal: at.saturating_add(1), cells: cells.collect(), locator: row.locator.clone() }
}

/// Whether a citation is of a cell, or of its row.
fn is_cited(mark: &Cited, cell: &Cell, row: &Row) -> bool {
    place::is_in(&mark.citation.locator, &cell.locator, &row.locator) && says(cell, &mark.citation.text)
}

/// Whether a cell holds the words, or is one of the cells whose words are cited together.
fn says(cell: &Cell, words: &str) -> bool {
    let (cell, words) = (Folded::new(&cell.text), Folded::new(words));
    !cell.as_str().is_empty()
        && !words.as_str().is_empty()
        && (words.as_str().contains(cell.as_str()) || cell.as_str().contains(words.as_str()))
}
