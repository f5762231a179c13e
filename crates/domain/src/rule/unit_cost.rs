//! R11: what one costs, times how many.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::funds::{is_cost, money_of, same_counter, total_of};
use super::price::price_of;
use super::report::{About, Draft, Place, Report, named, place};
use super::rounding::{half, half_digit, in_unit, printed};
use super::{ROUNDED, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::indicator::{Indicator, Level1, Level2};
use crate::money::Unit;
use crate::project::Project;
use crate::target::{Operator, Target, TargetKind};
use crate::text::{Folded, pattern};

/// R11: unit cost × quantity is the budget.
pub(super) const UNIT_COST: Rule = Rule {
    id: "R11",
    severity: Severity::Error,
    zh: "单位成本乘以数量等于项目预算数",
    en: "Unit cost times quantity is the budget",
    formula: Words {
        zh: "单位成本 × 数量（按月的再 × 12）= 预算数；没有总成本指标、两者均为等式且单位相合时才判断",
        en: "unit cost × quantity (× 12 for a rate a month) = budget; decided where no indicator states the total cost, \
             both are equalities and their units match",
    },
    tolerance: ROUNDED,
    check: unit_cost,
};

/// The money of one: the amount, and of what, as 元/人 or 元/人/月; how often a year, where that is known.
struct Rate {
    yuan: Decimal,
    half: Decimal,
    of: Option<String>,
    times: Option<u32>,
}

fn rate_of(indicator: &Indicator, project: &Project) -> Option<Rate> {
    // What is the budget is the whole, whatever its name says.
    let whole = |rate: &Rate| project.budget.as_ref().is_some_and(|budget| budget.amount() == rate.yuan);
    by_unit(&indicator.target).or_else(|| by_name(indicator).filter(|rate| !whole(rate)))
}

/// A rate whose unit says of what: `3万元/公里`.
fn by_unit(target: &Target) -> Option<Rate> {
    let (value, unit) = (target.value?, target.unit.as_deref()?);
    let mut parts = unit.split(['/', '／', '每', '·', '•']).map(str::trim).filter(|part| !part.is_empty());
    let money = Unit::from_key(parts.next()?)?;
    let of = Some(parts.next()?.to_owned());
    let mut times = Some(1);
    for part in parts {
        times = match part {
            "月" => Some(12),
            "季" | "季度" => Some(4),
            "年" => times,
            _ => None,
        };
    }
    let half = half_digit(&value.to_string())?.checked_mul(money.yuan())?;
    Some(Rate { yuan: value.checked_mul(money.yuan())?, half, of, times })
}

/// A rate whose name says of what: `每公里养护成本` of `3万元`.
fn by_name(indicator: &Indicator) -> Option<Rate> {
    let (money, price) = (money_of(&indicator.target)?, price_of(indicator)?);
    // The unit of the name is that of the figure where the cell prints none.
    let bare = indicator.target.printed.contains('元');
    let unit = price.unit.filter(|_| !bare).and_then(Unit::from_key).unwrap_or_else(|| money.unit());
    let value = indicator.target.value?;
    let half = half_digit(&value.to_string())?.checked_mul(unit.yuan())?;
    Some(Rate { yuan: value.checked_mul(unit.yuan())?, half, of: price.of, times: price.times })
}

fn unit_cost(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let mut any = false;
    for project in &disclosure.projects {
        let costs: Vec<&Indicator> = project.indicators.iter().filter(|indicator| is_cost(indicator)).collect();
        let rates: Vec<(&Indicator, Rate)> =
            costs.iter().filter_map(|indicator| Some((*indicator, rate_of(indicator, project)?))).collect();
        let about = About::project(project);
        // Nothing is said of a project that states no unit cost.
        let Some((first, _)) = rates.first() else { continue };
        any = true;
        let (status, draft) = if let [(indicator, rate)] = rates.as_slice() {
            check(project, indicator, rate).unwrap_or_else(|(zh, en, missing)| {
                let printed = indicator.target.printed.as_str();
                let draft = Draft::new(zh, en).operand(indicator.name.as_str(), printed, Place::of(*indicator));
                (Status::Undecided, draft.missing(missing))
            })
        } else {
            let zh = format!("{}之外还有其他单位成本", named(first));
            let draft = Draft::new(zh, format!("{} is not the only unit cost", named(first))).missing("单位成本");
            (Status::Undecided, draft.shown(Place::of(*first)))
        };
        report.add(rule, &about, "", status, draft);
    }
    if !any {
        let whole = report.whole();
        let draft = Draft::new("没有单位成本指标", "no indicator states a unit cost").missing("单位成本");
        report.add(rule, &whole, "", Status::Undecided, draft);
    }
}

/// The months of a year.
const MONTHS: u32 = 12;

/// For how many months a rate is paid, as the project's texts print it: 补贴5个月; a year, where they print none.
fn months(project: &Project) -> Result<u32, Open> {
    static PRINTED: LazyLock<Regex> = LazyLock::new(|| pattern("(?:^|[^0-9.])(?P<months>[0-9]{1,2})个月"));
    let objectives = project.objectives.iter().map(|objective| &objective.text);
    let described = project.indicators.iter().filter_map(|indicator| indicator.description.as_ref());
    let texts = project.purpose.iter().chain(objectives).chain(described);
    let printed: BTreeSet<u32> = texts
        .flat_map(|text| {
            let text = Folded::new(text);
            let found = PRINTED.captures_iter(text.as_str());
            found.filter_map(|parts| parts.name("months")?.as_str().parse().ok()).collect::<Vec<u32>>()
        })
        .collect();
    match printed.iter().copied().collect::<Vec<u32>>().as_slice() {
        [] => Ok(MONTHS),
        [months] => Ok(*months),
        _ => Err(("发放几个月不明".to_owned(), "for how many months it is paid is not known".to_owned(), "月数")),
    }
}

/// Why a rule is not decided, in Chinese and English, and what is missing.
type Open = (String, String, &'static str);

/// Whether an indicator states what the whole costs.
fn states_total(indicator: &Indicator) -> bool {
    let counts = matches!(indicator.level1, Some(Level1::Output | Level1::Cost));
    (is_cost(indicator) || counts) && total_of(indicator).is_some()
}

/// Whether an indicator states what is done, not what that brings.
pub(super) fn is_output(indicator: &Indicator) -> bool {
    !matches!(indicator.level1, Some(Level1::Benefit | Level1::Satisfaction))
}

fn is_equal(indicator: &Indicator) -> bool {
    indicator.target.operator == Some(Operator::Eq)
}

/// Whether what is granted each may be but one of several things that a project pays for: it has other outputs too.
///
/// A cost each is what all costs, divided: `生均成本`; a grant or a wage is one kind of spending.
fn may_be_part(project: &Project, indicator: &Indicator, of: &str) -> bool {
    let granted = ["补助", "补贴", "津贴", "奖", "资助", "工资", "薪", "报酬", "慰问", "标准"];
    let other = |other: &&Indicator| {
        other.target.kind == TargetKind::Number
            && other.level2 == Some(Level2::Quantity)
            && !other.target.unit.as_deref().is_some_and(|unit| same_counter(unit, of))
    };
    granted.iter().any(|word| indicator.name.contains(word)) && project.indicators.iter().any(|one| other(&one))
}

fn check(project: &Project, indicator: &Indicator, rate: &Rate) -> Result<(Status, Draft), Open> {
    if let Some(total) = project.indicators.iter().find(|indicator| states_total(indicator)) {
        let words = named(total);
        return Err((format!("{words}已列总成本"), format!("{words} states the total cost"), "单位成本"));
    }
    let Some(budget) = &project.budget else {
        return Err(("未填预算数".to_owned(), "the budget is not filled in".to_owned(), "预算数"));
    };
    if indicator.target.operator != Some(Operator::Eq) {
        let words = named(indicator);
        return Err((format!("{words}不是等式"), format!("{words} is no equality"), "单位成本"));
    }
    let Some(times) = rate.times else {
        let words = named(indicator);
        return Err((format!("{words}一年几次不明"), format!("how often {words} is paid is not known"), "次数"));
    };
    let Some(of) = rate.of.as_deref() else {
        let words = named(indicator);
        return Err((format!("{words}未写明以什么计"), format!("of what {words} is the price is not told"), "数量"));
    };
    let alike: Vec<&Indicator> = project
        .indicators
        .iter()
        .filter(|other| other.target.kind == TargetKind::Number)
        .filter(|other| other.target.unit.as_deref().is_some_and(|unit| same_counter(unit, of)))
        .collect();
    // Who is paid for is an output; how many are served besides is none, and counts where nothing else does.
    let outputs: Vec<&Indicator> = alike.iter().copied().filter(|other| is_output(other)).collect();
    let counts = if outputs.iter().any(|other| is_equal(other)) { outputs } else { alike };
    let equal: Vec<&Indicator> = counts.iter().copied().filter(|other| is_equal(other)).collect();
    let Some((count, number)) = equal.first().and_then(|count| Some((*count, count.target.value?))) else {
        return Err(match counts.first() {
            Some(count) => {
                let words = named(count);
                (format!("{words}不是等式"), format!("{words} is no equality"), "数量")
            }
            None => (format!("没有以“{of}”计的数量"), format!("no quantity is counted in {of}"), "数量"),
        });
    };
    if counts.iter().any(|other| other.target.value != Some(number)) {
        return Err((format!("以“{of}”计的数量不止一个"), format!("several quantities are counted in {of}"), "数量"));
    }
    let times = if times == MONTHS { months(project)? } else { times };
    let often = Decimal::from(times);
    let unclear = || ("数目过大".to_owned(), "the figures are too large".to_owned(), "数量");
    let product = rate.yuan.checked_mul(number).and_then(|yearly| yearly.checked_mul(often)).ok_or_else(unclear)?;
    let allowed = half(budget).max(rate.half);
    let holds = (product - budget.amount()).abs() <= allowed;
    if !holds && product < budget.amount() && may_be_part(project, indicator, of) {
        let words = named(indicator);
        return Err((format!("{words}之外还有其他产出"), format!("{words} is not all that is paid for"), "总成本"));
    }
    let shown = in_unit(product, budget.unit());
    let factor = if times == 1 { String::new() } else { format!("×{times}") };
    let formula = format!("{}×{}{factor}", indicator.target.printed.trim(), count.target.printed.trim());
    let draft = Draft::new(
        format!("{formula}＝{shown}，预算数{}，{}", printed(budget), if holds { "相符" } else { "不符" }),
        format!("{formula} = {shown}, the budget is {}", printed(budget)),
    )
    .compared(shown, printed(budget))
    .operand(indicator.name.as_str(), indicator.target.printed.trim(), Place::of(indicator))
    .operand(count.name.as_str(), count.target.printed.trim(), Place::of(count))
    .operand("预算数", printed(budget), place(project, "budget"));
    Ok((if holds { Status::Passed } else { Status::Failed }, draft))
}
