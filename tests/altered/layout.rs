//! Encodings, line ends, blanks and TABs: the facts and their ids stay what they are.

use encoding_rs::GB18030;

use super::{differences, originals, read, said};

/// The name of a way to write a document, and the way.
type Way = (&'static str, fn(&str) -> Vec<u8>);

/// Each way to write the same document.
const WAYS: &[Way] = &[
    ("CRLF", |text| text.replace('\n', "\r\n").into_bytes()),
    ("CR", |text| text.replace('\n', "\r").into_bytes()),
    ("UTF-8 with a mark and CRLF", |text| [b"\xEF\xBB\xBF".as_slice(), text.replace('\n', "\r\n").as_bytes()].concat()),
    ("UTF-16LE", |text| wide(text, u16::to_le_bytes)),
    ("UTF-16BE", |text| wide(text, u16::to_be_bytes)),
    ("GB18030", |text| GB18030.encode(text).0.into_owned()),
    ("spaces behind lines", |text| lines(text, |line| format!("{line}  "))),
    ("wide spaces behind lines", |text| lines(text, |line| format!("{line}\u{3000}"))),
    ("spaces before TABs", |text| lines(text, |line| line.replacen('\t', " \t", 1))),
    ("spaces behind TABs", |text| lines(text, |line| line.replacen('\t', "\t  ", 1))),
    ("two TABs", |text| lines(text, |line| line.replacen('\t', "\t\t", 1))),
    ("two blank lines", |text| lines(text, |line| if line.is_empty() { "\n".to_owned() } else { line.to_owned() })),
    ("spaces in blank lines", |text| {
        lines(text, |line| if line.is_empty() { " ".to_owned() } else { line.to_owned() })
    }),
    ("blank lines before", |text| format!("\n\n{text}").into_bytes()),
    ("no line end at the end", |text| text.trim_end().as_bytes().to_vec()),
];

fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
}

fn lines(text: &str, write: impl Fn(&str) -> String) -> Vec<u8> {
    text.split('\n').map(write).collect::<Vec<_>>().join("\n").into_bytes()
}

#[test]
fn a_document_says_the_same_in_any_encoding_and_with_any_blanks() {
    for (code, text) in originals() {
        let original = said(&read(code, text.as_bytes()));
        for (way, write) in WAYS {
            let altered = said(&read(code, &write(&text)));
            assert_eq!(differences(&original, &altered), Vec::<String>::new(), "{code}: {way}");
        }
    }
}

/// Each row in one line, its cells between TABs, and a TAB before the first of them where `lead` says so.
fn rows_in_lines(text: &str, lead: &str) -> String {
    let mut rows: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.split('\n') {
        match line.strip_prefix('\t') {
            Some(cell) if open => {
                let row = rows.last_mut().unwrap();
                row.push('\t');
                row.push_str(cell.trim());
            }
            Some(cell) => rows.push(format!("{lead}{}", cell.trim())),
            None if open && !line.is_empty() => rows.last_mut().unwrap().push_str(line),
            None => rows.push(line.to_owned()),
        }
        open = line.starts_with('\t') || (open && !line.is_empty());
    }
    rows.join("\n")
}

#[test]
fn a_document_says_the_same_with_a_row_a_line() {
    for (code, text) in originals() {
        let original = said(&read(code, text.as_bytes()));
        let altered = said(&read(code, rows_in_lines(&text, "\t").as_bytes()));
        assert_eq!(differences(&original, &altered), Vec::<String>::new(), "{code}");
        let without_blank_lines: Vec<u8> = rows_in_lines(&text, "\t")
            .split('\n')
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
            .into();
        let altered = said(&read(code, &without_blank_lines));
        assert_eq!(differences(&original, &altered), Vec::<String>::new(), "{code} without blank lines");
    }
    // Without a TAB before the first cell, a heading is a paragraph.
    let text = super::county();
    let original = said(&read("999901", text.as_bytes()));
    let mut altered = said(&read("999901", rows_in_lines(&text, "").as_bytes()));
    altered["sections"] = original["sections"].clone();
    assert_eq!(differences(&original, &altered), Vec::<String>::new());
}

#[test]
fn lines_of_a_citation_are_those_of_the_file() {
    let text = super::county();
    for bytes in [text.replace('\n', "\r\n").into_bytes(), text.replace('\n', "\r").into_bytes()] {
        let (original, altered) = (read("999901", text.as_bytes()), read("999901", &bytes));
        assert_eq!(original.projects[1].evidence.source, altered.projects[1].evidence.source);
    }
}
