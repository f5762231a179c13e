//! The tree of a page, built by the parser of browsers within bounds of depth, size and time.

use std::time::Duration;

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use rustix::time::{ClockId, Timespec, clock_gettime};
use scraper::{Html, HtmlTreeSink, Node};

use crate::format::{Refusal, bound};

/// How much is parsed between two looks at the bounds. The parser searches its open elements at every
/// tag, so a piece must not open too many.
const PIECE: usize = 8192;
/// The parser compares each attribute of a tag with those before it, which takes hours for a tag that
/// has millions. A page within the other bounds takes less than a second. This is the time that the
/// parser itself is at work: a machine that has much else to do refuses no page that it would else read.
const PATIENCE: Duration = Duration::from_secs(5);

/// Parses a page.
///
/// # Errors
/// `too_deep`, `too_many_elements`, `too_many_cells`, `too_slow`.
pub(super) fn parsed(text: &str) -> Result<Html, Refusal> {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let begun = worked();
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), options);
    let mut growth = Growth::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = after;
        parser.process(StrTendril::from_slice(piece));
        growth.look(&parser.tokenizer.sink.sink.0.borrow())?;
        if worked().saturating_sub(begun) > PATIENCE {
            return Err(Refusal::new(
                "too_slow",
                "the markup of this page takes too long to parse; save it anew from a browser",
            ));
        }
    }
    Ok(parser.finish())
}

/// How long this thread has been at work.
fn worked() -> Duration {
    let Timespec { tv_sec, tv_nsec } = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(tv_sec).unwrap_or(0), u32::try_from(tv_nsec).unwrap_or(0))
}

/// How the tree has grown so far.
#[derive(Default)]
struct Growth {
    nodes: usize,
    attributes: usize,
    cells: bound::Meter,
}

impl Growth {
    fn look(&mut self, page: &Html) -> Result<(), Refusal> {
        let nodes = page.tree.values().len();
        for element in page.tree.values().skip(self.nodes).filter_map(Node::as_element) {
            self.attributes += element.attrs.len();
            match element.name() {
                "table" => self.cells.tables(1),
                "td" | "th" => self.cells.cells(1)?,
                _ => {}
            }
        }
        self.nodes = nodes;
        if self.nodes + self.attributes > bound::NODES {
            return Err(Refusal::new(
                "too_many_elements",
                format!("the page has more than {} elements and attributes; split it", bound::NODES),
            ));
        }
        // elements are added to the innermost open one, so the last one made is as deep as any
        let deep = page.tree.nodes().next_back().is_some_and(|last| last.ancestors().count() > bound::DEPTH);
        if deep { Err(bound::too_deep()) } else { Ok(()) }
    }
}
