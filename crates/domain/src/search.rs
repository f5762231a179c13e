//! Text search that knows no words: a text is cut into pairs of neighbouring characters, and a term
//! is found where its pairs stand in a row, which is exactly where it stands as a substring. So a
//! term of one, two or many Chinese characters is found alike on every database.

use crate::text::half_width;

/// How long a search term may be, in characters.
pub const LONGEST_TERM: usize = 100;

/// The form in which texts and terms are compared: full-width letters and digits as half-width
/// ones, letters in lower case, no white space.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).map(half_width).flat_map(char::to_lowercase).collect()
}

/// How many characters of a text are searched: PostgreSQL numbers no more words of one text than 16,383.
pub const MOST_SEARCHED: usize = 16_000;

/// The end of a text, in the pair of its last character.
const END: char = '\u{0}';

/// The pairs of a text as words for an index, in order.
///
/// A pair is written in hexadecimal digits behind a letter, so that no tokeniser takes it apart.
#[must_use]
pub fn grams(text: &str) -> String {
    let folded: String = folded(text).chars().take(MOST_SEARCHED).collect();
    let behind = folded.chars().skip(1).chain([END]);
    let words: Vec<String> = folded.chars().zip(behind).map(|(one, other)| pair(one, other)).collect();
    words.join(" ")
}

fn pair(one: char, other: char) -> String {
    format!("{}{:06x}", single(one), u32::from(other))
}

/// The beginning of every pair that begins with a character.
fn single(character: char) -> String {
    format!("g{:06x}", u32::from(character))
}

/// What an index is asked for a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermGrams {
    /// Every word that begins so: the term is one character.
    Prefix(String),
    /// These words in a row.
    Phrase(Vec<String>),
}

/// The words of a term; nothing for a term without a character.
#[must_use]
pub fn term_grams(term: &str) -> Option<TermGrams> {
    let folded: Vec<char> = folded(term).chars().collect();
    match folded.as_slice() {
        [] => None,
        [only] => Some(TermGrams::Prefix(single(*only))),
        all => Some(TermGrams::Phrase(
            all.windows(2)
                .filter_map(|pair_of| match pair_of {
                    [one, other] => Some(pair(*one, *other)),
                    _ => None,
                })
                .collect(),
        )),
    }
}

/// A text that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Searched {
    /// The resource, as in paths.
    pub resource: &'static str,
    /// The key of the item.
    pub field: &'static str,
    /// How much a hit in it counts, of 500: a name says more of what an item is about than a basis.
    pub weight: i64,
}

const fn searched(resource: &'static str, field: &'static str, weight: i64) -> Searched {
    Searched { resource, field, weight }
}

/// Every text that is searched.
pub const SEARCHED: &[Searched] = &[
    searched("projects", "name", 500),
    searched("projects", "purpose", 400),
    searched("projects", "objectives", 350),
    searched("indicators", "name", 300),
    searched("indicators", "description", 250),
    searched("indicators", "target", 200),
    searched("indicators", "basis", 100),
    searched("statements", "printed", 300),
    searched("procurement-thresholds", "printed", 200),
    searched("official-expenses", "reason", 200),
];

/// Where a folded term stands in a text: the byte range of the text's own characters.
#[must_use]
pub fn find(text: &str, term: &str) -> Option<std::ops::Range<usize>> {
    let term = folded(term);
    if term.is_empty() {
        return None;
    }
    let mut compared = String::new();
    let mut places: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for (start, character) in text.char_indices() {
        if character.is_whitespace() {
            continue;
        }
        let end = start.saturating_add(character.len_utf8());
        places.push((compared.len(), start..end));
        compared.extend(half_width(character).to_lowercase());
    }
    let found = compared.find(&term)?;
    let behind = found.saturating_add(term.len());
    let first = places.iter().rev().find(|(at, _)| *at <= found)?;
    let last = places.iter().rev().find(|(at, _)| *at < behind)?;
    Some(first.1.start..last.1.end)
}

/// How many characters stand on either side of a term in a snippet.
const AROUND: usize = 30;

/// The surroundings of a term with the term between `<mark>` and `</mark>`. The text around is
/// escaped for HTML, so that a snippet can be shown as it is.
#[must_use]
pub fn snippet(text: &str, term: &str) -> Option<String> {
    let range = find(text, term)?;
    let (before, rest) = text.split_at_checked(range.start)?;
    let (matched, after) = rest.split_at_checked(range.len())?;
    let skip = before.chars().count().saturating_sub(AROUND);
    let opening = if skip > 0 { "…" } else { "" };
    let closing = if after.chars().count() > AROUND { "…" } else { "" };
    let before: String = before.chars().skip(skip).collect();
    let after: String = after.chars().take(AROUND).collect();
    Some(format!("{opening}{}<mark>{}</mark>{}{closing}", escaped(&before), escaped(matched), escaped(&after)))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
