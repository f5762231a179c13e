//! What a paragraph says, in the words that offices use: every figure is read for what it is, or reported.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and so do the functions that only tests call"
)]

mod change;
mod debt;
mod number;
mod official_expense;
mod procurement;
mod transfer;

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::evidence::Missing;
use openbudget_domain::government::Government;
use openbudget_domain::money::Money;
use openbudget_ingest::{Request, read};

/// Everything that is read from a paragraph below a heading, and what of it is reported.
fn said(heading: &str, words: &str) -> Vec<String> {
    // A statement that is always there: a document of which nothing is read is refused.
    let page = format!("云岭县2024年政府预算公开说明\n{heading}\n{words}\n其他说明\n我县未编制国有资本经营预算。\n");
    let request = Request { government: Government::stated("999901", "云岭县"), fiscal_year: None, kind: None };
    let disclosure = read(page.as_bytes(), &request).unwrap().disclosure;
    let mut lines = facts(&disclosure);
    let reports = disclosure.coverage.unrecognised.iter();
    lines.extend(reports.map(|item| {
        item.reason.replace("no fact uses the figures ", "unread ").replace("no fact uses the figure ", "unread ")
    }));
    lines
}

fn facts(disclosure: &Disclosure) -> Vec<String> {
    let mut lines = Vec::new();
    for fact in &disclosure.official_expenses {
        let none = fact.evidence.missing.get("amount") == Some(&Missing::StatedNone);
        lines.push(joined(&[
            Some(fact.item.key().to_owned()),
            none.then(|| "none".to_owned()),
            shown("", fact.amount.as_ref()),
            fact.change_word.map(|word| word.key().to_owned()),
            shown("by ", fact.change.as_ref()),
            shown("from ", fact.prior.as_ref()),
            fact.reason.as_ref().map(|reason| format!("“{reason}”")),
        ]));
    }
    for fact in &disclosure.debt_balances {
        lines.push(joined(&[
            Some(format!("{} debt", fact.debt_type.key())),
            shown("", fact.balance.as_ref()),
            shown("of ", fact.limit.as_ref()),
        ]));
    }
    for fact in &disclosure.debt_service {
        lines.push(joined(&[
            Some(format!("{} service", fact.account.key())),
            shown("", fact.total.as_ref()),
            shown("principal ", fact.principal.as_ref()),
            shown("interest ", fact.interest.as_ref()),
        ]));
    }
    for fact in &disclosure.transfer_payments {
        lines.push(joined(&[
            Some(format!("{} {}", fact.direction.key(), fact.kind.key())),
            shown("", fact.amount.as_ref()),
            shown("by ", fact.change.as_ref()),
        ]));
    }
    for fact in &disclosure.procurement_thresholds {
        lines.push(joined(&[
            Some(format!("{} {}", fact.category.key(), fact.kind.key())),
            shown("", fact.amount.as_ref()),
            fact.inclusive.map(|inclusive| if inclusive { "inclusive" } else { "exclusive" }.to_owned()),
            Some(format!("“{}”", fact.printed)),
        ]));
    }
    let statements = disclosure.statements.iter().filter(|fact| !fact.printed.contains("未编制国有资本"));
    lines.extend(statements.map(|fact| format!("no {} “{}”", fact.topic.key(), fact.printed)));
    lines
}

fn joined(parts: &[Option<String>]) -> String {
    parts.iter().flatten().cloned().collect::<Vec<_>>().join(" ")
}

/// `95万元=950000.00`.
fn shown(before: &str, money: Option<&Money>) -> Option<String> {
    money.map(|money| format!("{before}{}{}={}", money.printed(), money.unit().key(), money.amount()))
}

/// Holds several paragraphs below one heading against all that they say.
fn hold(heading: &str, cases: &[(&str, &[&str])]) {
    for (words, expected) in cases {
        assert_eq!(said(heading, words), *expected, "{words}");
    }
}
