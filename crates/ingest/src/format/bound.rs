//! What a document may cost. Every reader stays below 512 MiB and 10 seconds within these bounds,
//! and refuses by name what lies beyond them.

use super::Refusal;

/// The size of a document, packed as it comes.
pub(super) const DOCUMENT_BYTES: usize = 64 << 20;
/// The parts of a zip archive, unpacked, taken together.
pub(super) const UNPACKED_BYTES: u64 = 64 << 20;
/// The parts of a zip archive. A disclosure with a picture on every page has some hundreds.
pub(super) const PARTS: usize = 10_000;
/// The cells of all tables, blank ones included. The largest disclosures have some ten thousands.
pub(super) const CELLS: usize = 500_000;
/// The paragraphs of a Word document that are not blank.
pub(super) const PARAGRAPHS: usize = 1_000_000;
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
}

impl Meter {
    /// Counts `more` cells.
    ///
    /// # Errors
    /// `too_many_cells` beyond [`CELLS`].
    pub(super) fn cells(&mut self, more: usize) -> Result<(), Refusal> {
        self.cells = self.cells.saturating_add(more);
        if self.cells > CELLS {
            return Err(Refusal::new(
                "too_many_cells",
                format!("the tables of this document have more than {CELLS} cells; split the document"),
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
