//! Files made to hurt: each is refused by name or read, soon and within bounds.

use std::time::Duration;

use openbudget_ingest::block::Block;
use openbudget_ingest::format::detect::detect;
use openbudget_ingest::format::{Refusal, docx, html, xls, xlsx};

use super::docx::document;
use super::packed;
use super::xls::{record, workbook};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook with this sheet, these shared strings and these styles.
pub(crate) fn book(sheet: &str, strings: &str, styles: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    packed(&[
        (
            "_rels/.rels",
            &format!(
                r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="x" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        ("xl/sharedStrings.xml", &format!(r#"<sst xmlns="{MAIN}" {strings}</sst>"#)),
        ("xl/styles.xml", &format!(r#"<styleSheet xmlns="{MAIN}">{styles}</styleSheet>"#)),
        (SHEET, &format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>"#)),
    ])
}

/// How long a reader may work; without optimisation longer.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 10 });

/// The work that this thread has done, which is the same on a machine that has much else to do.
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

/// What a reader says, and that it says so soon.
fn soon<T>(read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, &'static str> {
    let begun = worked();
    let answer = read().map_err(|refusal| refusal.code);
    let took = worked().checked_sub(begun).unwrap();
    assert!(took < PATIENCE, "took {took:?}");
    answer
}

fn cells(blocks: &[Block]) -> usize {
    let rows = |block: &Block| match block {
        Block::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
        Block::Paragraph(_) => 0,
    };
    blocks.iter().map(rows).sum()
}

#[test]
fn entities_are_refused_and_never_expanded() {
    let bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><w>&b;</w>";
    let in_docx = packed(&[("word/document.xml", bomb)]);
    assert_eq!(soon(|| docx::read(&in_docx)), Err("entity_declared"));
    let in_xlsx = packed(&[("xl/workbook.xml", bomb)]);
    assert_eq!(soon(|| xlsx::read(&in_xlsx)), Err("entity_declared"));
    assert_eq!(soon(|| docx::read(&document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"))), Err("entity_declared"));
}

#[test]
fn a_part_that_unpacks_to_more_than_the_bound_is_refused() {
    let bomb = " ".repeat(65 << 20);
    let bytes = packed(&[("word/document.xml", &bomb)]);
    assert!(bytes.len() < 100_000);
    assert_eq!(soon(|| docx::read(&bytes)), Err("unpacked_too_large"));
    assert_eq!(soon(|| xlsx::read(&packed(&[("xl/workbook.xml", &bomb)]))), Err("unpacked_too_large"));
}

#[test]
fn names_that_lead_out_are_refused_before_anything_is_read() {
    let bytes = packed(&[("word/document.xml", "<w/>"), ("../../etc/cron.d/x", "x")]);
    assert_eq!(soon(|| detect(&bytes)), Err("unsafe_part_name"));
    assert_eq!(soon(|| docx::read(&bytes)), Err("unsafe_part_name"));
}

#[test]
fn a_document_cut_off_is_refused() {
    let bytes = document("<w:p><w:r><w:t>一</w:t></w:r></w:p>");
    let step = bytes.len() / 40;
    for length in (8..bytes.len()).step_by(step) {
        assert_eq!(soon(|| docx::read(&bytes[..length])), Err("damaged_archive"), "cut at {length}");
    }
}

#[test]
fn a_text_that_many_cells_share_is_refused_before_it_is_copied() {
    let long = |bytes: usize| format!("count=\"1\" uniqueCount=\"1\"><si><t>{}</t></si>", "a".repeat(bytes));
    let cells = |count: u32| -> String {
        let row = |row: u32| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>");
        (1..=count).map(row).collect::<Vec<_>>().concat()
    };
    assert_eq!(soon(|| xlsx::read(&book(&cells(200_000), &long(60_000), ""))), Err("too_much_text"));
    assert_eq!(soon(|| xlsx::read(&book(&cells(200_000), &long(90_000), ""))), Err("text_too_long"));
    assert!(soon(|| xlsx::read(&book(&cells(2), &long(60_000), ""))).is_ok());
}

#[test]
fn deep_nesting_is_refused_in_every_format() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    for (open, close) in
        [("<w:sdt>", "</w:sdt>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:p>", "</w:p>")]
    {
        assert_eq!(soon(|| docx::read(&document(&deep(open, close)))), Err("too_deep"), "{open}");
    }
    for open in ["<div>", "<table><tr><td>", "<b>", "<ul><li>", "<svg>"] {
        assert_eq!(soon(|| html::read(open.repeat(100_000).as_bytes())), Err("too_deep"), "{open}");
    }
    // a paragraph closes the one before, and every font that was open opens anew in the next
    let fonts: Vec<String> = (0..100_000).map(|number| format!("<p><font color={number}>x")).collect();
    assert_eq!(soon(|| html::read(fonts.concat().as_bytes())), Err("too_deep"));
}

/// As deep as is allowed: the readers go down by recursion, which must fit into the stack of a thread.
#[test]
fn nesting_within_the_bound_is_read() {
    let deep = |times: usize, open: &str, text: &str, close: &str| open.repeat(times) + text + &close.repeat(times);
    let word = deep(80, "<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>底</w:t></w:r></w:p>", "</w:tc></w:tr></w:tbl>");
    assert_eq!(soon(|| docx::read(&document(&word))).unwrap().len(), 1);
    let web = deep(60, "<table><tr><td>", "底", "</td></tr></table>");
    assert_eq!(soon(|| html::read(web.as_bytes())).unwrap().len(), 1);
}

#[test]
fn a_table_of_a_million_cells_is_refused() {
    let row = format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(1000));
    assert_eq!(soon(|| docx::read(&document(&format!("<w:tbl>{}</w:tbl>", row.repeat(1000))))), Err("too_many_cells"));
    let row = format!("<tr>{}", "<td>".repeat(990));
    assert_eq!(soon(|| html::read(format!("<table>{}", row.repeat(1000)).as_bytes())), Err("too_many_cells"));
    let row: String = (0..1000).map(|_| "<c><v>1</v></c>").collect();
    let sheet = format!("<row>{row}</row>").repeat(1000);
    assert_eq!(soon(|| xlsx::read(&book(&sheet, ">", ""))), Err("too_many_cells"));
}

#[test]
fn a_refusal_of_too_many_cells_names_the_table_or_the_cell() {
    let small = "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>";
    let row = format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(1000));
    let word = document(&format!("{small}<w:tbl>{}</w:tbl>", row.repeat(501)));
    assert!(docx::read(&word).unwrap_err().message.contains("table 2 of all"));
    let row = format!("<tr>{}", "<td>".repeat(990));
    let page = format!("<table><tr><td>x</table><table>{}</table>", row.repeat(510));
    assert!(html::read(page.as_bytes()).unwrap_err().message.contains("table 2 of all"));
    let row: String = (0..1000).map(|_| "<c><v>1</v></c>").collect();
    let refusal = xlsx::read(&book(&format!("<row>{row}</row>").repeat(501), ">", "")).unwrap_err();
    assert_eq!(refusal.locator.unwrap().to_string(), "sheet x, cell A501");
}

#[test]
fn spans_of_a_billion_are_cut_and_not_filled() {
    let row = "<w:tr><w:trPr><w:gridBefore w:val=\"1000000000\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000000\"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc></w:tr>";
    let blocks = soon(|| docx::read(&document(&format!("<w:tbl>{row}</w:tbl>")))).unwrap();
    assert_eq!(cells(&blocks), 2);
    let page = "<table><tr><td colspan=1000000000 rowspan=4000000000>x<td>y<tr><td>z</table>";
    assert_eq!(cells(&soon(|| html::read(page.as_bytes())).unwrap()), 4);
}

#[test]
fn cells_that_reach_down_into_many_rows_are_bounded() {
    let page = format!("<table><tr>{}{}</table>", "<td rowspan=65534>x".repeat(1000), "<tr>".repeat(1000));
    assert_eq!(soon(|| html::read(page.as_bytes())), Err("too_many_cells"));
}

#[test]
fn far_corners_of_a_sheet_make_no_grid_between_them() {
    let sheet = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    assert_eq!(cells(&soon(|| xlsx::read(&book(sheet, ">", ""))).unwrap()), 2 * 16_384);
    let number = |row: u16, column: u16| {
        record(0x0203, &[&row.to_le_bytes(), &column.to_le_bytes(), &[0; 2], &1_f64.to_le_bytes()])
    };
    let huge = record(0x0200, &[&[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0]]);
    let bytes = workbook(&[], &[huge, number(0, 0), number(65_535, 255)]);
    assert_eq!(cells(&soon(|| xls::read(&bytes)).unwrap()), 2 * 256);
}

#[test]
fn counts_and_styles_that_a_workbook_cannot_have_are_refused() {
    let cell = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    assert_eq!(soon(|| xlsx::read(&book(cell, r#"uniqueCount="99999999999">"#, ""))), Err("damaged_workbook"));
    for place in ["AAAAAAAAAAAAAA1", "A0", "A99999999999"] {
        let cell = format!("<row><c r=\"{place}\"><v>1</v></c></row>");
        assert_eq!(soon(|| xlsx::read(&book(&cell, ">", ""))), Err("damaged_workbook"), "{place}");
    }
    let styles = format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(200_000));
    assert_eq!(soon(|| xlsx::read(&book(cell, ">", &styles))), Err("too_many_styles"));
    let font = format!("<fonts><font><name val=\"{}\"/></font></fonts>", "x".repeat(100_000));
    let font = font + "<cellXfs>" + &"<xf fontId=\"0\"/>".repeat(1000) + "</cellXfs>";
    assert_eq!(soon(|| xlsx::read(&book(cell, ">", &font))), Err("too_many_styles"));
}

/// Each of these is small work done as often as the file says.
#[test]
fn what_a_file_names_many_times_is_read_once_or_refused() {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links = format!("<x>{}</x>", format!("<Relationship Type=\"{OFFICE}/worksheet\" Target=\"s.xml\"/>").repeat(2));
    assert_eq!(soon(|| xlsx::read(&packed(&[("xl/_rels/workbook.xml.rels", &links)]))), Err("damaged_workbook"));
    let names = "<x><sheet name=\"a\" id=\"1\"/><sheet name=\"a\" id=\"2\"/></x>";
    assert_eq!(soon(|| xlsx::read(&packed(&[("xl/workbook.xml", names)]))), Err("damaged_workbook"));
    let fields = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>a</w:t></w:r>".repeat(200_000);
    assert_eq!(soon(|| docx::read(&document(&format!("<w:p>{fields}</w:p>")))).unwrap().len(), 1);
    let merges = "<mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B1:XFD1048576\"/>".repeat(100_000);
    let sheet = format!(
        "{}</sheetData><mergeCells>{merges}</mergeCells><sheetData>",
        "<row><c><v>1</v></c></row>".repeat(5_000)
    );
    assert_eq!(cells(&soon(|| xlsx::read(&book(&sheet, ">", ""))).unwrap()), 5_000);
}

#[test]
fn a_tag_of_a_million_attributes_is_refused() {
    let attributes: Vec<String> = (0..1_000_000).map(|number| format!("a{number}")).collect();
    assert!(matches!(
        soon(|| html::read(format!("<p {}>x", attributes.join(" ")).as_bytes())),
        Err("too_slow" | "too_many_elements")
    ));
    let many = format!("<p{}>x", " b c d e f g h i j k".repeat(9)).repeat(200_000);
    assert!(matches!(soon(|| html::read(many.as_bytes())), Err("too_slow" | "too_many_elements")));
}

#[test]
fn archives_of_too_many_parts_are_refused() {
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}.xml")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(soon(|| detect(&packed(&parts))), Err("too_many_parts"));
}
