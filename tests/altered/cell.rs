//! Cells that wrap, and lines of them that read like a label of the form.

use openbudget_domain::evidence::Missing;
use openbudget_domain::target::TargetKind;

use super::{county, differences, read, replaced, said};

/// The changes to what the document says, and nothing unrecognised.
fn changes(old: &str, new: &str) -> Vec<String> {
    differences(&said(&read("999901", county().as_bytes())), &said(&replaced(&[(old, new)])))
}

#[test]
fn a_line_of_a_wrapped_cell_of_the_head_is_no_label() {
    for (old, new, change) in [
        (
            "\t学校食堂改造\n\n\t预算规模",
            "\t学校食堂\n财政资金\n\n\t预算规模",
            r#"projects[2].name: "学校食堂改造" → "学校食堂财政资金""#,
        ),
        (
            "\t改造 5 所学校食堂，每所 40 万元\n",
            "\t财政资金\n用于改造\n",
            r#"projects[2].purpose: "改造 5 所学校食堂，每所 40 万元" → "财政资金用于改造""#,
        ),
        (
            "\t改造 5 所学校食堂，每所 40 万元\n",
            "\t主管部门\n改造食堂\n",
            r#"projects[2].purpose: "改造 5 所学校食堂，每所 40 万元" → "主管部门改造食堂""#,
        ),
        (
            "\t改造 5 所学校食堂，每所 40 万元\n",
            "\t改造食堂的\n财政资金\n",
            r#"projects[2].purpose: "改造 5 所学校食堂，每所 40 万元" → "改造食堂的财政资金""#,
        ),
        (
            "\t改善就餐环境\n",
            "\t改善就餐环境，\n财政资金\n",
            r#"projects[2].objectives[1].text: "改善就餐环境" → "改善就餐环境，财政资金""#,
        ),
        (
            "\t改善就餐环境\n",
            "\t项目资金\n改善就餐环境\n",
            r#"projects[2].objectives[1].text: "改善就餐环境" → "项目资金改善就餐环境""#,
        ),
    ] {
        let changes: Vec<String> = changes(old, new).into_iter().filter(|change| !change.contains(".id")).collect();
        assert!(changes.iter().any(|found| found == change), "{new}: {changes:#?}");
        assert!(changes.iter().all(|found| found == change || found.contains("name")), "{new}: {changes:#?}");
    }
}

#[test]
fn a_line_or_the_whole_of_a_cell_of_an_indicator_is_no_label() {
    let row = "\t\n\t质量指标\n\t食品安全事故次数\n\t食品安全事故次数\n\t≤0 次\n\t上级文件要求\n";
    for name in [
        "财政资金\n到位率",
        "项目资金\n到位率",
        "预算资金\n执行率",
        "主管部门\n满意度",
        "项目名称\n变更数",
        "项目名称",
        "总投资",
        "负责人",
        "上级资金",
    ] {
        for level in ["质量指标", ""] {
            let altered = row.replacen("质量指标", level, 1).replacen("\t食品安全事故次数", &format!("\t{name}"), 1);
            let altered = replaced(&[(row, &altered)]);
            assert_eq!((altered.projects.len(), altered.coverage.unrecognised.len()), (3, 0), "{name}");
            let names: Vec<&str> =
                altered.projects[1].indicators.iter().map(|indicator| indicator.name.as_str()).collect();
            assert_eq!(names[2], name.replace('\n', ""));
            assert_eq!(names.len(), 6, "{name}");
        }
    }
    let wrapped = row.replace("上级文件要求", "根据年初\n预算安排");
    assert_eq!(changes(row, &wrapped), [r#"projects[2].indicators[3].basis: "上级文件要求" → "根据年初预算安排""#]);
}

#[test]
fn two_lines_of_digits_are_no_one_figure() {
    let altered = replaced(&[("\t预算数\n\t200\n", "\t预算数\n\t200\n300\n")]);
    assert_eq!(altered.projects[1].budget, None);
    assert_eq!(altered.projects[1].evidence.missing.get("budget"), Some(&Missing::Unreadable));
    let [cell] = altered.coverage.unrecognised.as_slice() else { panic!("{:#?}", altered.coverage) };
    assert_eq!(
        (cell.text.as_str(), cell.reason.as_str()),
        ("200\n300", "its line ends between two digits: one figure or two cannot be said")
    );
    let altered = replaced(&[("\t≤0 次\n", "\t≤1\n2 次\n")]);
    let target = &altered.projects[1].indicators[2].target;
    assert_eq!((target.kind, target.value, target.printed.as_str()), (TargetKind::Text, None, "≤12 次"));
    let codes: Vec<&str> = altered.coverage.notices.iter().map(|notice| notice.code.as_str()).collect();
    assert_eq!(codes, ["figure_unclear"]);
    let altered = replaced(&[("\t0\n\t0\n\t60%\n", "\t0\n\t0\n\t6\n0%\n")]);
    let point = &altered.projects[1].schedule[2];
    assert_eq!((point.cumulative_percent, point.printed.as_str()), (None, "60%"));
    let codes: Vec<&str> = altered.coverage.notices.iter().map(|notice| notice.code.as_str()).collect();
    assert_eq!(codes, ["schedule_not_a_percentage"]);
}

#[test]
fn a_sign_that_was_lost_before_is_noticed_with_its_line() {
    let altered = replaced(&[("\t改善就餐环境\n", "\t改善就\u{fffd}环境\n")]);
    let [notice] = altered.coverage.notices.as_slice() else { panic!("{:#?}", altered.coverage.notices) };
    assert_eq!(notice.code, "replacement_character");
    let line = 1 + county().lines().position(|line| line == "\t改善就餐环境").unwrap();
    assert_eq!(notice.locator.as_ref().map(ToString::to_string), Some(format!("line {line}")));
}
