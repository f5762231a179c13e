//! What every format is read into: paragraphs, and tables as true grids, each with its place.

use openbudget_domain::evidence::Locator;

/// A piece of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph outside tables.
    Paragraph(Paragraph),
    /// A table. Flattened text cannot show where one table ends and the next begins, so a table
    /// here may hold several forms, one below the other; the recognisers split them by their labels.
    Table(Table),
}

/// A paragraph as printed. Empty ones are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The text, with its line breaks.
    pub text: String,
    /// Its place.
    pub locator: Locator,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table. A cell merged over several columns stands once; a cell that continues a
/// merge from above stands as a blank cell, as Word flattens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The place of the row.
    pub locator: Locator,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text as printed, with its line breaks; empty for a blank cell.
    pub text: String,
    /// The first grid column, counted from 0. Flattened text has no grid: there it is the cell's ordinal.
    pub column: usize,
    /// How many grid columns it covers: 1 in flattened text.
    pub span: usize,
    /// Its place.
    pub locator: Locator,
}
