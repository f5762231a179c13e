//! Invented projects.

use openbudget_domain::evidence::Missing;
use openbudget_domain::indicator::Indicator;
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::period::Period;
use openbudget_domain::project::{Objective, Project, SchedulePoint};
use openbudget_domain::target::Target;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rust_decimal::Decimal;

use super::vocabulary::{AIMS, ENDINGS, PURPOSES, THINGS, WORKS};
use super::{evidence, indicator, target};
use crate::template::variant::{ObjectivesPlace, ProjectTemplate, PurposePlace};

/// A project of this year that this template can print. Its sums hold and its schedule rises to 100 %.
pub fn of(template: ProjectTemplate, year: i32) -> impl Strategy<Value = Project> {
    funds(template.unit).prop_flat_map(move |funds| {
        let cost = funds.cost.clone();
        (
            Just(template.clone()),
            Just(funds),
            (select(THINGS), select(WORKS), select(ENDINGS)),
            purpose(template.purpose),
            objectives(template.objectives),
            schedule(template.schedule, template.schedule_signs),
            prop::option::weighted(0.2, "[0-9A-Z]{20}[0-9]"),
            indicator::of(template.clone(), year, cost),
        )
            .prop_map(|(template, funds, words, purpose, objectives, schedule, code, indicators)| {
                let (thing, work, ending) = words;
                let material = Material { purpose, objectives, schedule, code, indicators };
                assemble(&template, funds, &format!("{thing}{work}{ending}"), material)
            })
    })
}

/// Mostly one. A blank one without a label cannot be told from no place for it at all, so there is always one there.
fn purpose(place: PurposePlace) -> impl Strategy<Value = Option<&'static str>> {
    (select(PURPOSES), prop::bool::weighted(0.2))
        .prop_map(move |(purpose, blank)| (place == PurposePlace::Unlabelled || !blank).then_some(purpose))
}

struct Material {
    purpose: Option<&'static str>,
    objectives: Vec<Objective>,
    schedule: Vec<SchedulePoint>,
    code: Option<String>,
    indicators: Vec<Indicator>,
}

fn assemble(template: &ProjectTemplate, funds: Funds, name: &str, material: Material) -> Project {
    let mut missing = vec![("agency", Missing::Absent)];
    if material.code.is_none() {
        missing.push(("code", Missing::Blank));
    }
    if funds.other.is_none() {
        missing.push(("other_funds", Missing::Blank));
    }
    if material.purpose.is_none() {
        missing.push(("purpose", Missing::Blank));
    }
    Project {
        id: String::new(),
        ordinal: 0,
        code: material.code,
        name: name.to_owned(),
        name_label: template.name_label.to_owned(),
        title: Some(format!("{name}绩效目标表")),
        agency: None,
        framework: template.framework,
        budget: Some(funds.budget),
        fiscal_funds: Some(funds.fiscal),
        other_funds: funds.other,
        purpose: material.purpose.map(str::to_owned),
        duplicate_of: None,
        particulars: Vec::new(),
        objectives: material.objectives,
        schedule: material.schedule,
        indicators: material.indicators,
        partial: false,
        evidence: evidence(missing),
    }
}

/// The money of a project, and the target that repeats its budget.
#[derive(Debug, Clone)]
struct Funds {
    budget: Money,
    fiscal: Money,
    other: Option<Money>,
    cost: Target,
}

fn funds(unit: Unit) -> impl Strategy<Value = Funds> {
    (amount(), prop::option::weighted(0.3, amount()), any::<bool>(), any::<bool>()).prop_filter_map(
        "the amounts fit",
        move |(fiscal, other, zero, with_unit)| {
            let other = other.or(zero.then_some(Decimal::ZERO));
            let budget = fiscal + other.unwrap_or_default();
            let money = |value: Decimal| Money::from_units(value, &value.to_string(), unit).ok();
            Some(Funds {
                budget: money(budget)?,
                fiscal: money(fiscal)?,
                other: other.and_then(money),
                cost: target::cost(budget, unit.key(), with_unit),
            })
        },
    )
}

/// An amount in the unit of a table, with at most two decimals.
fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (1..100_000_i64).prop_map(Decimal::from),
        (1..10_000_000_i64, 1..=2_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
    ]
}

fn objectives(place: ObjectivesPlace) -> impl Strategy<Value = Vec<Objective>> {
    let most = if matches!(place, ObjectivesPlace::Rows | ObjectivesPlace::Lines) { 3 } else { 1 };
    subsequence(AIMS, 1..=most).prop_map(move |aims| {
        let objective = |(text, ordinal): (&&'static str, u32)| Objective {
            ordinal,
            label: label(place, ordinal),
            text: (*text).to_owned(),
            period: Period::Year,
        };
        aims.iter().zip(1..).map(objective).collect()
    })
}

/// The label as the place prints it.
fn label(place: ObjectivesPlace, ordinal: u32) -> Option<String> {
    match place {
        ObjectivesPlace::Plain => None,
        ObjectivesPlace::Labelled => Some("目标".to_owned()),
        ObjectivesPlace::Rows => Some(format!("目标{ordinal}")),
        ObjectivesPlace::Lines => Some(format!("目标 {ordinal}")),
    }
}

/// Points that rise to 100; the first ones may be blank.
fn schedule(labels: &'static [&'static str], signs: bool) -> impl Strategy<Value = Vec<SchedulePoint>> {
    (proptest::collection::vec(0..=100_i64, labels.len()), 0..labels.len()).prop_map(move |(mut percents, blank)| {
        percents.sort_unstable();
        if let Some(last) = percents.last_mut() {
            *last = 100;
        }
        let sign = if signs { "%" } else { "" };
        let point = |(at, (label, percent)): (usize, (&&'static str, i64))| {
            let printed = if at < blank { String::new() } else { format!("{percent}{sign}") };
            let cumulative_percent = (at >= blank).then(|| Decimal::from(percent));
            SchedulePoint { label: (*label).to_owned(), cumulative_percent, printed }
        };
        labels.iter().zip(percents).enumerate().map(point).collect()
    })
}
