//! What every fact of a disclosure has.

use crate::debt::{DebtBalance, DebtService};
use crate::evidence::Evidence;
use crate::indicator::Indicator;
use crate::official_expense::OfficialExpense;
use crate::procurement::ProcurementThreshold;
use crate::project::Project;
use crate::statement::Statement;
use crate::transfer::TransferPayment;

/// A fact: it has an id, and stands somewhere.
pub trait Fact {
    /// Its stable id.
    fn id(&self) -> &str;
    /// Where it stands.
    fn evidence(&self) -> &Evidence;
}

macro_rules! facts {
    ($($noun:ty),+) => {
        $(
            impl Fact for $noun {
                fn id(&self) -> &str {
                    &self.id
                }

                fn evidence(&self) -> &Evidence {
                    &self.evidence
                }
            }
        )+
    };
}

facts!(DebtBalance, DebtService, Indicator, OfficialExpense, ProcurementThreshold, Project, Statement, TransferPayment);
