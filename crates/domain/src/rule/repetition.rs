//! Figures of facts that stand in the document a second time.

use super::report::{About, Place, place};
use crate::disclosure::Disclosure;
use crate::fact::Fact;
use crate::money::Money;

/// A field of a fact, and what a second place says of it.
pub(super) struct Again<'f> {
    /// The fact.
    pub about: About,
    /// The field, as in the fact.
    pub field: &'f str,
    /// What is stated, in Chinese.
    pub what: String,
    /// What the fact has.
    pub one: (&'f Money, Place<'f>),
    /// What stands at the second place.
    pub other: (&'f Money, Place<'f>),
}

/// Every figure that a second place states.
pub(super) fn stated_again(disclosure: &Disclosure) -> Vec<Again<'_>> {
    let again = disclosure.repetitions.iter().filter_map(|repetition| {
        let Found { resource, name, fact, money } = find(disclosure, &repetition.fact, &repetition.field)?;
        Some(Again {
            about: About::fact(resource, fact, &name),
            field: &repetition.field,
            what: format!("{name}{}", word(&repetition.field)),
            one: (money?, place(fact, &repetition.field)),
            other: (&repetition.money, Place::narrative(&repetition.source)),
        })
    });
    again.collect()
}

struct Found<'f> {
    resource: &'static str,
    name: String,
    fact: &'f dyn Fact,
    money: Option<&'f Money>,
}

fn find<'f>(disclosure: &'f Disclosure, id: &str, field: &str) -> Option<Found<'f>> {
    let expense = || {
        let fact = disclosure.official_expenses.iter().find(|fact| fact.id == id)?;
        let money = match field {
            "change" => &fact.change,
            "prior" => &fact.prior,
            _ => &fact.amount,
        };
        let name = fact.item.printed().to_owned();
        Some(Found { resource: "official-expenses", name, fact, money: money.as_ref() })
    };
    let balance = || {
        let fact = disclosure.debt_balances.iter().find(|fact| fact.id == id)?;
        let money = if field == "limit" { &fact.limit } else { &fact.balance };
        let name = fact.debt_type.printed().to_owned();
        Some(Found { resource: "debt-balances", name, fact, money: money.as_ref() })
    };
    let service = || {
        let fact = disclosure.debt_service.iter().find(|fact| fact.id == id)?;
        let money = match field {
            "principal" => &fact.principal,
            "interest" => &fact.interest,
            _ => &fact.total,
        };
        let name = fact.account.printed().to_owned();
        Some(Found { resource: "debt-service", name, fact, money: money.as_ref() })
    };
    let transfer = || {
        let fact = disclosure.transfer_payments.iter().find(|fact| fact.id == id)?;
        let money = if field == "change" { &fact.change } else { &fact.amount };
        let name = format!("{}{}", fact.direction.printed(), fact.kind.printed());
        Some(Found { resource: "transfer-payments", name, fact, money: money.as_ref() })
    };
    let threshold = || {
        let fact = disclosure.procurement_thresholds.iter().find(|fact| fact.id == id)?;
        let name = format!("{}{}", fact.category.printed(), fact.kind.printed());
        Some(Found { resource: "procurement-thresholds", name, fact, money: fact.amount.as_ref() })
    };
    expense().or_else(balance).or_else(service).or_else(transfer).or_else(threshold)
}

/// A field in Chinese.
fn word(field: &str) -> &'static str {
    match field {
        "change" => "增减额",
        "prior" => "上年数",
        "balance" => "余额",
        "limit" => "限额",
        "principal" => "本金",
        "interest" => "利息",
        "total" => "还本付息",
        _ => "",
    }
}
