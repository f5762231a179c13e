//! R17: years.

use super::{failed, of_subject, row};

const NONE: &str = "我县无国有资本经营收入，未安排2025年国有资本经营预算。";
const TITLE: &str = "青溪县2025年县级财政预算信息公开说明";

fn deadline(value: &str) -> String {
    row(&["完成期限", "全部完工时间", value, "工作方案"])
}

#[test]
fn a_target_in_another_year_is_found() {
    for (value, year) in
        [("2024年11月底前", "2024"), ("2026年6月", "2026"), ("2023.12.31之前", "2023"), ("2024年底", "2024")]
    {
        assert_eq!(
            failed(&[(&deadline("2025年11月底前"), &deadline(value))]),
            [format!("R17 error 乡村道路养护: “完成期限”{value}不在2025年度内 [2025 / {year}]")]
        );
    }
    assert_eq!(of_subject("R17", "乡村道路养护", &[]), ["passed “完成期限”2025年11月底前在2025年度内"]);
}

#[test]
fn a_project_without_a_date_is_undecided() {
    let changes = [(&*deadline("2025年11月底前"), &*deadline("按期完成"))];
    assert_eq!(of_subject("R17", "乡村道路养护", &changes), ["undecided 没有日期指标"]);
}

#[test]
fn words_that_begin_with_another_year_are_found_and_comparisons_are_not() {
    assert_eq!(
        failed(&[(&deadline("2025年11月底前"), &deadline("2024年度全部任务"))]),
        ["R17 error 乡村道路养护: “完成期限”2024年度全部任务不在2025年度内 [2025 / 2024]"]
    );
    for other in ["高于2024年", "2024年水平", "较2024年缩短", "达到2024年同期进度"] {
        assert_eq!(failed(&[(&deadline("2025年11月底前"), &deadline(other))]), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_deadline_that_is_over_is_found_in_a_purpose() {
    let purpose = "养护乡村道路50公里，每公里3万元，按月考核。";
    let late = "养护乡村道路50公里，每公里3万元，2024年9月底前完成。";
    assert_eq!(
        failed(&[(purpose, late)]),
        ["R17 error 乡村道路养护: 资金用途“2024年9月底前完成”不在2025年度内 [2025 / 2024]"]
    );
    for other in [
        "2021-2025年规划内道路50公里，每公里3万元",
        "2020年以前建成的道路50公里，每公里3万元",
        "依据青政办〔2022〕14号养护50公里，每公里3万元",
        "支付2024年度工程尾款，50公里，每公里3万元",
    ] {
        assert_eq!(failed(&[(purpose, other)]), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_statement_on_another_year_is_found() {
    assert_eq!(
        failed(&[(NONE, "我县无国有资本经营收入，未安排2024年国有资本经营预算。")]),
        [
            "R17 error 国有资本经营预算: 2025年预算的说明写了2024年：“我县无国有资本经营收入，未安排2024年国有资本经营预算” [2025 / 2024]"
        ]
    );
    for other in [
        "截至2024年底我县无国有资本经营收入，未安排国有资本经营预算。",
        "我县自2020年起未安排国有资本经营预算。",
        "与2024年一样，我县未安排国有资本经营预算。",
        "按照青财〔2022〕8号，我县未安排国有资本经营预算。",
        "2021-2025年规划期内，我县未安排国有资本经营预算。",
    ] {
        let found = failed(&[(NONE, other)]);
        assert_eq!(found, Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_paragraph_that_plans_for_another_year_is_found() {
    assert_eq!(
        failed(&[("<p>2025年“三公”经费预算215.6万元", "<p>2024年安排“三公”经费215.6万元")]),
        [format!("R17 error {TITLE}: 2025年预算的说明写了2024年：“2024年安排” [2025 / 2024]")]
    );
    let before = ("各乡镇作为部门管理，", "2024年安排试点，2025年全面推开，各乡镇作为部门管理，");
    assert_eq!(failed(&[before]), Vec::<String>::new());
}
