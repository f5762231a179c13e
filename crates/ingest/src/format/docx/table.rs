//! Tables: rows of cells on their grid columns, merges, and rows and cells that a change deleted.

use std::collections::BTreeMap;

use super::story::Reader;
use crate::format::archive::xml::{Step, Tag};
use crate::format::flow::{Grid, GridCell};
use crate::format::{Refusal, bound};

/// How a cell takes part in a merge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Merge {
    #[default]
    None,
    Begins,
    Continues,
}

/// The properties of a cell that matter for the grid.
#[derive(Debug, Default)]
pub(super) struct CellProperties {
    span: Option<usize>,
    down: Merge,
    across: Merge,
    deleted: bool,
}

/// The properties of a row that matter for the grid.
#[derive(Debug, Default)]
struct RowProperties {
    before: usize,
    removed: bool,
}

impl Reader<'_, '_> {
    /// Reads the table that was opened last.
    pub(super) fn table(&mut self) -> Result<Grid, Refusal> {
        self.meter.tables(1);
        let floor = self.steps.depth();
        let mut rows = Vec::new();
        // the columns at which a merge from above is open
        let mut merged = BTreeMap::new();
        loop {
            match self.steps.next()? {
                Step::Open(tag) if tag.is_word("tr") => {
                    if let Some(row) = self.row(&mut merged)? {
                        rows.push(row);
                    }
                }
                Step::Open(tag) => self.enter(&tag)?,
                Step::Close if self.steps.depth() < floor => return Ok(Grid::new(rows)),
                Step::End => return Ok(Grid::new(rows)),
                Step::Close | Step::Text(_) => {}
            }
        }
    }

    fn row(&mut self, merged: &mut BTreeMap<usize, usize>) -> Result<Option<Vec<GridCell>>, Refusal> {
        let floor = self.steps.depth();
        let mut properties = RowProperties::default();
        let mut cells = Vec::new();
        loop {
            match self.steps.next()? {
                Step::Open(tag) if tag.is_word("trPr") => properties = self.row_properties()?,
                Step::Open(tag) if tag.is_word("tc") => {
                    self.meter.cells(1)?;
                    let mut cell = CellProperties::default();
                    let content = self.story(&mut cell)?;
                    cells.push((cell, content));
                }
                Step::Open(tag) => self.enter(&tag)?,
                Step::Close if self.steps.depth() < floor => break,
                Step::End => break,
                Step::Close | Step::Text(_) => {}
            }
        }
        if properties.removed {
            return Ok(None);
        }
        let mut row: Vec<(usize, usize, Vec<_>)> = Vec::new();
        let mut column = properties.before;
        let mut continuing = BTreeMap::new();
        for (cell, content) in cells {
            if cell.deleted {
                continue;
            }
            let span = cell.span.unwrap_or(1);
            let above = merged.get(&column) == Some(&span);
            // only the first cell of a merge is printed
            let content = if cell.down == Merge::Continues && above { Vec::new() } else { content };
            if cell.down != Merge::None {
                continuing.insert(column, span);
            }
            match row.last_mut() {
                Some((_, covered, first)) if cell.across == Merge::Continues => {
                    *covered += span;
                    first.extend(content);
                }
                _ => row.push((column, span, content)),
            }
            column = column.saturating_add(span);
        }
        *merged = continuing;
        Ok(Some(row.into_iter().map(|(column, span, content)| GridCell::new(column, span, content)).collect()))
    }

    fn row_properties(&mut self) -> Result<RowProperties, Refusal> {
        let floor = self.steps.depth();
        let mut properties = RowProperties::default();
        loop {
            match self.steps.next()? {
                Step::Open(tag) if tag.is_word("gridBefore") => properties.before = count(&tag).unwrap_or(0),
                Step::Open(tag) if tag.is_word("del") => properties.removed = true,
                Step::Open(tag) if tag.is_word("hidden") => properties.removed = is_on(&tag),
                Step::Open(tag) if tag.is_word("trPrChange") => self.steps.skip()?,
                Step::Close if self.steps.depth() < floor => return Ok(properties),
                Step::End => return Ok(properties),
                Step::Open(_) | Step::Close | Step::Text(_) => {}
            }
        }
    }

    /// Reads the properties of a cell.
    pub(super) fn cell_properties(&mut self) -> Result<CellProperties, Refusal> {
        let floor = self.steps.depth();
        let mut properties = CellProperties::default();
        loop {
            match self.steps.next()? {
                Step::Open(tag) if tag.is_word("gridSpan") => properties.span = count(&tag),
                Step::Open(tag) if tag.is_word("vMerge") => properties.down = merge(&tag),
                Step::Open(tag) if tag.is_word("hMerge") => properties.across = merge(&tag),
                Step::Open(tag) if tag.is_word("cellDel") => properties.deleted = true,
                Step::Open(tag) if tag.is_word("tcPrChange") => self.steps.skip()?,
                Step::Close if self.steps.depth() < floor => return Ok(properties),
                Step::End => return Ok(properties),
                Step::Open(_) | Step::Close | Step::Text(_) => {}
            }
        }
    }
}

fn count(tag: &Tag<'_>) -> Option<usize> {
    let count: usize = tag.attribute("val")?.trim().parse().ok()?;
    Some(count.clamp(1, bound::SPAN))
}

fn merge(tag: &Tag<'_>) -> Merge {
    if tag.attribute("val").as_deref() == Some("restart") { Merge::Begins } else { Merge::Continues }
}

fn is_on(tag: &Tag<'_>) -> bool {
    !matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "off"))
}
