//! What a disclosure says in words where others print figures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;

crate::enumeration! {
    /// What a statement is about.
    Topic {
        /// 转移支付.
        TransferPayments = "transfer_payments", "转移支付";
        /// 国有资本经营预算.
        StateCapital = "state_capital", "国有资本经营预算";
        /// 政府性基金预算.
        GovernmentFund = "government_fund", "政府性基金预算";
        /// 社会保险基金预算.
        SocialInsurance = "social_insurance", "社会保险基金预算";
        /// 政府债务.
        Debt = "debt", "政府债务";
        /// “三公”经费.
        OfficialExpenses = "official_expenses", "“三公”经费";
        /// 政府采购.
        Procurement = "procurement", "政府采购";
    }
}

/// A sentence that says whether something is in the budget at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Stable id.
    pub id: String,
    /// What it is about.
    pub topic: Topic,
    /// Whether the budget has any of it.
    pub arranged: bool,
    /// The sentence as printed.
    pub printed: String,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: Evidence,
}
