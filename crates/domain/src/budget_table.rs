//! Tables of revenue and expenditure (收支总表、支出预算表). No fact is made of them: the rule on totals reads them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::debt::Stated;

/// A table of revenue and expenditure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetTable {
    /// Its title as printed.
    pub title: String,
    /// Its lines that name an account or a total, in their order.
    pub lines: Vec<BudgetLine>,
}

/// A line of a table of revenue and expenditure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetLine {
    /// 科目编码: 3 digits of a class (类), 5 of a section (款), 7 of an item (项).
    pub code: Option<String>,
    /// What the line is called, without white space: 一般公共服务支出, 收入总计.
    pub name: String,
    /// The sum of the line.
    pub total: Option<Stated>,
    /// 基本支出.
    pub basic: Option<Stated>,
    /// 项目支出.
    pub project: Option<Stated>,
}
