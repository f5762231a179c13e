//! The facts of debt that a table states or adds to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use openbudget_domain::debt::{Account, DebtBalance, DebtService, DebtType};
use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::money::Money;
use openbudget_domain::repetition::state;

use super::debt::Paid;
use super::reading::Facts;

/// A day, and where it is stated.
pub(super) struct Day {
    pub date: NaiveDate,
    pub source: Option<Citation>,
}

fn absent<const N: usize>(fields: [&str; N], source: Citation) -> Evidence {
    let missing = fields.map(|field| (field.to_owned(), Missing::Absent));
    Evidence { source, sources: BTreeMap::new(), missing: missing.into() }
}

/// States a balance or a limit of a kind of debt.
pub(super) fn state_balance(
    facts: &mut Facts<'_>,
    kind: DebtType,
    limit: bool,
    day: Option<Day>,
    stated: (Money, Citation),
    row: Citation,
) {
    let at = balance_at(facts, kind, day.as_ref().map(|day| day.date)).unwrap_or_else(|| {
        facts.debt_balances.push(DebtBalance {
            id: facts.identities.next('b', &[kind.key()]),
            as_of_date: None,
            debt_type: kind,
            balance: None,
            limit: None,
            evidence: absent(["as_of_date", "balance", "limit"], row),
        });
        facts.debt_balances.len().saturating_sub(1)
    });
    let Some(fact) = facts.debt_balances.get_mut(at) else { return };
    if let Some(day) = day.filter(|_| fact.as_of_date.is_none()) {
        fact.as_of_date = Some(day.date);
        fact.evidence.missing.remove("as_of_date");
        fact.evidence.sources.extend(day.source.map(|source| ("as_of_date".to_owned(), source)));
    }
    let (field, value) = if limit { ("limit", &mut fact.limit) } else { ("balance", &mut fact.balance) };
    state(&fact.id, field, value, &mut fact.evidence, stated, facts.repetitions);
}

/// The fact of a kind at a day; one whose day is not known, where it is the only one.
fn balance_at(facts: &Facts<'_>, kind: DebtType, day: Option<NaiveDate>) -> Option<usize> {
    let of_kind: Vec<(usize, Option<NaiveDate>)> = (0_usize..)
        .zip(facts.debt_balances.iter())
        .filter(|(_, fact)| fact.debt_type == kind)
        .map(|(at, fact)| (at, fact.as_of_date))
        .collect();
    let same = of_kind.iter().find(|(_, other)| *other == day).map(|(at, _)| *at);
    let only = match of_kind.as_slice() {
        [(at, other)] if other.is_none() || day.is_none() => Some(*at),
        _ => None,
    };
    same.or(only)
}

/// States what is paid from an account.
pub(super) fn state_service(
    facts: &mut Facts<'_>,
    account: Account,
    paid: Paid,
    stated: (Money, Citation),
    row: Citation,
) {
    let at = facts.debt_service.iter().position(|fact| fact.account == account).unwrap_or_else(|| {
        facts.debt_service.push(DebtService {
            id: facts.identities.next('d', &[account.key()]),
            account,
            principal: None,
            interest: None,
            total: None,
            evidence: absent(["principal", "interest", "total"], row),
        });
        facts.debt_service.len().saturating_sub(1)
    });
    let Some(fact) = facts.debt_service.get_mut(at) else { return };
    let (field, value) = match paid {
        Paid::Principal => ("principal", &mut fact.principal),
        Paid::Interest => ("interest", &mut fact.interest),
        Paid::Both => ("total", &mut fact.total),
    };
    state(&fact.id, field, value, &mut fact.evidence, stated, facts.repetitions);
}
