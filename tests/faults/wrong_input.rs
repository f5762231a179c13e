//! Wrong documents.

use std::time::Instant;

use openbudget_testkit::publisher::request;

use crate::fixture::{COUNTY_2024, on_both_empty, publish};

fn refused(bytes: &[u8]) -> String {
    match openbudget_ingest::read(bytes, &request("999901")) {
        Ok(reading) => panic!("read {} projects", reading.disclosure.projects.len()),
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn documents_that_are_none_are_refused_with_the_reason() {
    let mut broken = COUNTY_2024.to_vec();
    broken.insert(3000, 0);
    let cut = COUNTY_2024.iter().rposition(|byte| *byte == 0xe4 || *byte == 0xe5).unwrap();
    let lines: Vec<String> = [
        Vec::new(),
        b" \n\t\n".to_vec(),
        b"\x7fELF\x02\x01\x01\x00\x00\x00".to_vec(),
        b"%PDF-1.4".to_vec(),
        broken,
        COUNTY_2024[..=cut].to_vec(),
        "这是一封信，没有预算。".as_bytes().to_vec(),
        "关于预算公开的说明\n年初预算未安排转移支付。\n".as_bytes().to_vec(),
    ]
    .iter()
    .map(|bytes| refused(bytes))
    .collect();
    insta::assert_snapshot!("wrong-input", lines.join("\n"));
}

#[test]
fn a_name_that_is_none_is_refused_on_either_database_alike() {
    let text = std::str::from_utf8(COUNTY_2024).unwrap();
    let long = text.replacen("\t食品安全事故次数\n", &format!("\t{}\n", "长".repeat(601)), 1);
    assert!(
        refused(long.as_bytes())
            .starts_with("name_too_long: the name of this indicator has 601 characters, more than 600")
    );
    on_both_empty(|program| {
        let long = text.replacen("\t食品安全事故次数\n", &format!("\t{}\n", "长".repeat(600)), 1);
        publish(program, "999901", long.as_bytes());
    });
}

#[test]
fn line_ends_and_marks_and_encodings_make_no_difference() {
    let text = std::str::from_utf8(COUNTY_2024).unwrap();
    let plain = openbudget_ingest::read(COUNTY_2024, &request("999901")).unwrap().disclosure;
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes(), utf16] {
        let mut other = openbudget_ingest::read(&bytes, &request("999901")).unwrap().disclosure;
        other.document = plain.document.clone();
        assert_eq!(other, plain);
    }
}

#[test]
fn a_table_that_is_cut_off_is_kept_only_with_a_flag() {
    let text = std::str::from_utf8(COUNTY_2024).unwrap();
    let whole = openbudget_ingest::read(COUNTY_2024, &request("999901")).unwrap().disclosure;
    let first = text.find("一级指标").unwrap();
    for (cut, why) in [(first, "before its indicators"), (first + 400, "in the middle of them")] {
        let cut = (cut..text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
        let read = openbudget_ingest::read(&text.as_bytes()[..cut], &request("999901")).unwrap().disclosure;
        assert_eq!(read.projects.len(), 1, "cut {why}");
        assert!(read.projects[0].partial, "cut {why}");
        assert!(!whole.projects[0].partial);
        assert!(read.coverage.notices.iter().any(|notice| notice.code == "table_incomplete"), "cut {why}");
    }
}

#[test]
fn a_table_without_the_row_that_names_it_is_flagged() {
    let text = std::str::from_utf8(COUNTY_2024).unwrap();
    let row = text.find("\t项目编码").unwrap();
    let end = row + text[row..].find("\n\n").unwrap() + 2;
    let without = format!("{}{}", &text[..row], &text[end..]);
    let read = openbudget_ingest::read(without.as_bytes(), &request("999901")).unwrap().disclosure;
    assert!(read.projects[0].partial);
    assert!(read.coverage.notices.iter().any(|notice| notice.code == "project_without_name"));
}

#[test]
fn fifty_megabytes_of_tables_are_answered_soon() {
    let mut bytes = Vec::new();
    while bytes.len() < 50 << 20 {
        bytes.extend(COUNTY_2024);
    }
    let begin = Instant::now();
    let answer = openbudget_ingest::read(&bytes, &request("999901"));
    assert!(begin.elapsed().as_secs() < 60, "took {:?}", begin.elapsed());
    let refusal = answer.unwrap_err();
    let at = refusal.locator.as_ref().map(ToString::to_string).unwrap_or_default();
    insta::assert_snapshot!("fifty-megabytes", format!("{refusal} ({at})"));
}

#[test]
fn more_than_is_read_is_refused_with_the_line() {
    let head = "2024年预算公开说明\n年初预算未安排转移支付。\n";
    for (what, more, code, line) in [
        ("a line of 48 MB", "x".repeat(48 << 20), "text_too_long", 3),
        ("short lines of prose", "年初预算未安排转移支付。\n".repeat(250_000), "too_many_paragraphs", 100_001),
        ("long lines of prose", format!("{}\n", "养护县道。".repeat(2000)).repeat(300), "too_much_text", 142),
        ("narrow cells", "\t1\n".repeat(600_000), "too_many_cells", 500_003),
    ] {
        let begin = Instant::now();
        let refusal = openbudget_ingest::read(format!("{head}{more}").as_bytes(), &request("999901")).unwrap_err();
        let place = refusal.locator.as_ref().map(ToString::to_string);
        assert_eq!((refusal.code, place), (code, Some(format!("line {line}"))), "{what}: {refusal}");
        assert!(begin.elapsed().as_secs() < 30, "{what} took {:?}", begin.elapsed());
    }
}

#[test]
fn a_cell_or_a_paragraph_of_another_format_may_not_be_longer_either() {
    let long = "养护县道。".repeat(20_000);
    for page in
        [format!("<html><p>2024年预算</p><p>{long}</p></html>"), format!("<table><tr><td>{long}</td></tr></table>")]
    {
        let refusal = openbudget_ingest::read(page.as_bytes(), &request("999901")).unwrap_err();
        assert_eq!((refusal.code, refusal.locator.is_some()), ("text_too_long", true), "{refusal}");
    }
}

#[test]
fn the_year_comes_from_the_text_or_the_publisher_who_beats_it() {
    let mut stated = request("999901");
    stated.fiscal_year = Some(2031);
    let read = openbudget_ingest::read(COUNTY_2024, &stated).unwrap().disclosure;
    assert_eq!((read.fiscal_year, read.id.as_str()), (2031, "999901-2031-budget"));
    assert!(read.coverage.notices.iter().any(|notice| notice.code == "fiscal_year_overridden"));
}
