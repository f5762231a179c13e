//! Tables of figures.

use openbudget_domain::money::Money;

use super::{disclosed, page, unread};

#[test]
fn a_table_of_official_expenses_without_a_header_is_read() {
    let read = page(&[
        "“三公”经费预算表",
        "单位：万元",
        "“三公”经费合计|30.5",
        "因公出国（境）费|0",
        "公务接待费|10.5",
        "公务用车购置费|0",
        "公务用车运行维护费|20",
    ]);
    let items: Vec<_> = read
        .official_expenses
        .iter()
        .map(|fact| (fact.item.key(), fact.amount.as_ref().map(|money| money.printed().to_owned())))
        .collect();
    let some = |printed: &str| Some(printed.to_owned());
    assert_eq!(
        items,
        [
            ("total", some("30.5")),
            ("overseas_travel", some("0")),
            ("reception", some("10.5")),
            ("vehicle_purchase", some("0")),
            ("vehicle_operation", some("20")),
        ]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn a_table_of_thresholds_without_a_header_is_read() {
    let read = page(&["政府采购限额标准", "货物|50万元（含）以上", "服务|50万元（含）以上", "工程|100万元（含）以上"]);
    let all: Vec<_> = read
        .procurement_thresholds
        .iter()
        .map(|fact| (fact.category.key(), fact.kind.key(), fact.amount.as_ref().map(Money::fen), fact.inclusive))
        .collect();
    assert_eq!(
        all,
        [
            ("goods", "procurement_limit", Some(50_000_000), Some(true)),
            ("services", "procurement_limit", Some(50_000_000), Some(true)),
            ("works", "procurement_limit", Some(100_000_000), Some(true)),
        ]
    );
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn what_each_township_is_paid_is_reported() {
    let read = page(&[
        "2024年对下转移支付预算表",
        "单位：万元",
        "乡镇|合计|一般性转移支付|专项转移支付",
        "合计|300|200|100",
        "东山镇|180|120|60",
        "西河乡|120|80|40",
    ]);
    let all: Vec<_> =
        read.transfer_payments.iter().map(|fact| (fact.kind.key(), fact.amount.as_ref().map(Money::fen))).collect();
    assert_eq!(all, [("total", Some(300_000_000)), ("general", Some(200_000_000)), ("special", Some(100_000_000))]);
    let reported: Vec<&str> = read.coverage.unrecognised.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(reported, ["东山镇", "180", "120", "60", "西河乡", "120", "80", "40"]);
}

#[test]
fn what_is_struck_out_or_hidden_is_not_there() {
    let page = "<html><body><p>溪口县2024年政府预算公开说明</p><p>截至2023年底，政府债务余额为<del>500</del>600万元<s>，\
                限额700万元</s><strike>，均为一般债务</strike><span style='text-decoration: line-through'>，限额800万元\
                </span><span style='display:none'>，限额900万元</span>。</p></body></html>";
    let read = disclosed(page);
    let all: Vec<_> = read
        .debt_balances
        .iter()
        .map(|fact| (fact.debt_type.key(), fact.balance.as_ref().map(Money::printed), fact.limit.is_some()))
        .collect();
    assert_eq!(all, [("total", Some("600"), false)]);
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn thresholds_in_lines_below_categories_say_themselves_which_side_they_are_on() {
    let read = page(&[
        "三、政府采购",
        "品目类别|货物|服务|工程",
        "分散采购限额标准（万元）|50（含）|50（含）以上|100（不含）",
        "公开招标数额标准（万元）|200|≥200|400",
    ]);
    let all: Vec<_> = read
        .procurement_thresholds
        .iter()
        .map(|fact| {
            let amount = fact.amount.as_ref().map(Money::fen).unwrap_or_default();
            format!("{} {} {amount} {:?}", fact.category.key(), fact.kind.key(), fact.inclusive)
        })
        .collect();
    assert_eq!(
        all,
        [
            "goods procurement_limit 50000000 Some(true)",
            "services procurement_limit 50000000 Some(true)",
            "works procurement_limit 100000000 Some(false)",
            "goods open_tender 200000000 None",
            "services open_tender 200000000 Some(true)",
            "works open_tender 400000000 None",
        ]
    );
}

#[test]
fn a_blank_cell_too_many_shifts_no_figure() {
    let read = super::text(
        "“三公”经费预算表\n单位：万元\n\n\t项目\n\t2024年预算数\n\t2023年预算数\n\n\t公务接待费\n\t5\n\t6\n\n\
         \t\n\t公务用车购置费\n\t7\n\t8\n\n\t\n\t9\n\t4\n\t\n\n",
    );
    let all: Vec<_> = read
        .official_expenses
        .iter()
        .map(|fact| {
            let printed = |money: &Option<Money>| money.as_ref().map(|money| money.printed().to_owned());
            (fact.item.key(), printed(&fact.amount), printed(&fact.prior))
        })
        .collect();
    let some = |printed: &str| Some(printed.to_owned());
    assert_eq!(all, [("reception", some("5"), some("6")), ("vehicle_purchase", some("7"), some("8"))]);
    assert!(unread(&read).iter().any(|line| line.starts_with("9: ")), "{:?}", unread(&read));
}
