//! What a template lays out and a format writes: paragraphs, and tables with merged cells.

pub mod notation;

/// A document before it has a format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Its pieces, in reading order.
    pub pieces: Vec<Piece>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph outside tables.
    Paragraph(String),
    /// A table.
    Grid(Grid),
}

/// A table whose every row covers as many grid columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text; a line break is one inside the cell.
    pub text: String,
    /// How many grid columns it covers.
    pub span: usize,
    /// Its part in a merge over several rows.
    pub merge: Merge,
}

/// A cell's part in a merge over several rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// None.
    Alone,
    /// It holds the text of the merge.
    Begins,
    /// It lies below, and is blank.
    Continues,
}

impl Grid {
    /// The width of tables made row by row: it divides evenly for all the numbers of cells that the forms have.
    pub const WIDTH: usize = 24;

    /// The first column is as wide in every row, so that cells there can be merged.
    const FIRST: usize = 3;

    /// Adds a row of cells that share the width: the first takes its fixed part, the last what is left.
    ///
    /// # Panics
    /// Where there are more cells than fit.
    pub fn push(&mut self, cells: Vec<(String, Merge)>) {
        let count = cells.len();
        assert!((1..=Self::WIDTH - Self::FIRST + 1).contains(&count), "a row cannot have {count} cells");
        let spans = spans(count);
        let row = cells.into_iter().zip(spans).map(|((text, merge), span)| Cell { text, span, merge }).collect();
        self.rows.push(row);
    }

    /// How many grid columns its rows cover.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.iter().map(|cell| cell.span).sum()).max().unwrap_or(0)
    }

    /// How many rows the cell at this row and grid column covers: itself and those that continue it.
    #[must_use]
    pub fn height(&self, row: usize, column: usize) -> usize {
        let below = self.rows.iter().skip(row + 1);
        1 + below.take_while(|cells| continues_at(cells, column)).count()
    }

    /// Adds a row of unmerged cells.
    ///
    /// # Panics
    /// Where there are more cells than fit.
    pub fn push_texts(&mut self, texts: &[&str]) {
        self.push(texts.iter().map(|text| ((*text).to_owned(), Merge::Alone)).collect());
    }
}

fn continues_at(cells: &[Cell], column: usize) -> bool {
    let mut at = 0;
    for cell in cells {
        if at == column {
            return cell.merge == Merge::Continues;
        }
        at += cell.span;
    }
    false
}

fn spans(count: usize) -> Vec<usize> {
    let Some(others) = count.checked_sub(1).filter(|others| *others > 0) else { return vec![Grid::WIDTH] };
    let rest = Grid::WIDTH - Grid::FIRST;
    let each = rest / others;
    let mut spans = vec![Grid::FIRST];
    spans.extend(std::iter::repeat_n(each, others - 1));
    spans.push(rest - each * (others - 1));
    spans
}

#[cfg(test)]
mod tests {
    use super::{Grid, spans};

    #[test]
    fn every_row_covers_the_width() {
        for count in 1..=9 {
            let spans = spans(count);
            assert_eq!(spans.len(), count);
            assert_eq!(spans.iter().sum::<usize>(), Grid::WIDTH, "{count} cells");
            assert!(spans.iter().all(|span| *span > 0), "{count} cells");
        }
    }
}
