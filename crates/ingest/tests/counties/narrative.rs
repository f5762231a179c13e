//! Sentences.

use openbudget_domain::money::Money;

use super::{text, unread};

#[test]
fn a_sum_over_both_kinds_of_debt_is_of_neither() {
    let read = text(
        "一、政府债务\n截至2023年底，一般债务、专项债务余额合计60000万元，其中：一般债务20000万元，专项债务40000万元。",
    );
    let all: Vec<_> = read
        .debt_balances
        .iter()
        .map(|fact| (fact.debt_type.key(), fact.balance.as_ref().map(Money::printed)))
        .collect();
    assert_eq!(all, [("total", Some("60000")), ("general", Some("20000")), ("special", Some("40000"))]);
    assert_eq!(unread(&read), Vec::<String>::new());
}

#[test]
fn a_sentence_of_its_own_says_of_all_limits_that_they_are_meant_themselves() {
    for (words, contained) in
        [("以上均含本数", Some(true)), ("上述标准均不含本数", Some(false)), ("以上详见附件", None)]
    {
        for body in [
            format!("2024年政府采购限额标准：货物、服务50万元，工程100万元。公开招标数额标准：工程400万元。{words}。"),
            format!(
                "1.政府采购限额标准：货物、服务50万元，工程100万元。\n2.公开招标数额标准：工程400万元。\n{words}。"
            ),
        ] {
            let read = text(&format!("一、政府采购\n{body}"));
            let all: Vec<_> = read
                .procurement_thresholds
                .iter()
                .map(|fact| (fact.category.key(), fact.kind.key(), fact.inclusive))
                .collect();
            assert_eq!(
                all,
                [
                    ("goods", "procurement_limit", contained),
                    ("services", "procurement_limit", contained),
                    ("works", "procurement_limit", contained),
                    ("works", "open_tender", contained),
                ],
                "{body}"
            );
        }
    }
}

#[test]
fn a_budget_of_state_capital_without_transfers_is_stated() {
    for (words, topics) in [
        ("国有资本经营预算无对下转移支付。", vec!["state_capital"]),
        ("我县国有资本经营预算未安排对下转移支付。", vec!["state_capital"]),
        ("我县未安排对下转移支付。", vec!["transfer_payments"]),
        ("政府性基金预算无此项支出。", vec!["government_fund"]),
    ] {
        let read = text(&format!("一、其他\n{words}"));
        let all: Vec<_> = read.statements.iter().map(|fact| fact.topic.key()).collect();
        assert_eq!(all, topics, "{words}");
    }
}

#[test]
fn a_document_without_a_fact_is_refused_with_the_figures_that_stand_in_it() {
    let request = openbudget_ingest::Request {
        government: openbudget_domain::government::Government::stated("999904", "溪口县"),
        fiscal_year: None,
        kind: None,
    };
    let refused = |body: &str| {
        let document = format!("溪口县2024年政府预算公开说明\n{body}");
        openbudget_ingest::read(document.as_bytes(), &request).unwrap_err()
    };
    let refusal =
        refused("全县预算收入预计完成12.5亿元，支出安排30亿元。\n\n\t科目\n\t金额\n\n\t税收收入\n\t8.3亿元\n");
    assert_eq!(refusal.code, "nothing_recognised");
    assert!(
        refusal.message.ends_with(
            "3 figures stand in it unread: '全县预算收入预计完成12.5亿元，支出安排30亿元。' at line 2, '8.3亿元' at line 8"
        ),
        "{}",
        refusal.message
    );
    assert_eq!(refusal.locator, Some(openbudget_domain::evidence::Locator::Lines { from: 2, to: 2 }));
    assert!(refused("全县没有其他说明。").message.ends_with("no statement"));
}
