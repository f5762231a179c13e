//! Thresholds from which procurement rules apply.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::money::Money;

crate::enumeration! {
    /// What is procured.
    Category {
        /// 货物.
        Goods = "goods", "货物";
        /// 服务.
        Services = "services", "服务";
        /// 工程.
        Works = "works", "工程";
    }
}

crate::enumeration! {
    /// Which duty begins at the threshold.
    ThresholdKind {
        /// Procurement procedures.
        ProcurementLimit = "procurement_limit", "采购限额标准";
        /// Open tender.
        OpenTender = "open_tender", "公开招标数额标准";
        /// Central procurement.
        CentralCatalogue = "central_catalogue", "集中采购目录";
    }
}

/// An amount from which a procurement duty holds for a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProcurementThreshold {
    /// Stable id.
    pub id: String,
    /// What is procured.
    pub category: Category,
    /// Which duty.
    pub kind: ThresholdKind,
    /// The amount; nothing where the document refers elsewhere.
    pub amount: Option<Money>,
    /// Whether the amount itself falls under the duty; nothing where there is no amount or the document does not say.
    pub inclusive: Option<bool>,
    /// The clause as printed.
    pub printed: String,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: Evidence,
}
