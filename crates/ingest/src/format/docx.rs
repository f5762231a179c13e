//! Word documents (`.docx`): paragraphs and tables of the main part, footnotes and endnotes after it.
//!
//! Read as Word prints them with all tracked changes accepted. Headers, footers and comments are left
//! out knowingly: they repeat the title and hold page numbers.

mod field;
mod list;
mod paragraph;
mod story;
mod symbol;
mod table;

use super::archive::{Archive, relationship, xml};
use super::{Refusal, bound, flow};
use crate::block::Block;
use list::Lists;
use story::Reader;

/// Reads a Word document.
///
/// # Errors
/// `damaged_archive`, `damaged_xml`, `entity_declared`, `unsafe_part_name`, `unpacked_too_large`,
/// `too_many_cells`, `too_many_paragraphs`, `too_deep`, `encrypted_document`, `embedded_document`, `no_text`.
pub fn read(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let main = relationship::target(&mut archive, "", "officeDocument")?
        .filter(|name| archive.holds(name))
        .unwrap_or_else(|| "word/document.xml".to_owned());
    let mut meter = bound::Meter::default();
    let mut lists = Lists::read(&mut archive, &main)?;
    let mut content = Vec::new();
    let names = [Some(main.clone()), notes(&mut archive, &main, "footnotes")?, notes(&mut archive, &main, "endnotes")?];
    for name in names.into_iter().flatten() {
        let Some(part) = archive.part(&name)? else {
            return Err(Refusal::new("damaged_archive", format!("the document has no part {name}; save it anew")));
        };
        let text = xml::decoded(&name, &part)?;
        content.extend(Reader::new(xml::Steps::new(&name, &text), &mut meter, &mut lists).part()?);
    }
    let blocks = flow::number(content);
    if blocks.is_empty() {
        return Err(Refusal::new(
            "no_text",
            "the document holds no text; where it holds pictures of pages, upload the original",
        ));
    }
    Ok(blocks)
}

fn notes(archive: &mut Archive<'_>, main: &str, role: &str) -> Result<Option<String>, Refusal> {
    Ok(relationship::target(archive, main, role)?.filter(|name| archive.holds(name)))
}
