//! Readers of formats: each turns the bytes of a document into blocks, or refuses them by name.

use openbudget_domain::evidence::Locator;
use openbudget_domain::text::is_blank;

use crate::block::Block;

mod archive;
mod bound;
pub mod detect;
pub mod docx;
pub mod encoding;
mod flow;
pub mod html;
pub(crate) mod sheet;
pub mod text;
pub mod xls;
pub mod xlsx;

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Refusal {
    /// A stable code in `snake_case`.
    pub code: &'static str,
    /// What is wrong and what to do about it.
    pub message: String,
    /// The place, where there is one.
    pub locator: Option<Locator>,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), locator: None }
    }

    /// The same at a place.
    pub(crate) fn at(mut self, locator: &Locator) -> Self {
        self.locator = Some(locator.clone());
        self
    }
}

/// What a document is read into, and what its bytes were found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The format found from the bytes.
    pub format: detect::Format,
    /// The pieces, in reading order.
    pub blocks: Vec<Block>,
}

/// Reads the bytes of a document of any format that is known.
///
/// # Errors
/// Where the document is empty, too large, of no format that is read, or damaged.
pub fn read(bytes: &[u8]) -> Result<Content, Refusal> {
    bound::size(bytes)?;
    if bytes.is_empty() {
        return Err(Refusal::new("empty_document", "the document has no bytes"));
    }
    let format = detect::detect(bytes)?;
    let blocks = match format {
        detect::Format::Text => text::read(&encoding::decode(bytes, None)?)?,
        detect::Format::Html => html::read(bytes)?,
        detect::Format::Docx => docx::read(bytes)?,
        detect::Format::Xlsx => xlsx::read(bytes)?,
        detect::Format::Xls => xls::read(bytes)?,
    };
    bound::blocks(&blocks)?;
    if blocks.iter().all(is_empty) {
        return Err(Refusal::new("empty_document", "the document has neither text nor tables"));
    }
    Ok(Content { format, blocks })
}

/// The name of the encoding that a text or a page is read in, as a `Content-Type` has it; nothing for other formats.
#[must_use]
pub fn charset(bytes: &[u8], format: detect::Format) -> Option<&'static str> {
    match format {
        detect::Format::Text => encoding::name(bytes, None),
        detect::Format::Html => encoding::name(bytes, html::declared(bytes)),
        detect::Format::Docx | detect::Format::Xlsx | detect::Format::Xls => None,
    }
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => is_blank(&paragraph.text),
        Block::Table(table) => table.rows.iter().all(|row| row.cells.iter().all(|cell| is_blank(&cell.text))),
    }
}
