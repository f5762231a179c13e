//! What stands around cited words: the blocks of a document with the words marked, for who checks a figure.
//!
//! Nothing is taken on trust: words are marked only where they stand, in the document as it is read now, at the
//! place that their citation names.

mod place;
mod table;
mod words;

use std::collections::BTreeSet;

use openbudget_domain::evidence::Locator;
use openbudget_domain::source::Cited;
use serde::Serialize;

use crate::block::{Block, Paragraph};

/// How many paragraphs are shown before and behind a block that is cited.
const NEIGHBOURS: (usize, usize) = (2, 1);
/// How many characters are shown; beyond them only what is cited is.
const MOST_CHARACTERS: usize = 200_000;

/// The surroundings of citations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The blocks, in the order of the document.
    pub blocks: Vec<Shown>,
    /// For each citation whether its words stand at its place.
    pub found: Vec<bool>,
}

/// A block as it is shown. Its `ordinal` is its place among the blocks of the document, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shown {
    /// A paragraph in parts.
    Paragraph {
        /// Its place among blocks.
        ordinal: usize,
        /// Its place in the document.
        locator: Locator,
        /// Its text, cut where citations begin and end.
        parts: Vec<Part>,
    },
    /// Rows of a table.
    Table {
        /// Its place among blocks.
        ordinal: usize,
        /// How many rows it has in all.
        row_count: usize,
        /// The rows that are shown.
        rows: Vec<ShownRow>,
    },
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The text as printed.
    pub text: String,
    /// The names of the citations that it belongs to.
    pub marks: Vec<String>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownRow {
    /// Its place in the table, from 1.
    pub ordinal: usize,
    /// Its place in the document.
    pub locator: Locator,
    /// Its cells.
    pub cells: Vec<ShownCell>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownCell {
    /// The text as printed.
    pub text: String,
    /// The first grid column, from 1; in flattened text the ordinal of the cell.
    pub column: usize,
    /// How many grid columns it covers.
    pub span: usize,
    /// Its place in the document.
    pub locator: Locator,
    /// The names of the citations that it belongs to.
    pub marks: Vec<String>,
}

/// Shows the blocks around citations.
#[must_use]
pub fn excerpt(blocks: &[Block], marks: &[Cited]) -> Excerpt {
    let around = shown(blocks, marks, true);
    if around.characters() <= MOST_CHARACTERS { around } else { shown(blocks, marks, false) }
}

fn shown(blocks: &[Block], marks: &[Cited], neighbours: bool) -> Excerpt {
    let mut excerpt = Excerpt { blocks: Vec::new(), found: vec![false; marks.len()] };
    let mut cited: Vec<Option<Shown>> = Vec::with_capacity(blocks.len());
    for (ordinal, block) in (1..).zip(blocks) {
        cited.push(match block {
            Block::Paragraph(block) => paragraph(ordinal, block, marks, &mut excerpt.found),
            Block::Table(block) => table::shown(ordinal, block, marks, neighbours, &mut excerpt.found),
        });
    }
    let near = if neighbours { beside(blocks, &cited) } else { BTreeSet::new() };
    for (at, (block, cited)) in blocks.iter().zip(cited).enumerate() {
        match (cited, block) {
            (Some(block), _) => excerpt.blocks.push(block),
            (None, Block::Paragraph(block)) if near.contains(&at) => {
                excerpt.blocks.push(whole(at.saturating_add(1), block));
            }
            (None, _) => {}
        }
    }
    excerpt
}

impl Excerpt {
    fn characters(&self) -> usize {
        let of = |block: &Shown| match block {
            Shown::Paragraph { parts, .. } => parts.iter().map(|part| part.text.len()).sum::<usize>(),
            Shown::Table { rows, .. } => rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.len()).sum(),
        };
        // A character of Chinese has three bytes.
        self.blocks.iter().map(of).sum::<usize>() / 3
    }
}

/// The blocks before and behind those that are cited.
fn beside(blocks: &[Block], cited: &[Option<Shown>]) -> BTreeSet<usize> {
    let mut near = BTreeSet::new();
    for (at, (block, shown)) in blocks.iter().zip(cited).enumerate() {
        let Some(shown) = shown else { continue };
        let (begins, ends) = match (block, shown) {
            (Block::Table(table), Shown::Table { rows, .. }) => {
                let has = |ordinal| rows.iter().any(|row| row.ordinal == ordinal);
                (has(1), has(table.rows.len()))
            }
            _ => (true, true),
        };
        let before = if begins { NEIGHBOURS.0 } else { 0 };
        let behind = if ends { NEIGHBOURS.1 } else { 0 };
        near.extend(at.saturating_sub(before)..=at.saturating_add(behind));
    }
    near
}

fn paragraph(ordinal: usize, block: &Paragraph, marks: &[Cited], found: &mut [bool]) -> Option<Shown> {
    let here: Vec<(usize, &Cited)> =
        marks.iter().enumerate().filter(|(_, mark)| place::is_at(&mark.citation.locator, &block.locator)).collect();
    if here.is_empty() {
        return None;
    }
    let (text, _) = crate::narrative::section::without_bookmarks(&block.text);
    let citations: Vec<&str> = here.iter().map(|(_, mark)| mark.citation.text.as_str()).collect();
    let ranges: Vec<_> = here
        .iter()
        .zip(words::places(&text, &citations))
        .filter_map(|((at, mark), range)| Some((*at, mark.name.as_str(), range?)))
        .collect();
    if ranges.is_empty() {
        return None;
    }
    for (at, ..) in &ranges {
        found.get_mut(*at).into_iter().for_each(|found| *found = true);
    }
    let ranges: Vec<_> = ranges.into_iter().map(|(_, name, range)| (name, range)).collect();
    Some(Shown::Paragraph { ordinal, locator: block.locator.clone(), parts: words::parts(&text, &ranges) })
}

fn whole(ordinal: usize, block: &Paragraph) -> Shown {
    let (text, _) = crate::narrative::section::without_bookmarks(&block.text);
    Shown::Paragraph { ordinal, locator: block.locator.clone(), parts: vec![Part { text, marks: Vec::new() }] }
}
