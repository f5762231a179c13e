//! Web pages, as the portals of governments publish disclosures: read as a browser shows them.
//!
//! Left out knowingly is what only leads elsewhere: paragraphs and tables that consist of links, save
//! headings, and the elements that HTML has for navigation and footers.

mod charset;
mod page;
mod space;
mod table;
mod walk;

use super::{Refusal, bound, encoding, flow};
use crate::block::Block;

pub(super) use charset::declared;

/// Reads a web page.
///
/// # Errors
/// `document_too_large`, `damaged_text`, `unknown_encoding`, `binary_content`, `too_deep`,
/// `too_many_elements`, `too_many_cells`, `no_text`.
pub fn read(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    bound::size(bytes)?;
    let text = encoding::decode(bytes, charset::declared(bytes))?;
    let page = page::parsed(&text)?;
    drop(text);
    let mut meter = bound::Meter::default();
    let blocks = flow::number(walk::content(&page, &mut meter)?);
    if blocks.is_empty() {
        return Err(Refusal::new(
            "no_text",
            "the page holds no text; where a script loads the article, save the page from a browser",
        ));
    }
    Ok(blocks)
}

/// Whether the bytes look like a web page or a piece of one.
#[must_use]
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(16_384)).unwrap_or_default();
    // of UTF-16 the zero halves are left out, which leaves the tags
    let head: Vec<u8> = head.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let begins = head.iter().find(|byte| byte.is_ascii_graphic()) == Some(&b'<');
    let holds = |tag: &str| memchr::memmem::find(&head, tag.as_bytes()).is_some();
    let page = ["<!doctype html", "<html", "<head", "<body", "<meta ", "<table", "<div", "<p>", "<p "];
    (begins && page.into_iter().any(holds)) || (holds("<table") && holds("<td")) || (holds("<p") && holds("</p>"))
}
