//! Word documents.

use openbudget_domain::evidence::Locator;
use openbudget_ingest::block::Block;
use openbudget_ingest::format::{Refusal, docx};

use super::{packed, shown};

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A document with this body.
pub(crate) fn document(body: &str) -> Vec<u8> {
    packed(&[("_rels/.rels", RELATIONSHIPS), ("word/document.xml", &part(body))])
}

fn part(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    )
}

fn read(body: &str) -> Vec<String> {
    shown(&docx::read(&document(body)).unwrap())
}

fn refusal(bytes: &[u8]) -> Refusal {
    docx::read(bytes).unwrap_err()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{}</w:tr></w:tbl>", rows.join("</w:tr><w:tr>"))
}

#[test]
fn paragraphs_and_tables_come_in_order_with_their_numbers() {
    let table = tbl(&[tc("", "项目名称") + &tc("", "道路养护")]);
    let body = p("一、概况") + "<w:p/>" + &table + &p("二、债务") + &table;
    assert_eq!(
        read(&body),
        ["1: 一、概况", "table 1: 0 项目名称 | 1 道路养护", "2: 二、债务", "table 2: 0 项目名称 | 1 道路养护"]
    );
    let blocks = docx::read(&document(&body)).unwrap();
    let Block::Table(second) = &blocks[3] else { panic!("the fourth block is a table") };
    assert_eq!(second.rows[0].locator, Locator::Table { table: 2, row: 1, column: None });
    assert_eq!(second.rows[0].cells[1].locator, Locator::Table { table: 2, row: 1, column: Some(2) });
}

#[test]
fn spans_merges_and_skipped_columns_form_the_grid() {
    let rows = [
        tc(r#"<w:gridSpan w:val="3"/>"#, "标题"),
        tc(r#"<w:vMerge w:val="restart"/>"#, "产出") + &tc("", "数量") + &tc("", "3"),
        tc("<w:vMerge/>", "not printed") + &tc("", "质量") + &tc("", "95%"),
        format!(r#"<w:trPr><w:gridBefore w:val="1"/></w:trPr>{}"#, tc(r#"<w:gridSpan w:val="2"/>"#, "时效")),
    ];
    assert_eq!(read(&tbl(&rows)), ["table 1: 0+3 标题 / 0 产出 | 1 数量 | 2 3 / 0  | 1 质量 | 2 95% / 1+2 时效"]);
}

#[test]
fn a_merge_that_continues_nothing_is_printed() {
    let rows = [tc("", "甲") + &tc("", "乙"), tc("<w:vMerge/>", "丙") + &tc("", "丁")];
    assert_eq!(read(&tbl(&rows)), ["table 1: 0 甲 | 1 乙 / 0 丙 | 1 丁"]);
}

#[test]
fn an_old_horizontal_merge_is_one_cell() {
    let rows = [
        tc(r#"<w:hMerge w:val="restart"/>"#, "标题") + &tc("<w:hMerge/>", "") + &tc("", "x"),
        tc("", "a") + &tc("", "b") + &tc("", "c"),
    ];
    assert_eq!(read(&tbl(&rows)), ["table 1: 0+2 标题 | 2 x / 0 a | 1 b | 2 c"]);
}

#[test]
fn paragraphs_of_a_cell_are_lines_and_runs_join() {
    let cell = "<w:tc><w:p><w:r><w:t>2023 年 12</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">月 </w:t></w:r><w:r><w:t>31日</w:t></w:r></w:p></w:tc>";
    assert_eq!(read(&tbl(&[cell.to_owned() + &tc("", "x")])), ["table 1: 0 2023 年 12\n月 31日 | 1 x"]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = "<w:p><w:r><w:t>预算</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins><w:r><w:t>200</w:t></w:r></w:ins>\
        <w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>万元</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(read(body), ["1: 预算200万元"]);
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>三公</w:t></w:r></w:p><w:p><w:r><w:t>经费</w:t></w:r></w:p>";
    assert_eq!(read(joined), ["1: 三公经费"]);
}

#[test]
fn rows_and_cells_that_a_change_deleted_are_gone_and_former_properties_do_not_count() {
    let rows = [
        tc(r#"<w:tcPrChange><w:tcPr><w:gridSpan w:val="4"/></w:tcPr></w:tcPrChange>"#, "甲")
            + &tc("<w:cellDel/>", "x")
            + &tc("", "乙"),
        format!("<w:trPr><w:del/></w:trPr>{}", tc("", "gone")),
        tc("", "丙") + &tc("", "丁"),
    ];
    assert_eq!(read(&tbl(&rows)), ["table 1: 0 甲 | 1 乙 / 0 丙 | 1 丁"]);
}

#[test]
fn tabs_breaks_symbols_and_formulas_are_text() {
    let body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>\
        <w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>95%</w:t></w:r><m:oMath><m:r><m:t>×12</m:t></m:r></m:oMath></w:p>";
    assert_eq!(read(body), ["1: a\tb-c≥95%×12"]);
    assert_eq!(read("<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>"), ["1: 上", "1: 下"]);
}

#[test]
fn wrappers_are_seen_through_and_hidden_text_is_not_read() {
    let body = "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/>\
        <w:hyperlink><w:smartTag><w:r><w:t>单位</w:t></w:r></w:smartTag></w:hyperlink>\
        <w:sdt><w:sdtContent><w:r><w:t>：万元</w:t></w:r></w:sdtContent></w:sdt>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>。</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    assert_eq!(read(body), ["1: 单位：万元。"]);
}

#[test]
fn what_is_struck_through_is_not_read() {
    let body = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>99</w:t></w:r><w:r><w:rPr><w:dstrike w:val=\"true\"/></w:rPr><w:t>8</w:t></w:r>\
        <w:r><w:rPr><w:strike w:val=\"false\"/></w:rPr><w:t>320.5</w:t></w:r><w:r><w:t>万元</w:t></w:r></w:p>";
    assert_eq!(read(body), ["1: 320.5万元"]);
}

#[test]
fn of_a_field_the_result_is_read() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>260</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>万元</w:t></w:r></w:p>";
    assert_eq!(read(body), ["1: 260万元"]);
}

#[test]
fn of_alternatives_one_is_read_and_text_boxes_follow_their_paragraph() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>",
        boxed("框"),
        boxed("框")
    );
    assert_eq!(read(&body), ["1: 前后", "2: 框"]);
}

#[test]
fn a_table_that_only_holds_tables_is_layout_and_one_inside_a_form_stays_text() {
    let inner = tbl(&[tc("", "项目名称") + &tc("", "道路养护工程")]);
    let layout = tbl(&[format!("<w:tc>{}{inner}<w:p/></w:tc>", p("绩效目标表"))]);
    assert_eq!(read(&layout), ["1: 绩效目标表", "table 1: 0 项目名称 | 1 道路养护工程"]);
    let small = tbl(&[tc("", "3月") + &tc("", "6月"), tc("", "10%") + &tc("", "50%")]);
    let form = tbl(&[
        tc("", "项目名称") + &tc("", "农村道路养护工程项目绩效目标"),
        tc("", "支出计划") + &format!("<w:tc>{small}<w:p/></w:tc>"),
    ]);
    assert_eq!(
        read(&form),
        ["table 1: 0 项目名称 | 1 农村道路养护工程项目绩效目标 / 0 支出计划 | 1 3月\t6月\n10%\t50%"]
    );
}

#[test]
fn automatic_numbers_are_printed() {
    let numbering = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="目标%2："/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>"#;
    let links = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [item(0, "三公"), item(1, "甲"), item(1, "乙"), item(0, "债务"), item(1, "丙")].concat();
    let bytes = packed(&[
        ("_rels/.rels", RELATIONSHIPS),
        ("word/document.xml", &part(&body)),
        ("word/_rels/document.xml.rels", links),
        ("word/numbering.xml", numbering),
    ]);
    assert_eq!(
        shown(&docx::read(&bytes).unwrap()),
        ["1: 一、三公", "2: 目标1：甲", "3: 目标2：乙", "4: 二、债务", "5: 目标1：丙"]
    );
}

#[test]
fn footnotes_follow_the_text_without_the_line_that_parts_them() {
    let links = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>"#;
    let notes = format!(
        r#"<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator">{}</w:footnote><w:footnote w:id="1">{}</w:footnote></w:footnotes>"#,
        p("---"),
        p("含上年结转")
    );
    let bytes = packed(&[
        ("_rels/.rels", RELATIONSHIPS),
        ("word/document.xml", &part(&p("预算"))),
        ("word/_rels/document.xml.rels", links),
        ("word/footnotes.xml", &notes),
    ]);
    assert_eq!(shown(&docx::read(&bytes).unwrap()), ["1: 预算", "2: 含上年结转"]);
}

#[test]
fn strict_documents_and_parts_under_other_names_are_read() {
    let rels = RELATIONSHIPS
        .replace("word/document.xml", "/word/document2.xml")
        .replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument");
    let strict = part(&p("预算"))
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace("<w:", "<x:")
        .replace("</w:", "</x:")
        .replace("xmlns:w", "xmlns:x");
    let bytes = packed(&[("_rels/.rels", &rels), ("word/document2.xml", &strict)]);
    assert_eq!(shown(&docx::read(&bytes).unwrap()), ["1: 预算"]);
}

#[test]
fn what_cannot_be_read_is_refused_by_name() {
    assert_eq!(refusal(&document("")).code, "no_text");
    assert_eq!(refusal(&document("<w:altChunk/>")).code, "embedded_document");
    assert_eq!(refusal(&document("<w:p><w:r>")).code, "damaged_xml");
    assert_eq!(refusal(&packed(&[("_rels/.rels", RELATIONSHIPS)])).code, "damaged_archive");
}
