//! A story: the paragraphs and tables of a body, a cell, a text box or a note.

use super::field::Fields;
use super::list::Lists;
use super::paragraph::Ending;
use super::table::CellProperties;
use crate::format::Refusal;
use crate::format::archive::xml::{Space, Step, Steps, Tag};
use crate::format::bound::Meter;
use crate::format::flow::Flow;

/// Elements whose text is not printed: what tracked changes deleted or moved away, and the properties
/// of things, the former ones included.
const UNPRINTED: [&str; 22] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "instrText",
    "rt",
    "sdtPr",
    "sdtEndPr",
    "sectPr",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "trPr",
    "tcPr",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
];

/// Reads one part of a document.
pub(super) struct Reader<'i, 'm> {
    pub(super) steps: Steps<'i>,
    pub(super) meter: &'m mut Meter,
    pub(super) lists: &'m mut Lists,
    pub(super) fields: Fields,
    /// For each open set of alternatives: its depth, and whether one was taken.
    alternatives: Vec<(usize, bool)>,
}

impl<'i, 'm> Reader<'i, 'm> {
    pub(super) fn new(steps: Steps<'i>, meter: &'m mut Meter, lists: &'m mut Lists) -> Self {
        Self { steps, meter, lists, fields: Fields::default(), alternatives: Vec::new() }
    }

    /// Reads the whole part.
    pub(super) fn part(&mut self) -> Result<Vec<Flow>, Refusal> {
        self.story(&mut CellProperties::default())
    }

    /// Reads up to the end of the element that was opened last; where it is a cell, its properties too.
    pub(super) fn story(&mut self, cell: &mut CellProperties) -> Result<Vec<Flow>, Refusal> {
        let floor = self.steps.depth();
        let mut story = Vec::new();
        // a paragraph whose mark was deleted runs on into the next one
        let mut running = String::new();
        loop {
            match self.steps.next()? {
                Step::Open(tag) if tag.is_word("p") => {
                    let mut aside = Vec::new();
                    let (text, ending) = self.paragraph(&mut aside)?;
                    running.push_str(&text);
                    if ending == Ending::Printed {
                        let text = std::mem::take(&mut running);
                        if !text.trim().is_empty() {
                            self.meter.paragraph()?;
                            story.push(Flow::Paragraph(text));
                        }
                    }
                    story.append(&mut aside);
                }
                Step::Open(tag) if tag.is_word("tbl") => story.push(Flow::Table(self.table()?)),
                Step::Open(tag) if tag.is_word("tcPr") => *cell = self.cell_properties()?,
                Step::Open(tag) if tag.is_word("altChunk") => {
                    return Err(Refusal::new(
                        "embedded_document",
                        "the document embeds another one, which only Word shows; open it in Word and save it anew",
                    ));
                }
                // the lines that part notes from the text
                Step::Open(tag)
                    if (tag.is_word("footnote") || tag.is_word("endnote")) && tag.attribute("type").is_some() =>
                {
                    self.steps.skip()?;
                }
                Step::Open(tag) => {
                    self.enter(&tag)?;
                }
                Step::Close if self.steps.depth() < floor => break,
                Step::End => break,
                Step::Close | Step::Text(_) => {}
            }
        }
        if !running.trim().is_empty() {
            story.push(Flow::Paragraph(running));
        }
        Ok(story)
    }

    /// Goes into an element that has no meaning of its own here, or passes over it where it is not printed.
    pub(super) fn enter(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        let depth = self.steps.depth();
        self.alternatives.retain(|(at, _)| *at < depth);
        let unprinted = match (tag.space, tag.name()) {
            (Space::Word, name) => UNPRINTED.contains(&name),
            (Space::Alternative, "AlternateContent") => {
                self.alternatives.push((depth, false));
                false
            }
            (Space::Alternative, "Choice" | "Fallback") => match self.alternatives.last_mut() {
                Some((at, taken)) if *at + 1 == depth => std::mem::replace(taken, true),
                _ => false,
            },
            _ => false,
        };
        if unprinted { self.steps.skip() } else { Ok(()) }
    }
}
