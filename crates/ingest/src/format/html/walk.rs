//! Walks a page in reading order: blocks become paragraphs, tables become grids.

use ego_tree::NodeRef;
use scraper::Html;
use scraper::Node;
use scraper::node::Element;

use super::space::Line;
use crate::format::Refusal;
use crate::format::bound::Meter;
use crate::format::flow::Flow;

/// Elements that show nothing, or nothing that belongs to the document.
const UNSHOWN: [&str; 29] = [
    "head", "title", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio",
    "video", "map", "select", "button", "textarea", "input", "datalist", "dialog", "nav", "footer", "aside", "rt",
    "rp", "link", // What is struck out is deleted, as in a document of Word.
    "del", "s", "strike",
];

/// Elements that begin and end a line of their own.
const BLOCKS: [&str; 37] = [
    "html",
    "body",
    "address",
    "article",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
    "td",
    "th",
    "tr",
    "caption",
    "search",
];

/// What a page holds.
///
/// # Errors
/// `too_many_cells`.
pub(super) fn content(page: &Html, meter: &mut Meter) -> Result<Vec<Flow>, Refusal> {
    let mut walk = Walk { meter, line: Line::default(), content: Vec::new(), manner: Manner::default() };
    walk.children(page.tree.root())?;
    walk.end_paragraph();
    Ok(walk.content)
}

/// A walk through a page or through a cell.
pub(super) struct Walk<'m> {
    pub(super) meter: &'m mut Meter,
    line: Line,
    content: Vec<Flow>,
    manner: Manner,
}

/// How text shows.
#[derive(Debug, Clone, Copy, Default)]
struct Manner {
    preformatted: bool,
    heading: bool,
    linked: bool,
}

impl Walk<'_> {
    /// What stands in a cell.
    pub(super) fn cell(&mut self, cell: NodeRef<'_, Node>) -> Result<Vec<Flow>, Refusal> {
        let mut walk = Walk { meter: self.meter, line: Line::default(), content: Vec::new(), manner: self.manner };
        walk.children(cell)?;
        walk.end_paragraph();
        Ok(walk.content)
    }

    fn children(&mut self, parent: NodeRef<'_, Node>) -> Result<(), Refusal> {
        for child in parent.children() {
            match child.value() {
                Node::Text(text) => self.line.push(text, self.manner.preformatted, self.manner.linked),
                Node::Element(element) if is_shown(element) => self.element(child, element)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Result<(), Refusal> {
        match element.name() {
            "br" => self.line.break_line(),
            "table" => {
                self.end_paragraph();
                // a caption stands above its table
                for caption in node.children().filter(|child| is_named(child, "caption")) {
                    self.children(caption)?;
                    self.end_paragraph();
                }
                let grid = self.table(node)?;
                self.content.push(Flow::Table(grid));
            }
            name if BLOCKS.contains(&name) => {
                self.end_paragraph();
                let outer = self.manner;
                self.manner.preformatted |= name == "pre" || style_of(element).contains("white-space:pre");
                self.manner.heading |= matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
                self.children(node)?;
                self.end_paragraph();
                self.manner = outer;
            }
            "a" => {
                let outer = self.manner;
                self.manner.linked |= element.attr("href").is_some();
                self.children(node)?;
                self.manner = outer;
            }
            _ => self.children(node)?,
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let (text, plain) = self.line.take();
        if !text.trim().is_empty() {
            let article = plain || self.manner.heading;
            self.content.push(if article { Flow::Paragraph(text) } else { Flow::Links(text) });
        }
    }
}

/// Whether a node is an element of this name.
pub(super) fn is_named(node: &NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

/// Whether an element shows.
pub(super) fn is_shown(element: &Element) -> bool {
    let style = style_of(element);
    !UNSHOWN.contains(&element.name())
        && element.attr("hidden").is_none()
        && !["display:none", "visibility:hidden", "mso-hide:all", "line-through"]
            .iter()
            .any(|hides| style.contains(hides))
}

fn style_of(element: &Element) -> String {
    let style = element.attr("style").unwrap_or_default();
    style
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| character.to_ascii_lowercase())
        .collect()
}
