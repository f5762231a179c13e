//! R20: amounts that are stated twice are stated in one unit.

mod sentence;
mod total;

use rust_decimal::Decimal;

use super::aim::of_year;
use super::debt::pairs;
use super::funds::{is_cost, total_of};
use super::narrative::named;
use super::prose::paragraphs;
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
        zh: "说明与表、说明中总数与其分项之和、预算数与指标值、文中金额与预算数之间，a ≠ 10⁴·b 且 b ≠ 10⁴·a",
        en: "neither a = 10⁴·b nor b = 10⁴·a between narrative and table, a total of the narrative and its parts, budget and target, amounts of a text and budget",
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
    all.extend(unlike(disclosure));
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

/// What is ten thousand times another amount with which nothing else is compared.
fn unlike(disclosure: &Disclosure) -> Vec<Pair<'_>> {
    let about = Report::new(disclosure).whole();
    let paragraphs: Vec<Vec<sentence::Said<'_>>> = paragraphs(disclosure).iter().map(sentence::said).collect();
    let mut jumps: Vec<sentence::Jump<'_>> = paragraphs.iter().flat_map(|said| sentence::wholes(said)).collect();
    let all: Vec<sentence::Said<'_>> = paragraphs.into_iter().flatten().collect();
    jumps.extend(sentence::repeated(&all));
    let mut found: Vec<Pair<'_>> = total::totals(disclosure);
    let told = |jump: &sentence::Jump<'_>| found.iter().any(|pair| pair.one.0 == jump.one.0);
    let new: Vec<sentence::Jump<'_>> = jumps.into_iter().filter(|jump| !told(jump)).collect();
    let pair = |sentence::Jump { what, one, other }| Pair { about: about.clone(), what, one, other };
    found.extend(new.into_iter().map(pair));
    for project in &disclosure.projects {
        let Some(budget) = &project.budget else { continue };
        let pair = |what: &str, money: Money, source| Pair {
            about: About::project(project),
            what: what.to_owned(),
            one: (budget.clone(), place(project, "budget")),
            other: (money, source),
        };
        found.extend(named(disclosure, project).map(|(what, said, at, ..)| pair(&what, said, at)));
        let purpose = project.purpose.iter().map(|text| ("资金用途", text, "purpose".to_owned()));
        let aims = of_year(project).into_iter();
        let aims = aims.map(|(number, aim)| ("绩效目标", &aim.text, format!("objectives.{number}")));
        for (what, text, field) in purpose.chain(aims) {
            let stated = need::amounts(project);
            let amounts = sentence::against(text, budget).into_iter();
            let new = amounts.filter(|money| stated.iter().all(|(_, other, _)| other.fen() != money.fen()));
            found.extend(new.map(|money| pair(what, money, place(project, &field))));
        }
        let others = project.indicators.iter().filter(|indicator| !is_cost(indicator));
        found.extend(others.filter_map(|indicator| {
            let money = total_of(indicator)?;
            Some(pair(&indicator.name, money, Place::of(indicator)))
        }));
    }
    found
}

/// The budget beside the cost targets, and beside what the text says is needed.
fn own(project: &Project) -> Vec<Pair<'_>> {
    let Some(budget) = &project.budget else { return Vec::new() };
    let at = place(project, "budget");
    let costs = project.indicators.iter().filter(|indicator| is_cost(indicator)).filter_map(|indicator| {
        let money = total_of(indicator)?;
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
    let (a, b) = (one.amount(), other.amount());
    let allowed = tolerance([one, other], 1).most();
    jump(a, b, allowed)
}

/// Whether one amount is ten thousand times the other.
fn jump(a: Decimal, b: Decimal, allowed: Decimal) -> bool {
    let ten_thousand = Decimal::from(10_000);
    let equal = (a - b).abs() <= allowed;
    // What is rounded to its first digit tells nothing.
    let precise = allowed.saturating_mul(Decimal::from(50)) <= a.max(b);
    let times = |small: Decimal, large: Decimal| {
        let off = (small.saturating_mul(ten_thousand) - large).abs();
        off.is_zero() || (precise && off <= allowed)
    };
    !a.is_zero() && !b.is_zero() && !equal && (times(a, b) || times(b, a))
}
