//! Totals of facts that differ by ten thousand from the sum of their parts.

use rust_decimal::Decimal;

use super::super::official_expense::{find, items};
use super::super::report::{About, Place, place};
use super::super::rounding::half;
use super::{Pair, jump};
use crate::debt::{Account, DebtBalance, DebtService, DebtType};
use crate::disclosure::Disclosure;
use crate::fact::Fact;
use crate::money::Money;
use crate::official_expense::Item;

type Amount<'f> = (&'f Money, Place<'f>);

/// A total and its parts.
struct Total<'f> {
    about: About,
    what: String,
    whole: Option<Amount<'f>>,
    parts: Vec<Amount<'f>>,
}

/// The totals of facts that are ten thousand times their parts, or a ten thousandth.
pub(super) fn totals(disclosure: &Disclosure) -> Vec<Pair<'_>> {
    let mut all: Vec<Total<'_>> = Vec::new();
    let amount = |item: Item| find(disclosure, item).and_then(|fact| of(fact, "amount", fact.amount.as_ref()));
    if let Some(fact) = find(disclosure, Item::Total) {
        all.push(Total {
            about: About::fact("official-expenses", fact, fact.item.printed()),
            what: "“三公”经费合计".to_owned(),
            whole: amount(Item::Total),
            parts: items(disclosure).into_iter().filter_map(amount).collect(),
        });
    }
    for fact in disclosure.debt_balances.iter().filter(|fact| fact.debt_type == DebtType::Total) {
        let kinds: Vec<&DebtBalance> = disclosure
            .debt_balances
            .iter()
            .filter(|other| other.debt_type != DebtType::Total && other.as_of_date == fact.as_of_date)
            .collect();
        let total = |what: &str, pick: fn(&DebtBalance) -> Option<&Money>, field: &str| Total {
            about: About::fact("debt-balances", fact, fact.debt_type.printed()),
            what: what.to_owned(),
            whole: of(fact, field, pick(fact)),
            parts: kinds.iter().filter_map(|kind| of(*kind, field, pick(kind))).collect(),
        };
        all.push(total("政府债务余额合计", |fact| fact.balance.as_ref(), "balance"));
        all.push(total("政府债务限额合计", |fact| fact.limit.as_ref(), "limit"));
    }
    for fact in &disclosure.debt_service {
        let parts = [("principal", fact.principal.as_ref()), ("interest", fact.interest.as_ref())];
        all.push(Total {
            about: About::fact("debt-service", fact, fact.account.printed()),
            what: format!("{}还本付息", fact.account.printed()),
            whole: of(fact, "total", fact.total.as_ref()),
            parts: parts.into_iter().filter_map(|(field, money)| of(fact, field, money)).collect(),
        });
    }
    if let Some(fact) = disclosure.debt_service.iter().find(|fact| fact.account == Account::Total) {
        let accounts: Vec<&DebtService> =
            disclosure.debt_service.iter().filter(|fact| fact.account != Account::Total).collect();
        all.push(Total {
            about: About::fact("debt-service", fact, fact.account.printed()),
            what: "还本付息合计".to_owned(),
            whole: of(fact, "total", fact.total.as_ref()),
            parts: accounts.iter().filter_map(|account| of(*account, "total", account.total.as_ref())).collect(),
        });
    }
    for project in &disclosure.projects {
        let parts = [("fiscal_funds", project.fiscal_funds.as_ref()), ("other_funds", project.other_funds.as_ref())];
        all.push(Total {
            about: About::project(project),
            what: "预算数与其资金来源".to_owned(),
            whole: of(project, "budget", project.budget.as_ref()),
            parts: parts.into_iter().filter_map(|(field, money)| of(project, field, money)).collect(),
        });
    }
    let mut found: Vec<Pair<'_>> = Vec::new();
    for pair in all.into_iter().filter_map(unlike) {
        // The same total may be that of its parts and of its accounts.
        if !found.iter().any(|other| other.about.is(&pair.about) && other.one.0 == pair.one.0) {
            found.push(pair);
        }
    }
    found
}

fn of<'f>(fact: &'f impl Fact, field: &str, money: Option<&'f Money>) -> Option<Amount<'f>> {
    money.map(|money| (money, place(fact, field)))
}

fn unlike(total: Total<'_>) -> Option<Pair<'_>> {
    let (whole, source) = total.whole?;
    let parts: Vec<&Amount<'_>> = total.parts.iter().filter(|(money, _)| money.fen() != 0).collect();
    let (first, at) = parts.first()?;
    let sum = parts.iter().map(|(money, _)| money.amount()).try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let coarsest = parts.iter().map(|(money, _)| half(money)).max()?;
    let allowed = coarsest.checked_mul(Decimal::from(parts.len()))?.max(half(whole));
    let value = sum.checked_div(first.unit().yuan())?.normalize();
    let added = Money::from_units(value, &value.to_string(), first.unit()).ok()?;
    let other = if parts.len() == 1 { (*first).clone() } else { added };
    jump(whole.amount(), sum, allowed).then(|| Pair {
        about: total.about,
        what: total.what,
        one: (whole.clone(), source),
        other: (other, *at),
    })
}
