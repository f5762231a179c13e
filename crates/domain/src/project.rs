//! Projects and their performance tables (绩效目标表).

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::indicator::Indicator;
use crate::money::Money;
use crate::period::Period;

crate::enumeration! {
    /// The framework of indicators that a table follows.
    Framework {
        /// 财预〔2015〕88号: 成本 is a level 2 under 产出.
        Cn2015 = "cn-2015-88", "财预〔2015〕88号";
        /// 财预〔2021〕101号: 成本 is a level 1.
        Cn2021 = "cn-2021-101", "财预〔2021〕101号";
        /// Neither of the two.
        Local = "local", "地方";
    }
}

/// One aim of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Objective {
    /// Its place among the project's objectives, from 1.
    pub ordinal: u32,
    /// The printed label, as `目标1`.
    pub label: Option<String>,
    /// The text without the label.
    pub text: String,
    /// The part of the project's time it is an aim of; without the key it is the year.
    #[serde(default, skip_serializing_if = "Period::is_year")]
    pub period: Period,
}

/// How much of the budget is to be paid by a point of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SchedulePoint {
    /// The heading of the column, as `6月底`.
    pub label: String,
    /// Cumulative percent: 70 % is 70. Nothing for a blank cell.
    pub cumulative_percent: Option<Decimal>,
    /// The cell as printed.
    pub printed: String,
}

/// A row of the head of a table that no other field holds, as 项目期限.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Particular {
    /// The label as printed.
    pub label: String,
    /// What stands behind it.
    pub text: String,
}

/// A project with its performance table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Project {
    /// Stable id.
    pub id: String,
    /// Its place in the document, from 1.
    pub ordinal: u32,
    /// 项目编码.
    pub code: Option<String>,
    /// The name in the table.
    pub name: String,
    /// The label before the name: 项目名称, 专项资金名称 …
    pub name_label: String,
    /// The heading of the table.
    pub title: Option<String>,
    /// 主管部门 or 实施单位.
    pub agency: Option<String>,
    /// The framework its indicators follow.
    pub framework: Framework,
    /// 预算数.
    pub budget: Option<Money>,
    /// 其中：财政资金.
    pub fiscal_funds: Option<Money>,
    /// 其他资金.
    pub other_funds: Option<Money>,
    /// 资金用途.
    pub purpose: Option<String>,
    /// Id of the earliest project of the disclosure whose every printed cell is equal.
    pub duplicate_of: Option<String>,
    /// Its aims.
    pub objectives: Vec<Objective>,
    /// Its payment schedule, a point a printed column.
    pub schedule: Vec<SchedulePoint>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// What else the head of the table says.
    pub particulars: Vec<Particular>,
    /// Whether the source ends in the middle of the table.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl Project {
    /// Whether every objective and indicator is of the year.
    #[must_use]
    pub fn is_of_year(&self) -> bool {
        self.indicators.iter().all(|indicator| indicator.period.is_year())
            && self.objectives.iter().all(|objective| objective.period.is_year())
    }

    /// The project with nothing but what is of the year: what its rules are about.
    #[must_use]
    pub fn of_year(&self) -> Self {
        let mut year = self.clone();
        year.indicators.retain(|indicator| indicator.period.is_year());
        year.objectives.retain(|objective| objective.period.is_year());
        let key = |ordinal: u32| format!("objectives.{ordinal}");
        year.evidence.sources.retain(|field, _| !field.starts_with("objectives."));
        for (ordinal, objective) in (1_u32..).zip(&year.objectives) {
            let source = self.evidence.sources.get(&key(objective.ordinal)).cloned();
            year.evidence.sources.extend(source.map(|source| (key(ordinal), source)));
        }
        year
    }
}
