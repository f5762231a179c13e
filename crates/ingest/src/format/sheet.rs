//! A sheet of a workbook, whatever file it came from, and the blocks that it gives.

use std::collections::BTreeMap;

use openbudget_domain::evidence::Locator;

use super::Refusal;
use super::bound::Meter;
use crate::block::{Block, Cell, Row};

mod narrative;
pub(crate) mod number;

/// How far a merge may reach beyond the last filled column and still be part of the form.
const MARGIN: u32 = 64;

/// A sheet: its filled cells by row and column, counted from 0.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    name: String,
    cells: BTreeMap<(u32, u32), String>,
    merges: Vec<Merge>,
}

/// A merge of cells, the last row and column included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

impl Sheet {
    /// An empty sheet.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Fills a cell. Blank text leaves it as it is.
    ///
    /// # Errors
    /// `too_many_cells`, `text_too_long`, `too_much_text`.
    pub(super) fn fill(&mut self, row: u32, column: u32, text: &str, meter: &mut Meter) -> Result<(), Refusal> {
        let text = text.trim();
        if !text.is_empty() {
            // Counted before it is kept: cells may share one text that the file holds once.
            let counted = meter.cells(1).and_then(|()| meter.text(text.len()));
            counted.map_err(|refusal| refusal.at(&self.place(row, column)))?;
            self.cells.insert((row, column), text.replace("\r\n", "\n").replace('\r', "\n"));
        }
        Ok(())
    }

    fn place(&self, row: u32, column: u32) -> Locator {
        Locator::Cell { sheet: self.name.clone(), cell: reference(row, column) }
    }

    /// Merges cells. Only the first of them shows.
    pub(super) fn merge(&mut self, merge: Merge) {
        if merge.rows.0 <= merge.rows.1 && merge.columns.0 <= merge.columns.1 {
            self.merges.push(merge);
        }
    }

    /// The blocks of the sheet: a table, but paragraphs where it holds sentences outside of forms.
    ///
    /// Rows without text are left out. A merge stands once in its first row, with the columns that it
    /// covers, and as a blank cell in the rows below.
    ///
    /// # Errors
    /// `too_many_cells`.
    pub(super) fn blocks(mut self, meter: &mut Meter) -> Result<Vec<Block>, Refusal> {
        let Some((first, last)) = self.width() else { return Ok(Vec::new()) };
        self.merges.retain(|merge| merge.columns.0 <= last && merge.columns.1 >= first);
        self.merges.sort_by_key(|merge| merge.rows.0);
        let mut pending = std::mem::take(&mut self.merges).into_iter().peekable();
        let mut active: BTreeMap<u32, Merge> = BTreeMap::new();
        let mut numbers: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        numbers.dedup();
        let mut rows = Vec::with_capacity(numbers.len());
        for number in numbers {
            active.retain(|_, merge| merge.rows.1 >= number);
            while let Some(merge) = pending.next_if(|merge| merge.rows.0 <= number) {
                if merge.rows.1 < number {
                    continue;
                }
                lay(&mut active, merge.columns.0.max(first), merge);
            }
            rows.push((number, self.row(number, (first, last), &active, meter)?));
        }
        Ok(narrative::parted(rows))
    }

    /// The first and the last column that show something.
    fn width(&self) -> Option<(u32, u32)> {
        let first = self.cells.keys().map(|(_, column)| *column).min()?;
        let filled = self.cells.keys().map(|(_, column)| *column).max()?;
        let merged = self
            .merges
            .iter()
            .filter(|merge| self.cells.contains_key(&(merge.rows.0, merge.columns.0)))
            .map(|merge| merge.columns.1)
            .filter(|last| *last <= filled.saturating_add(MARGIN));
        Some((first, merged.max().unwrap_or(filled).max(filled)))
    }

    fn row(
        &mut self,
        row: u32,
        (first, last): (u32, u32),
        active: &BTreeMap<u32, Merge>,
        meter: &mut Meter,
    ) -> Result<Row, Refusal> {
        let mut cells = Vec::new();
        let mut column = first;
        while column <= last {
            meter.cells(1).map_err(|refusal| refusal.at(&self.place(row, column)))?;
            let merge = active.get(&column);
            let end = merge.map_or(column, |merge| merge.columns.1.min(last));
            let shows = merge.is_none_or(|merge| merge.rows.0 == row);
            let text =
                if shows { self.cells.remove(&(row, merge.map_or(column, |merge| merge.columns.0))) } else { None };
            cells.push(Cell {
                text: text.unwrap_or_default(),
                column: usize::try_from(column).unwrap_or(usize::MAX),
                span: usize::try_from(end.saturating_sub(column)).unwrap_or(usize::MAX).saturating_add(1),
                locator: self.place(row, column),
            });
            column = end.saturating_add(1);
        }
        let range = format!("{}:{}", reference(row, first), reference(row, last));
        let place = if first == last { reference(row, first) } else { range };
        Ok(Row { cells, locator: Locator::Cell { sheet: self.name.clone(), cell: place } })
    }
}

/// Adds a merge to those of a row, unless it overlaps one, which no office program writes.
fn lay(active: &mut BTreeMap<u32, Merge>, start: u32, merge: Merge) {
    let overlaps = active.range(..=merge.columns.1).next_back().is_some_and(|(_, before)| before.columns.1 >= start);
    if !overlaps {
        active.insert(start, merge);
    }
}

/// The name of a cell, as `E14`, of a row and a column counted from 0.
fn reference(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        letters.push(char::from(b'A'.saturating_add(u8::try_from((rest - 1) % 26).unwrap_or(0))));
        rest = (rest - 1) / 26;
    }
    let column: String = letters.into_iter().rev().collect();
    format!("{column}{}", row.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;

    fn shape(blocks: &[Block]) -> Vec<Vec<(String, usize, usize, String)>> {
        let Some(Block::Table(table)) = blocks.first() else { return Vec::new() };
        let cell = |cell: &Cell| match &cell.locator {
            Locator::Cell { cell: place, .. } => (cell.text.clone(), cell.column, cell.span, place.clone()),
            _ => panic!("a cell of a sheet has the place of a cell"),
        };
        table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
    }

    fn cell(text: &str, column: usize, span: usize, place: &str) -> (String, usize, usize, String) {
        (text.to_owned(), column, span, place.to_owned())
    }

    #[test]
    fn a_merge_stands_once_with_its_span_and_blank_in_the_rows_below() {
        let mut meter = Meter::default();
        let mut sheet = Sheet::new("表1");
        for (row, column, text) in [(1, 1, "产出"), (1, 3, "数量"), (2, 2, "hidden"), (2, 3, "质量")] {
            sheet.fill(row, column, text, &mut meter).unwrap();
        }
        sheet.merge(Merge { rows: (1, 2), columns: (1, 2) });
        assert_eq!(
            shape(&sheet.blocks(&mut meter).unwrap()),
            [
                vec![cell("产出", 1, 2, "B2"), cell("数量", 3, 1, "D2")],
                vec![cell("", 1, 2, "B3"), cell("质量", 3, 1, "D3")],
            ]
        );
    }

    #[test]
    fn columns_are_named_as_in_the_office_program() {
        assert_eq!(
            [0, 25, 26, 701, 702, 16383].map(|column| reference(0, column)),
            ["A1", "Z1", "AA1", "ZZ1", "AAA1", "XFD1"]
        );
    }

    #[test]
    fn a_merge_of_the_whole_sheet_and_cells_far_apart_stay_small() {
        let mut meter = Meter::default();
        let mut sheet = Sheet::new("x");
        sheet.fill(0, 0, "标题", &mut meter).unwrap();
        sheet.fill(1_048_575, 2, "1", &mut meter).unwrap();
        sheet.merge(Merge { rows: (0, 1_048_575), columns: (0, 16_383) });
        assert_eq!(
            shape(&sheet.blocks(&mut meter).unwrap()),
            [vec![cell("标题", 0, 3, "A1")], vec![cell("", 0, 3, "A1048576")]]
        );
    }
}
