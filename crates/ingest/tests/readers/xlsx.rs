//! Workbooks of today.

use openbudget_domain::evidence::Missing;
use openbudget_ingest::format::xlsx;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::hostile::book;
use super::shown;

fn read(sheets: Vec<Worksheet>) -> Vec<String> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    shown(&xlsx::read(&workbook.save_to_buffer().unwrap()).unwrap())
}

/// A sheet with this name, and a label and a value in its first row.
fn sheet(name: &str) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).unwrap();
    sheet.write_string(0, 0, "预算数").unwrap();
    sheet
}

#[test]
fn numbers_and_dates_are_read_as_they_show() {
    let mut sheet = sheet("表1");
    let shows = [
        (1_125.810_000_000_000_2, "General"),
        (0.95, "0%"),
        (1125.81, "#,##0.00"),
        (45291.0, "yyyy\"年\"m\"月\"d\"日\""),
        (0.1 + 0.2, "General"),
        (12.0, "\"≥\"0\"个\""),
    ];
    for ((value, code), column) in shows.into_iter().zip(1..) {
        sheet.write_number_with_format(0, column, value, &Format::new().set_num_format(code)).unwrap();
    }
    assert_eq!(
        read(vec![sheet]),
        ["表1!A1:G1: 0 预算数 | 1 1125.81 | 2 95% | 3 1,125.81 | 4 2023年12月31日 | 5 0.3 | 6 ≥12个"]
    );
}

#[test]
fn built_in_formats_show_as_in_the_chinese_edition() {
    let mut sheet = sheet("表1");
    for (index, column) in
        [(14, 1), (31, 2), (57, 3), (9, 4)].into_iter().zip(1_u16..).map(|((index, _), column)| (index, column))
    {
        let value = if index == 9 { 0.7 } else { 45291.0 };
        sheet.write_number_with_format(0, column, value, &Format::new().set_num_format_index(index)).unwrap();
    }
    assert_eq!(read(vec![sheet]), ["表1!A1:E1: 0 预算数 | 1 2023/12/31 | 2 2023年12月31日 | 3 2023年12月 | 4 70%"]);
}

#[test]
fn merges_stand_once_and_a_sheet_is_a_table() {
    let plain = Format::new();
    let mut first = Worksheet::new();
    first.set_name("一").unwrap();
    first.merge_range(0, 0, 0, 2, "绩效目标表", &plain).unwrap();
    first.merge_range(1, 0, 2, 0, "产出指标", &plain).unwrap();
    for (row, texts) in [(1, ["数量", "3"]), (2, ["质量", "95%"])] {
        first.write_string(row, 1, texts[0]).unwrap();
        first.write_string(row, 2, texts[1]).unwrap();
    }
    let mut second = sheet("二");
    second.write_string(0, 1, "20").unwrap();
    let mut hidden = sheet("三");
    hidden.set_hidden(true);
    assert_eq!(
        read(vec![first, second, hidden]),
        ["一!A1:C1: 0+3 绩效目标表 / 0 产出指标 | 1 数量 | 2 3 / 0  | 1 质量 | 2 95%", "二!A1:B1: 0 预算数 | 1 20"]
    );
}

#[test]
fn of_a_formula_the_result_is_read() {
    let mut sheet = sheet("表1");
    sheet.write_formula(0, 1, Formula::new("=1+2").set_result("3")).unwrap();
    sheet.write_formula(0, 2, Formula::new("=\"a\"&\"b\"").set_result("ab")).unwrap();
    assert_eq!(read(vec![sheet]), ["表1!A1:C1: 0 预算数 | 1 3 | 2 ab"]);
}

#[test]
fn a_workbook_without_text_is_refused() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    assert_eq!(xlsx::read(&workbook.save_to_buffer().unwrap()).unwrap_err().code, "no_text");
}

#[test]
fn a_formula_without_a_stored_result_shows_as_a_formula() {
    let sheet = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f></c><c r="C1"><f>A1+2</f><v>3</v></c></row>"#;
    assert_eq!(shown(&xlsx::read(&book(sheet, ">", "")).unwrap()), ["x!A1:C1: 0 1 | 1 =A1+1 | 2 3"]);
}

#[test]
fn a_code_that_stands_as_a_number_is_missing_with_its_cell_and_never_other_digits() {
    let mut form = Worksheet::new();
    form.set_name("表1").unwrap();
    let rows = [["项目名称", "泵站改造"], ["年度预算（万元）", "46"], ["绩效目标1", "改造泵站3座"]];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            form.write_string(row, column, text).unwrap();
        }
    }
    form.write_string(3, 0, "2024年度").unwrap();
    form.write_string(0, 2, "项目编码").unwrap();
    let code = Format::new().set_num_format("0");
    form.write_number_with_format(0, 3, 999_901_240_000_000_010_013.0, &code).unwrap();
    let mut workbook = Workbook::new();
    workbook.push_worksheet(form);
    let request = openbudget_ingest::Request {
        government: openbudget_domain::government::Government::stated("999904", "溪口县"),
        fiscal_year: Some(2024),
        kind: None,
    };
    let read = openbudget_ingest::read(&workbook.save_to_buffer().unwrap(), &request).unwrap().disclosure;
    let project = read.projects.first().unwrap();
    assert_eq!((project.name.as_str(), project.code.as_deref()), ("泵站改造", None));
    assert_eq!(project.evidence.missing.get("code"), Some(&Missing::Unreadable));
    let notice = read.coverage.notices.iter().find(|notice| notice.code == "code_as_number").unwrap();
    assert_eq!(notice.locator.as_ref().unwrap().to_string(), "sheet 表1, cell D1");
    assert!(read.coverage.unrecognised.iter().any(|cell| cell.text == "9.9990124E+20"));
}

#[test]
fn a_formula_whose_result_is_an_empty_element_shows_as_a_formula() {
    let cells = |result: &str| format!(r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"{result}</c></row>"#);
    let shows = |result: &str| shown(&xlsx::read(&book(&cells(result), ">", "")).unwrap());
    assert_eq!(shows("><f>SUM(A1)</f><v></v>"), ["x!A1:B1: 0 1 | 1 =SUM(A1)"]);
    assert_eq!(shows("><f>SUM(A1)</f><v/>"), ["x!A1:B1: 0 1 | 1 =SUM(A1)"]);
    assert_eq!(shows("><f>SUM(A1)</f><v>1</v>"), ["x!A1:B1: 0 1 | 1 1"]);
    assert_eq!(shows(" t=\"str\"><f>T(A1)</f><v></v>"), ["x!A1: 1"]);
}
