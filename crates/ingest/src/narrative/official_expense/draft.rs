//! A fact on an item of 三公经费 while it is read.

use std::collections::BTreeMap;

use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::identity::Identities;
use openbudget_domain::money::Money;
use openbudget_domain::official_expense::{ChangeWord, Item, OfficialExpense};

/// What has been said of an item so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) sentence: Option<Citation>,
    pub(super) amount: Option<Money>,
    pub(super) change: Option<Money>,
    pub(super) change_word: Option<ChangeWord>,
    pub(super) prior: Option<Money>,
    pub(super) reason: Option<String>,
    pub(super) none: bool,
    pub(super) sources: BTreeMap<String, Citation>,
}

impl Draft {
    pub(super) fn finish(self, item: Item, identities: &mut Identities) -> Option<OfficialExpense> {
        if self.amount.is_none() && self.prior.is_none() && self.change_word.is_none() && !self.none {
            return None;
        }
        let mut missing = BTreeMap::new();
        for (field, absent) in [
            ("amount", self.amount.is_none()),
            ("change", self.change.is_none()),
            ("change_word", self.change_word.is_none()),
            ("prior", self.prior.is_none()),
            ("reason", self.reason.is_none()),
        ] {
            if absent {
                let why = if field == "amount" && self.none { Missing::StatedNone } else { Missing::Absent };
                missing.insert(field.to_owned(), why);
            }
        }
        Some(OfficialExpense {
            id: identities.next('e', &[item.key()]),
            item,
            amount: self.amount,
            change: self.change,
            change_word: self.change_word,
            prior: self.prior,
            reason: self.reason,
            evidence: Evidence { source: self.sentence?, sources: self.sources, missing },
        })
    }
}
