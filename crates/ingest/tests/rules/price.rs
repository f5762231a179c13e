//! R10 and R11: what one costs is no cost of all.

use super::{of_subject, row};

const CARE: &str = "特困人员照料";
const CANTEEN: &str = "中心校食堂改造";

/// What the two rules say of the care of 460 people for 138万元, where its cost is this.
fn care(name: &str, value: &str) -> Vec<String> {
    let from = row(&["财政投入", "县级财政投入", "138", "预算批复"]);
    let to = row(&[name, name, value, "预算批复"]);
    let changes = [(&*from, &*to)];
    ["R10", "R11"].iter().flat_map(|rule| of_subject(rule, CARE, &changes)).collect()
}

#[test]
fn a_price_in_the_name_is_set_beside_the_budget_with_its_quantity() {
    for (name, value) in [
        ("人均照料标准", "3000元"),
        ("每人补助标准", "0.3万元"),
        ("照料标准（元/人）", "3000"),
        ("平均每人照料成本", "3000元"),
    ] {
        assert_eq!(
            care(name, value)[1].replace(value, ""),
            "passed ×460人＝138万元，预算数138万元，相符",
            "{name}: {:?}",
            care(name, value)
        );
    }
    for (name, value) in [("每人每月照料补贴", "250元"), ("月人均补贴", "250元")] {
        assert_eq!(
            care(name, value),
            [
                format!("undecided “{name}”{value}不是总成本"),
                format!("passed {value}×460人×12＝138万元，预算数138万元，相符")
            ]
        );
    }
    assert_eq!(care("人均照料标准", "3100元")[1], "failed 3100元×460人＝142.6万元，预算数138万元，不符");
}

#[test]
fn a_price_of_something_else_is_undecided() {
    for (name, value, why) in [
        ("照料补贴标准", "250元", "“照料补贴标准”250元未写明以什么计"),
        ("床位单价", "1.2万元", "“床位单价”1.2万元未写明以什么计"),
        ("月工资标准", "2600元", "“月工资标准”2600元未写明以什么计"),
        ("每村补助标准", "4.6万元", "没有以“村”计的数量"),
        ("亩均投入", "0.5万元", "没有以“亩”计的数量"),
        ("人均照料标准", "≤3000元", "“人均照料标准”≤3000元不是等式"),
    ] {
        assert_eq!(care(name, value), [format!("undecided “{name}”{value}不是总成本"), format!("undecided {why}")]);
    }
    assert_eq!(care("节约采购成本", "5万元")[0], "undecided “节约采购成本”5万元不是总成本");
}

#[test]
fn a_cost_of_all_is_one_whatever_stands_in_its_name() {
    for name in ["照料总成本", "标准化照料投入", "各项支出均不超预算", "每年运行成本", "每人补贴总额"]
    {
        assert_eq!(care(name, "139万元")[0], "failed 成本指标139万元，预算数138万元，不一致", "{name}");
        assert_eq!(care(name, "138万元")[0], "passed 成本指标138万元，预算数138万元，一致", "{name}");
    }
}

#[test]
fn one_fee_of_several_is_not_what_all_costs() {
    let cost = |name: &str, value: &str| {
        let from = row(&["改造总成本", "项目总成本", "≤96.5万元", "概算"]);
        of_subject("R10", CANTEEN, &[(&*from, &*row(&[name, name, value, "概算"]))])
    };
    assert_eq!(cost("监理费", "2.5万元"), ["undecided 成本指标2.5万元，预算数96.5万元，只是部分费用，无法判断"]);
    assert_eq!(cost("监理费", "102.5万元"), ["failed 成本指标102.5万元，预算数96.5万元，不一致"]);
    assert_eq!(cost("食堂改造费", "95.5万元"), ["failed 成本指标95.5万元，预算数96.5万元，不一致"]);
    assert_eq!(cost("工程经费", "95.5万元"), ["failed 成本指标95.5万元，预算数96.5万元，不一致"]);
}

#[test]
fn what_is_granted_beside_other_work_need_not_come_to_the_budget() {
    let cost = row(&["财政投入", "县级财政投入", "138", "预算批复"]);
    let quality = "<td>发放准确率</td><td>准确发放比例</td><td>100%</td>";
    let quality = format!("<td rowspan=1>质量指标</td>{quality}");
    let beds = "<td rowspan=1>数量指标</td><td>新增床位</td><td>新增床位数</td><td>25张</td>";
    let found = |name: &str, value: &str| {
        let cost_to = row(&[name, name, value, "预算批复"]);
        of_subject("R11", CARE, &[(&*cost, &*cost_to), (&*quality, beds)])
    };
    assert_eq!(found("照料补贴标准", "200元/人/月"), ["undecided “照料补贴标准”200元/人/月之外还有其他产出"]);
    assert_eq!(found("照料补贴标准", "260元/人/月"), ["failed 260元/人/月×460人×12＝143.52万元，预算数138万元，不符"]);
    assert_eq!(found("人均照料成本", "2900元/人"), ["failed 2900元/人×460人＝133.4万元，预算数138万元，不符"]);
}
