//! R05, R21: what only the narrative states.

use super::{failed, of};

const TITLE: &str = "青溪县2025年县级财政预算信息公开说明";

#[test]
fn debt_at_the_end_is_debt_at_the_begin_and_what_came_and_went() {
    assert_eq!(
        of("R05", &[]),
        [format!("passed {TITLE}: 98500万元＋6000万元−2500万元＝102000万元，年末余额102000万元，相符")]
    );
    assert_eq!(
        failed(&[("年末政府债务余额102000万元", "年末政府债务余额120000万元")]),
        [format!(
            "R05 error {TITLE}: 98500万元＋6000万元−2500万元＝102000万元，年末余额120000万元，不符 [102000万元 / 120000万元]"
        )]
    );
    assert_eq!(of("R05", &[("偿还债务本金2500万元，", "")]), [format!("undecided {TITLE}: 同一处未披露还本额")]);
}

#[test]
fn revenue_is_expenditure_and_that_is_basic_and_project() {
    const SUMS: &str = "全县收入总计86000万元，支出总计86000万元，其中：基本支出52000万元，项目支出34000万元。";
    assert!(of("R21", &[]).iter().all(|found| found.starts_with("passed ")));
    assert_eq!(
        failed(&[("收入总计86000万元", "收入总计85000万元")]),
        [format!(
            "R21 error {TITLE}: 支出总计86000万元与分项之和不符，收入总计之和为85000万元（85000万元） [85000万元 / 86000万元]"
        )]
    );
    assert_eq!(
        failed(&[("项目支出34000万元", "项目支出43000万元")]),
        [format!(
            "R21 error {TITLE}: 支出合计86000万元与分项之和不符，基本支出、项目支出之和为95000万元（52000万元＋43000万元） [95000万元 / 86000万元]"
        )]
    );
    for (words, holds) in [
        ("全县收入合计86000万元，支出合计86000万元。", true),
        ("全县收入合计86000万元，支出合计87000万元。", false),
        ("政府性基金预算收入6800万元，支出6800万元，收支平衡。", true),
        ("政府性基金预算收入6800万元，支出6900万元，收支平衡。", false),
    ] {
        let found = of("R21", &[(SUMS, words)]);
        assert_eq!(found.len(), 1, "{words}: {found:?}");
        assert!(
            found.iter().all(|found| found.starts_with(if holds { "passed" } else { "failed" })),
            "{words}: {found:?}"
        );
    }
    // What is left over, or comes of the year before, is no side.
    let open = [(SUMS, "政府性基金预算收入6800万元，支出6500万元，结转300万元。")];
    assert_eq!(of("R21", &open), [format!("undecided {TITLE}: 未披露收支总表和分类科目")]);
    let silent = [("全县收入总计86000万元，支出总计86000万元，其中：基本支出52000万元，项目支出34000万元。", "")];
    assert_eq!(of("R21", &silent), [format!("undecided {TITLE}: 未披露收支总表和分类科目")]);
}
