//! R14, R15, R16, R18, R23: the tables of the projects.

use super::{changed, failed, of, of_subject, row};
use openbudget_domain::rule::evaluate;

const ROADS: &str = "乡村道路养护";

fn quality(value: &str) -> String {
    row(&["路况优良率", "优良路段占比", value, "检测报告"])
}

#[test]
fn a_required_kind_that_is_not_there_is_found() {
    assert_eq!(
        failed(&[("<td rowspan=1>时效指标</td><td>完成期限</td>", "<td rowspan=1>质量指标</td><td>完成期限</td>")]),
        ["R14 warning 乡村道路养护: 缺少时效指标"]
    );
    assert_eq!(
        failed(&[("<td rowspan=1>成本指标</td><td>人员经费</td>", "<td rowspan=1>质量指标</td><td>人员经费</td>")]),
        ["R14 warning 社区协管员聘用: 缺少成本指标"]
    );
}

#[test]
fn the_framework_of_2021_has_its_cost_as_a_level_1() {
    assert_eq!(of_subject("R14", "中心校食堂改造", &[]), ["passed 各类指标齐全"]);
    assert_eq!(of_subject("R15", "中心校食堂改造", &[]), ["passed 指标归类得当"]);
}

#[test]
fn a_level_2_below_another_level_1_is_found() {
    assert_eq!(
        failed(&[("<td rowspan=1>经济成本指标</td>", "<td rowspan=1>社会效益指标</td>")]),
        ["R15 warning 中心校食堂改造: “改造总成本”≤96.5万元：社会效益指标不属于成本指标"]
    );
}

#[test]
fn a_quantity_that_is_a_percentage_or_money_is_found() {
    let miles = |value: &str| row(&["付息笔数", "到期付息笔数", value, "债券台账"]);
    for (value, words) in
        [("100%", "是比率，不是数量"), ("90%～100%", "是比率，不是数量"), ("50万元", "是金额，不是数量")]
    {
        assert_eq!(
            failed(&[(&miles("6笔"), &miles(value))]),
            [format!("R15 warning 一般债券付息: 数量指标“付息笔数”{value}{words}")]
        );
    }
}

#[test]
fn a_cost_that_is_a_rate_is_found() {
    let cost = |value: &str| row(&["财政投入", "县级财政投入", value, "预算批复"]);
    assert_eq!(
        failed(&[(&cost("138"), &cost("≥90%"))]),
        ["R15 warning 特困人员照料: 成本指标“财政投入”≥90%是比率，不是金额"]
    );
}

#[test]
fn a_target_that_is_empty_or_copies_its_name_is_found() {
    assert_eq!(failed(&[(&quality("≥92%"), &quality(""))]), ["R16 warning 乡村道路养护: “路况优良率”未填指标值"]);
    assert_eq!(
        failed(&[(&quality("≥92%"), &quality("路况 优良率"))]),
        ["R16 warning 乡村道路养护: “路况优良率”的指标值照抄指标名称"]
    );
    // Points and strokes make no other words of it, and no target either.
    assert_eq!(
        failed(&[(&quality("≥92%"), &quality("路况优良率。"))]),
        ["R16 warning 乡村道路养护: “路况优良率”的指标值照抄指标名称"]
    );
    for nothing in ["—", "/", "……", "无", "待定"] {
        assert_eq!(
            failed(&[(&quality("≥92%"), &quality(nothing))]),
            [format!("R16 warning 乡村道路养护: “路况优良率”的指标值“{nothing}”没有内容")]
        );
    }
    for words in ["无投诉", "无事故", "0", "√"] {
        assert_eq!(
            of_subject("R16", ROADS, &[(&quality("≥92%"), &quality(words))]),
            ["passed 指标值均可衡量"],
            "{words}"
        );
    }
    assert_eq!(of_subject("R16", ROADS, &[]), ["passed 指标值均可衡量"]);
}

#[test]
fn a_table_without_indicators_is_undecided_but_for_what_it_lacks() {
    let mut disclosure = changed(&[]);
    disclosure.projects[0].indicators.clear();
    let found: Vec<String> = evaluate(&disclosure)
        .iter()
        .filter(|finding| {
            ["R14", "R15", "R16"].contains(&finding.rule) && finding.subject.id == disclosure.projects[0].id
        })
        .map(|finding| format!("{} {}", finding.rule, finding.status))
        .collect();
    assert_eq!(found, ["R14 failed", "R15 undecided", "R16 undecided"]);
}

#[test]
fn a_project_that_is_published_twice_is_found_at_the_second() {
    let page = include_str!("county.html");
    let start = page.find("<p>一般债券付息项目绩效目标表</p>").unwrap();
    let end = page.find("</body>").unwrap();
    let again = &page[start..end];
    let twice = format!("{again}</body>");
    let table = failed(&[("</body>", &twice)]);
    assert_eq!(table, ["R18 error 一般债券付息: 第6个项目与第5个项目“一般债券付息”同名，内容完全相同"]);
    let other = format!("{}</body>", again.replace("6笔", "7笔"));
    assert_eq!(
        failed(&[("</body>", &other)]),
        ["R18 error 一般债券付息: 第6个项目与第5个项目“一般债券付息”同名，内容不同"]
    );
    assert_eq!(of("R18", &[]), ["passed 青溪县2025年县级财政预算信息公开说明: 5个项目互不重复"]);
}

#[test]
fn a_project_without_a_code_or_with_one_of_another_shape_is_found() {
    assert_eq!(failed(&[("99990325000000000001A", "")]), ["R23 warning 乡村道路养护: 未填项目编码"]);
    assert_eq!(
        failed(&[("99990325000000000001A", "2025-01")]),
        ["R23 warning 乡村道路养护: 项目编码2025-01不是21位数字或大写字母 [^[0-9A-Z]{21}$ / 2025-01]"]
    );
    assert_eq!(of("R23", &[])[0], "undecided 青溪县2025年县级财政预算信息公开说明: 区划代码999903不在册，无法核对");
}
