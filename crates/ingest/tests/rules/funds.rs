//! R08, R10, R11, R20: the money of a project.

use super::{failed, of, of_subject, row};

const ROADS: &str = "乡村道路养护";

#[test]
fn a_budget_that_is_not_its_parts_is_found() {
    assert_eq!(
        failed(&[("<td>其中：财政拨款</td><td>120</td>", "<td>其中：财政拨款</td><td>122</td>")]),
        [
            "R08 error 乡村道路养护: 预算数150万元与分项之和不符，财政资金、其他资金之和为152万元（122万元＋30万元） [152万元 / 150万元]"
        ]
    );
}

#[test]
fn a_sum_of_two_that_is_wrong_by_its_last_digit_is_found() {
    let fiscal = "<td>其中：财政拨款</td><td>120</td>";
    assert_eq!(
        failed(&[(fiscal, &fiscal.replace("120", "121"))]),
        [
            "R08 error 乡村道路养护: 预算数150万元与分项之和不符，财政资金、其他资金之和为151万元（121万元＋30万元） [151万元 / 150万元]"
        ]
    );
    // Rounding may take less than that.
    assert_eq!(failed(&[(fiscal, &fiscal.replace("120", "120.9"))]), Vec::<String>::new());
}

#[test]
fn blank_other_funds_add_nothing() {
    let from = "<td>其中：财政拨款</td><td>96.5</td>";
    assert_eq!(
        failed(&[(from, &from.replace("96.5", "96.4"))]),
        [
            "R08 error 中心校食堂改造: 预算数96.5万元与分项之和不符，财政资金之和为96.4万元（96.4万元） [96.4万元 / 96.5万元]"
        ]
    );
}

#[test]
fn blank_fiscal_funds_leave_the_sum_undecided() {
    let changes = [("<td>其中：财政拨款</td><td>120</td>", "<td>其中：财政拨款</td><td></td>")];
    assert_eq!(of_subject("R08", ROADS, &changes), ["undecided 未填财政资金"]);
    assert_eq!(failed(&changes), Vec::<String>::new());
}

#[test]
fn a_cost_that_is_not_the_budget_is_found_in_whatever_unit() {
    let cost = |value: &str| row(&["财政投入", "县级财政投入", value, "预算批复"]);
    let found = |value: &str, printed: &str| {
        assert_eq!(
            failed(&[(&cost("138"), &cost(value))]),
            [format!("R10 error 特困人员照料: 成本指标{printed}，预算数138万元，不一致 [138万元 / {printed}]")]
        );
    };
    found("139", "139万元");
    found("128万元", "128万元");
    found("1390000元", "1390000元");
    for equal in ["138万元", "1380000元", "138.0"] {
        assert_eq!(failed(&[(&cost("138"), &cost(equal))]), Vec::<String>::new(), "{equal}");
    }
}

#[test]
fn a_cost_in_another_unit_is_a_jump_by_ten_thousand_too() {
    let cost = |value: &str| row(&["财政投入", "县级财政投入", value, "预算批复"]);
    assert_eq!(
        failed(&[(&cost("138"), &cost("138元"))]),
        [
            "R10 error 特困人员照料: 成本指标138元，预算数138万元，不一致 [138万元 / 138元]",
            "R20 error 特困人员照料: 财政投入：138万元与138元相差一万倍 [138万元 / 138元]",
        ]
    );
}

#[test]
fn a_bound_on_the_cost_is_no_equality() {
    let cost = |value: &str| row(&["改造总成本", "项目总成本", value, "概算"]);
    let changed = |value: &str| of_subject("R10", "中心校食堂改造", &[(&cost("≤96.5万元"), &cost(value))]);
    assert_eq!(changed("≤96.5万元"), ["passed 成本指标96.5万元，预算数96.5万元，一致"]);
    assert_eq!(changed("≤100万元"), ["undecided 成本指标100万元，预算数96.5万元，指标值不是等式，无法判断"]);
    assert_eq!(changed("≤90万元"), ["failed 成本指标90万元，预算数96.5万元，不一致"]);
}

#[test]
fn several_costs_are_added_or_are_parts_of_one() {
    let cost = row(&["人员经费", "协管员工资总额", "93.6万元", "工资标准"]);
    let several = |costs: &[&str]| {
        let rows: Vec<String> = costs.iter().map(|value| row(&["人员经费", "支出", value, "工资标准"])).collect();
        let group = "<td rowspan=1>成本指标</td>".to_owned() + &cost;
        let to = format!("<td rowspan={}>成本指标</td>{}", costs.len(), rows.join("</tr><tr>"));
        let levels = (
            "<td rowspan=4>产出指标</td><td rowspan=1>数量指标</td><td>协管员人数</td>",
            format!("<td rowspan={}>产出指标</td><td rowspan=1>数量指标</td><td>协管员人数</td>", 3 + costs.len()),
        );
        of_subject("R10", "社区协管员聘用", &[(&group, &to), (levels.0, &levels.1)])
    };
    assert_eq!(several(&["60万元", "33.6万元"]), ["passed 成本指标60万元、33.6万元，预算数93.6万元，一致"]);
    assert_eq!(several(&["93.6万元", "60万元"]), ["passed 成本指标93.6万元、60万元，预算数93.6万元，一致"]);
    assert_eq!(several(&["60万元", "43.6万元"]), ["failed 成本指标60万元、43.6万元，预算数93.6万元，不一致"]);
}

#[test]
fn a_cost_that_is_no_money_leaves_the_budget_undecided() {
    let cost = |value: &str| row(&["财政投入", "县级财政投入", value, "预算批复"]);
    let changes = [(&*cost("138"), &*cost("按标准执行"))];
    assert_eq!(of_subject("R10", "特困人员照料", &changes), ["undecided 没有以金额表示的成本指标"]);
}

#[test]
fn unit_cost_times_quantity_is_the_budget() {
    let unit = |value: &str| row(&["每公里成本", "单位养护成本", value, "定额标准"]);
    let changed = |value: &str| of_subject("R11", ROADS, &[(&unit("3万元/公里"), &unit(value))]);
    assert_eq!(changed("3万元/公里"), ["passed 3万元/公里×50公里＝150万元，预算数150万元，相符"]);
    assert_eq!(changed("30000元/公里"), ["passed 30000元/公里×50公里＝150万元，预算数150万元，相符"]);
    assert_eq!(changed("2500元/公里/月"), ["passed 2500元/公里/月×50公里×12＝150万元，预算数150万元，相符"]);
    assert_eq!(changed("2500元/公里·月"), ["passed 2500元/公里·月×50公里×12＝150万元，预算数150万元，相符"]);
    assert_eq!(changed("2.9万元/公里"), ["failed 2.9万元/公里×50公里＝145万元，预算数150万元，不符"]);
    assert_eq!(changed("≤3万元/公里"), ["undecided “每公里成本”≤3万元/公里不是等式"]);
    assert_eq!(changed("3万元/村"), ["undecided 没有以“村”计的数量"]);
    assert_eq!(changed("80元/公里/天"), ["undecided “每公里成本”80元/公里/天一年几次不明"]);
    // A rate of some months is paid for these.
    let aim = ("保持道路畅通", "养护10个月，保持道路畅通");
    let of_months = [(&*unit("3万元/公里"), &*unit("3000元/公里/月")), aim];
    assert_eq!(of_subject("R11", ROADS, &of_months), ["passed 3000元/公里/月×50公里×10＝150万元，预算数150万元，相符"]);
}

#[test]
fn a_quantity_that_is_no_equality_leaves_the_unit_cost_undecided() {
    let changes = [("<td>50公里</td>", "<td>≥50公里</td>")];
    assert_eq!(of_subject("R11", ROADS, &changes), ["undecided “养护里程”≥50公里不是等式"]);
    assert_eq!(failed(&changes), Vec::<String>::new());
}

#[test]
fn a_total_cost_beside_the_unit_cost_leaves_it_undecided() {
    let group =
        format!("<td rowspan=1>成本指标</td>{}", row(&["每公里成本", "单位养护成本", "3万元/公里", "定额标准"]));
    let both = format!(
        "<td rowspan=2>成本指标</td>{}</tr><tr>{}",
        row(&["每公里成本", "单位养护成本", "3万元/公里", "定额标准"]),
        row(&["养护总成本", "养护总成本", "150", "定额标准"])
    );
    let levels = "<td rowspan=4>产出指标</td><td rowspan=1>数量指标</td><td>养护里程</td>";
    let changes = [(&*group, &*both), (levels, &*levels.replace("=4", "=5"))];
    assert_eq!(of_subject("R11", ROADS, &changes), ["undecided “养护总成本”150已列总成本"]);
    assert_eq!(failed(&changes), Vec::<String>::new());
}

#[test]
fn a_document_without_unit_costs_says_so() {
    let unit = |value: &str| row(&["每公里成本", "单位养护成本", value, "定额标准"]);
    assert_eq!(
        of("R11", &[(&unit("3万元/公里"), &unit("150"))]),
        ["undecided 青溪县2025年县级财政预算信息公开说明: 没有单位成本指标"]
    );
}
