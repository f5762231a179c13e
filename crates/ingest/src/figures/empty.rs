//! Tables without a figure, and the note beside each that says why it has none.

use std::sync::LazyLock;

use openbudget_domain::empty_table::EmptyTable;
use openbudget_domain::evidence::Citation;
use openbudget_domain::text::pattern;
use regex::Regex;

use super::chunk::is_form;
use super::matrix::{is_caption, numbers_columns};
use super::words::{folded, is_figure};
use crate::form::{FormCell, FormRow, is_register};

/// The longest note, in characters.
const LONGEST: usize = 120;

/// What such a table would tell.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:预算|决算|收支|收入|支出|经费|债务|债券|转移支付|基金|资金|采购).*表(?:[(（].*[)）])?$")
});
/// That there is nothing to tell.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "空表|为空|无数据|无内容|没有|未安排|不安排|未编制|未发生|不涉及|不存在|无此|(?:^|[,，:：。(县区市镇乡年表级位])(?:均|暂)?无",
    )
});

/// The empty tables of a document, while it is read.
#[derive(Debug, Default)]
pub(crate) struct EmptyTables {
    found: Vec<EmptyTable>,
    /// The paragraphs since the last table.
    above: Vec<Citation>,
    /// Whether the last table is an empty one without a note so far.
    waits: bool,
    /// The title of the last table, where it has nothing but a header: a note of all its columns stands apart.
    bare: Option<Citation>,
}

impl EmptyTables {
    /// Takes note of a paragraph: it may be the title of the next table, or the note below the last.
    pub(crate) fn pass(&mut self, paragraph: &Citation) {
        if self.waits && is_note(&paragraph.text) {
            self.note(paragraph.clone());
            return;
        }
        // Behind another title a note is of the table that comes.
        self.waits = self.waits && !is_title(&paragraph.text);
        self.above.push(paragraph.clone());
    }

    /// Takes note of a table, or of a part of one that stands by itself.
    pub(crate) fn table(&mut self, rows: &[FormRow]) {
        let above = std::mem::take(&mut self.above);
        let bare = self.bare.take();
        if let [row] = rows
            && let Some(cell) = row.only().filter(|cell| is_note(&cell.text))
            && (self.waits || bare.is_some())
        {
            self.found.extend(bare.map(|title| EmptyTable { title, note: None }));
            self.note(cell.citation());
            return;
        }
        self.waits = false;
        let captions = rows.iter().take_while(|row| is_caption(row)).filter_map(FormRow::only);
        let captions: Vec<Citation> = above.into_iter().chain(captions.map(FormCell::citation)).collect();
        let Some(at) = captions.iter().rposition(|citation| is_title(&citation.text)) else { return };
        match body(rows) {
            Body::Figures => return,
            Body::Absent => {
                self.bare = captions.get(at).cloned();
                return;
            }
            Body::Blank => {}
        }
        let inside = rows.iter().filter_map(FormRow::only).map(FormCell::citation);
        let beside = captions.iter().skip(at.saturating_add(1)).cloned().chain(inside);
        let note = beside.into_iter().find(|citation| is_note(&citation.text));
        self.waits = note.is_none();
        self.found.extend(captions.get(at).map(|title| EmptyTable { title: title.clone(), note }));
    }

    /// All of them, in the order of the document.
    pub(crate) fn finish(self) -> Vec<EmptyTable> {
        self.found
    }

    fn note(&mut self, citation: Citation) {
        self.waits = false;
        if let Some(last) = self.found.last_mut() {
            last.note = Some(citation);
        }
    }
}

fn is_title(text: &str) -> bool {
    let words = folded(text);
    TITLE.is_match(&words) && !words.contains(['。', '，', ',', '；', ';']) && words.chars().count() <= LONGEST
}

fn is_note(text: &str) -> bool {
    let words = folded(text);
    words.chars().count() <= LONGEST && NOTE.is_match(&words) && !is_title(text)
}

/// What stands below the header of a table.
enum Body {
    /// Something.
    Figures,
    /// Rows without a figure, most of whose cells are blank.
    Blank,
    /// No row.
    Absent,
}

fn body(rows: &[FormRow]) -> Body {
    if is_form(rows) || rows.iter().any(is_register) {
        return Body::Figures;
    }
    let mut rows = rows.iter().skip_while(|row| is_caption(row));
    let Some(header) = rows.next() else { return Body::Figures };
    let few = |row: &&FormRow| row.filled().count().saturating_mul(2) <= header.filled().count();
    // The header may go on in a second row, below cells that are merged.
    let mut body = rows.filter(|row| !numbers_columns(row)).peekable();
    body.next_if(|row| !few(row));
    let has_figure = |row: &FormRow| row.filled().any(|cell| is_figure(&cell.text));
    let noted = |row: &FormRow| row.only().is_some_and(|cell| is_note(&cell.text));
    if has_figure(header) {
        return Body::Figures;
    }
    let rest: Vec<&FormRow> = body.collect();
    if rest.is_empty() {
        Body::Absent
    } else if rest.iter().all(|row| few(row) && (noted(row) || !has_figure(row))) {
        Body::Blank
    } else {
        Body::Figures
    }
}
