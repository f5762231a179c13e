//! Words where none belong: whatever stands in a document is kept by a fact or a section, or reported.

use openbudget_domain::disclosure::Disclosure;

use super::{county, differences, originals, read, said};

/// All words that a disclosure keeps or reports, without blanks.
fn words(disclosure: &Disclosure) -> String {
    squeezed(&serde_json::to_string(disclosure).unwrap().replace("\\n", ""))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The lines of a text, one of them written anew.
fn with(lines: &[&str], at: usize, line: &str) -> String {
    let mut lines = lines.to_vec();
    lines[at] = line;
    lines.join("\n")
}

/// Whether a document, with this written at a line, loses neither that nor anything else.
fn keeps_all(code: &str, kept: &[String], altered: &str, stray: &str, at: usize) {
    let words = words(&read(code, altered.as_bytes()));
    assert!(words.contains(stray), "{code}, line {}: {stray} is neither kept nor reported", at + 1);
    for line in kept {
        assert!(words.contains(line), "{code}, {stray} at line {}: {line} is lost", at + 1);
    }
}

#[test]
fn what_is_written_into_a_blank_cell_or_between_rows_is_kept_or_reported_and_takes_nothing_with_it() {
    for (code, text) in originals() {
        let before = words(&read(code, text.as_bytes()));
        let lines: Vec<&str> = text.lines().collect();
        let mut kept: Vec<String> =
            lines.iter().map(|line| squeezed(line)).filter(|line| before.contains(line) && !line.is_empty()).collect();
        kept.sort();
        kept.dedup();
        // Not every line: the document is read again for each.
        let step = 1 + lines.len() / 120;
        for at in (0..lines.len()).step_by(step) {
            let stray = format!("结转{at}万元");
            if squeezed(lines[at]).is_empty() && lines[at].starts_with('\t') {
                keeps_all(code, &kept, &with(&lines, at, &format!("\t{stray}")), &stray, at);
            }
            if lines[at].is_empty() && at > 0 {
                let stray = format!("附注{at}");
                keeps_all(code, &kept, &with(&lines, at, &format!("\n{stray}\n")), &stray, at);
            }
        }
    }
}

#[test]
fn the_number_of_a_page_between_rows_changes_nothing_of_its_table() {
    let original = said(&read("999901", county().as_bytes()));
    let lines: Vec<String> = county().lines().map(str::to_owned).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let first = lines.iter().position(|line| line.trim() == "项目资金主要用途").unwrap();
    for at in (first..lines.len()).filter(|at| lines[*at].is_empty()) {
        let altered = said(&read("999901", with(&lines, at, "\n- 3 -\n").as_bytes()));
        let changes = differences(&original, &altered);
        assert!(changes.iter().all(|change| change.starts_with("sections[")), "line {}: {changes:#?}", at + 1);
    }
}

#[test]
fn words_that_stand_alone_among_indicators_are_reported_and_change_none() {
    let row = "\t\n\t质量指标\n\t食品安全事故次数\n";
    for column in 0..3 {
        let cells: String =
            (0..6).map(|at| if at == column { "\t结转77万元\n" } else { "\t\n" }).collect::<Vec<_>>().concat();
        let altered = county().replacen(row, &format!("{cells}\n{row}"), 1);
        let disclosure = read("999901", altered.as_bytes());
        if column == 2 {
            // It could be the rest of the name above, in a row that is split.
            assert!(words(&disclosure).contains("结转77万元"));
            continue;
        }
        let reported: Vec<&str> = disclosure.coverage.unrecognised.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(reported, ["结转77万元"], "column {column}");
        assert_eq!(disclosure.coverage.notices[0].code, "text_among_indicators");
        assert_eq!(said(&disclosure)["projects"], said(&read("999901", county().as_bytes()))["projects"]);
    }
}

#[test]
fn a_row_with_a_cell_too_many_behind_a_blank_one_is_reported() {
    let row = "\t\n\t质量指标\n\t食品安全事故次数\n";
    let altered = county().replacen(row, "\t\n\t质量指标\n\t食品安全事故次数\n\t食品安全事故次数\n", 1);
    let disclosure = read("999901", altered.as_bytes());
    assert_eq!(disclosure.coverage.notices[0].code, "row_misaligned");
    assert_eq!(disclosure.coverage.unrecognised.len(), 6);
}
