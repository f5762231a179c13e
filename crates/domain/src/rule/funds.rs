//! A project's money: its parts, its cost indicators, its unit costs, its units.

use rust_decimal::Decimal;

use super::Rule;
use super::debt::pairs;
use super::report::{About, Draft, Report, named, place};
use super::rounding::{Addend, add_up, half, half_digit, in_unit, printed, tolerance};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::indicator::{Indicator, Level1, Level2};
use crate::money::{Money, Unit};
use crate::target::{Operator, Target, TargetKind};

/// R08: the budget is fiscal and other funds.
pub(super) const PARTS: Rule = Rule {
    id: "R08",
    severity: Severity::Error,
    zh: "预算数等于财政资金与其他资金之和",
    en: "A project's budget is its fiscal and its other funds",
    formula: "budget = fiscal_funds + other_funds, as far as printed; within half of the last printed digit, times the addends",
    check: parts,
};

/// R10: a cost indicator that states money states the budget.
pub(super) const COST: Rule = Rule {
    id: "R10",
    severity: Severity::Error,
    zh: "以金额表示的成本指标等于项目预算数",
    en: "A cost indicator of money is the project's budget",
    formula: "cost target = budget, within half of the last printed digit of the coarser; Σ of them where there are several",
    check: cost,
};

/// R11: unit cost × quantity is the budget.
pub(super) const UNIT_COST: Rule = Rule {
    id: "R11",
    severity: Severity::Error,
    zh: "单位成本乘以数量等于项目预算数",
    en: "Unit cost times quantity is the budget",
    formula: "unit cost × quantity (× 12 for a rate a month) = budget, within half of the last printed digit of the coarser; \
              decided where no indicator states the total cost, both are equalities, and their units match",
    check: unit_cost,
};

/// R20: no jump by ten thousand between places that state the same.
pub(super) const UNITS: Rule = Rule {
    id: "R20",
    severity: Severity::Error,
    zh: "同一数字的计量单位一致，不相差一万倍",
    en: "Units: nothing that is stated twice differs by a factor of ten thousand",
    formula: "neither a = 10⁴·b nor b = 10⁴·a within rounding, for narrative and table, and for budget and cost target",
    check: units,
};

/// The money that a target states in all: not a rate, not a range.
pub(super) fn money_of(target: &Target) -> Option<Money> {
    let (TargetKind::Money, Some(value), Some(unit)) = (target.kind, target.value, target.unit.as_deref()) else {
        return None;
    };
    let unit = Unit::from_key(unit)?;
    Money::from_units(value, &value.to_string(), unit).ok()
}

/// The money of one: the amount, and of what, as 元/人 or 元/人/月.
struct Rate<'t> {
    yuan: Decimal,
    half: Decimal,
    of: &'t str,
    monthly: bool,
}

fn rate_of(target: &Target) -> Option<Rate<'_>> {
    let (value, unit) = (target.value?, target.unit.as_deref()?);
    let mut parts = unit.split(['/', '／', '每']).map(str::trim);
    let money = Unit::from_key(parts.next()?)?;
    let mut of = parts.next().filter(|of| !of.is_empty())?;
    let mut monthly = false;
    for part in parts {
        match part {
            "月" => monthly = true,
            "年" => {}
            _ => return None,
        }
    }
    of = of.strip_suffix('·').unwrap_or(of);
    let printed: String = value.to_string();
    let half = half_digit(&printed)?.checked_mul(money.yuan())?;
    Some(Rate { yuan: value.checked_mul(money.yuan())?, half, of, monthly })
}

fn is_cost(indicator: &Indicator) -> bool {
    indicator.level1 == Some(Level1::Cost) || matches!(indicator.level2, Some(Level2::Cost | Level2::EconomicCost))
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
            .map(|(name, money, field)| Addend { name: name.clone(), money, source: place(&project.evidence, field) })
            .collect();
        match (&project.budget, addends.is_empty()) {
            (Some(budget), false) => {
                let total =
                    Addend { name: "预算数".to_owned(), money: budget, source: place(&project.evidence, "budget") };
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
        let about = About::project(project);
        let stated: Vec<(&Indicator, Money)> = project
            .indicators
            .iter()
            .filter(|indicator| is_cost(indicator))
            .filter_map(|indicator| Some((indicator, money_of(&indicator.target)?)))
            .collect();
        let (Some(budget), [(_, money), rest @ ..]) = (&project.budget, stated.as_slice()) else {
            let missing = if project.budget.is_none() { "预算数" } else { "以金额表示的成本指标" };
            let english = if project.budget.is_none() { "the budget" } else { "a cost indicator of money" };
            let draft =
                Draft::new(format!("没有{missing}"), format!("there is no {}", english.trim_start_matches("a ")));
            report.add(rule, &about, "", Status::Undecided, draft.missing(missing));
            continue;
        };
        let all = || std::iter::once(money).chain(rest.iter().map(|(_, money)| money));
        let sum = all().map(Money::amount).fold(Decimal::ZERO, rust_decimal::Decimal::saturating_add);
        let near = |amount: Decimal, addends: usize| {
            let gap = (amount - budget.amount()).abs();
            gap <= tolerance(all().chain([budget]), addends)
        };
        let each = rest.is_empty()
            || all().all(|money| (money.amount() - budget.amount()).abs() <= tolerance([money, budget], 1));
        let holds = near(sum, rest.len().saturating_add(1)) || (each && near(money.amount(), 1));
        let shown: Vec<String> = all().map(printed).collect();
        let mut draft = Draft::new(
            format!(
                "成本指标{}，预算数{}，{}",
                shown.join("、"),
                printed(budget),
                if holds { "一致" } else { "不一致" }
            ),
            format!("the cost indicator says {}, the budget is {}", shown.join(" and "), printed(budget)),
        )
        .compared(printed(budget), shown.join("＋"))
        .operand("预算数", printed(budget), place(&project.evidence, "budget"));
        for (indicator, money) in &stated {
            draft = draft.operand(indicator.name.as_str(), printed(money), &indicator.evidence.source);
        }
        report.add(rule, &about, "", if holds { Status::Passed } else { Status::Failed }, draft);
    }
}

fn unit_cost(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        let costs: Vec<&Indicator> = project.indicators.iter().filter(|indicator| is_cost(indicator)).collect();
        let rates: Vec<(&Indicator, Rate<'_>)> =
            costs.iter().filter_map(|indicator| Some((*indicator, rate_of(&indicator.target)?))).collect();
        // Nothing is said where no unit cost is stated.
        let [(indicator, rate)] = rates.as_slice() else { continue };
        let about = About::project(project);
        let undecided = |report: &mut Report<'_>, zh: String, en: String| {
            let draft = Draft::new(zh, en).operand(
                indicator.name.as_str(),
                indicator.target.printed.as_str(),
                &indicator.evidence.source,
            );
            report.add(rule, &about, "", Status::Undecided, draft);
        };
        if let Some(total) = costs.iter().find(|indicator| money_of(&indicator.target).is_some()) {
            let words = named(total);
            undecided(report, format!("{words}已列总成本"), format!("{words} states the total cost"));
            continue;
        }
        let Some(budget) = &project.budget else {
            undecided(report, "未填预算数".to_owned(), "the budget is not filled in".to_owned());
            continue;
        };
        if indicator.target.operator != Some(Operator::Eq) {
            let words = named(indicator);
            undecided(report, format!("{words}不是等式"), format!("{words} is no equality"));
            continue;
        }
        let counts: Vec<&Indicator> = project
            .indicators
            .iter()
            .filter(|other| other.target.kind == TargetKind::Number && other.target.operator == Some(Operator::Eq))
            .filter(|other| other.target.unit.as_deref().is_some_and(|unit| same_counter(unit, rate.of)))
            .collect();
        let Some((count, number)) = counts.first().and_then(|count| Some((*count, count.target.value?))) else {
            undecided(report, format!("没有以“{}”计的数量", rate.of), format!("no quantity is counted in {}", rate.of));
            continue;
        };
        if counts.iter().any(|other| other.target.value != Some(number)) {
            undecided(
                report,
                format!("以“{}”计的数量不止一个", rate.of),
                format!("several quantities are counted in {}", rate.of),
            );
            continue;
        }
        let months = if rate.monthly { Decimal::from(12) } else { Decimal::ONE };
        let Some(product) = rate.yuan.checked_mul(number).and_then(|yearly| yearly.checked_mul(months)) else {
            continue;
        };
        let allowed = half(budget).max(rate.half.saturating_mul(number).saturating_mul(months));
        let holds = (product - budget.amount()).abs() <= allowed;
        let shown = in_unit(product, budget.unit());
        let factor = if rate.monthly { "×12" } else { "" };
        let formula = format!("{}×{}{factor}", indicator.target.printed.trim(), count.target.printed.trim());
        let draft = Draft::new(
            format!("{formula}＝{shown}，预算数{}，{}", printed(budget), if holds { "相符" } else { "不符" }),
            format!("{formula} = {shown}, the budget is {}", printed(budget)),
        )
        .compared(shown, printed(budget))
        .operand(indicator.name.as_str(), indicator.target.printed.trim(), &indicator.evidence.source)
        .operand(count.name.as_str(), count.target.printed.trim(), &count.evidence.source)
        .operand("预算数", printed(budget), place(&project.evidence, "budget"));
        report.add(rule, &about, "", if holds { Status::Passed } else { Status::Failed }, draft);
    }
}

/// Whether two counters count the same: people by whatever word.
pub(super) fn same_counter(one: &str, other: &str) -> bool {
    const PEOPLE: &[&str] = &["人", "名", "位", "生"];
    let (one, other) = (one.trim_start_matches('个'), other.trim_start_matches('个'));
    one == other || (PEOPLE.contains(&one) && PEOPLE.contains(&other))
}

fn units(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let ten_thousand = Decimal::from(10_000);
    let jumps = |one: &Money, other: &Money| {
        let (a, b) = (one.amount(), other.amount());
        let allowed = tolerance([one, other], 1);
        !a.is_zero()
            && !b.is_zero()
            && ((a.saturating_mul(ten_thousand) - b).abs() <= allowed
                || (b.saturating_mul(ten_thousand) - a).abs() <= allowed)
    };
    let mut compared = 0_usize;
    let mut failed = false;
    for project in &disclosure.projects {
        let mut found = Vec::new();
        for (what, said, said_at, table, table_at) in pairs(disclosure, project) {
            compared = compared.saturating_add(1);
            if jumps(said, &table) {
                found.push((what, printed(said), said_at.clone(), printed(&table), table_at.clone()));
            }
        }
        if let Some(budget) = &project.budget {
            for indicator in project.indicators.iter().filter(|indicator| is_cost(indicator)) {
                let Some(money) = money_of(&indicator.target) else { continue };
                compared = compared.saturating_add(1);
                if jumps(budget, &money) {
                    let at = place(&project.evidence, "budget").clone();
                    found.push((
                        indicator.name.clone(),
                        printed(budget),
                        at,
                        printed(&money),
                        indicator.evidence.source.clone(),
                    ));
                }
            }
        }
        for (what, one, one_at, other, other_at) in found {
            let draft = Draft::new(
                format!("{what}：{one}与{other}相差一万倍"),
                format!("{what}: {one} and {other} differ by a factor of ten thousand"),
            )
            .compared(one.clone(), other.clone())
            .operand("一处", one, &one_at)
            .operand("另一处", other, &other_at);
            report.add(rule, &About::project(project), &what, Status::Failed, draft);
            failed = true;
        }
    }
    let whole = report.whole();
    if compared > 0 && !failed {
        let draft = Draft::new(
            format!("{compared}处重复出现的金额单位一致"),
            format!("{compared} amounts that are stated twice agree in their units"),
        );
        report.add(rule, &whole, "", Status::Passed, draft);
    } else if compared == 0 {
        let draft = Draft::new("没有可比较的金额", "no amount is stated twice");
        report.add(rule, &whole, "", Status::Undecided, draft);
    }
}
