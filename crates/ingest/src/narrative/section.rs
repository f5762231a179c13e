//! Headings and the paragraphs below them.

use std::sync::LazyLock;

use openbudget_domain::text::{half_width, join_lines, pattern};
use regex::Regex;

use super::year::year_of_title;

/// 一、…, （一）…, 第一部分 …
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[一二三四五六七八九十]{1,3}[、.．]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,2}(?:部分|章|节))",
    )
});

/// The longest heading, in characters: a longer paragraph with a number is prose.
const LONGEST_HEADING: usize = 40;

/// Whether a paragraph is a heading: numbered, short, no sentence.
pub(crate) fn is_heading(text: &str) -> bool {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    NUMBERED.is_match(&folded)
        && folded.chars().count() <= LONGEST_HEADING
        && !folded.contains(['。', '；', ';'])
        && !folded.ends_with([',', '，', ':', '：'])
}

/// The headings that are open, the outermost first.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    open: Vec<(usize, String)>,
    /// The words before a list, as 公开招标数额标准：, which hold until a sentence ends.
    lead: Option<String>,
}

impl Headings {
    /// Opens a heading; it closes those of its level and below.
    pub(crate) fn open(&mut self, text: &str) {
        let level = level(text);
        self.open.retain(|(other, _)| *other < level);
        self.open.push((level, join_lines(text)));
        self.lead = None;
    }

    /// Takes note of a paragraph that has been read.
    pub(crate) fn pass(&mut self, text: &str) {
        let text = join_lines(text);
        if text.ends_with([':', '：']) {
            self.lead = text.rsplit(['。', '；']).next().map(str::to_owned);
        } else if text.ends_with('。') {
            self.lead = None;
        }
    }

    /// What is above a paragraph, a line a heading.
    pub(crate) fn above(&self) -> String {
        let open = self.open.iter().map(|(_, text)| text.as_str());
        open.chain(self.lead.as_deref()).collect::<Vec<_>>().join("\n")
    }
}

/// 第一部分 is above 一、, and that above （一）.
fn level(text: &str) -> usize {
    match text.trim_start().chars().next() {
        Some('第') => 0,
        Some('(' | '（') => 2,
        _ => 1,
    }
}

/// The longest title of a document, in characters.
const LONGEST_TITLE: usize = 80;

/// Whether the first paragraph of a document is its title.
pub(crate) fn is_title(text: &str) -> bool {
    !is_heading(text) && text.chars().count() <= LONGEST_TITLE && !text.contains(['。', '；'])
}

/// Whether a title says that it is one of a budget: by a year and the word, and not by the path to a page.
pub(crate) fn names_budget(text: &str) -> bool {
    year_of_title(text).is_some()
        && text.contains(['预', '决'])
        && text.contains('算')
        && !text.contains(['>', '＞', '»'])
}

/// A mark that the conversion from Word leaves: it prints nothing.
const BOOKMARK: &str = "[bookmark:";

/// The text without bookmarks, and how many there were.
pub(crate) fn without_bookmarks(text: &str) -> (String, u32) {
    let mut rest = text;
    let mut bare = String::with_capacity(text.len());
    let mut count = 0_u32;
    while let Some((before, behind)) = rest.split_once(BOOKMARK) {
        let Some((_, after)) = behind.split_once(']') else { break };
        bare.push_str(before);
        rest = after;
        count = count.saturating_add(1);
    }
    bare.push_str(rest);
    (bare, count)
}
