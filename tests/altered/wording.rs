//! Words that a figure depends on: what it is of, and on which side it is.

use openbudget_domain::debt::DebtType;
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::evidence::Missing;
use openbudget_domain::money::Money;
use openbudget_domain::procurement::Category;
use openbudget_domain::transfer::{Direction, TransferKind};

use super::read;

/// A kind of debt, its balance and its limit.
type Debt = (DebtType, Option<String>, Option<String>);

/// What a document of one paragraph says of debt, and what of it is reported.
fn debt_of(words: &str) -> (Vec<Debt>, Vec<String>) {
    let disclosure = paragraph("一、政府债务情况", words);
    let printed = |money: Option<&Money>| money.map(|money| money.printed().to_owned());
    let read = disclosure
        .debt_balances
        .iter()
        .map(|fact| (fact.debt_type, printed(fact.balance.as_ref()), printed(fact.limit.as_ref())))
        .collect();
    (read, reasons(&disclosure))
}

fn paragraph(heading: &str, words: &str) -> Disclosure {
    read("999901", format!("云岭县2024年政府预算公开说明\n{heading}\n{words}\n").as_bytes())
}

fn reasons(disclosure: &Disclosure) -> Vec<String> {
    disclosure.coverage.unrecognised.iter().map(|item| item.reason.clone()).collect()
}

#[allow(clippy::unnecessary_wraps, reason = "most of what is expected is there")]
fn some(printed: &str) -> Option<String> {
    Some(printed.to_owned())
}

#[test]
fn a_balance_behind_the_limits_of_both_kinds_is_that_of_all_debt() {
    for words in [
        "我县政府债务限额为35亿元，其中一般债务13亿元，专项债务22亿元；余额32.1亿元，其中一般债务12亿元，专项债务20.1亿元。",
        "我县政府债务限额为35亿元，其中一般债务13亿元，专项债务22亿元；年末余额32.1亿元，其中：一般债务12亿元，专项债务20.1亿元。",
        "我县政府债务限额为35亿元，其中一般债务13亿元，专项债务22亿元，余额32.1亿元，其中：一般债务12亿元，专项债务20.1亿元。",
        "我县政府债务限额为35亿元（其中：一般13亿元，专项22亿元）；余额32.1亿元（其中：一般12亿元，专项20.1亿元）。",
    ] {
        let expected = [
            (DebtType::Total, some("32.1"), some("35")),
            (DebtType::General, some("12"), some("13")),
            (DebtType::Special, some("20.1"), some("22")),
        ];
        assert_eq!(debt_of(words), (expected.to_vec(), vec![]), "{words}");
    }
}

#[test]
fn a_balance_behind_the_limit_of_one_kind_is_of_that_kind() {
    let words = "一般债务限额13亿元；余额12亿元；专项债务限额22亿元、余额20.1亿元。";
    let expected = [(DebtType::General, some("12"), some("13")), (DebtType::Special, some("20.1"), some("22"))];
    assert_eq!(debt_of(words), (expected.to_vec(), vec![]));
}

#[test]
fn the_opening_balance_is_not_the_balance() {
    let words = "2023年政府债务年初余额30亿元，发行额4.18亿元，还本额1.5亿元，年末余额32.60亿元。";
    assert_eq!(debt_of(words), (vec![(DebtType::Total, some("32.60"), None)], vec![]));
}

#[test]
fn a_sum_of_both_kinds_and_its_limit_are_of_all_debt() {
    let parts = "截至2023年末，一般债务余额12亿元，专项债务余额20.1亿元";
    let kinds = |total: Option<(Option<String>, Option<String>)>| {
        let total = total.map(|(balance, limit)| (DebtType::Total, balance, limit));
        let parts = [(DebtType::General, some("12"), None), (DebtType::Special, some("20.1"), None)];
        total.into_iter().chain(parts).collect::<Vec<_>>()
    };
    let summed = debt_of(&format!("{parts}，合计32.1亿元，低于省核定的限额35亿元。"));
    assert_eq!(summed, (kinds(Some((some("32.1"), some("35")))), vec![]));
    let unsaid = debt_of(&format!("{parts}，低于省核定的限额35亿元。"));
    assert_eq!(unsaid, (kinds(None), vec!["no fact uses the figure 35亿元".to_owned()]));
}

#[test]
fn tax_rebates_and_transfers_together_are_all_transfers() {
    let received = "2024年中央和省级对我县税收返还和转移支付预算数为250,000万元，其中：税收返还8,000万元，一般性转移支付200,000万元，专项转移支付42,000万元。";
    let handed = "县对乡镇税收返还和转移支付支出1.5亿元，其中一般性转移支付1.2亿元。";
    let summed = "税收返还和转移支付补助共计15.8亿元，其中：返还性收入0.8亿元。";
    let listed = "县对乡镇专项转移支付1亿元。上级税收返还、一般性转移支付、专项转移支付共计15.8亿元。";
    let from_above = |kind, printed: &str| (Direction::FromAbove, kind, some(printed));
    let expected = [
        (
            received,
            vec![
                from_above(TransferKind::Total, "250,000"),
                from_above(TransferKind::General, "200,000"),
                from_above(TransferKind::Special, "42,000"),
                from_above(TransferKind::TaxRebate, "8,000"),
            ],
        ),
        (
            handed,
            vec![
                (Direction::ToBelow, TransferKind::Total, some("1.5")),
                (Direction::ToBelow, TransferKind::General, some("1.2")),
            ],
        ),
        (summed, vec![from_above(TransferKind::Total, "15.8"), from_above(TransferKind::TaxRebate, "0.8")]),
        (listed, vec![(Direction::ToBelow, TransferKind::Special, some("1"))]),
    ];
    for (words, expected) in expected {
        let disclosure = paragraph("一、转移支付情况", words);
        let transfers = disclosure.transfer_payments.iter();
        let mut read: Vec<_> = transfers
            .map(|fact| (fact.direction, fact.kind, fact.amount.as_ref().map(|money| money.printed().to_owned())))
            .collect();
        read.sort_by_key(|(_, kind, _)| expected.iter().position(|(_, other, _)| other == kind));
        assert_eq!(read, expected, "{words}");
        let unused = if words == listed { vec!["no fact uses the figure 15.8亿元".to_owned()] } else { vec![] };
        assert_eq!(reasons(&disclosure), unused, "{words}");
    }
}

#[test]
fn categories_and_sides_of_thresholds_are_those_of_their_amounts() {
    let (goods, services, works) = (Category::Goods, Category::Services, Category::Works);
    for (words, expected) in [
        (
            "分散采购限额标准：单项或批量金额不足50万元的货物、服务和不足60万元的工程项目，无需办理采购手续。",
            vec![(goods, "50", Some(true)), (services, "50", Some(true)), (works, "60", Some(true))],
        ),
        (
            "2024年政府采购限额标准为：货物类50万元、服务类50万元、工程类100万元（均含本数）。",
            vec![(goods, "50", Some(true)), (services, "50", Some(true)), (works, "100", Some(true))],
        ),
        (
            "货物、服务项目低于50万元的，不实行政府采购；工程项目100万元以上的，应执行政府采购。",
            vec![(goods, "50", Some(true)), (services, "50", Some(true)), (works, "100", None)],
        ),
    ] {
        let disclosure = paragraph("一、政府采购情况", words);
        let mut read: Vec<_> = disclosure
            .procurement_thresholds
            .iter()
            .map(|fact| (fact.category, fact.amount.as_ref().map_or("", Money::printed), fact.inclusive))
            .collect();
        read.sort_by_key(|(category, ..)| expected.iter().position(|(other, ..)| other == category));
        assert_eq!(read, expected, "{words}");
        assert_eq!(reasons(&disclosure), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn what_one_word_denies_of_two_items_is_denied_of_both() {
    for denial in ["无因公出国（境）和公务用车购置预算", "无因公出国（境）、公务用车购置预算"]
    {
        let words = format!("2024年“三公”经费预算安排376万元，其中：公务接待费46万元；公车运维330万元；{denial}。");
        let disclosure = paragraph("一、“三公”经费情况", &words);
        let mut read: Vec<_> = disclosure
            .official_expenses
            .iter()
            .map(|fact| {
                let none = fact.evidence.missing.get("amount") == Some(&Missing::StatedNone);
                (fact.item.key(), fact.amount.as_ref().map(|money| money.printed().to_owned()), none)
            })
            .collect();
        read.sort();
        let expected = [
            ("overseas_travel", None, true),
            ("reception", some("46"), false),
            ("total", some("376"), false),
            ("vehicle_operation", some("330"), false),
            ("vehicle_purchase", None, true),
        ];
        assert_eq!(read, expected, "{words}");
        assert_eq!(reasons(&disclosure), Vec::<String>::new(), "{words}");
    }
}
