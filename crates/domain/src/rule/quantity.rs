//! R13: the same quantity has the same number wherever it stands.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::text::pattern;

use super::Rule;
use super::funds::same_counter;
use super::report::{About, Draft, Report, place};
use super::rounding::{half, printed};
use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::finding::{Severity, Status};
use crate::indicator::Level2;
use crate::project::Project;
use crate::reckoning::plain;
use crate::target::{Operator, TargetKind};

/// R13: a quantity has one number, and what the text says is needed is the budget.
pub(super) const SAME_QUANTITY: Rule = Rule {
    id: "R13",
    severity: Severity::Error,
    zh: "同一数量在用途、名称、说明、目标和指标值中一致；所需资金等于预算数",
    en: "The same quantity has the same number in purpose, name, description, objective and value; what is needed is the budget",
    formula: "equal words have equal numbers; the only count of a unit in the text = the only quantity target of that unit; \
              needed amount = budget, within half of the last printed digit of the coarser",
    check: same_quantity,
};

/// An amount that the text says is needed in all.
static NEEDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:共需要?(?:资金|经费)?|所需(?:资金|经费)|需要?(?:资金|经费)|预算金额|预算资金|安排(?:资金|预算|经费)|总预算|总投资|\
         [拨付]+|预计)(?:共|约|为|合计)*([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)",
    )
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern("[0-9]+(?:\\.[0-9]+)?"));
static COUNT: LazyLock<Regex> =
    LazyLock::new(|| pattern("([0-9]+)(人|名|位|户|所|个[\\p{Han}]?|台件|台|辆|家|项|件|次|公里|亩)"));

fn same_quantity(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        let about = About::project(project);
        needed(rule, project, &about, report);
        twins(rule, project, &about, report);
        counted(rule, project, &about, report);
    }
}

/// The free texts of a project, with their places.
fn texts(project: &Project) -> Vec<(&'static str, String, &Citation)> {
    let mut all = Vec::new();
    if let Some(purpose) = &project.purpose {
        all.push(("资金用途", plain(purpose), place(&project.evidence, "purpose")));
    }
    for (number, objective) in (1_u32..).zip(&project.objectives) {
        all.push(("绩效目标", plain(&objective.text), place(&project.evidence, &format!("objectives.{number}"))));
    }
    all
}

fn needed(rule: &Rule, project: &Project, about: &About, report: &mut Report<'_>) {
    let Some(budget) = &project.budget else { return };
    let mut seen = Vec::new();
    for (what, text, source) in texts(project) {
        for captures in NEEDED.captures_iter(&text) {
            let (Some(whole), Some(digits), Some(unit)) = (captures.get(0), captures.get(1), captures.get(2)) else {
                continue;
            };
            // A rate is no amount.
            if text.get(whole.end()..).is_some_and(|rest| rest.starts_with('/')) {
                continue;
            }
            let Some(unit) = crate::money::Unit::from_key(unit.as_str()) else { continue };
            let Ok(value) = digits.as_str().parse::<Decimal>() else { continue };
            let amount = value.saturating_mul(unit.yuan());
            let said = format!("{}{}", digits.as_str(), unit.key());
            if seen.contains(&said) {
                continue;
            }
            let allowed = half(budget).max(super::rounding::half_of(digits.as_str(), unit));
            let holds = (amount - budget.amount()).abs() <= allowed;
            let draft = Draft::new(
                format!("{what}写明所需{said}，预算数{}，{}", printed(budget), if holds { "一致" } else { "不一致" }),
                format!("the text says that {said} is needed, the budget is {}", printed(budget)),
            )
            .compared(printed(budget), said.as_str())
            .operand(what, said.as_str(), source)
            .operand("预算数", printed(budget), place(&project.evidence, "budget"));
            report.add(rule, about, &said, if holds { Status::Passed } else { Status::Failed }, draft);
            seen.push(said);
        }
    }
}

/// Name and description that are equal but for a number.
fn twins(rule: &Rule, project: &Project, about: &About, report: &mut Report<'_>) {
    for indicator in &project.indicators {
        let Some(description) = &indicator.description else { continue };
        let (name, description) = (plain(&indicator.name), plain(description));
        let numbers = |text: &str| NUMBER.find_iter(text).map(|found| found.as_str().to_owned()).collect::<Vec<_>>();
        let (one, other) = (numbers(&name), numbers(&description));
        if one.is_empty()
            || name == description
            || NUMBER.replace_all(&name, "#") != NUMBER.replace_all(&description, "#")
        {
            continue;
        }
        let holds = one == other;
        let draft = Draft::new(
            format!("指标名称“{name}”与说明“{description}”的数字{}", if holds { "一致" } else { "不一致" }),
            format!(
                "the name “{name}” and the description “{description}” have {} numbers",
                if holds { "the same" } else { "other" }
            ),
        )
        .compared(one.join(" "), other.join(" "))
        .operand("名称", one.join(" "), place(&indicator.evidence, "name"))
        .operand("说明", other.join(" "), place(&indicator.evidence, "description"));
        report.add(rule, about, &name, if holds { Status::Passed } else { Status::Failed }, draft);
    }
}

/// The count of a unit in the texts, beside the quantity that is to be reached.
fn counted(rule: &Rule, project: &Project, about: &About, report: &mut Report<'_>) {
    let quantities: Vec<_> = project
        .indicators
        .iter()
        .filter(|indicator| indicator.level2 == Some(Level2::Quantity) && indicator.target.kind == TargetKind::Number)
        .filter(|indicator| matches!(indicator.target.operator, Some(Operator::Eq | Operator::Ge)))
        .collect();
    let written: Vec<(String, String, &Citation)> = texts(project)
        .into_iter()
        .flat_map(|(_, text, source)| {
            COUNT
                .captures_iter(&text)
                .filter_map(|captures| {
                    let (digits, unit) = (captures.get(1)?, captures.get(2)?);
                    let behind = text.get(unit.end()..).unwrap_or_default();
                    // 个月 is no count, nor is what stands before a stroke.
                    let none = unit.as_str() == "个月" || behind.starts_with('/');
                    (!none).then(|| (digits.as_str().to_owned(), unit.as_str().to_owned(), source))
                })
                .collect::<Vec<_>>()
        })
        .collect();
    for indicator in &quantities {
        let (Some(value), Some(unit)) = (indicator.target.value, indicator.target.unit.as_deref()) else { continue };
        let alike: Vec<_> = written.iter().filter(|(_, other, _)| same_counter(unit, other)).collect();
        let rivals = quantities
            .iter()
            .filter(|other| other.target.unit.as_deref().is_some_and(|other| same_counter(unit, other)))
            .count();
        let found = alike.iter().find(|(digits, ..)| digits.parse() == Ok(value));
        let (status, (digits, of, source)) = match (found, alike.as_slice()) {
            (Some(found), _) => (Status::Passed, *found),
            // Where there is one of each, they are the same.
            (None, [only]) if rivals == 1 => (Status::Failed, *only),
            _ => continue,
        };
        let target = indicator.target.printed.trim();
        let draft = Draft::new(
            format!(
                "文中{digits}{of}，指标“{}”{target}，{}",
                indicator.name,
                if status == Status::Passed { "一致" } else { "不一致" }
            ),
            format!("the text says {digits}{of}, the indicator “{}” {target}", indicator.name),
        )
        .compared(target, format!("{digits}{of}"))
        .operand("文中", format!("{digits}{of}"), source)
        .operand(indicator.name.as_str(), target, &indicator.evidence.source);
        report.add(rule, about, &indicator.id, status, draft);
    }
}
