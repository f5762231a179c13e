//! Flattened text: a cell a line behind a TAB, rows apart by blank lines, everything else paragraphs.

use openbudget_domain::evidence::Locator;

use super::Refusal;
use super::bound::Meter;
use crate::block::{Block, Cell, Paragraph, Row, Table};

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Splits a text into paragraphs and tables. Locators are its lines, counted from 1.
///
/// # Errors
/// `too_many_cells` where the tables have more cells than are read.
pub fn read(text: &str) -> Result<Vec<Block>, Refusal> {
    let mut reader = Reader::default();
    let mut meter = Meter::default();
    for (index, line) in text.lines().enumerate() {
        meter.cells(usize::from(line.starts_with('\t')))?;
        reader.line(number(index.saturating_add(1)), line);
    }
    reader.end_row();
    reader.end_table();
    Ok(reader.blocks)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
}

impl Reader {
    fn line(&mut self, at: u32, line: &str) {
        if let Some(text) = line.strip_prefix('\t') {
            let column = self.cells.len();
            let locator = Locator::Lines { from: at, to: at };
            self.cells.push(Cell { text: text.to_owned(), column, span: 1, locator });
        } else if let Some(cell) = self.cells.last_mut().filter(|_| !line.trim().is_empty()) {
            // A line without a TAB right below a cell's goes on with that cell.
            cell.text.push('\n');
            cell.text.push_str(line);
            if let Locator::Lines { to, .. } = &mut cell.locator {
                *to = at;
            }
        } else if line.trim().is_empty() {
            self.end_row();
        } else {
            self.end_table();
            let locator = Locator::Lines { from: at, to: at };
            self.blocks.push(Block::Paragraph(Paragraph { text: line.to_owned(), locator }));
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if let (Some(first), Some(last)) = (cells.first(), cells.last())
            && let (Locator::Lines { from, .. }, Locator::Lines { to, .. }) = (&first.locator, &last.locator)
        {
            let locator = Locator::Lines { from: *from, to: *to };
            self.rows.push(Row { cells, locator });
        }
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Table { rows }));
        }
    }
}
