//! In which of the ways that offices have is the table of a project filled in.

use openbudget_domain::money::Unit;
use openbudget_domain::project::Framework;
use proptest::prelude::*;
use proptest::sample::select;

/// How one project's table is printed. What it says is the project's business.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of an office, independent of the others")]
pub struct ProjectTemplate {
    /// The label before the name.
    pub name_label: &'static str,
    /// Where the heading of the table stands.
    pub title: TitlePlace,
    /// The unit of its money, and whether blank cells precede it.
    pub unit: Unit,
    /// How many blank cells stand before the unit.
    pub blanks_before_unit: usize,
    /// How the purpose is printed.
    pub purpose: PurposePlace,
    /// The headings of the payment schedule.
    pub schedule: &'static [&'static str],
    /// Whether percentages of the schedule carry their sign.
    pub schedule_signs: bool,
    /// How objectives are printed.
    pub objectives: ObjectivesPlace,
    /// The framework of the indicators.
    pub framework: Framework,
    /// The words of level 1 for the benefit: 效益指标 or 效果指标.
    pub benefit: &'static str,
    /// Whether rows of blank cells stand between others, as merged rows leave them.
    pub blank_rows: bool,
    /// Whether 绩效指标描述 has a column.
    pub description: bool,
    /// Whether 指标值确定依据 has a column.
    pub basis: bool,
    /// Whether 权重 has a column.
    pub weight: bool,
    /// Whether operator and unit of a target have columns of their own.
    pub operator_and_unit: bool,
    /// Whether long cells are broken into lines.
    pub broken_lines: bool,
    /// Whether a long name runs on in a second row.
    pub split_rows: bool,
}

/// Where the heading of a project's table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitlePlace {
    /// In a first row of its own.
    Row,
    /// In a paragraph before the table.
    Paragraph,
}

/// How the purpose of a project's money is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PurposePlace {
    /// In a row below the budget, after the label 资金用途.
    Labelled,
    /// In a row below the budget, without a label.
    Unlabelled,
    /// Before the budget, after the label 项目资金主要用途.
    Above,
}

/// How the objectives of a project are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectivesPlace {
    /// The text of the only one in a cell.
    Plain,
    /// The only one after a cell 目标.
    Labelled,
    /// A row each, after a cell 目标1.
    Rows,
    /// A line each in one cell, after 目标 1：.
    Lines,
}

const QUARTERS: &[&str] = &["第一季度", "第二季度", "第三季度", "第四季度"];
const QUARTER_ENDS: &[&str] = &["3月底", "6月底", "9月底", "12月底"];
const MONTH_ENDS: &[&str] = &["3月底", "6月底", "10月底", "12月底"];

const BARE_QUARTERS: &[&str] = &["一季度", "二季度", "三季度", "四季度"];
const DIGIT_QUARTERS: &[&str] = &["1季度", "2季度", "3季度", "4季度"];
const MONTHS: &[&str] = &["3月", "6月", "10月", "12月"];
const HALVES: &[&str] = &["上半年", "全年"];

/// Any of the ways of other counties: other columns, units, points of the year, headings and levels.
pub fn varied() -> impl Strategy<Value = ProjectTemplate> {
    let head = (
        select(vec!["项目名称", "专项资金名称", "专项名称", "政策名称", "预算项目名称"]),
        select(vec![TitlePlace::Row, TitlePlace::Paragraph]),
        select(vec![Unit::Yuan, Unit::TenThousandYuan, Unit::HundredMillionYuan]),
        select(vec![BARE_QUARTERS, DIGIT_QUARTERS, MONTHS, HALVES, QUARTERS, QUARTER_ENDS, MONTH_ENDS]),
        select(vec![Framework::Cn2015, Framework::Cn2021]),
    );
    (flattened(), head, proptest::array::uniform4(any::<bool>())).prop_map(|(like, head, columns)| {
        let (name_label, title, unit, schedule, framework) = head;
        let [description, basis, weight, operator_and_unit] = columns;
        ProjectTemplate {
            name_label,
            title,
            unit,
            schedule,
            framework,
            description,
            basis,
            weight,
            operator_and_unit,
            ..like
        }
    })
}

/// Any of the ways that the flattened example shows.
pub fn flattened() -> impl Strategy<Value = ProjectTemplate> {
    let head = (
        select(vec!["项目名称", "专项资金名称"]),
        select(vec![0_usize, 1, 6, 7]),
        select(vec![PurposePlace::Labelled, PurposePlace::Unlabelled, PurposePlace::Above]),
        select(vec![QUARTERS, QUARTER_ENDS, MONTH_ENDS]),
        any::<bool>(),
        select(vec![ObjectivesPlace::Plain, ObjectivesPlace::Labelled, ObjectivesPlace::Rows, ObjectivesPlace::Lines]),
    );
    let body = (select(vec!["效益指标", "效果指标"]), any::<bool>(), any::<bool>(), any::<bool>());
    (head, body).prop_map(|(head, body)| {
        let (name_label, blanks_before_unit, purpose, schedule, schedule_signs, objectives) = head;
        let (benefit, blank_rows, broken_lines, split_rows) = body;
        ProjectTemplate {
            name_label,
            title: TitlePlace::Row,
            unit: Unit::TenThousandYuan,
            blanks_before_unit,
            purpose,
            schedule,
            schedule_signs,
            objectives,
            framework: Framework::Cn2015,
            benefit,
            blank_rows,
            description: true,
            basis: true,
            weight: false,
            operator_and_unit: false,
            broken_lines,
            split_rows,
        }
    })
}
