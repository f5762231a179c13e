//! Labels that lost the TAB before them or behind them, so that flattened text has them in one cell with a value.
//!
//! A cell that merely wraps may have a line that reads like a label, so a cell is cut only where each half then has
//! what belongs beside it: the label a value that it can have, every value of the row a label before it.

use openbudget_domain::evidence::Locator;
use openbudget_domain::money::Unit;
use openbudget_domain::money::amount::{is_dash, read_amount};
use openbudget_domain::text::{is_blank, join_lines};

use super::grid::{FormCell, FormRow};
use super::label::Label;

/// The row with a label and its value apart where they share a cell. `width` is that of the header of indicators above.
pub(super) fn with_lost_tabs(row: FormRow, width: Option<usize>) -> FormRow {
    let labelled = row.cells.first().is_some_and(|cell| cell.label.is_some());
    if !labelled && width == Some(row.cells.len()) {
        // a row of indicators, in which no label stands
        return row;
    }
    let mut cells: Vec<FormCell> = Vec::with_capacity(row.cells.len());
    for (at, cell) in row.cells.iter().enumerate() {
        let behind = row.cells.get(at.saturating_add(1));
        match halves(at, cell, cells.last(), behind) {
            Some(halves) => cells.extend(halves),
            None => cells.push(cell.clone()),
        }
    }
    if cells.len() > row.cells.len() && alternates(&cells) { FormRow { cells, ..row } } else { row }
}

/// Whether each value stands behind a label.
fn alternates(cells: &[FormCell]) -> bool {
    let mut before = None;
    cells.iter().all(|cell| {
        let label = std::mem::replace(&mut before, cell.label);
        cell.is_blank() || cell.label.is_some() || label.is_some()
    })
}

/// The label in a cell's first line and the value below, or the label in its last line and the value above it.
fn halves(
    place: usize,
    cell: &FormCell,
    before: Option<&FormCell>,
    behind: Option<&FormCell>,
) -> Option<[FormCell; 2]> {
    let (None, Some(at), Locator::Lines { to, .. }) = (cell.label, cell.first_line(), &cell.locator) else {
        return None;
    };
    let asking = before.and_then(|before| before.label);
    let (first, below) = cell.printed.split_once('\n')?;
    let (above, last) = cell.printed.rsplit_once('\n')?;
    let is_value = |cell: &FormCell| !cell.is_blank() && cell.label.is_none();
    // Behind a label that asks for a value this cell is that value.
    if asking.is_none_or(|label| label == Label::Scale) && !behind.is_some_and(is_value) {
        let label = cell.part(first, at, at);
        // Behind nothing but a blank cell stands the purpose, whatever words it begins with.
        let purpose = place == 1 && before.is_some_and(FormCell::is_blank) && behind.is_none();
        let meant = |label: Label| !purpose || label == Label::Purpose || label.asks_for_money();
        if label.label.is_some_and(|label| label.in_head() && meant(label) && answers(label, below)) {
            return Some([label, cell.part(below, at.saturating_add(1), *to)]);
        }
    }
    let figures = asking.filter(|label| *label == Label::Code || label.asks_for_money())?;
    let label = cell.part(last, *to, *to);
    let next = label.label.is_some_and(|label| label == Label::Name || label.asks_for_money());
    (next && behind.is_some_and(|cell| cell.label.is_none()) && answers(figures, above))
        .then(|| [cell.part(above, at, to.saturating_sub(1)), label])
}

/// Whether a text can be what a label asks for: an amount for one of money, no words for a code.
pub(super) fn answers(label: Label, text: &str) -> bool {
    let text = join_lines(text);
    match label {
        _ if is_blank(&text) => false,
        Label::Code => !text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
        _ if label.asks_for_money() => {
            is_dash(&text) || super::head::says_none(&text) || read_amount(&text, Some(Unit::Yuan)).is_ok()
        }
        _ => true,
    }
}
