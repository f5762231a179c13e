//! Other words and figures in the paragraphs.

use openbudget_domain::debt::DebtType;
use openbudget_domain::money::Money;
use openbudget_domain::transfer::Direction;

use super::replaced;

/// The figure and the printed digits.
fn shown(money: Option<&Money>) -> Option<(String, String)> {
    money.map(|money| (money.amount().to_string(), money.printed().to_owned()))
}

fn figure(amount: &str, printed: &str) -> (String, String) {
    (amount.to_owned(), printed.to_owned())
}

#[test]
fn separated_and_full_width_digits_are_read_and_kept_as_printed() {
    let disclosure = replaced(&[
        ("余额为51200万元", "余额为51,200.5万元"),
        ("债务本息1900万元", "债务本息１，９００万元"),
        ("公务接待费40万元", "公务接待费４０．５万元"),
        ("300 万元（含）", "1,300 万元（含）"),
    ]);
    assert_eq!(shown(disclosure.debt_balances[0].balance.as_ref()), Some(figure("512005000.00", "51,200.5")));
    assert_eq!(shown(disclosure.debt_service[0].total.as_ref()), Some(figure("19000000.00", "１，９００")));
    assert_eq!(shown(disclosure.official_expenses[3].amount.as_ref()), Some(figure("405000.00", "４０．５")));
    assert_eq!(shown(disclosure.procurement_thresholds[3].amount.as_ref()), Some(figure("13000000.00", "1,300")));
    assert_eq!(disclosure.coverage.unrecognised, []);
}

#[test]
fn limits_of_debt_are_read_by_type_wherever_they_stand() {
    let balance = "截至2023年底，政府债务余额为51200万元，";
    for words in [
        "截至2023年底，政府债务限额为6亿元，其中一般债务限额2亿元，专项债务限额4亿元；政府债务余额为51200万元，其中：一般债务余额20000万元，专项债务余额31200万元。",
        "2023年政府债务限额6亿元（一般债务2亿元、专项债务4亿元）。截至2023年底，政府债务余额为51200万元（其中：一般债务20000万元，专项债务31200万元），",
    ] {
        let disclosure = replaced(&[(balance, words)]);
        let read: Vec<_> = disclosure
            .debt_balances
            .iter()
            .map(|fact| (fact.debt_type, fact.balance.as_ref().map(Money::fen), fact.limit.as_ref().map(Money::fen)))
            .collect();
        let expected = [
            (DebtType::Total, Some(51_200_000_000), Some(60_000_000_000)),
            (DebtType::General, Some(20_000_000_000), Some(20_000_000_000)),
            (DebtType::Special, Some(31_200_000_000), Some(40_000_000_000)),
        ];
        assert_eq!(read, expected, "{words}");
        assert_eq!(disclosure.coverage.unrecognised, [], "{words}");
    }
}

#[test]
fn a_limit_of_procurement_is_no_limit_of_debt() {
    let disclosure = replaced(&[("利息700万元）。", "利息700万元）。货物采购限额标准为40万元（含）。")]);
    assert_eq!(disclosure.debt_balances.len(), 1);
    assert_eq!(disclosure.debt_balances[0].limit, None);
}

#[test]
fn what_is_received_from_above_is_not_handed_down() {
    for (words, direction) in [
        ("上级提前下达我县转移支付收入2450万元。", Direction::FromAbove),
        ("2024年转移支付收入2450万元。", Direction::FromAbove),
        ("2024年对下转移支付2450万元。", Direction::ToBelow),
        ("2024年下达乡镇转移支付2450万元。", Direction::ToBelow),
    ] {
        let disclosure = replaced(&[("乡镇作为部门管理，年初预算未安排转移支付。", words)]);
        let read: Vec<_> = disclosure
            .transfer_payments
            .iter()
            .map(|fact| (fact.direction, fact.amount.as_ref().map(Money::fen)))
            .collect();
        assert_eq!(read, [(direction, Some(2_450_000_000))], "{words}");
    }
}

#[test]
fn a_figure_that_no_fact_uses_is_reported() {
    let disclosure = replaced(&[("审核后随预算一同批复。", "审核后随预算一同批复，评价经费35万元。")]);
    let reasons: Vec<&str> = disclosure.coverage.unrecognised.iter().map(|item| item.reason.as_str()).collect();
    assert_eq!(reasons, ["no fact uses the figure 35万元"]);
}
