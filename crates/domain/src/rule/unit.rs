//! R20: amounts that are stated twice are stated in one unit.

use rust_decimal::Decimal;

use super::debt::pairs;
use super::funds::{is_cost, money_of};
use super::quantity::need;
use super::repetition::stated_again;
use super::report::{About, Draft, Place, Report, place};
use super::rounding::{printed, tolerance};
use super::{ROUNDED, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::money::Money;
use crate::project::Project;

/// R20: no jump by ten thousand between places that state the same.
pub(super) const UNITS: Rule = Rule {
    id: "R20",
    severity: Severity::Error,
    zh: "同一数字的计量单位一致，不相差一万倍",
    en: "Units: nothing that is stated twice differs by a factor of ten thousand",
    formula: Words {
        zh: "说明与表、预算数与成本指标、所需资金与预算数之间，a ≠ 10⁴·b 且 b ≠ 10⁴·a",
        en: "neither a = 10⁴·b nor b = 10⁴·a between narrative and table, budget and cost target, needed amount and budget",
    },
    tolerance: ROUNDED,
    check: units,
};

/// The same figure in two places.
struct Pair<'f> {
    about: About,
    what: String,
    one: (Money, Place<'f>),
    other: (Money, Place<'f>),
}

fn units(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let again = stated_again(disclosure).into_iter().map(|again| Pair {
        about: again.about,
        what: again.what,
        one: (again.one.0.clone(), again.one.1),
        other: (again.other.0.clone(), again.other.1),
    });
    let mut all: Vec<Pair<'_>> = again.collect();
    for project in &disclosure.projects {
        let said = pairs(disclosure, project).into_iter().map(|(what, said, said_at, table, table_at)| Pair {
            about: About::project(project),
            what,
            one: (said, said_at),
            other: (table, table_at),
        });
        all.extend(said.chain(own(project)));
    }
    let compared = all.len();
    let mut failed = false;
    for Pair { about, what, one, other } in all.into_iter().filter(|pair| jumps(&pair.one.0, &pair.other.0)) {
        failed = true;
        let (first, second) = (printed(&one.0), printed(&other.0));
        let draft = Draft::new(
            format!("{what}：{first}与{second}相差一万倍"),
            format!("{what}: {first} and {second} differ by a factor of ten thousand"),
        )
        .compared(first.as_str(), second.as_str())
        .operand("一处", first, one.1)
        .operand("另一处", second, other.1);
        report.add(rule, &about, &what, Status::Failed, draft);
    }
    let whole = report.whole();
    if compared > 0 && !failed {
        let draft = Draft::new(
            format!("{compared}处重复出现的金额单位一致"),
            format!("{compared} amounts that are stated twice agree in their units"),
        );
        report.add(rule, &whole, "", Status::Passed, draft);
    } else if compared == 0 {
        let draft = Draft::new("没有可比较的金额", "no amount is stated twice").missing("金额");
        report.add(rule, &whole, "", Status::Undecided, draft);
    }
}

/// The budget beside the cost targets, and beside what the text says is needed.
fn own(project: &Project) -> Vec<Pair<'_>> {
    let Some(budget) = &project.budget else { return Vec::new() };
    let at = place(project, "budget");
    let costs = project.indicators.iter().filter(|indicator| is_cost(indicator)).filter_map(|indicator| {
        let money = money_of(&indicator.target)?;
        Some((indicator.name.clone(), money, Place::of(indicator)))
    });
    costs
        .chain(need::amounts(project))
        .map(|(what, money, source)| Pair {
            about: About::project(project),
            what,
            one: (budget.clone(), at),
            other: (money, source),
        })
        .collect()
}

fn jumps(one: &Money, other: &Money) -> bool {
    let ten_thousand = Decimal::from(10_000);
    let (a, b) = (one.amount(), other.amount());
    let allowed = tolerance([one, other], 1);
    let equal = (a - b).abs() <= allowed;
    let jump = |small: Decimal, large: Decimal| (small.saturating_mul(ten_thousand) - large).abs() <= allowed;
    !a.is_zero() && !b.is_zero() && !equal && (jump(a, b) || jump(b, a))
}
