//! The elements of an XML part, one step at a time, with bounded depth and without entities.

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use crate::format::{Refusal, bound, encoding};

/// Which vocabulary an element belongs to. Office programs write two namespaces for each, a
/// transitional one and a strict one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Space {
    /// `WordprocessingML`.
    Word,
    /// Alternatives of one content for programs of different age.
    Alternative,
    /// Formulas.
    Math,
    /// Drawings.
    Drawing,
    /// Any other.
    Other,
}

/// The longest attribute that is read, in bytes. Some are copied for every paragraph.
pub(in crate::format) const LONGEST_ATTRIBUTE: usize = 4096;

/// A start tag.
pub(in crate::format) struct Tag<'i> {
    pub(in crate::format) space: Space,
    start: BytesStart<'i>,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(in crate::format) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// How many bytes the tag has.
    pub(in crate::format) fn size(&self) -> usize {
        self.start.len()
    }

    /// Whether this is the element `name` of `WordprocessingML`.
    pub(in crate::format) fn is_word(&self, name: &str) -> bool {
        self.space == Space::Word && self.name() == name
    }

    /// The value of the attribute with this local name; none where it is longer than any office program writes.
    pub(in crate::format) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        attributes
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .filter(|attribute| attribute.value.len() <= LONGEST_ATTRIBUTE)
            .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned))
    }
}

/// A step through the elements. Empty elements open and close.
pub(in crate::format) enum Step<'i> {
    /// An element begins.
    Open(Tag<'i>),
    /// The innermost element ends.
    Close,
    /// Text between tags.
    Text(Cow<'i, str>),
    /// The part ends.
    End,
}

/// Steps through an XML part.
pub(in crate::format) struct Steps<'i> {
    reader: NsReader<&'i [u8]>,
    part: &'i str,
    depth: usize,
}

impl<'i> Steps<'i> {
    /// Begins at the start of a part called `part`.
    pub(in crate::format) fn new(part: &'i str, text: &'i str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0 }
    }

    /// How many elements are open.
    pub(in crate::format) fn depth(&self) -> usize {
        self.depth
    }

    /// The next step.
    ///
    /// # Errors
    /// `damaged_xml` where tags do not match or the part is cut off, `entity_declared` where it
    /// declares or uses entities of its own, `too_deep`.
    pub(in crate::format) fn next(&mut self) -> Result<Step<'i>, Refusal> {
        loop {
            let (space, event) = match self.reader.read_resolved_event() {
                Ok((space, event)) => (space_of(&space), event),
                Err(error) => return Err(self.damaged(&error.to_string())),
            };
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > bound::DEPTH {
                        return Err(bound::too_deep());
                    }
                    Step::Open(Tag { space, start })
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(text) => Step::Text(text.into_inner()),
                Event::CData(text) => Step::Text(text.into_inner()),
                Event::GeneralRef(reference) => {
                    let resolved = match reference.resolve_char_ref() {
                        Ok(Some(character)) => Some(Cow::Owned(character.to_string())),
                        Ok(None) => resolve_xml_entity(&reference).map(Cow::Borrowed),
                        Err(error) => return Err(self.damaged(&error.to_string())),
                    };
                    Step::Text(resolved.ok_or_else(|| self.entity())?)
                }
                Event::DocType(_) => return Err(self.entity()),
                Event::Eof if self.depth > 0 => return Err(self.damaged("it ends before its elements do")),
                Event::Eof => Step::End,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub(in crate::format) fn skip(&mut self) -> Result<(), Refusal> {
        let floor = self.depth;
        while self.depth >= floor {
            if matches!(self.next()?, Step::End) {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element that was opened last, elements inside included.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub(in crate::format) fn text(&mut self) -> Result<String, Refusal> {
        let floor = self.depth;
        let mut text = String::new();
        while self.depth >= floor {
            match self.next()? {
                Step::Text(piece) => text.push_str(&piece),
                Step::End => break,
                Step::Open(_) | Step::Close => {}
            }
        }
        Ok(text)
    }

    fn damaged(&self, why: &str) -> Refusal {
        Refusal::new(
            "damaged_xml",
            format!("the part {} is damaged at byte {} ({why})", self.part, self.reader.buffer_position()),
        )
    }

    fn entity(&self) -> Refusal {
        Refusal::new(
            "entity_declared",
            format!("the part {} declares or uses entities of its own, which no office program writes", self.part),
        )
    }
}

/// The text of an XML part.
///
/// # Errors
/// `damaged_xml` where the bytes are not the encoding that they begin with.
pub(in crate::format) fn decoded(part: &str, bytes: &[u8]) -> Result<String, Refusal> {
    encoding::marked(bytes).map_err(|refusal| {
        Refusal::new("damaged_xml", format!("the part {part} is not well encoded ({})", refusal.message))
    })
}

fn space_of(space: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(space) = space else { return Space::Other };
    match space.into_inner() {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Alternative,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => {
            Space::Drawing
        }
        _ => Space::Other,
    }
}
