//! Targets of indicators.

use openbudget_domain::money::Unit;
use openbudget_domain::money::amount::{find_amounts, read_amount};
use openbudget_domain::target::read::{TargetContext, read_target};
use openbudget_domain::target::{Operator, Target};
use openbudget_domain::text::{Folded, join_lines};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A target in one line: `kind operator value low..high unit date`.
fn line(target: &Target) -> String {
    let mut parts = vec![target.kind.key().to_owned()];
    parts.extend(target.operator.map(|operator| operator.key().to_owned()));
    parts.extend(target.value.map(|value| value.to_string()));
    if let (Some(low), Some(high)) = (target.low, target.high) {
        parts.push(format!("{low}..{high}"));
    }
    parts.extend(target.unit.clone());
    parts.extend(target.date.map(|day| day.to_string()));
    parts.join(" ")
}

fn read(cell: &str) -> String {
    line(&read_target(cell, &TargetContext { table_unit: Some(Unit::TenThousandYuan), ..TargetContext::default() }))
}

#[test]
fn every_spelling_of_a_target_is_read() {
    for (cell, expected) in [
        ("343 人", "number eq 343 人"),
        ("≥95%", "percent ge 95 %"),
        (">=95%", "percent ge 95 %"),
        ("≧95%", "percent ge 95 %"),
        ("＞＝９５％", "percent ge 95 %"),
        ("≤0 次", "number le 0 次"),
        ("98%", "percent eq 98 %"),
        ("4.0%", "percent eq 4.0 %"),
        ("3", "number eq 3"),
        ("0", "number eq 0"),
        ("400万元", "money eq 400 万元"),
        ("100 万元", "money eq 100 万元"),
        ("191.85元/人", "money eq 191.85 元/人"),
        ("1,200.50元", "money eq 1200.50 元"),
        ("壹佰贰拾万元整", "money eq 120 万元"),
        ("捌万元", "money eq 8 万元"),
        ("35万元整", "money eq 35 万元"),
        ("3亿0450万元", "money eq 30450 万元"),
        ("3亿450万元", "money eq 30450 万元"),
        ("2.5千万元", "money eq 2500 万元"),
        ("≤61万7000元", "money le 617000 元"),
        ("35元每户", "money eq 35 元/户"),
        ("每人每月60元", "money eq 60 元/人/月"),
        ("﹥80%", "percent gt 80 %"),
        ("﹤3%", "percent lt 3 %"),
        ("85٪", "percent eq 85 %"),
        ("≥85%。", "percent ge 85 %"),
        ("≥7 所（含）", "number ge 7 所"),
        ("稳定在76.5%以上", "percent ge 76.5 %"),
        ("控制在5%以内", "percent le 5 %"),
        ("达到90%及以上", "percent ge 90 %"),
        ("保持在不低于30公里", "number ge 30 公里"),
        ("控制在5%", "text"),
        ("2024.6", "number eq 2024.6"),
        ("20240630", "number eq 20240630"),
        ("2023年12月31日", "date eq 2023-12-31"),
        ("2023 年 12\n月 31 日", "date eq 2023-12-31"),
        ("2023年底", "date eq 2023-12-31"),
        ("2023年年底", "date eq 2023-12-31"),
        ("2023年年末前", "date le 2023-12-31"),
        ("2023年12月底", "date eq 2023-12-31"),
        ("2023年9月底", "date eq 2023-09-30"),
        ("2024年2月", "date eq 2024-02-29"),
        ("2023 年", "date eq 2023-12-31"),
        ("2023年完成", "date eq 2023-12-31"),
        ("2023.12.31\n之前", "date le 2023-12-31"),
        ("2023年11月30日前完成", "date le 2023-11-30"),
        ("2023.12底", "date eq 2023-12-31"),
        ("≤2024-06-30", "date le 2024-06-30"),
        ("一级A标准", "text"),
        ("≤2024年", "date le 2024-12-31"),
        ("高于去年", "text"),
        ("高于2024年", "text"),
        ("不低于 2024 年度", "text"),
        ("12月底前", "text"),
        ("9月足额拨付", "text"),
        ("三级甲等", "text"),
        ("预计全区", "text"),
        ("约100人", "text"),
        ("20个村每个5万元", "text"),
        ("95%或98%", "text"),
        ("1,23人", "text"),
        ("2023年13月", "text"),
        ("2023-2024", "text"),
        ("2022-2023年", "text"),
        ("2022年-2023年", "text"),
        ("4次或以上", "number ge 4 次"),
        ("3人或以下", "number le 3 人"),
        ("100万元人民币", "money eq 100 万元"),
        ("人民币100万元", "money eq 100 万元"),
        ("2千万", "number eq 2 千万"),
        ("5-10", "range eq 5..10"),
        ("是", "boolean eq"),
        ("否", "boolean eq"),
        ("", "empty"),
        (" \u{3000}\n", "empty"),
        ("≥6680台件", "number ge 6680 台件"),
        ("3（台）", "number eq 3 台"),
        ("≥ 3 台（套）", "number ge 3 台（套）"),
        ("3（2个）", "text"),
        ("5（含）", "text"),
        ("20 个自然村", "number eq 20 个自然村"),
        ("1.86 万人", "number eq 1.86 万人"),
        ("85%～95%", "range eq 85..95 %"),
        ("85-95%", "range eq 85..95 %"),
        ("1500-1800元/平方米", "range eq 1500..1800 元/平方米"),
        ("不少于12个", "number ge 12 个"),
        ("12个以上", "number ge 12 个"),
        ("不超过 5%", "percent le 5 %"),
        ("3天以内", "number le 3 天"),
        ("高于90%", "percent gt 90 %"),
        ("<5‰", "number lt 5 ‰"),
        ("百分之九十五", "percent eq 95 %"),
        ("-3", "number eq -3"),
    ] {
        assert_eq!(read(cell), expected, "{cell:?}");
    }
}

#[test]
fn a_bare_number_is_money_only_where_the_indicator_states_money() {
    let context =
        TargetContext { table_unit: Some(Unit::TenThousandYuan), states_money: true, ..TargetContext::default() };
    assert_eq!(line(&read_target("319.5", &context)), "money eq 319.5 万元");
    assert_eq!(line(&read_target("90%", &context)), "percent eq 90 %");
    assert_eq!(line(&read_target("3 个", &context)), "number eq 3 个");
}

#[test]
fn a_number_that_may_be_a_time_is_none_where_a_time_is_asked_for() {
    let context = TargetContext { states_time: true, ..TargetContext::default() };
    for (cell, expected) in [
        ("2024.11", "date eq 2024-11-30"),
        ("≤2024.06", "date le 2024-06-30"),
        ("2024-9", "date eq 2024-09-30"),
        ("20240630", "date eq 2024-06-30"),
        ("202406", "date eq 2024-06-30"),
        ("2024", "date eq 2024-12-31"),
        ("2024.1", "text"),
        ("2024.13", "text"),
        ("20240631", "text"),
        ("30天", "number eq 30 天"),
        ("100%", "percent eq 100 %"),
        ("3", "number eq 3"),
    ] {
        assert_eq!(line(&read_target(cell, &context)), expected, "{cell:?}");
    }
}

#[test]
fn columns_of_their_own_give_operator_and_unit() {
    let context = TargetContext { operator: Some("≥"), unit: Some("%"), ..TargetContext::default() };
    assert_eq!(line(&read_target("95", &context)), "percent ge 95 %");
    let context = TargetContext { operator: Some("＝"), unit: Some("万元"), ..TargetContext::default() };
    assert_eq!(line(&read_target("54.20", &context)), "money eq 54.20 万元");
}

#[test]
fn an_amount_without_a_unit_is_in_that_of_its_table_and_its_powers_are_kept() {
    let table_unit = Some(Unit::TenThousandYuan);
    let context = TargetContext { table_unit, states_money: true, ..TargetContext::default() };
    assert_eq!(line(&read_target("5-10", &context)), "range eq 5..10 万元");
    assert_eq!(line(&read_target("5%-10%", &context)), "range eq 5..10 %");
    assert_eq!(line(&read_target("2千万", &context)), "money eq 2000 万元");
    assert_eq!(line(&read_target("3亿4500万", &context)), "money eq 34500 万元");
    assert_eq!(line(&read_target("114.50万", &context)), "money eq 114.50 万元");
}

#[test]
fn the_printed_text_of_a_target_keeps_its_spaces_and_loses_its_line_breaks() {
    assert_eq!(read_target(" 2023 年 12\n月 31 日 ", &TargetContext::default()).printed, "2023 年 12月 31 日");
    assert_eq!(join_lines("ISO\n9001\n认证"), "ISO9001认证");
    assert_eq!(join_lines("open\ndata"), "open data");
}

proptest! {
    #[test]
    fn a_number_target_is_read_back(value in 0_u32..10_000_000, scale in 0_u32..4, sign in 0_usize..3, unit in "[个人次件户台亩]?") {
        let value = Decimal::new(i64::from(value), scale);
        let (sign, operator) = [("", Operator::Eq), ("≥", Operator::Ge), ("≤", Operator::Le)][sign];
        let target = read_target(&format!("{sign}{value}{unit}"), &TargetContext::default());
        prop_assert_eq!(target.value.map(|value| value.to_string()), Some(value.to_string()));
        prop_assert_eq!((target.operator, target.unit.unwrap_or_default()), (Some(operator), unit));
    }

    #[test]
    fn no_text_gives_a_number_that_is_not_printed_in_it(text in "[0-9０-９.,，%≥年月日万元人个~-]{0,14}|\\PC{0,20}") {
        let target = read_target(&text, &TargetContext::default());
        // Money in several units counts in the last of them.
        let joined = text.matches(['万', '亿']).count() > 0 && text.contains('元');
        for number in [target.value, target.low, target.high].into_iter().flatten().filter(|_| !joined) {
            let printed: String = target.printed.chars().map(openbudget_domain::text::half_width).filter(|c| !c.is_whitespace() && *c != ',').collect();
            let written = target.printed.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
            prop_assert!(!written || printed.contains(&number.abs().to_string()) || printed.contains(&format!("0{}", number.abs())), "{} in {}", number, printed);
        }
        let _amount = read_amount(&text, Some(Unit::Yuan));
        let _amounts = find_amounts(&Folded::new(&text));
    }
}
