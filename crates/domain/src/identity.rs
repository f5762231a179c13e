//! Ids that stay the same across formats and revisions.

use std::collections::{HashMap, HashSet};

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};

use crate::disclosure::DisclosureKind;

/// The id of a disclosure: `{government}-{fiscal year}-{kind}`.
#[must_use]
pub fn disclosure_id(government: &str, fiscal_year: i32, kind: DisclosureKind) -> String {
    format!("{government}-{fiscal_year}-{}", kind.key())
}

/// Gives each fact of one disclosure its id: `{disclosure}-{letter}-{hash}`.
///
/// The hash is taken from what identifies the fact in print (its kind and its names, without white
/// space, which formats render differently) and its ordinal among equals. It does not depend on
/// figures, places or the format, so a corrected figure keeps its id.
#[derive(Debug)]
pub struct Identities {
    disclosure: String,
    given: HashSet<String>,
    /// The ordinal that is next among equals, so that a document which repeats itself is no work for ever.
    next: HashMap<String, u32>,
}

/// The resource whose ids have this letter.
#[must_use]
pub fn resource_of(letter: &str) -> Option<&'static str> {
    Some(match letter {
        "p" => "projects",
        "i" => "indicators",
        "e" => "official-expenses",
        "b" => "debt-balances",
        "d" => "debt-service",
        "t" => "transfer-payments",
        "g" => "procurement-thresholds",
        "s" => "statements",
        "f" => "findings",
        _ => return None,
    })
}

/// How many characters of the hash an id holds: 40 bits.
const HASH_LENGTH: usize = 8;

impl Identities {
    /// Ids for the facts of this disclosure.
    #[must_use]
    pub fn new(disclosure: &str) -> Self {
        Self { disclosure: disclosure.to_owned(), given: HashSet::new(), next: HashMap::new() }
    }

    /// The id of the next fact with this letter that is identified by these words.
    pub fn next(&mut self, letter: char, words: &[&str]) -> String {
        let next = self.next.entry(format!("{letter}\0{}", words.join("\0"))).or_insert(1);
        loop {
            let id = format!("{}-{letter}-{}", self.disclosure, hash(words, *next));
            *next = next.saturating_add(1);
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn hash(words: &[&str], ordinal: u32) -> String {
    let mut digest = Sha256::new();
    for word in words {
        let printed: String = word.chars().filter(|c| !c.is_whitespace()).collect();
        digest.update(printed.as_bytes());
        digest.update([0]);
    }
    digest.update(ordinal.to_be_bytes());
    let mut text = alphabet().encode(&digest.finalize());
    text.truncate(HASH_LENGTH);
    text
}

/// Base 32 without the letters that are mistaken for digits (Crockford's), in lower case.
fn alphabet() -> Encoding {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    // The symbols are 32 distinct ASCII characters, which is all that the crate asks for.
    specification.encoding().unwrap_or(data_encoding::BASE32HEX_NOPAD)
}
