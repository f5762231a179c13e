//! A disclosure: what a government published on its budget of a year, read from one document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::budget_table::BudgetTable;
use crate::coverage::Coverage;
use crate::debt::{DebtBalance, DebtFlow, DebtService};
use crate::document::Document;
use crate::empty_table::EmptyTable;
use crate::evidence::Citation;
use crate::government::Government;
use crate::official_expense::OfficialExpense;
use crate::procurement::ProcurementThreshold;
use crate::project::Project;
use crate::repetition::Repetition;
use crate::section::Section;
use crate::statement::Statement;
use crate::transfer::TransferPayment;

mod schema;

pub use schema::schema;

crate::enumeration! {
    /// What kind of publication.
    DisclosureKind {
        /// 预算.
        Budget = "budget", "预算";
        /// 预算调整.
        Adjustment = "adjustment", "预算调整";
        /// 决算.
        FinalAccounts = "final_accounts", "决算";
        /// 预算执行.
        Execution = "execution", "预算执行";
    }
}

crate::enumeration! {
    /// Why there is a revision.
    Reason {
        /// It is the first of its disclosure.
        First = "first", "首次公开";
        /// Another document supersedes the one before.
        Superseded = "superseded", "文件更新";
        /// A newer reader reads the same document otherwise.
        ReRead = "re-read", "重新识读";
        /// The publisher names the government otherwise, and the rules find otherwise.
        Restated = "restated", "名称更正";
    }
}

/// Everything read from one document: the canonical record, in memory and as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Disclosure {
    /// `{government}-{fiscal year}-{kind}`, as `999901-2024-budget`.
    #[schemars(regex(pattern = "^[0-9]{6}-[0-9]{4}-[a-z_]+$"))]
    pub id: String,
    /// Who published it.
    pub government: Government,
    /// The year of the budget.
    #[schemars(range(min = 1949, max = 2100))]
    pub fiscal_year: i32,
    /// What kind of publication.
    pub kind: DisclosureKind,
    /// The title of the document.
    pub title: Option<Citation>,
    /// The document it was read from.
    pub document: Document,
    /// Which version of the reader read it.
    pub reader: String,
    /// The narrative.
    pub sections: Vec<Section>,
    /// 三公经费.
    pub official_expenses: Vec<OfficialExpense>,
    /// 政府债务余额、限额.
    pub debt_balances: Vec<DebtBalance>,
    /// 还本付息.
    pub debt_service: Vec<DebtService>,
    /// 年初余额、发行额、还本额、年末余额, a line for each paragraph or table that states some of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub debt_flows: Vec<DebtFlow>,
    /// 转移支付.
    pub transfer_payments: Vec<TransferPayment>,
    /// 政府采购限额.
    pub procurement_thresholds: Vec<ProcurementThreshold>,
    /// What is said in words.
    pub statements: Vec<Statement>,
    /// Figures of these facts that the document states once more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repetitions: Vec<Repetition>,
    /// 收支总表、支出预算表, for the rule on totals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub budget_tables: Vec<BudgetTable>,
    /// Tables of figures that have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub empty_tables: Vec<EmptyTable>,
    /// 绩效目标表.
    pub projects: Vec<Project>,
    /// What became of every cell and paragraph.
    pub coverage: Coverage,
}
