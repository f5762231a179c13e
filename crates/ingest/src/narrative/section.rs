//! Headings and the paragraphs below them.

use std::sync::LazyLock;

use openbudget_domain::text::{half_width, pattern};
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
