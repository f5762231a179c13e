//! What is known of a balance and of debt service while a document is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use openbudget_domain::debt::{Account, DebtBalance, DebtService, DebtType};
use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::identity::Identities;
use openbudget_domain::money::Money;

/// A draft of a fact.
#[derive(Debug, Default)]
pub(super) struct BalanceDraft {
    pub(super) day: Option<NaiveDate>,
    /// Whether the day was stated for the balance, not for the limit.
    pub(super) day_of_balance: bool,
    pub(super) balance: Option<Money>,
    pub(super) limit: Option<Money>,
    pub(super) sentence: Option<Citation>,
    pub(super) sources: BTreeMap<String, Citation>,
}

/// A draft of a fact.
#[derive(Debug, Default)]
pub(super) struct ServiceDraft {
    pub(super) principal: Option<Money>,
    pub(super) interest: Option<Money>,
    pub(super) total: Option<Money>,
    pub(super) sentence: Option<Citation>,
    pub(super) sources: BTreeMap<String, Citation>,
}

impl BalanceDraft {
    /// The fact.
    pub(super) fn finish(self, kind: DebtType, identities: &mut Identities) -> Option<DebtBalance> {
        let mut missing = BTreeMap::new();
        for (field, absent) in
            [("as_of_date", self.day.is_none()), ("balance", self.balance.is_none()), ("limit", self.limit.is_none())]
        {
            if absent {
                missing.insert(field.to_owned(), Missing::Absent);
            }
        }
        Some(DebtBalance {
            id: identities.next('b', &[kind.key()]),
            as_of_date: self.day,
            debt_type: kind,
            balance: self.balance,
            limit: self.limit,
            evidence: Evidence { source: self.sentence?, sources: self.sources, missing },
        })
    }
}

impl ServiceDraft {
    /// The fact.
    pub(super) fn finish(self, account: Account, identities: &mut Identities) -> Option<DebtService> {
        let mut missing = BTreeMap::new();
        for (field, absent) in [
            ("principal", self.principal.is_none()),
            ("interest", self.interest.is_none()),
            ("total", self.total.is_none()),
        ] {
            if absent {
                missing.insert(field.to_owned(), Missing::Absent);
            }
        }
        Some(DebtService {
            id: identities.next('d', &[account.key()]),
            account,
            principal: self.principal,
            interest: self.interest,
            total: self.total,
            evidence: Evidence { source: self.sentence?, sources: self.sources, missing },
        })
    }
}
