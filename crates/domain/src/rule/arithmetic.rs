//! R12: arithmetic that the text writes.

use rust_decimal::Decimal;

use super::Rule;
use super::funds::{money_of, same_counter};
use super::report::{About, Draft, Report, place};
use super::rounding::{half, in_unit, printed};
use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::finding::{Severity, Status};
use crate::indicator::Indicator;
use crate::money::Unit;
use crate::project::Project;
use crate::reckoning::{Reckoning, plain, reckonings};
use crate::target::TargetKind;

/// R12: what is multiplied and added in words comes to what is stated.
pub(super) const ARITHMETIC: Rule = Rule {
    id: "R12",
    severity: Severity::Error,
    zh: "用途、目标、指标说明中写出的算式与其结果、指标值、预算数一致",
    en: "Arithmetic written in purpose, objective, name, description or basis comes to its result, the target and the budget",
    formula: "a×b(×12), a+b+…, so many at so much each = the stated result, else the target, else the budget; within half \
              of the last printed digit of the coarser, times the addends; a warning where a factor is inferred",
    check: arithmetic,
};

/// What a reckoning is set beside.
struct Result {
    name: &'static str,
    printed: String,
    value: Decimal,
    half: Decimal,
    source: Option<Citation>,
}

/// A text that may hold arithmetic.
struct Written<'p> {
    what: String,
    text: &'p str,
    source: &'p Citation,
    indicator: Option<&'p Indicator>,
}

fn arithmetic(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        let about = About::project(project);
        let mut seen: Vec<(String, String)> = Vec::new();
        for written in texts(project) {
            let found = reckonings(written.text);
            let single = found.len() == 1 && only(written.text, &found);
            for reckoning in found {
                let Some(result) = result_of(project, &written, &reckoning, single) else { continue };
                // The same words stand in name and description.
                let key = (reckoning.formula.clone(), result.printed.clone());
                if seen.contains(&key) {
                    continue;
                }
                check(rule, &about, &written, &reckoning, &result, report);
                seen.push(key);
            }
        }
    }
}

fn texts(project: &Project) -> Vec<Written<'_>> {
    let mut all = Vec::new();
    if let Some(purpose) = &project.purpose {
        let source = place(&project.evidence, "purpose");
        all.push(Written { what: "资金用途".to_owned(), text: purpose, source, indicator: None });
    }
    for (number, objective) in (1_u32..).zip(&project.objectives) {
        let source = place(&project.evidence, &format!("objectives.{number}"));
        all.push(Written { what: "绩效目标".to_owned(), text: &objective.text, source, indicator: None });
    }
    for indicator in &project.indicators {
        let parts = [Some(indicator.name.as_str()), indicator.description.as_deref(), indicator.basis.as_deref()];
        for text in parts.into_iter().flatten() {
            let what = format!("指标“{}”", indicator.name);
            all.push(Written { what, text, source: &indicator.evidence.source, indicator: Some(indicator) });
        }
    }
    all
}

/// Whether a text speaks of no money but that of its one reckoning.
fn only(text: &str, found: &[Reckoning]) -> bool {
    let text = plain(text);
    let amounts = text.matches('元').count();
    let used: usize = found
        .iter()
        .map(|reckoning| {
            reckoning.formula.matches('元').count()
                + reckoning.stated.iter().filter(|s| s.printed.contains('元')).count()
        })
        .sum();
    amounts <= used
}

/// What a reckoning should come to: what is stated, else the target of its indicator, else the budget.
fn result_of(project: &Project, written: &Written<'_>, reckoning: &Reckoning, single: bool) -> Option<Result> {
    if let Some(stated) = &reckoning.stated {
        let (printed, value, half) = (stated.printed.clone(), stated.value, stated.half);
        return Some(Result { name: "所写结果", printed, value, half, source: None });
    }
    if let Some(indicator) = written.indicator {
        let source = Some(indicator.evidence.source.clone());
        if let Some(money) = money_of(&indicator.target).filter(|_| reckoning.money) {
            return Some(Result {
                name: "指标值",
                printed: printed(&money),
                value: money.amount(),
                half: half(&money),
                source,
            });
        }
        let target = &indicator.target;
        let counted = target.kind == TargetKind::Number
            && reckoning
                .counter
                .as_deref()
                .is_some_and(|counter| target.unit.as_deref().is_some_and(|unit| same_counter(unit, counter)));
        return match target.value {
            Some(value) if counted => Some(Result {
                name: "指标值",
                printed: target.printed.trim().to_owned(),
                value,
                half: Decimal::ZERO,
                source,
            }),
            _ => None,
        };
    }
    let budget = project.budget.as_ref().filter(|_| reckoning.money && single)?;
    let source = Some(place(&project.evidence, "budget").clone());
    Some(Result { name: "预算数", printed: printed(budget), value: budget.amount(), half: half(budget), source })
}

fn check(
    rule: &Rule,
    about: &About,
    written: &Written<'_>,
    reckoning: &Reckoning,
    result: &Result,
    report: &mut Report<'_>,
) {
    let holds = (reckoning.computed - result.value).abs() <= reckoning.tolerance(result.half);
    let computed = match (reckoning.money, result.printed.contains("万元"), result.printed.contains("亿元")) {
        (false, ..) => {
            format!("{}{}", reckoning.computed.normalize(), reckoning.counter.as_deref().unwrap_or_default())
        }
        (true, true, _) => in_unit(reckoning.computed, Unit::TenThousandYuan),
        (true, _, true) => in_unit(reckoning.computed, Unit::HundredMillionYuan),
        _ => in_unit(reckoning.computed, Unit::Yuan),
    };
    let formula = &reckoning.formula;
    let english = match result.name {
        "所写结果" => "the stated result",
        "指标值" => "the target",
        _ => "the budget",
    };
    let draft = Draft::new(
        format!(
            "{}：{formula}＝{computed}，{}{}，{}",
            written.what,
            result.name,
            result.printed,
            if holds { "相符" } else { "不符" }
        ),
        format!("{formula} = {computed}, {english} is {}", result.printed),
    )
    .graded(if reckoning.inferred { Severity::Warning } else { rule.severity })
    .compared(computed, result.printed.as_str())
    .operand("算式", formula.as_str(), written.source)
    .operand(result.name, result.printed.as_str(), result.source.as_ref().unwrap_or(written.source));
    report.add(rule, about, formula, if holds { Status::Passed } else { Status::Failed }, draft);
}
