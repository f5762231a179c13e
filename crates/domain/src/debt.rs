//! Government debt: balances and limits, and debt service.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::{Citation, Evidence};
use crate::money::Money;

crate::enumeration! {
    /// Which debt.
    DebtType {
        /// General and special together.
        Total = "total", "政府债务";
        /// Serviced from the general public budget.
        General = "general", "一般债务";
        /// Serviced from government funds.
        Special = "special", "专项债务";
    }
}

crate::enumeration! {
    /// A budget account, or all of them together.
    Account {
        /// All accounts together.
        Total = "total", "合计";
        /// 一般公共预算.
        GeneralPublic = "general_public", "一般公共预算";
        /// 政府性基金预算.
        GovernmentFund = "government_fund", "政府性基金预算";
        /// 国有资本经营预算.
        StateCapital = "state_capital", "国有资本经营预算";
        /// 社会保险基金预算.
        SocialInsurance = "social_insurance", "社会保险基金预算";
    }
}

/// How much is owed at a day, and how much may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DebtBalance {
    /// Stable id.
    pub id: String,
    /// The day of the balance: the last day of the year or month that is printed.
    pub as_of_date: Option<NaiveDate>,
    /// Which debt.
    pub debt_type: DebtType,
    /// What is owed.
    pub balance: Option<Money>,
    /// What may be owed.
    pub limit: Option<Money>,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// What is paid on debt in the year from one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DebtService {
    /// Stable id.
    pub id: String,
    /// The account it is paid from.
    pub account: Account,
    /// 还本.
    pub principal: Option<Money>,
    /// 付息.
    pub interest: Option<Money>,
    /// 还本付息.
    pub total: Option<Money>,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: Evidence,
}

/// How a kind of debt moved through a year, as far as one paragraph or one table says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DebtFlow {
    /// Which debt.
    pub debt_type: DebtType,
    /// The year; none where no year is named.
    pub year: Option<i32>,
    /// What was owed when it began.
    pub opening: Vec<Stated>,
    /// What was borrowed, a line for each part where only parts are stated.
    pub issued: Vec<Stated>,
    /// What was repaid.
    pub repaid: Vec<Stated>,
    /// What was owed when it ended.
    pub closing: Vec<Stated>,
}

/// An amount with the words that say what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stated {
    /// The words, as `新增专项债券发行额`.
    pub words: String,
    /// The amount.
    pub money: Money,
    /// Where it stands.
    pub source: Citation,
}
