//! Rows of flattened text beside their header: nothing but their count says which cell belongs to which column.

use openbudget_domain::evidence::Locator;
use openbudget_domain::target::read::is_operator;

use super::grid::{FormCell, FormRow};
use super::label::Label;
use super::level::{is_level, level1_of, level2_of};

/// Whether a row is one of flattened text, where a cell's column is no more than its number.
pub(crate) const fn is_flattened(row: &FormRow) -> bool {
    matches!(row.locator, Locator::Lines { .. })
}

/// The rows that stand below a header, each with as many cells; nothing where it cannot be said which
/// cell is which.
///
/// Blank cells more than the header has stand before or behind the others; rows without a blank line
/// between them are cut apart; blank levels may be left out; and a cell without its TAB is found as a
/// line of the cell above it.
///
/// `cost` tells how badly the cells of a row would stand.
pub(super) fn aligned(row: &FormRow, header: &FormRow, cost: &dyn Fn(&FormRow) -> usize) -> Option<Vec<FormRow>> {
    let (count, width) = (row.cells.len(), header.cells.len());
    if count == width {
        return Some(vec![row.clone()]);
    }
    if count > width {
        let fits = |row: &FormRow| has_levels(row, header).then(|| cost(row));
        return match without_blanks(row, width, &fits) {
            Dropped::Row(row) => Some(vec![row]),
            Dropped::Either => None,
            Dropped::Nothing => chunks(row, header),
        };
    }
    if let Some(row) = in_lines(row, width).filter(|row| has_levels(row, header)) {
        return Some(vec![row]);
    }
    if let Some(row) = without_operator(row, header) {
        return Some(vec![row]);
    }
    let leading = header.cells.iter().take_while(|cell| is_level_head(cell)).count();
    let first = row.cells.first().filter(|cell| !cell.is_blank())?;
    let (level1, level2) = (level1_of(&first.text).is_some(), level2_of(&first.text).is_some());
    let lacking = width.saturating_sub(count);
    let before = match (leading, lacking) {
        (2, 1) if level2 && !level1 && is_level(&first.text) => 1,
        (2, 2) | (1, 1) if !level1 && !level2 => lacking,
        _ if row.filled().all(|cell| level1_of(&cell.text).is_some() || level2_of(&cell.text).is_some()) => 0,
        _ => return None,
    };
    Some(vec![padded(row, before, lacking.saturating_sub(before))])
}

/// Whether a row has a cell for each of a header's, levels of indicators where those of levels are, and a level or
/// a target.
pub(super) fn stands_below(row: &FormRow, header: &FormRow) -> bool {
    let below = |label: Label| {
        let index = header.cells.iter().position(|cell| cell.label == Some(label));
        index.and_then(|index| row.cells.get(index)).is_some_and(|cell| !cell.is_blank() && cell.label.is_none())
    };
    row.cells.len() == header.cells.len()
        && has_levels(row, header)
        && [Label::Level1, Label::Level2, Label::Target].into_iter().any(below)
}

/// The row with blank cells before and behind it.
pub(super) fn padded(row: &FormRow, before: usize, behind: usize) -> FormRow {
    let blank = FormCell::blank(&row.locator);
    let blanks = |count: usize| std::iter::repeat_n(blank.clone(), count);
    let cells = blanks(before).chain(row.cells.iter().cloned()).chain(blanks(behind)).collect();
    FormRow { cells, locator: row.locator.clone() }
}

/// A row without the blank cells that it has more than another.
pub(crate) enum Dropped {
    /// What is left.
    Row(FormRow),
    /// What is left differs with the cells that are taken for those, and nothing tells which they are.
    Either,
    /// No row that fits is left.
    Nothing,
}

/// The row without the blank cells that it has more than `width`, those before the others or those behind them: the
/// rest has to fit, at the least cost. A blank cell may be a column's, and another the one too many.
pub(crate) fn without_blanks(row: &FormRow, width: usize, fits: &dyn Fn(&FormRow) -> Option<usize>) -> Dropped {
    let extra = row.cells.len().saturating_sub(width);
    let mut best: Vec<(usize, FormRow)> = Vec::new();
    for before in (0..=extra).rev() {
        let behind = before.saturating_add(width);
        let Some(kept) = row.cells.get(before..behind) else { continue };
        let mut left_out = row.cells.iter().take(before).chain(row.cells.iter().skip(behind));
        if !left_out.all(FormCell::is_blank) {
            continue;
        }
        let kept = FormRow { cells: kept.to_vec(), locator: row.locator.clone() };
        let Some(cost) = fits(&kept) else { continue };
        match best.first().map(|(least, _)| *least) {
            Some(least) if least < cost => {}
            Some(least) if least == cost => best.push((cost, kept)),
            _ => best = vec![(cost, kept)],
        }
    }
    if best.len() > 1 {
        return Dropped::Either;
    }
    best.pop().map_or(Dropped::Nothing, |(_, row)| Dropped::Row(row))
}

/// Rows that no blank line keeps apart.
fn chunks(row: &FormRow, header: &FormRow) -> Option<Vec<FormRow>> {
    let width = header.cells.len();
    if width == 0 || !row.cells.len().is_multiple_of(width) {
        return None;
    }
    let rows: Vec<FormRow> = row.cells.chunks(width).map(FormRow::of).collect::<Option<_>>()?;
    rows.iter().all(|row| has_levels(row, header)).then_some(rows)
}

/// The row of an indicator whose name is merged over the column of the operator, as it covers both.
///
/// Whatever else a row lacks, an operator or a blank cell stands in the operator's place; what is neither there has
/// moved up.
fn without_operator(row: &FormRow, header: &FormRow) -> Option<FormRow> {
    let place = header.cells.iter().position(|cell| cell.label == Some(Label::Operator))?;
    let moved = |cell: &FormCell| !cell.is_blank() && !is_operator(&cell.text);
    if row.cells.len().checked_add(1)? != header.cells.len()
        || !row.cells.get(place.checked_sub(1)?..=place)?.iter().all(moved)
    {
        return None;
    }
    let mut covering = row.clone();
    for (at, cell) in covering.cells.iter_mut().enumerate() {
        cell.column = if at < place { at } else { at.saturating_add(1) };
        cell.span = if at.saturating_add(1) == place { 2 } else { 1 };
    }
    has_levels(row, header).then_some(covering)
}

/// The row with each line of its cells as a cell, where that gives as many as are wanted.
pub(super) fn in_lines(row: &FormRow, width: usize) -> Option<FormRow> {
    let cells: Vec<FormCell> = row.cells.iter().flat_map(FormCell::lines).collect();
    (cells.len() == width).then(|| FormRow { cells, locator: row.locator.clone() })
}

fn is_level_head(cell: &FormCell) -> bool {
    matches!(cell.label, Some(Label::Level1 | Label::Level2))
}

/// Whether what stands below a level's header is one, or blank.
fn has_levels(row: &FormRow, header: &FormRow) -> bool {
    header
        .cells
        .iter()
        .zip(&row.cells)
        .all(|(head, cell)| !is_level_head(head) || cell.is_blank() || is_level(&cell.text))
}
