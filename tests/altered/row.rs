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
        assert_eq!(altered.projects[1].indicators.len(), 6, "{column}");
        let changes: Vec<String> = changes(&altered).into_iter().filter(|change| !change.contains("printed")).collect();
        assert_eq!(changes, Vec::<String>::new(), "{column}");
    }
}

/// The lines of a row with these cells.
fn row(cells: [&str; 6]) -> String {
    cells.map(|cell| format!("\t{cell}\n")).concat()
}

#[test]
fn wherever_a_row_is_split_it_is_one_indicator() {
    let whole = ["", "质量指标", "食品安全事故次数", "食品安全事故次数", "≤0 次", "上级文件要求"];
    let parts =
        [(&[1][..], "质量", "指标"), (&[2, 3], "食品安全", "事故次数"), (&[4], "≤0", "次"), (&[5], "上级文件", "要求")];
    // every choice of columns that are split, or stand in the lower half alone
    for choice in 1..3_usize.pow(4) {
        let mut upper = whole;
        let mut lower = [""; 6];
        for (at, (columns, above, below)) in parts.iter().enumerate() {
            for column in *columns {
                match choice / 3_usize.pow(u32::try_from(at).unwrap()) % 3 {
                    1 => (upper[*column], lower[*column]) = (above, below),
                    // A level or a name is never printed below what it heads.
                    2 if *column > 3 => (upper[*column], lower[*column]) = ("", whole[*column]),
                    _ => {}
                }
            }
        }
        if lower == [""; 6] {
            continue;
        }
        let altered = replaced(&[(ROW, &format!("{}\n{}", row(upper), row(lower)))]);
        let changes = changes(&altered).into_iter().filter(|change| !change.contains("printed")).collect::<Vec<_>>();
        let is_told = |change: &String| change.contains("partial") || change.starts_with("coverage");
        let told = changes.iter().any(is_told);
        assert!(told || changes.is_empty(), "{upper:?} {lower:?}: {changes:#?}");
        if altered.projects[1].indicators.len() > 6 {
            // What may as well be an indicator of its own.
            assert!(told && lower[2..].iter().filter(|cell| !cell.is_empty()).count() > 2, "{upper:?} {lower:?}");
        }
    }
}

#[test]
fn words_below_a_figure_with_its_unit_are_the_value_of_another_indicator() {
    let lower = |target: &str| row(["", "", "食谱公示", "食谱公示情况", target, ""]);
    for (figure, words) in [
        ("343 人", "合格"),
        ("1,491万元", "达标"),
        ("1,491万元", "三家"),
        ("12", "优"),
        ("24 小时", "全部"),
        ("2024年底", "完成"),
    ] {
        let upper = row(["", "质量指标", "就餐人数", "就餐人数", figure, "上级文件要求"]);
        let altered = replaced(&[(ROW, &format!("{upper}\n{}", lower(words)))]);
        let indicators = altered.projects[1].indicators.iter();
        let read: Vec<(&str, &str)> =
            indicators.map(|one| (one.name.as_str(), one.target.printed.as_str())).skip(2).take(2).collect();
        assert_eq!(read, [("就餐人数", figure), ("食谱公示", words)], "{words}");
        // Below a number without a unit the words may as well be that.
        let notices: Vec<&str> = altered.coverage.notices.iter().map(|notice| notice.code.as_str()).collect();
        let told: &[&str] = if figure == "12" { &["row_unclear"] } else { &[] };
        assert_eq!(notices, told, "{figure} {words}");
    }
    for (figure, rest) in [
        ("343", "人"),
        ("343 人", "次以上"),
        ("30公", "里"),
        ("24小时", "以内"),
        ("85%～", "95%"),
        ("2024年12", "月底"),
    ] {
        let upper = row(["", "质量指标", "就餐", "就餐", figure, "上级文件要求"]);
        let below = row(["", "", "人数", "人数", rest, ""]);
        let altered = replaced(&[(ROW, &format!("{upper}\n{below}"))]);
        let canteen = &altered.projects[1];
        let one = canteen.indicators.iter().find(|one| one.name == "就餐人数").unwrap();
        assert_eq!((canteen.indicators.len(), one.target.printed.clone()), (6, format!("{figure}{rest}")));
        assert_eq!(altered.coverage.notices, []);
    }
}

#[test]
fn a_row_that_is_the_rest_of_the_one_above_or_an_indicator_without_a_cell_is_told() {
    for (upper, lower, indicators) in [
        // without a basis above, without a target below
        (["就餐人数", "学生就餐人数", "343 人", ""], ["食谱公示", "食谱公示情况", "", "学校章程"], 7),
        // without a target above, without a description below
        (["就餐人数", "学生就餐人数", "", "年度计划"], ["食谱公示", "", "5 次", "学校章程"], 7),
        // a description and words that may go on with those above
        (["就餐条件", "学生就餐", "达到国家", "年度计划"], ["", "条件", "标准", ""], 7),
        // a name and a basis alone
        (["就餐人数", "学生就餐人数", "343 人", "年度计划"], ["食谱公示", "", "", "学校章程"], 6),
    ] {
        let cells = |level: &'static str, [name, description, target, basis]: [&'static str; 4]| {
            row(["", level, name, description, target, basis])
        };
        let altered = replaced(&[(ROW, &format!("{}\n{}", cells("质量指标", upper), cells("", lower)))]);
        assert_eq!(altered.projects[1].indicators.len(), indicators, "{lower:?}");
        let notices: Vec<&str> = altered.coverage.notices.iter().map(|notice| notice.code.as_str()).collect();
        assert_eq!(notices, ["row_unclear"], "{lower:?}");
    }
}

#[test]
fn a_level_2_is_that_above_also_where_the_level_1_above_is_printed_again() {
    let mileage = "\t\n\t\n\t养护里程\n";
    let altered = replaced(&[(mileage, &mileage.replacen("\t\n", "\t产出指标\n", 1))]);
    assert_eq!(changes(&altered), Vec::<String>::new());
}

#[test]
fn a_figure_that_may_be_cut_in_two_is_none() {
    let upper = row(["", "质量指标", "食品安全", "食品安全事故次数", "≤1", "上级文件"]);
    let lower = row(["", "", "事故次数", "", "0 次", "要求"]);
    let altered = replaced(&[(ROW, &format!("{upper}\n{lower}"))]);
    let canteen = &altered.projects[1];
    assert_eq!((canteen.indicators.len(), canteen.partial), (6, true));
    let unrecognised: Vec<&str> = altered.coverage.unrecognised.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(unrecognised, ["事故次数", "0 次", "要求"]);
    let notices: Vec<&str> = altered.coverage.notices.iter().map(|notice| notice.code.as_str()).collect();
    assert_eq!(notices, ["row_unclear"]);
}

#[test]
fn a_blank_cell_more_before_or_behind_the_rest_of_a_row_moves_nothing() {
    let upper = row(["", "质量指标", "食品安全事故次数", "食品安全事故次数", "≤0 次", ""]);
    let lower = row(["", "", "", "", "", "上级文件要求"]);
    for split in [format!("{upper}\n{lower}\t\n"), format!("{upper}\n\t\n{lower}"), format!("{upper}\n\t\n{lower}\t\n")]
    {
        assert_eq!(changes(&replaced(&[(ROW, &split)])), Vec::<String>::new(), "{split}");
    }
}

#[test]
fn values_of_a_schedule_that_cannot_be_told_apart_are_reported_and_none_moves() {
    let values = "\t\n\t0\n\t0\n\t60%\n\t100%\n";
    for short in ["\t\n\t0\n\t0\n\t60%\n", "\t\n\t0\n\t60%\n\t100%\n", "\t\n\t0\n\t0\n"] {
        let altered = replaced(&[(values, short)]);
        let canteen = &altered.projects[1];
        assert!(canteen.partial, "{short}");
        let points: Vec<&str> = canteen.schedule.iter().map(|point| point.printed.as_str()).collect();
        assert_eq!(points, ["", "", "", ""], "{short}");
        let unrecognised: Vec<&str> = altered.coverage.unrecognised.iter().map(|item| item.text.as_str()).collect();
        let printed: Vec<&str> = short.split(['\t', '\n']).filter(|cell| !cell.is_empty()).collect();
        assert_eq!(unrecognised, printed);
    }
    for same in ["\t0\n\t0\n\t60%\n\t100%\n", "\t\n\t0\n\t0\n\t60%\n\t100%\n\t\n", "\t\n\t\n\t0\n\t0\n\t60%\n\t100%\n"]
    {
        assert_eq!(changes(&replaced(&[(values, same)])), Vec::<String>::new(), "{same}");
    }
}

#[test]
fn a_name_merged_over_two_targets_is_two_indicators() {
    let below = format!("{ROW}\n\t\n\t\n\t\n\t轻微事故\n\t≤2 次\n\t上级文件要求\n");
    let below = below.replacen("\t食品安全事故次数\n\t≤0", "\t重大事故\n\t≤0", 1);
    let canteen = &replaced(&[(ROW, &below)]).projects[1];
    let [.., one, other, _, _, _] = canteen.indicators.as_slice() else { panic!("{canteen:#?}") };
    assert_eq!((one.name.as_str(), one.target.printed.as_str()), ("食品安全事故次数", "≤0 次"));
    assert_eq!((other.name.as_str(), other.target.printed.as_str()), ("食品安全事故次数", "≤2 次"));
}

#[test]
fn where_descriptions_repeat_the_names_a_blank_name_is_that_of_its_description_and_said_to_be_missing() {
    let below = format!("{ROW}\n\t\n\t\n\t\n\t轻微事故\n\t≤2 次\n\t上级文件要求\n");
    for altered in [replaced(&[(ROW, &below)]), replaced(&[(ROW, &ROW.replacen("食品安全事故次数", "", 1))])] {
        let named = |name: &str| altered.projects[1].indicators.iter().find(|indicator| indicator.name == name);
        let one = named("轻微事故").or_else(|| named("食品安全事故次数")).unwrap();
        let missing = [("name".to_owned(), Missing::Blank), ("weight".to_owned(), Missing::Absent)];
        assert_eq!(one.evidence.missing, missing.into());
        assert_eq!(one.evidence.sources["name"], one.evidence.sources["description"]);
        assert_eq!(altered.coverage.unrecognised, []);
    }
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

/// The document up to the end of the row that holds a line of the last table but one, or of the first.
fn cut_behind(row: &str) -> Disclosure {
    let text = county();
    let (before, rest) = text.split_once(row).unwrap();
    let (end, _) = rest.split_once("\n\n").unwrap();
    read("999901", format!("{before}{row}{end}\n").as_bytes())
}

#[test]
fn a_text_that_ends_with_a_row_before_those_that_a_table_ends_with_is_flagged() {
    for (row, projects, indicators) in [("\t验收合格率\n", 1, 3), ("\t食品安全事故次数\n", 2, 3)] {
        let cut = cut_behind(row);
        let last = cut.projects.last().unwrap();
        assert_eq!((cut.projects.len(), last.indicators.len(), last.partial), (projects, indicators, true), "{row}");
        let [notice] = cut.coverage.notices.as_slice() else { panic!("{:#?}", cut.coverage.notices) };
        assert_eq!(notice.code, "table_incomplete");
        assert!(cut.projects.iter().rev().skip(1).all(|project| !project.partial));
    }
    for row in ["\t村民满意度\n", "\t师生满意度\n"] {
        let whole = cut_behind(row);
        assert!(whole.projects.iter().all(|project| !project.partial), "{row}");
        assert_eq!(whole.coverage.notices, []);
    }
}

#[test]
fn several_units_above_a_table_are_no_heading_and_reported() {
    for stated in ["\t单位：万元、元\n", "单位：元/万元\n"] {
        let text = county();
        let (before, after) = text.rsplit_once("\t单位：万元\n").unwrap();
        let several = read("999901", format!("{before}{stated}{after}").as_bytes());
        let titles = |disclosure: &Disclosure| {
            disclosure.projects.iter().map(|project| project.title.clone()).collect::<Vec<_>>()
        };
        assert_eq!(titles(&several), titles(&read("999901", text.as_bytes())), "{stated}");
        let told: Vec<&str> = several.coverage.unrecognised.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(told.first().copied(), Some(stated.trim()), "{told:?}");
        let last = several.projects.last().unwrap();
        assert_eq!((&last.budget, last.evidence.missing.get("budget")), (&None, Some(&Missing::Unreadable)));
    }
}
