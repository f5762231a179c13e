//! What a document may cost. Every reader stays below 512 MiB and 10 seconds within these bounds,
//! and refuses by name what lies beyond them.

use openbudget_domain::evidence::Locator;

use super::Refusal;
use crate::block::Block;

/// The size of a document, packed as it comes.
pub(super) const DOCUMENT_BYTES: usize = 64 << 20;
/// The parts of a zip archive, unpacked, taken together.
pub(super) const UNPACKED_BYTES: u64 = 64 << 20;
/// The parts of a zip archive. A disclosure with a picture on every page has some hundreds.
pub(super) const PARTS: usize = 10_000;
/// The cells of all tables, blank ones included. The largest disclosures have some ten thousands.
pub(super) const CELLS: usize = 500_000;
/// The paragraphs that are not blank. The largest disclosures have some thousands.
pub(super) const PARAGRAPHS: usize = 100_000;
/// The text of one paragraph or one cell, in bytes: as much as a whole disclosure of a county has.
pub(super) const LONGEST: usize = 64 << 10;
/// The text of all paragraphs and cells, in bytes. What is read of it takes some dozen times as much.
pub(super) const TEXT: usize = 4 << 20;
/// The depth of elements. Pages and documents nest some dozens deep; browsers cut at 512.
pub(super) const DEPTH: usize = 256;
/// The elements and texts of a web page.
pub(super) const NODES: usize = 1_000_000;
/// The columns that one cell may cover, as HTML has it.
pub(super) const SPAN: usize = 1_000;

/// Counts what a reader has made, and refuses when it is too much.
#[derive(Debug, Default)]
pub(super) struct Meter {
    cells: usize,
    paragraphs: usize,
    text: usize,
    /// How many tables have begun.
    tables: usize,
}

impl Meter {
    /// Counts tables that begin, so that a refusal can name the one that is too much.
    pub(super) fn tables(&mut self, more: usize) {
        self.tables = self.tables.saturating_add(more);
    }

    /// Counts `more` cells.
    ///
    /// # Errors
    /// `too_many_cells` beyond [`CELLS`].
    pub(super) fn cells(&mut self, more: usize) -> Result<(), Refusal> {
        self.cells = self.cells.saturating_add(more);
        if self.cells > CELLS {
            let place = match self.tables {
                0 => String::new(),
                table => format!(", which table {table} of all passes"),
            };
            return Err(Refusal::new(
                "too_many_cells",
                format!("the tables of this document have more than {CELLS} cells{place}; split the document"),
            ));
        }
        Ok(())
    }

    /// Counts a paragraph.
    ///
    /// # Errors
    /// `too_many_paragraphs` beyond [`PARAGRAPHS`].
    pub(super) fn paragraph(&mut self) -> Result<(), Refusal> {
        self.paragraphs = self.paragraphs.saturating_add(1);
        if self.paragraphs > PARAGRAPHS {
            return Err(Refusal::new(
                "too_many_paragraphs",
                format!("this document has more than {PARAGRAPHS} paragraphs; split the document"),
            ));
        }
        Ok(())
    }
}

impl Meter {
    /// Counts the bytes of a paragraph or a cell, or of a line of either.
    ///
    /// # Errors
    /// `text_too_long` beyond [`LONGEST`], `too_much_text` beyond [`TEXT`].
    pub(super) fn text(&mut self, bytes: usize) -> Result<(), Refusal> {
        if bytes > LONGEST {
            let message = format!(
                "a paragraph or a cell has {bytes} bytes, more than {LONGEST}; break it where its lines end, or split it"
            );
            return Err(Refusal::new("text_too_long", message));
        }
        self.text = self.text.saturating_add(bytes);
        if self.text > TEXT {
            let message = format!("the document has more than {TEXT} bytes of text; split it");
            return Err(Refusal::new("too_much_text", message));
        }
        Ok(())
    }
}

/// Refuses blocks with more text than is read, naming where it is too much.
///
/// # Errors
/// As [`Meter::text`].
pub(super) fn blocks(blocks: &[Block]) -> Result<(), Refusal> {
    let mut meter = Meter::default();
    let mut count = |text: &str, locator: &Locator| meter.text(text.len()).map_err(|refusal| refusal.at(locator));
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => count(&paragraph.text, &paragraph.locator)?,
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    count(&cell.text, &cell.locator)?;
                }
            }
        }
    }
    Ok(())
}

/// Refuses a document that is too large to be read.
///
/// # Errors
/// `document_too_large` beyond [`DOCUMENT_BYTES`].
pub(super) fn size(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > DOCUMENT_BYTES {
        return Err(Refusal::new(
            "document_too_large",
            format!("the document has {} bytes, more than {DOCUMENT_BYTES}; split it", bytes.len()),
        ));
    }
    Ok(())
}

/// The refusal of elements that nest deeper than [`DEPTH`].
pub(super) fn too_deep() -> Refusal {
    Refusal::new("too_deep", format!("the elements of this document nest deeper than {DEPTH}"))
}
