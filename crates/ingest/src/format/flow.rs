//! What a document holds in reading order, before paragraphs and tables get their numbers.

use openbudget_domain::evidence::Locator;

use crate::block::{Block, Cell, Paragraph, Row, Table};

/// A piece of a document or of a cell.
#[derive(Debug)]
pub(super) enum Flow {
    /// A paragraph with its line breaks.
    Paragraph(String),
    /// A paragraph that consists of links: navigation, unless it stands in a form.
    Links(String),
    /// A table.
    Table(Grid),
}

/// A table whose cells hold paragraphs and tables.
#[derive(Debug)]
pub(super) struct Grid {
    rows: Vec<Vec<GridCell>>,
    /// How many characters print in it.
    weight: usize,
}

/// A cell of a grid.
#[derive(Debug)]
pub(super) struct GridCell {
    column: usize,
    span: usize,
    content: Vec<Flow>,
    weight: usize,
    /// Whether some of its characters stand in a table inside it.
    nests: bool,
}

/// Numbers paragraphs and tables and gives them their places. Navigation is left out. Blank paragraphs and tables are left out
/// and not counted; lines of one paragraph become paragraphs of one number.
pub(super) fn number(flow: Vec<Flow>) -> Vec<Block> {
    let mut numbering = Numbering::default();
    numbering.extend(flow);
    numbering.blocks
}

#[derive(Default)]
struct Numbering {
    paragraphs: u32,
    tables: u32,
    blocks: Vec<Block>,
}

impl Numbering {
    fn extend(&mut self, flow: Vec<Flow>) {
        for piece in flow {
            match piece {
                Flow::Paragraph(text) => self.paragraph(&text),
                Flow::Links(_) => {}
                Flow::Table(grid) if grid.weight == 0 => {}
                Flow::Table(grid) if grid.is_layout() => {
                    grid.rows.into_iter().flatten().for_each(|cell| self.extend(cell.content));
                }
                Flow::Table(grid) => self.table(grid),
            }
        }
    }

    fn paragraph(&mut self, text: &str) {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
        if lines.peek().is_some() {
            self.paragraphs = self.paragraphs.saturating_add(1);
        }
        let locator = Locator::Paragraph { paragraph: self.paragraphs };
        self.blocks
            .extend(lines.map(|line| Block::Paragraph(Paragraph { text: line.to_owned(), locator: locator.clone() })));
    }

    fn table(&mut self, grid: Grid) {
        self.tables = self.tables.saturating_add(1);
        let rows = grid.rows.into_iter().zip(1_u32..).map(|(cells, row)| self.row(cells, row)).collect();
        self.blocks.push(Block::Table(Table { rows }));
    }

    fn row(&self, cells: Vec<GridCell>, row: u32) -> Row {
        let place = |column| Locator::Table { table: self.tables, row, column };
        let cells = cells.into_iter().map(|cell| Cell {
            text: cell.text().trim().to_owned(),
            column: cell.column,
            span: cell.span,
            locator: place(Some(u32::try_from(cell.column).unwrap_or(u32::MAX).saturating_add(1))),
        });
        Row { cells: cells.collect(), locator: place(None) }
    }
}

impl GridCell {
    /// A cell that covers `span` columns from `column` on, counted from 0.
    pub(super) fn new(column: usize, span: usize, content: Vec<Flow>) -> Self {
        let mut cell = Self { column, span, content: Vec::new(), weight: 0, nests: false };
        for piece in &content {
            match piece {
                Flow::Paragraph(text) => {
                    cell.weight += text.chars().filter(|character| !character.is_whitespace()).count();
                }
                Flow::Links(_) => {}
                Flow::Table(grid) => {
                    cell.weight += grid.weight;
                    cell.nests |= grid.weight > 0;
                }
            }
        }
        cell.content = content;
        cell
    }

    /// The first column.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// The text of the cell: paragraphs a line, rows of a table inside a line with their cells
    /// parted by TAB, so that nothing is lost.
    fn text(&self) -> String {
        joined(&self.content)
    }
}

impl Grid {
    /// A table of these rows, each a row of cells in the order of their columns.
    pub(super) fn new(rows: Vec<Vec<GridCell>>) -> Self {
        let weight = rows.iter().flatten().map(|cell| cell.weight).sum();
        Self { rows, weight }
    }

    /// Whether the table only places things on the page. Four signs: all that it holds stands in one
    /// cell; the cells with tables inside hold at least as much as the others; its rows have one filled
    /// cell each, with a sentence among them; or one cell holds an article of several lines and no two
    /// rows have two filled cells.
    fn is_layout(&self) -> bool {
        let cells = || self.rows.iter().flatten().filter(|cell| cell.weight > 0);
        let nested: usize = cells().filter(|cell| cell.nests).map(|cell| cell.weight).sum();
        if cells().count() == 1 || (nested > 0 && nested * 2 >= self.weight) {
            return true;
        }
        let side_by_side = self.rows.iter().filter(|row| row.iter().filter(|cell| cell.weight > 0).count() > 1);
        match side_by_side.count() {
            0 => cells().any(|cell| cell.text().contains('。')),
            1 => cells().any(|cell| cell.weight * 5 >= self.weight * 4 && is_article(&cell.text())),
            _ => false,
        }
    }
}

fn is_article(text: &str) -> bool {
    text.contains('。') && text.lines().filter(|line| !line.trim().is_empty()).count() >= 5
}

fn joined(content: &[Flow]) -> String {
    let mut text = String::new();
    for (index, piece) in content.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        match piece {
            Flow::Paragraph(paragraph) | Flow::Links(paragraph) => text.push_str(paragraph),
            Flow::Table(grid) => {
                let rows = grid.rows.iter().map(|row| {
                    row.iter().map(|cell| cell.text().trim().replace('\n', " ")).collect::<Vec<_>>().join("\t")
                });
                text.push_str(&rows.collect::<Vec<_>>().join("\n"));
            }
        }
    }
    text
}
