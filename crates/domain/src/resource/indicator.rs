//! Indicators as a resource.

use super::Resource;
use super::field::{DISCLOSURE, FISCAL_YEAR, Field, FieldKind, GOVERNMENT, ID, Indexed, LEVEL, PROVINCE};
use crate::indicator::{Level1, Level2};
use crate::period::Period;
use crate::target::{Operator, TargetKind};

/// Performance indicators.
pub static INDICATORS: Resource = Resource {
    name: "indicators",
    doc: "Performance indicators (绩效指标) of projects, each with its target.",
    fields: &[
        ID,
        DISCLOSURE,
        GOVERNMENT,
        FISCAL_YEAR,
        LEVEL,
        PROVINCE,
        Field::required("project", FieldKind::Text, "Id of its project.").indexed(Indexed::Values),
        Field::required("ordinal", FieldKind::Integer, "Its place among the project's indicators, from 1."),
        Field::optional("level1", FieldKind::Choice(Level1::CHOICES), "一级指标."),
        Field::optional("level1_printed", FieldKind::Text, "一级指标 as printed."),
        Field::optional("level2", FieldKind::Choice(Level2::CHOICES), "二级指标.").indexed(Indexed::Values),
        Field::optional("level2_printed", FieldKind::Text, "二级指标 as printed."),
        Field::required("name", FieldKind::Text, "三级指标.").indexed(Indexed::Order),
        Field::optional("description", FieldKind::Text, "绩效指标描述."),
        Field::required("target_printed", FieldKind::Text, "指标值 as printed."),
        Field::required("target_kind", FieldKind::Choice(TargetKind::CHOICES), "What kind of value the target is."),
        Field::optional("target_operator", FieldKind::Choice(Operator::CHOICES), "How the value is to compare."),
        Field::optional("target_value", FieldKind::Decimal, "The printed number, never scaled."),
        Field::optional("target_low", FieldKind::Decimal, "The lower end of a range."),
        Field::optional("target_high", FieldKind::Decimal, "The upper end of a range."),
        Field::optional("target_unit", FieldKind::Text, "The unit of the number."),
        Field::optional("target_date", FieldKind::Date, "The day of a date target."),
        Field::optional("basis", FieldKind::Text, "指标值确定依据."),
        Field::optional("weight", FieldKind::Text, "权重 or 分值, as printed."),
        Field::required(
            "period",
            FieldKind::Choice(Period::CHOICES),
            "The part of the project's time it is of: `whole_time` (中期, 实施期) where others of its table are of the year.",
        ),
    ],
    links: &[],
    keys: &[
        "id",
        "disclosure",
        "government",
        "fiscal_year",
        "project",
        "ordinal",
        "level1",
        "level1_printed",
        "level2",
        "level2_printed",
        "name",
        "description",
        "target",
        "basis",
        "weight",
        "period",
        "missing",
        "findings",
        "source",
        "sources",
    ],
    includes: &["findings"],
    usual: None,
    versioned: true,
};
