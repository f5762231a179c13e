//! A project's money: its parts and its cost indicators.

use rust_decimal::Decimal;

use super::price::{is_saving, price_of};
use super::report::{About, Draft, Place, Report, named, place};
use super::rounding::{Addend, add_up, half, printed, tolerance};
use super::{ROUNDED, ROUNDED_EACH, Rule, Words};
use crate::disclosure::Disclosure;
use crate::evidence::Missing;
use crate::finding::{Severity, Status};
use crate::indicator::{Indicator, Level1, Level2};
use crate::money::{Money, Unit};
use crate::project::Project;
use crate::reckoning::plain;
use crate::target::{Operator, Target, TargetKind};

/// R08: the budget is fiscal and other funds.
pub(super) const PARTS: Rule = Rule {
    id: "R08",
    severity: Severity::Error,
    zh: "预算数等于财政资金与其他资金之和",
    en: "A project's budget is its fiscal and its other funds",
    formula: Words {
        zh: "预算数 = 财政资金 + 其他资金",
        en: "budget = fiscal_funds + other_funds; a blank cell adds nothing",
    },
    tolerance: ROUNDED_EACH,
    check: parts,
};

/// R10: a cost indicator that states money states the budget.
pub(super) const COST: Rule = Rule {
    id: "R10",
    severity: Severity::Error,
    zh: "以金额表示的成本指标等于项目预算数",
    en: "A cost indicator of money is the project's budget",
    formula: Words {
        zh: "成本指标 = 预算数；有几项时其和等于预算数，或其一等于预算数而其余为其部分",
        en: "cost target = budget; of several their sum, or one of them with the others as its parts",
    },
    tolerance: ROUNDED,
    check: cost,
};

/// The money that a target states in all: not a rate, not a range.
pub(super) fn money_of(target: &Target) -> Option<Money> {
    let (TargetKind::Money, Some(value), Some(unit)) = (target.kind, target.value, target.unit.as_deref()) else {
        return None;
    };
    let unit = Unit::from_key(unit)?;
    Money::from_units(value, &value.to_string(), unit).ok()
}

/// The money that an indicator states in all: not what one costs, nor what is saved.
pub(super) fn total_of(indicator: &Indicator) -> Option<Money> {
    money_of(&indicator.target).filter(|_| price_of(indicator).is_none() && !is_saving(indicator))
}

/// Whether an indicator states what the project costs: not what it costs society or nature.
pub(super) fn is_cost(indicator: &Indicator) -> bool {
    match indicator.level2 {
        Some(level2) => matches!(level2, Level2::Cost | Level2::EconomicCost),
        None => indicator.level1 == Some(Level1::Cost),
    }
}

fn parts(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        let about = About::project(project);
        let of = |name: &str, money: &Option<Money>| Some((name.to_owned(), money.clone()?));
        let fiscal = of("财政资金", &project.fiscal_funds);
        let other = of("其他资金", &project.other_funds);
        let given: Vec<(String, Money, &str)> = [(fiscal, "fiscal_funds"), (other, "other_funds")]
            .into_iter()
            .filter_map(|(part, field)| part.map(|(name, money)| (name, money, field)))
            .collect();
        let addends: Vec<Addend<'_>> = given
            .iter()
            .map(|(name, money, field)| Addend {
                name: name.clone(),
                english: field.replace('_', " "),
                money,
                source: place(project, field),
            })
            .collect();
        let known: Decimal = given.iter().map(|(_, money, _)| money.amount()).sum();
        // What has no place in the form, or the fiscal funds left blank, may be the rest; blank other funds are none.
        let absent = |field: &str| project.evidence.missing.get(field) == Some(&Missing::Absent);
        let open = [
            (project.fiscal_funds.is_none(), "财政资金", "fiscal_funds"),
            (project.other_funds.is_none() && absent("other_funds"), "其他资金", "other_funds"),
        ];
        let open = open.into_iter().find(|(open, ..)| *open);
        match (&project.budget, addends.is_empty()) {
            (Some(budget), false) if open.is_some() && known < budget.amount() - half(budget) => {
                let (name, field) = open.map_or(("", ""), |(_, name, field)| (name, field));
                let draft = Draft::new(format!("未填{name}"), format!("{field} is not filled in")).missing(field);
                report.add(rule, &about, "", Status::Undecided, draft);
            }
            (Some(budget), false) => {
                let total = Addend {
                    name: "预算数".to_owned(),
                    english: "the budget".to_owned(),
                    money: budget,
                    source: place(project, "budget"),
                };
                add_up(rule, report, &about, "", &total, &addends);
            }
            (budget, _) => {
                let missing = if budget.is_none() { "预算数" } else { "财政资金、其他资金" };
                let english = if budget.is_none() { "the budget" } else { "fiscal and other funds" };
                let draft =
                    Draft::new(format!("未填{missing}"), format!("{english} is not filled in")).missing(missing);
                report.add(rule, &about, "", Status::Undecided, draft);
            }
        }
    }
}

fn cost(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        let (status, draft) = cost_of(project);
        report.add(rule, &About::project(project), "", status, draft);
    }
}

fn cost_of(project: &Project) -> (Status, Draft) {
    let costs: Vec<(&Indicator, Money)> = project
        .indicators
        .iter()
        .filter(|indicator| is_cost(indicator))
        .filter_map(|indicator| Some((indicator, money_of(&indicator.target)?)))
        .collect();
    let Some(budget) = &project.budget else { return undecided("预算数", "budget") };
    let equals = |money: &Money| tolerance([money, budget], 1).allows(money.amount() - budget.amount());
    // A price may be the budget where one is bought; else it is set beside it at R11.
    let (stated, prices): (Vec<_>, Vec<_>) =
        costs.into_iter().partition(|(indicator, money)| equals(money) || total_of(indicator).is_some());
    if stated.is_empty() {
        let Some(&(indicator, _)) = prices.first() else {
            return undecided("以金额表示的成本指标", "cost indicator of money");
        };
        let words = named(indicator);
        let draft = Draft::new(format!("{words}不是总成本"), format!("{words} is not what all costs"));
        let printed = indicator.target.printed.trim();
        let draft = draft.operand(indicator.name.as_str(), printed, Place::of(indicator));
        return (Status::Undecided, draft.missing("总成本"));
    }
    let all = || stated.iter().map(|(_, money)| money);
    let sum = all().map(Money::amount).fold(Decimal::ZERO, rust_decimal::Decimal::saturating_add);
    let added = tolerance(all().chain([budget]), stated.len()).allows(sum - budget.amount());
    // One may state the whole and the others its parts.
    let whole = all().any(equals) && all().all(|money| equals(money) || money.amount() <= budget.amount());
    let parts = sum < budget.amount() && stated.iter().all(|(indicator, _)| is_part(indicator, project));
    let (status, word) = match stated.as_slice() {
        _ if added || whole => (Status::Passed, "一致"),
        [(indicator, money)] if allows(indicator, money, budget) => (Status::Undecided, "指标值不是等式，无法判断"),
        _ if parts => (Status::Undecided, "只是部分费用，无法判断"),
        _ => (Status::Failed, "不一致"),
    };
    let shown: Vec<String> = all().map(printed).collect();
    let mut draft = Draft::new(
        format!("成本指标{}，预算数{}，{word}", shown.join("、"), printed(budget)),
        format!("the cost indicator says {}, the budget is {}", shown.join(" and "), printed(budget)),
    )
    .compared(printed(budget), shown.join("＋"))
    .operand("预算数", printed(budget), place(project, "budget"));
    for (indicator, money) in &stated {
        draft = draft.operand(indicator.name.as_str(), printed(money), Place::of(*indicator));
    }
    (status, draft)
}

fn undecided(missing: &str, english: &str) -> (Status, Draft) {
    let draft = Draft::new(format!("没有{missing}"), format!("there is no {english}"));
    (Status::Undecided, draft.missing(missing))
}

/// Whether an indicator names one fee, of which the project's name does not speak: `专家评审费` of a 规划编制.
fn is_part(indicator: &Indicator, project: &Project) -> bool {
    let (name, project) = (plain(&indicator.name), plain(&project.name));
    let Some(stem) = name.strip_suffix('费').filter(|stem| !stem.ends_with('经')) else { return false };
    let characters: Vec<char> = stem.chars().collect();
    let spoken = |pair: &[char]| project.contains(&pair.iter().collect::<String>());
    characters.len() > 1 && !characters.windows(2).any(spoken)
}

/// Whether a bound on the cost leaves room for the budget.
///
/// The rule is of equalities. A bound that is the budget states it; one with room may be another amount, as that of an
/// approved estimate, and is kept by the budget: that is no fault, nor does it confirm the budget.
fn allows(indicator: &Indicator, money: &Money, budget: &Money) -> bool {
    match indicator.target.operator {
        Some(Operator::Le | Operator::Lt) => budget.amount() <= money.amount(),
        Some(Operator::Ge | Operator::Gt) => budget.amount() >= money.amount(),
        _ => false,
    }
}

/// Whether two counters count the same: people by whatever word.
pub(super) fn same_counter(one: &str, other: &str) -> bool {
    const PEOPLE: &[&str] = &["人", "名", "位", "生"];
    let (one, other) = (one.trim_start_matches('个'), other.trim_start_matches('个'));
    one == other || (PEOPLE.contains(&one) && PEOPLE.contains(&other))
}
