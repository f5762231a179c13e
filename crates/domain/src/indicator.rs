//! Performance indicators (绩效指标).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::period::Period;
use crate::target::Target;

crate::enumeration! {
    /// 一级指标.
    Level1 {
        /// What is done.
        Output = "output", "产出指标";
        /// What it brings; also printed 效果指标.
        Benefit = "benefit", "效益指标";
        /// Who is content.
        Satisfaction = "satisfaction", "满意度指标";
        /// What it costs: a level 1 only in the framework of 2021.
        Cost = "cost", "成本指标";
    }
}

crate::enumeration! {
    /// 二级指标.
    Level2 {
        /// How many.
        Quantity = "quantity", "数量指标";
        /// How good.
        Quality = "quality", "质量指标";
        /// When.
        Timeliness = "timeliness", "时效指标";
        /// At what cost.
        Cost = "cost", "成本指标";
        /// 经济效益.
        EconomicBenefit = "economic_benefit", "经济效益指标";
        /// 社会效益.
        SocialBenefit = "social_benefit", "社会效益指标";
        /// 生态效益.
        EcologicalBenefit = "ecological_benefit", "生态效益指标";
        /// 可持续影响; also printed 可持续性影响.
        SustainableImpact = "sustainable_impact", "可持续影响指标";
        /// 服务对象满意度.
        BeneficiarySatisfaction = "beneficiary_satisfaction", "服务对象满意度指标";
        /// 经济成本, in the framework of 2021.
        EconomicCost = "economic_cost", "经济成本指标";
        /// 社会成本, in the framework of 2021.
        SocialCost = "social_cost", "社会成本指标";
        /// 生态环境成本, in the framework of 2021.
        EnvironmentalCost = "environmental_cost", "生态环境成本指标";
    }
}

/// One row of a project's indicator table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// Stable id.
    pub id: String,
    /// Its place among the project's indicators, from 1.
    pub ordinal: u32,
    /// Level 1, inherited where the cell is merged; nothing for words that are no known level 1.
    pub level1: Option<Level1>,
    /// The words of level 1 as printed, inherited likewise.
    pub level1_printed: Option<String>,
    /// Level 2, inherited where the cell is merged; nothing for words that are no known level 2.
    pub level2: Option<Level2>,
    /// The words of level 2 as printed, inherited likewise.
    pub level2_printed: Option<String>,
    /// 三级指标.
    pub name: String,
    /// 绩效指标描述.
    pub description: Option<String>,
    /// 指标值.
    pub target: Target,
    /// 指标值确定依据.
    pub basis: Option<String>,
    /// 权重 or 分值, as printed, where the table has such a column.
    pub weight: Option<String>,
    /// The part of the project's time it is of; without the key it is the year.
    #[serde(default, skip_serializing_if = "Period::is_year")]
    pub period: Period,
    /// Where it stands.
    #[serde(flatten)]
    pub evidence: Evidence,
}
