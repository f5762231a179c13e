//! Paragraphs: the text of their runs, with tabs, breaks, symbols and the number of a list.

use super::story::Reader;
use super::symbol::symbol;
use super::table::CellProperties;
use crate::format::Refusal;
use crate::format::archive::xml::{Space, Step, Tag};
use crate::format::flow::Flow;

/// How a paragraph ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With its mark.
    Printed,
    /// Without: a tracked change deleted the mark or moved it away.
    Deleted,
}

/// The properties of a paragraph that matter for its text.
struct Properties {
    ending: Ending,
    /// List and level, each as written.
    numbering: (Option<String>, Option<String>),
    style: Option<String>,
}

impl Reader<'_, '_> {
    /// Reads the paragraph that was opened last. What stands in its text boxes goes into `aside`.
    pub(super) fn paragraph(&mut self, aside: &mut Vec<Flow>) -> Result<(String, Ending), Refusal> {
        let floor = self.steps.depth();
        let mut text = String::new();
        let mut ending = Ending::Printed;
        let mut label = String::new();
        let mut hidden = false;
        loop {
            match self.steps.next()? {
                Step::Open(tag) if tag.space == Space::Word => match tag.name() {
                    "pPr" => {
                        let properties = self.paragraph_properties()?;
                        ending = properties.ending;
                        let (list, level) = &properties.numbering;
                        label = self.lists.label(list.as_deref(), level.as_deref(), properties.style.as_deref());
                    }
                    "r" => hidden = false,
                    "rPr" => hidden = self.is_hidden()?,
                    "txbxContent" => aside.append(&mut self.story(&mut CellProperties::default())?),
                    // a paragraph in a place where none belongs
                    "p" => text.push('\n'),
                    "tbl" => aside.push(Flow::Table(self.table()?)),
                    "fldChar" => self.fields.character(&tag),
                    "t" => {
                        let preserved = tag.attribute("space").is_some_and(|value| value == "preserve");
                        let run = self.steps.text()?;
                        if !hidden && !self.fields.instructs() {
                            text.push_str(if preserved { &run } else { run.trim_matches([' ', '\t', '\r', '\n']) });
                        }
                    }
                    _ if hidden => self.enter(&tag)?,
                    _ => match character(&tag) {
                        Some(character) => text.push(character),
                        None => self.enter(&tag)?,
                    },
                },
                Step::Open(tag) if matches!(tag.space, Space::Math | Space::Drawing) && tag.name() == "t" => {
                    text.push_str(&self.steps.text()?);
                }
                Step::Open(tag) if tag.space == Space::Drawing && tag.name() == "p" => text.push('\n'),
                Step::Open(tag) => self.enter(&tag)?,
                Step::Close if self.steps.depth() < floor => break,
                Step::End => break,
                Step::Close | Step::Text(_) => {}
            }
        }
        self.fields.end_paragraph();
        if !text.trim().is_empty() {
            text.insert_str(0, &label);
        }
        Ok((text, ending))
    }

    fn paragraph_properties(&mut self) -> Result<Properties, Refusal> {
        let floor = self.steps.depth();
        let mut properties = Properties { ending: Ending::Printed, numbering: (None, None), style: None };
        loop {
            match self.steps.next()? {
                Step::Open(tag) if tag.is_word("del") || tag.is_word("moveFrom") => properties.ending = Ending::Deleted,
                Step::Open(tag) if tag.is_word("numId") => properties.numbering.0 = tag.attribute("val"),
                Step::Open(tag) if tag.is_word("ilvl") => properties.numbering.1 = tag.attribute("val"),
                Step::Open(tag) if tag.is_word("pStyle") => properties.style = tag.attribute("val"),
                Step::Open(tag) if tag.name().ends_with("Change") || tag.is_word("sectPr") => self.steps.skip()?,
                Step::Close if self.steps.depth() < floor => return Ok(properties),
                Step::End => return Ok(properties),
                Step::Open(_) | Step::Close | Step::Text(_) => {}
            }
        }
    }

    /// Whether the properties of a run say that it does not show, or that it is struck through and so does not hold.
    fn is_hidden(&mut self) -> Result<bool, Refusal> {
        let floor = self.steps.depth();
        let mut hidden = false;
        loop {
            match self.steps.next()? {
                Step::Open(tag) if ["vanish", "strike", "dstrike"].iter().any(|word| tag.is_word(word)) => {
                    hidden |= !matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "off"));
                }
                Step::Open(tag) if tag.is_word("rPrChange") => self.steps.skip()?,
                Step::Close if self.steps.depth() < floor => return Ok(hidden),
                Step::End => return Ok(hidden),
                Step::Open(_) | Step::Close | Step::Text(_) => {}
            }
        }
    }
}

/// The character that an element stands for.
fn character(tag: &Tag<'_>) -> Option<char> {
    match tag.name() {
        "tab" | "ptab" => Some('\t'),
        "br" | "cr" => Some('\n'),
        "noBreakHyphen" => Some('-'),
        "sym" => symbol(&tag.attribute("font").unwrap_or_default(), &tag.attribute("char").unwrap_or_default()),
        _ => None,
    }
}
