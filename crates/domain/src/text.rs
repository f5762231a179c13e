//! Printed text: its line breaks, its full-width signs, its spaces.

use std::ops::Range;

use regex::Regex;

/// A regular expression that is part of the program.
///
/// # Panics
/// Where `source` is no regular expression: a mistake of the programmer, met by any test that uses it.
#[must_use]
#[expect(clippy::expect_used, reason = "the expressions are constants of this program, and every one is used by tests")]
pub fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a constant expression is well-formed")
}

/// A cell as one line: a line break within Chinese text says nothing, so it is dropped; between two
/// Latin letters or digits it separates words, so it becomes a space. Outer white space is dropped,
/// inner spaces stay as printed.
#[must_use]
pub fn join_lines(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split(['\n', '\r', '\u{b}', '\u{2028}']).map(str::trim).filter(|line| !line.is_empty()) {
        let before = joined.chars().next_back();
        let after = line.chars().next();
        if before.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(|c| c.is_ascii_alphabetic()) {
            joined.push(' ');
        }
        joined.extend(line.chars().map(|c| if c == '\t' { ' ' } else { c }));
    }
    joined
}

/// The half-width form of a full-width ASCII character; any other character as it is.
#[must_use]
pub fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(character).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(character)
        }
        '﹣' | '−' | '‐' | '‑' => '-',
        '﹪' | '٪' => '%',
        '﹤' => '<',
        '﹥' => '>',
        '﹦' => '=',
        '〜' | '∼' => '~',
        other => other,
    }
}

/// Whether nothing is printed.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// A text in the form in which it is compared: without white space and with half-width signs.
/// It knows where each of its characters stands in the printed text.
#[derive(Debug, Clone)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the range of the printed character that it belongs to.
    places: Vec<Range<usize>>,
}

impl Folded {
    /// Folds a printed text. The comma of Chinese prose stays, for `，` separates what `,` may join,
    /// save where it stands before a group of three digits behind at most three.
    #[must_use]
    pub fn new(printed: &str) -> Self {
        let mut text = String::with_capacity(printed.len());
        let mut places = Vec::with_capacity(printed.len());
        for (start, character) in printed.char_indices().filter(|(_, character)| is_seen(*character)) {
            let folded =
                if character == '，' && !groups_thousands(printed, start) { character } else { half_width(character) };
            text.push(folded);
            let place = start..start.saturating_add(character.len_utf8());
            places.extend(std::iter::repeat_n(place, folded.len_utf8()));
        }
        Self { text, places }
    }

    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether white space, or what is not seen, stands between two digits of a range.
    #[must_use]
    pub fn parts_digits(&self, range: Range<usize>) -> bool {
        let bytes = self.text.as_bytes().get(range.clone()).unwrap_or_default();
        let places = self.places.get(range).unwrap_or_default();
        let of_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
        bytes.windows(2).zip(places.windows(2)).any(|(bytes, places)| {
            matches!((bytes, places), ([one, next], [here, there])
                if of_number(one) && of_number(next) && here.end < there.start)
        })
    }

    /// The range of the printed text that a range of the folded text stands for.
    #[must_use]
    pub fn printed(&self, range: Range<usize>) -> Range<usize> {
        let first = self.places.get(range.start).map_or(0, |place| place.start);
        let last = range.end.checked_sub(1).and_then(|last| self.places.get(last)).map_or(first, |place| place.end);
        first..last.max(first)
    }
}

/// Whether a character shows: neither white space nor one of no width, which pages and Word files leave behind.
const fn is_seen(character: char) -> bool {
    !(character.is_whitespace() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
}

/// Whether the comma at this place stands between one to three digits and a group of just three.
fn groups_thousands(printed: &str, comma: usize) -> bool {
    let is_digit = |c: &char| half_width(*c).is_ascii_digit();
    let before = printed.get(..comma).map_or(0, |text| text.chars().rev().take_while(is_digit).count());
    let after = printed.get(comma..).map_or(0, |text| text.chars().skip(1).take_while(is_digit).count());
    (1..=3).contains(&before) && after == 3
}
