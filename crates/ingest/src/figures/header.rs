//! The columns of a table and the words above each, from one header row or several.

use openbudget_domain::money::Unit;

use super::words::folded;
use crate::form::{FormCell, FormRow, bracketed_unit, is_flattened};

/// A column of figures or of labels.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Its first grid column; in flattened text the number of the cell.
    pub start: usize,
    /// The header's cells above it, the uppermost first; blank ones are left out.
    pub heads: Vec<FormCell>,
}

impl Column {
    /// The words of its header, the uppermost first, in the form in which they are compared.
    pub(crate) fn words(&self) -> Vec<String> {
        self.heads.iter().map(|head| folded(&head.text)).collect()
    }

    /// The unit that its header names in brackets.
    pub(crate) fn unit(&self) -> Option<Unit> {
        self.heads.iter().rev().find_map(|head| bracketed_unit(&head.text))
    }

    /// Whether its cells only number the lines or say how they are reckoned.
    pub(crate) fn numbers_lines(&self) -> bool {
        self.heads.iter().any(|head| {
            matches!(folded(&head.text).as_str(), "序号" | "行次" | "栏次" | "公式" | "编码" | "代码" | "科目编码")
        })
    }
}

/// The columns below some header rows; nothing where flattened text does not show what stands above what.
pub(super) fn columns(header: &[FormRow], first: &FormRow) -> Option<Vec<Column>> {
    if is_flattened(first) { flattened(header, first.cells.len()) } else { Some(gridded(header, first)) }
}

fn gridded(header: &[FormRow], first: &FormRow) -> Vec<Column> {
    let mut starts: Vec<usize> =
        header.iter().chain([first]).flat_map(|row| &row.cells).map(|cell| cell.column).collect();
    starts.sort_unstable();
    starts.dedup();
    let above = |start: usize| {
        let covers = |cell: &&FormCell| (cell.column..cell.column.saturating_add(cell.span)).contains(&start);
        header.iter().filter_map(|row| row.cells.iter().find(covers)).filter(|cell| !cell.is_blank()).cloned().collect()
    };
    starts.into_iter().map(|start| Column { start, heads: above(start) }).collect()
}

/// A merge leaves fewer cells in a row than in the row below. A blank cell below goes on with one cell; a run of
/// filled cells stands below one cell, or below as many as the times that its words repeat.
fn flattened(header: &[FormRow], width: usize) -> Option<Vec<Column>> {
    let (last, above) = header.split_last()?;
    if last.cells.len() != width {
        return None;
    }
    let mut columns: Vec<Column> = last
        .cells
        .iter()
        .enumerate()
        .map(|(start, cell)| Column {
            start,
            heads: std::iter::once(cell).filter(|c| !c.is_blank()).cloned().collect(),
        })
        .collect();
    let mut places: Vec<usize> = (0..width).collect();
    let mut below = last;
    for row in above.iter().rev() {
        let places_below = parents(row.cells.len(), below)?;
        for (column, place) in columns.iter_mut().zip(&mut places) {
            *place = *places_below.get(*place)?;
            let head = row.cells.get(*place)?;
            if !head.is_blank() {
                column.heads.insert(0, head.clone());
            }
        }
        below = row;
    }
    Some(columns)
}

/// For each cell of a row the number of the cell above it, in a row of `count` cells.
fn parents(count: usize, below: &FormRow) -> Option<Vec<usize>> {
    if below.cells.len() == count {
        return Some((0..count).collect());
    }
    let mut places = Vec::with_capacity(below.cells.len());
    let mut next = 0_usize;
    let mut rest = below.cells.as_slice();
    while let Some(cell) = rest.first() {
        let length = if cell.is_blank() { 1 } else { rest.iter().take_while(|cell| !cell.is_blank()).count() };
        let (run, behind) = rest.split_at_checked(length)?;
        let period = period(run);
        places.extend((0..length).map(|at| next.saturating_add(at.checked_div(period).unwrap_or(0))));
        next = next.saturating_add(length.checked_div(period)?);
        rest = behind;
    }
    (next == count).then_some(places)
}

/// After how many cells the words of a run begin again; all of them where they do not.
fn period(run: &[FormCell]) -> usize {
    let repeats = |period: &usize| {
        run.len().is_multiple_of(*period)
            && run.iter().zip(run.iter().skip(*period)).all(|(one, next)| folded(&one.text) == folded(&next.text))
    };
    (1..run.len()).find(repeats).unwrap_or(run.len().max(1))
}
