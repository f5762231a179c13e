//! Rows of tables that are split, joined, shortened or widened, as conversions leave them.

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::evidence::Missing;

use super::{county, differences, read, replaced, said};

/// A row of the canteen's table, and the one below it.
const ROW: &str = "\t\n\t质量指标\n\t食品安全事故次数\n\t食品安全事故次数\n\t≤0 次\n\t上级文件要求\n";
const BELOW: &str = "\n\t\n\t成本指标\n\t财政投入\n";

/// How the document says more or less than the unaltered one.
fn changes(altered: &Disclosure) -> Vec<String> {
    differences(&said(&read("999901", county().as_bytes())), &said(altered))
}

#[test]
fn a_row_that_is_split_in_two_is_one_indicator() {
    for (column, rows) in [
        (
            "name",
            "\t\n\t质量指标\n\t食品安全\n\t食品安全事故次数\n\t≤0 次\n\t上级文件要求\n\n\t\n\t\n\t事故次数\n\t\n\t\n\t\n",
        ),
        (
            "name and description",
            "\t\n\t质量指标\n\t食品安全\n\t食品安全\n\t≤0 次\n\t上级文件要求\n\n\t\n\t\n\t事故次数\n\t事故次数\n\t\n\t\n",
        ),
        (
            "value",
            "\t\n\t质量指标\n\t食品安全事故次数\n\t食品安全事故次数\n\t≤0\n\t上级文件要求\n\n\t\n\t\n\t\n\t\n\t 次\n\t\n",
        ),
        (
            "value and basis",
            "\t\n\t质量指标\n\t食品安全事故次数\n\t食品安全事故次数\n\t≤0 次\n\t\n\n\t\n\t\n\t\n\t\n\t\n\t上级文件要求\n",
        ),
        (
            "value, the basis below",
            "\t\n\t质量指标\n\t食品安全事故次数\n\t食品安全事故次数\n\t≤0\n\t\n\n\t\n\t\n\t\n\t\n\t次\n\t上级文件要求\n",
        ),
        (
            "basis",
            "\t\n\t质量指标\n\t食品安全事故次数\n\t食品安全事故次数\n\t≤0 次\n\t上级文件\n\n\t\n\t\n\t\n\t\n\t\n\t要求\n",
        ),
    ] {
        let altered = replaced(&[(ROW, rows)]);
        let changes: Vec<String> = changes(&altered).into_iter().filter(|change| !change.contains("printed")).collect();
        assert_eq!(changes, Vec::<String>::new(), "{column}");
    }
}

#[test]
fn a_name_merged_over_two_targets_is_two_indicators() {
    let below = format!("{ROW}\n\t\n\t\n\t\n\t轻微事故\n\t≤2 次\n\t上级文件要求\n");
    let canteen = &replaced(&[(ROW, &below)]).projects[1];
    let [.., one, other, _, _, _] = canteen.indicators.as_slice() else { panic!("{canteen:#?}") };
    assert_eq!((one.name.as_str(), one.target.printed.as_str()), ("食品安全事故次数", "≤0 次"));
    assert_eq!((other.name.as_str(), other.target.printed.as_str()), ("食品安全事故次数", "≤2 次"));
}

#[test]
fn blank_cells_around_a_row_change_nothing() {
    for (old, new) in [
        (ROW, format!("\t\n{ROW}")),
        (ROW, format!("{ROW}\t\n\t\n")),
        (ROW, ROW.replacen("\t\n", "", 1)),
        ("\t项目编码\n\t9999", "\t\n\t项目编码\n\t9999".to_owned()),
        ("\t0\n\t0\n\t60%", "\t\n\t0\n\t0\n\t60%".to_owned()),
    ] {
        assert_eq!(changes(&replaced(&[(old, &new)])), Vec::<String>::new(), "{new}");
    }
}

#[test]
fn levels_that_are_left_out_are_those_above() {
    let bare = "\t公里数\n\t县道公里数\n\t41 公里\n\t年度工作计划\n";
    let altered = replaced(&[("\t\n\t\n\t养护里程\n\t县道养护里程\n\t40 公里\n\t年度工作计划\n", bare)]);
    let indicator = &altered.projects[0].indicators[1];
    assert_eq!(indicator.level2_printed.as_deref(), Some("数量指标"));
    assert_eq!((indicator.name.as_str(), indicator.target.printed.as_str()), ("公里数", "41 公里"));
}

#[test]
fn rows_without_a_blank_line_between_are_two() {
    let joined = format!("{ROW}{BELOW}").replace("\n\n", "\n");
    assert_eq!(changes(&replaced(&[(&format!("{ROW}{BELOW}"), &joined)])), Vec::<String>::new());
}

#[test]
fn a_cell_that_lost_its_tab_is_found_where_nothing_else_can_be_meant() {
    for (old, new) in [
        ("\t食品安全事故次数\n\t≤0 次", "\t食品安全事故次数\n≤0 次"),
        ("\t产出指标\n\t时效指标", "\t产出指标\n时效指标"),
        ("\t产出指标\n\t时效指标", "产出指标\n\t时效指标"),
        (
            "\t学校食堂改造\n\n\t预算规模及资金用途\n\t预算数\n\t200",
            "\t学校食堂改造\n\n\t预算规模及资金用途\n\t预算数\n200",
        ),
        ("\t专项资金名称\n\t学校食堂改造", "\t专项资金名称\n学校食堂改造"),
        ("\t150\n\t其他资金", "\t150\n其他资金"),
        ("\t项目编码\n\t9999", "项目编码\n\t9999"),
        ("\t0\n\t60%\n", "\t0\n60%\n"),
    ] {
        assert_eq!(changes(&replaced(&[(old, new)])), Vec::<String>::new(), "{new}");
    }
}

#[test]
fn a_row_whose_cells_cannot_be_told_apart_is_reported_and_makes_no_indicator() {
    let short = "\t\n\t质量指标\n\t食品安全事故次数\n\t≤0 次\n\t上级文件要求\n";
    let altered = replaced(&[(ROW, short)]);
    let canteen = &altered.projects[1];
    assert!(canteen.partial);
    let names: Vec<&str> = canteen.indicators.iter().map(|indicator| indicator.name.as_str()).collect();
    assert_eq!(names, ["完成时限", "改造食堂数", "财政投入", "受益学生人数", "师生满意度"]);
    let unrecognised: Vec<&str> = altered.coverage.unrecognised.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(unrecognised, ["质量指标", "食品安全事故次数", "≤0 次", "上级文件要求"]);
    let notices: Vec<&str> = altered.coverage.notices.iter().map(|notice| notice.code.as_str()).collect();
    assert_eq!(notices, ["row_misaligned"]);
}

#[test]
fn objectives_are_told_apart_on_lines_in_rows_and_within_a_line() {
    let original = "\t目标 1：保持县道畅通；\n目标 2：减少涉路事故。\n";
    for other in [
        "\t目标 1：保持县道畅通；目标 2：减少涉路事故。\n",
        "\t目标 1\n\t保持县道畅通；\n\n\t\n\t目标 2\n\t减少涉路事故。\n",
        "\t目标 1\n\t保持县道畅通；\n\n\t绩效目标\n\t目标 2\n\t减少涉路事故。\n",
    ] {
        assert_eq!(changes(&replaced(&[(original, other)])), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn other_funds_are_an_amount_a_zero_blank_or_none_in_words() {
    for (printed, amount, missing) in [
        ("0", Some(0), None),
        ("１，２３４．５", Some(1_234_500_000), None),
        ("3万元", Some(3_000_000), None),
        ("", None, Some(Missing::Blank)),
        ("—", None, Some(Missing::Blank)),
        ("无", None, Some(Missing::StatedNone)),
    ] {
        let disclosure = replaced(&[("\t其他资金\n\t50", &format!("\t其他资金\n\t{printed}"))]);
        let canteen = &disclosure.projects[1];
        assert_eq!(canteen.other_funds.as_ref().map(openbudget_domain::money::Money::fen), amount, "{printed}");
        assert_eq!(canteen.evidence.missing.get("other_funds").copied(), missing, "{printed}");
        assert_eq!(disclosure.coverage.unrecognised, [], "{printed}");
    }
}
