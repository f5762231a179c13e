//! Tables: the rows around cited cells.

use std::ops::Range;

use openbudget_domain::source::Cited;
use openbudget_domain::text::{Folded, is_blank};

use super::{Shown, ShownCell, ShownRow, place};
use crate::block::{Cell, Row, Table};

/// A table of no more rows is shown whole.
const SMALL: usize = 60;
/// How many rows are shown at most before and behind a cited one: enough to reach the ends of the form.
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
    let around = |at: usize| match (neighbours, table.rows.len()) {
        (false, _) => (at, at),
        (true, ..=SMALL) => (0, table.rows.len()),
        (true, _) => (begin(&table.rows, at), end(&table.rows, at)),
    };
    let context = |range: Range<usize>| {
        let rows = table.rows.get(range.clone()).unwrap_or_default();
        range.zip(rows).map(|(at, row)| marked(at, row, &[], &mut []))
    };
    let mut rows: Vec<ShownRow> = Vec::new();
    // The row behind the last that is shown, and that to which its context reaches.
    let (mut next, mut reach) = (0, 0);
    for (at, row) in cited {
        let (first, last) = around(at);
        let behind = reach.clamp(next, at);
        rows.extend(context(next..behind));
        rows.extend(context(first.clamp(behind, at)..at));
        rows.push(row);
        (next, reach) = (at.saturating_add(1), last);
    }
    rows.extend(context(next..reach.max(next)));
    Some(Shown::Table { ordinal, row_count: table.rows.len(), rows })
}

/// The first row of the surroundings of a row: that of the form, which flattened text does not part from the one above.
fn begin(rows: &[Row], at: usize) -> usize {
    let nearest = at.saturating_sub(ROWS.0);
    let titled = |at: &usize| rows.get(*at).is_some_and(is_title);
    let mut first = (nearest..=at).rev().find(titled).unwrap_or(nearest);
    while first > nearest && titled(&first.saturating_sub(1)) {
        first = first.saturating_sub(1);
    }
    first
}

/// The row behind the surroundings of a row.
fn end(rows: &[Row], at: usize) -> usize {
    let next = at.saturating_add(1);
    let farthest = next.saturating_add(ROWS.1).min(rows.len());
    (next..farthest).find(|at| rows.get(*at).is_some_and(is_title)).unwrap_or(farthest)
}

/// Whether a row has nothing but its first cell, as the title of a form.
fn is_title(row: &Row) -> bool {
    let mut cells = row.cells.iter().map(|cell| !is_blank(&cell.text));
    cells.next() == Some(true) && !cells.any(|filled| filled)
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
