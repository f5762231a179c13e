//! 三公经费: expenses of official travel abroad, vehicles and receptions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::money::Money;

crate::enumeration! {
    /// An item of the 三公经费.
    Item {
        /// All items together.
        Total = "total", "“三公”经费";
        /// Travel abroad on official business.
        OverseasTravel = "overseas_travel", "因公出国（境）";
        /// Purchase and operation of official vehicles together.
        VehicleTotal = "vehicle_total", "公务用车购置及运行";
        /// Purchase of official vehicles.
        VehiclePurchase = "vehicle_purchase", "公务用车购置";
        /// Operation and upkeep of official vehicles.
        VehicleOperation = "vehicle_operation", "公务用车运行维护";
        /// Official receptions.
        Reception = "reception", "公务接待";
    }
}

crate::enumeration! {
    /// How an amount is said to compare with the year before.
    ChangeWord {
        /// More than the year before.
        Increase = "increase", "增加";
        /// Less than the year before.
        Decrease = "decrease", "减少";
        /// As much as the year before.
        Flat = "flat", "持平";
    }
}

/// One item of the 三公经费, or their total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfficialExpense {
    /// Stable id.
    pub id: String,
    /// Which item.
    pub item: Item,
    /// The amount of the year.
    pub amount: Option<Money>,
    /// Signed difference from the year before: a decrease is negative, 持平 is zero, unsaid is nothing.
    pub change: Option<Money>,
    /// The word of the change.
    pub change_word: Option<ChangeWord>,
    /// The amount of the year before, where it is printed.
    pub prior: Option<Money>,
    /// The reason that the document gives for the amount or its change, as printed.
    pub reason: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: Evidence,
}
