//! R20: what is stated ten thousand times too large, or too small.

use super::{failed, of};

const TOTALS: &str = "全县收入总计86000万元，支出总计86000万元，其中：基本支出52000万元，项目支出34000万元。";
const PURPOSE: &str = "养护乡村道路50公里，每公里3万元，按月考核。";
const TITLE: &str = "青溪县2025年县级财政预算信息公开说明";

/// What the rule finds where this is said of revenue.
fn says(words: &str) -> Vec<String> {
    let found = failed(&[(TOTALS, words)]);
    found.into_iter().filter(|found| found.starts_with("R20")).collect()
}

#[test]
fn a_total_in_another_unit_than_its_parts_is_found() {
    for (words, printed) in [
        ("全县财政总收入9,860亿元，其中：税收收入6,200万元，非税收入3,660万元。", "9,860亿元与9860万元"),
        ("全县财政总收入9,860亿元，增加500万元。其中：税收收入6,200万元，非税收入3,660万元。", "9,860亿元与9860万元"),
        ("全县财政总收入9,860元，包括税收收入6,200万元，非税收入3,660万元。", "9,860元与9860万元"),
    ] {
        let (one, other) = printed.split_once('与').unwrap();
        assert_eq!(
            says(words),
            [format!("R20 error {TITLE}: 全县财政总收入与其分项之和：{printed}相差一万倍 [{one} / {other}]")],
            "{words}"
        );
    }
    for clean in [
        "全县财政总收入9,860万元，其中：税收收入6,200万元，非税收入3,660万元。",
        "全县财政总收入0.986亿元，其中：税收收入6,200万元，非税收入3,660万元。",
        "全县生产总值350亿元，安排补助200万元、奖励150万元。",
        "全县财政总收入9,860万元，其中：税收收入6,200万元，人均9,860元。",
    ] {
        assert_eq!(says(clean), Vec::<String>::new(), "{clean}");
    }
}

#[test]
fn the_same_amount_in_two_units_is_found() {
    assert_eq!(
        says("2025年全县财政总收入9860亿元。全县财政总收入9860万元，已经批准。"),
        [format!("R20 error {TITLE}: 2025年全县财政总收入：9860亿元与9860万元相差一万倍 [9860亿元 / 9860万元]")]
    );
    assert_eq!(
        says("收入总计9860亿元，支出总计9860万元。"),
        [format!("R20 error {TITLE}: 收入：9860亿元与9860万元相差一万倍 [9860亿元 / 9860万元]")]
    );
    assert_eq!(says("收入总计9860万元，支出总计9860万元，城镇居民每人9860元。"), Vec::<String>::new());
}

#[test]
fn a_total_of_facts_in_another_unit_is_found() {
    let found = failed(&[("2025年“三公”经费预算215.6万元", "2025年“三公”经费预算215.6亿元")]);
    assert!(found.contains(
        &"R20 error “三公”经费: “三公”经费合计：215.6亿元与215.6万元相差一万倍 [215.6亿元 / 215.6万元]".to_owned()
    ));
    let found = failed(&[("政府债务余额为98500万元，其中", "政府债务余额为98500亿元，其中")]);
    assert!(found.contains(
        &"R20 error 政府债务: 政府债务余额合计：98500亿元与98500万元相差一万倍 [98500亿元 / 98500万元]".to_owned()
    ));
    let found = failed(&[("安排乡村道路养护资金150万元", "安排乡村道路养护资金150亿元")]);
    assert!(
        found.contains(&"R20 error 乡村道路养护: 预算数：150万元与150亿元相差一万倍 [150万元 / 150亿元]".to_owned())
    );
}

#[test]
fn an_amount_of_a_purpose_in_another_unit_than_the_budget_is_found() {
    for (words, printed) in [
        ("用于支付道路养护款150元。", "150元"),
        ("用于支付道路养护款150亿元。", "150亿元"),
        ("共需资金1500000万。", "1500000万元"),
    ] {
        let found = failed(&[(PURPOSE, words)]);
        let jump = format!("R20 error 乡村道路养护: 资金用途：150万元与{printed}相差一万倍 [150万元 / {printed}]");
        assert!(found.contains(&jump), "{words}: {found:?}");
    }
    for clean in [
        "养护乡村道路50公里，共150万元，逾期每日罚150元。",
        "用于养护，每户补助150元。",
        "用于养护，标准150元。",
        "养护乡村道路50公里，共需资金150万。",
    ] {
        assert_eq!(failed(&[(PURPOSE, clean)]), Vec::<String>::new(), "{clean}");
    }
}

#[test]
fn without_an_amount_that_is_stated_twice_nothing_is_decided() {
    let mut disclosure = super::changed(&[]);
    disclosure.projects.clear();
    let found = openbudget_domain::rule::evaluate(&disclosure);
    let ours: Vec<&str> =
        found.iter().filter(|found| found.rule == "R20").map(|found| found.message.zh.as_str()).collect();
    assert_eq!(ours, ["没有可比较的金额"]);
    assert!(of("R20", &[])[0].starts_with("passed "));
}
