//! What stands in the code is invented: nothing of the real disclosure does, save in tests and data.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::files_below;
use crate::fixture::RECORD;

/// Figures with so many digits are those of somebody.
const TELLING: usize = 4;

/// The names of projects and the figures of the record, as printed.
fn real() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&serde_json::from_str(RECORD).unwrap(), "", &mut found);
    found
}

fn collect(value: &Json, key: &str, found: &mut BTreeSet<String>) {
    match value {
        Json::Object(keys) => {
            if let (Some(name), true) = (keys.get("name").and_then(Json::as_str), keys.contains_key("indicators")) {
                found.insert(name.to_owned());
            }
            keys.iter().for_each(|(key, value)| collect(value, key, found));
        }
        Json::Array(items) => items.iter().for_each(|item| collect(item, key, found)),
        Json::String(text) if key == "printed" => {
            let figure = text.trim();
            let digits = figure.chars().filter(char::is_ascii_digit).count();
            let is_plain = figure.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
            // 2023.12.31 is a day like any, and 1000000 a round number.
            if is_plain && digits >= TELLING && figure.matches('.').count() < 2 && !figure.ends_with("00") {
                found.insert(figure.to_owned());
            }
        }
        _ => {}
    }
}

/// Whether a figure stands in a text by itself, not as a part of a longer one.
fn stands_in(word: &str, text: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_');
    text.match_indices(word).any(|(at, _)| {
        let figure = word.starts_with(|c: char| c.is_ascii_digit());
        !figure || !(part(text[..at].chars().next_back()) || part(text[at + word.len()..].chars().next()))
    })
}

#[test]
fn no_name_and_no_figure_of_the_real_disclosure_stands_in_the_code() {
    let real = real();
    assert!(real.len() > 50, "{real:?}");
    let sources: Vec<_> = files_below("crates", "rs").into_iter().chain(files_below("crates", "json")).collect();
    let mut found = Vec::new();
    for path in sources.iter().filter(|path| path.components().any(|part| part.as_os_str() == "src")) {
        let text = std::fs::read_to_string(path).unwrap();
        found.extend(
            real.iter().filter(|word| stands_in(word, &text)).map(|word| format!("{}: {word}", path.display())),
        );
    }
    assert_eq!(found, Vec::<String>::new());
    assert!(sources.len() > 100);
}
