//! Transfer payments between levels of government.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::money::Money;

crate::enumeration! {
    /// Which way a transfer goes.
    Direction {
        /// Received from the level above.
        FromAbove = "from_above", "上级补助";
        /// Given to the level below.
        ToBelow = "to_below", "对下转移支付";
    }
}

crate::enumeration! {
    /// What kind of transfer.
    TransferKind {
        /// All kinds together.
        Total = "total", "转移支付";
        /// 税收返还.
        TaxRebate = "tax_rebate", "税收返还";
        /// 一般性转移支付.
        General = "general", "一般性转移支付";
        /// 专项转移支付.
        Special = "special", "专项转移支付";
        /// 政府性基金预算转移支付.
        GovernmentFund = "government_fund", "政府性基金转移支付";
        /// 国有资本经营预算转移支付.
        StateCapital = "state_capital", "国有资本经营预算转移支付";
    }
}

/// An amount transferred from above or to below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TransferPayment {
    /// Stable id.
    pub id: String,
    /// Which way.
    pub direction: Direction,
    /// What kind.
    pub kind: TransferKind,
    /// How much.
    pub amount: Option<Money>,
    /// Signed difference from the year before.
    pub change: Option<Money>,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: Evidence,
}
