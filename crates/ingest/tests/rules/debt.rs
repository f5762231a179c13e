//! R03, R04, R06, R07: debt.

use super::{failed, of, of_subject};

const LIMIT: &str = "政府债务限额为120000万元，其中：一般债务限额50000万元，专项债务限额70000万元；";
const BALANCE: &str =
    "政府债务余额为98500万元，其中：一般债务余额41000万元，专项债务余额57500万元。</p>\n<p>2025年安排";
const SERVICE: &str = "2025年安排债务还本付息5600万元，其中：还本2500万元，付息3100万元。";

#[test]
fn kinds_of_debt_that_do_not_add_up_are_found() {
    assert_eq!(
        failed(&[(BALANCE, &BALANCE.replace("一般债务余额41000", "一般债务余额42000"))]),
        [
            "R03 error 政府债务: 政府债务余额98500万元与分项之和不符，一般债务余额、专项债务余额之和为99500万元（42000万元＋57500万元） [99500万元 / 98500万元]"
        ]
    );
    assert_eq!(
        failed(&[(LIMIT, &LIMIT.replace("70000", "75000"))]),
        [
            "R03 error 政府债务: 政府债务限额120000万元与分项之和不符，一般债务限额、专项债务限额之和为125000万元（50000万元＋75000万元） [125000万元 / 120000万元]"
        ]
    );
}

#[test]
fn a_balance_above_its_limit_is_found() {
    let lower = LIMIT.replace("50000", "40000").replace("70000", "80000");
    assert_eq!(
        failed(&[(LIMIT, &lower)]),
        ["R04 error 一般债务: 一般债务余额41000万元超过限额40000万元 [≤ 40000万元 / 41000万元]"]
    );
}

#[test]
fn a_limit_that_is_not_disclosed_is_undecided() {
    let changes = [(LIMIT, "")];
    assert_eq!(of_subject("R04", "政府债务", &changes), ["undecided 未披露政府债务限额"]);
    assert_eq!(of_subject("R03", "政府债务", &changes)[1], "undecided 未披露政府债务限额、一般债务限额、专项债务限额");
    assert_eq!(failed(&changes), Vec::<String>::new());
}

#[test]
fn debt_service_is_principal_and_interest_of_every_account_and_of_all() {
    let held = of("R06", &[]);
    assert_eq!(held.len(), 6);
    assert!(held.iter().all(|found| found.starts_with("passed ")));
    assert_eq!(
        failed(&[(SERVICE, &SERVICE.replace("3100", "3200"))]),
        [
            "R06 error 合计: 合计还本付息5600万元与分项之和不符，合计本金、合计利息之和为5700万元（2500万元＋3200万元） [5700万元 / 5600万元]",
            "R06 error 合计: 合计利息3200万元与分项之和不符，一般公共预算利息、政府性基金预算利息之和为3100万元（1300万元＋1800万元） [3100万元 / 3200万元]",
        ]
    );
}

#[test]
fn debt_service_without_its_parts_is_undecided() {
    let changes = [("（其中：还本1500万元，付息1800万元）", "")];
    assert_eq!(of_subject("R06", "政府性基金预算", &changes), ["undecided 未披露政府性基金预算本金"]);
    assert_eq!(failed(&changes), Vec::<String>::new());
}

#[test]
fn the_narrative_is_its_table_after_rounding() {
    // 1300 is 1299.6 after rounding.
    let held = "passed 说明中利息1300万元，表中1299.6万元，四舍五入后一致";
    assert_eq!(of_subject("R07", "一般债券付息", &[])[0], held);
    let funds = |amount: &str| format!("<td>年度预算</td><td>{amount}</td><td>其中：财政拨款</td><td>{amount}</td>");
    let cost = "<td>付息支出</td><td>利息支出</td><td>1299.6</td>";
    assert_eq!(
        failed(&[(&funds("1299.6"), &funds("1298.6")), (cost, &cost.replace("1299.6", "1298.6"))]),
        ["R07 error 一般债券付息: 说明中利息1300万元，表中1298.6万元，不一致 [1298.6万元 / 1300万元]"]
    );
}

#[test]
fn a_project_that_the_narrative_names_has_one_budget() {
    assert_eq!(
        failed(&[("安排乡村道路养护资金150万元", "安排乡村道路养护资金160万元")]),
        ["R07 error 乡村道路养护: 说明中预算数160万元，表中150万元，不一致 [150万元 / 160万元]"]
    );
    assert_eq!(
        failed(&[("安排乡村道路养护资金150万元", "以乡村道路养护为例，各乡镇共评价16万元")]),
        Vec::<String>::new()
    );
}

#[test]
fn an_amount_for_a_project_may_stand_before_its_name() {
    let says = |words: &str| failed(&[("其中安排乡村道路养护资金150万元", words)]);
    assert_eq!(
        says("其中安排160万元用于乡村道路养护"),
        ["R07 error 乡村道路养护: 说明中预算数160万元，表中150万元，不一致 [150万元 / 160万元]"]
    );
    for clean in [
        "其中安排150万元用于乡村道路养护项目",
        "其中安排160万元用于乡村道路养护、桥梁维修",
        "其中安排上级资金160万元用于乡村道路养护",
        "上年安排160万元用于乡村道路养护",
    ] {
        assert_eq!(says(clean), Vec::<String>::new(), "{clean}");
    }
}

#[test]
fn without_a_figure_in_common_narrative_and_tables_are_undecided() {
    let changes = [
        ("，其中安排乡村道路养护资金150万元", ""),
        ("<td colspan=2>一般债券付息</td>", "<td colspan=2>信用维护</td>"),
        ("<td>付息支出</td><td>利息支出</td>", "<td>支出</td><td>支出</td>"),
    ];
    assert_eq!(of("R07", &changes), ["undecided 青溪县2025年县级财政预算信息公开说明: 没有说明与表格共有的数字"]);
}

#[test]
fn a_limit_of_another_year_than_the_balance_is_compared_with_nothing() {
    let own = "截至2024年底，政府债务限额为120000万元，其中：一般债务限额50000万元，专项债务限额70000万元；政府债务余额为98500万元，其中：一般债务余额41000万元，专项债务余额57500万元。";
    let later = "截至2024年底，政府债务余额为98500万元，其中：一般债务余额41000万元，专项债务余额57500万元；2025年政府债务限额为120000万元，其中：一般债务限额50000万元，专项债务限额70000万元。";
    for (subject, words) in [
        ("政府债务", "政府债务余额98500万元是2024年的，限额120000万元是2025年的，不能比较"),
        ("一般债务", "一般债务余额41000万元是2024年的，限额50000万元是2025年的，不能比较"),
    ] {
        assert_eq!(of_subject("R04", subject, &[(own, later)]), [format!("undecided {words}")]);
    }
    assert_eq!(
        failed(&[(own, &later.replace("限额50000", "限额40000").replace("限额70000", "限额80000"))]),
        Vec::<String>::new()
    );
    // Behind 截至2024年底 the limit is of that year too.
    for same in [
        own.to_owned(),
        later.replace("2025年政府债务限额", "政府债务限额"),
        later.replace("2025年政府债务限额", "2024年政府债务限额"),
    ] {
        let changes: &[(&str, &str)] = if same == own { &[] } else { &[(own, &same)] };
        assert!(of_subject("R04", "政府债务", changes)[0].starts_with("passed "), "{same}");
    }
}
