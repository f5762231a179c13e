//! 资金支出计划: what is to be paid grows to the whole.

use rust_decimal::Decimal;

use super::report::{About, Draft, Place, Report, place};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::payment::period;
use crate::project::{Project, SchedulePoint};

/// R09: the cumulative schedule lies within 0..100, never falls, ends at 100, and its periods ascend.
pub(super) const CUMULATIVE: Rule = Rule {
    id: "R09",
    severity: Severity::Error,
    zh: "资金支出计划应累计不减，在0与100%之间，期末为100%，时点依次递增",
    en: "The cumulative schedule lies within 0 and 100 %, never falls, ends at 100 %, and its periods ascend",
    formula: Words {
        zh: "0 ≤ p₁ ≤ p₂ ≤ … ≤ pₙ = 100，只看已填的时点；时点依次递增",
        en: "0 ≤ p₁ ≤ p₂ ≤ … ≤ pₙ = 100, over the points that are filled in; periods ascend",
    },
    tolerance: EXACT,
    check: cumulative,
};

/// A point that is filled in: its place among all, and its percentage.
#[derive(Clone, Copy)]
struct Filled<'p> {
    at: usize,
    point: &'p SchedulePoint,
    percent: Decimal,
}

/// What is wrong, and the points that show it.
struct Fault<'p> {
    zh: String,
    en: String,
    expected: String,
    actual: String,
    points: Vec<Filled<'p>>,
}

fn cumulative(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        let (status, draft) = check(project);
        report.add(rule, &About::project(project), "", status, draft);
    }
}

fn source(project: &Project, at: usize) -> Place<'_> {
    let key = format!("schedule.{}", at.saturating_add(1));
    place(project, &key)
}

fn check(project: &Project) -> (Status, Draft) {
    let filled: Vec<Filled<'_>> = project
        .schedule
        .iter()
        .enumerate()
        .filter_map(|(at, point)| Some(Filled { at, point, percent: point.cumulative_percent? }))
        .collect();
    let Some(last) = filled.last().copied() else {
        let draft = Draft::new("未填资金支出计划", "the schedule of payments is not filled in").missing("schedule");
        return (Status::Undecided, draft);
    };
    let with = |draft: Draft, points: &[Filled<'_>]| {
        points.iter().fold(draft, |draft, filled| {
            let value = filled.percent.normalize().to_string();
            draft.operand(filled.point.label.as_str(), value, source(project, filled.at))
        })
    };
    let mut faults = outside(&filled);
    faults.extend(falls(&filled));
    let ends = last.percent == Decimal::ONE_HUNDRED;
    // What stands behind the last number was left blank or not understood: the end is not known.
    let open = project.schedule.get(last.at.saturating_add(1)..).unwrap_or_default();
    if faults.is_empty() && !ends && open.is_empty() {
        let percent = last.percent.normalize();
        faults.push(Fault {
            zh: format!("资金支出计划期末应为100%：{} {percent}%", last.point.label),
            en: format!("cumulative schedule ends at {percent}% ({}), not at 100%", last.point.label),
            expected: "100".to_owned(),
            actual: percent.to_string(),
            points: vec![last],
        });
    }
    faults.extend(disordered(project, &filled));
    if let Some(first) = faults.first() {
        let zh: Vec<&str> = faults.iter().map(|fault| fault.zh.as_str()).collect();
        let en: Vec<&str> = faults.iter().map(|fault| fault.en.as_str()).collect();
        let draft = Draft::new(zh.join("；"), en.join("; ")).compared(first.expected.as_str(), first.actual.as_str());
        let mut points: Vec<Filled<'_>> = Vec::new();
        for point in faults.iter().flat_map(|fault| &fault.points) {
            if !points.iter().any(|other| other.at == point.at) {
                points.push(*point);
            }
        }
        return (Status::Failed, with(draft, &points));
    }
    if !ends {
        let labels: Vec<&str> = open.iter().map(|point| point.label.as_str()).collect();
        let draft = Draft::new(
            format!("未填{}，无法判断期末是否为100%", labels.join("、")),
            format!("not filled in: {}; whether the schedule ends at 100 % is not known", labels.join(", ")),
        );
        let draft = labels.into_iter().fold(draft, Draft::missing);
        return (Status::Undecided, with(draft, &filled));
    }
    let draft = Draft::new("资金支出计划累计不减，期末为100%", "the cumulative schedule never falls and ends at 100 %")
        .compared("100", last.percent.normalize().to_string());
    (Status::Passed, with(draft, &filled))
}

fn outside<'p>(filled: &[Filled<'p>]) -> Vec<Fault<'p>> {
    let outside = filled.iter().filter(|filled| !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&filled.percent));
    outside
        .map(|filled| {
            let percent = filled.percent.normalize();
            Fault {
                zh: format!("资金支出计划应在0与100%之间：{} {percent}%", filled.point.label),
                en: format!("cumulative schedule is {percent}% ({}), not within 0 and 100%", filled.point.label),
                expected: "0..100".to_owned(),
                actual: percent.to_string(),
                points: vec![*filled],
            }
        })
        .collect()
}

fn falls<'p>(filled: &[Filled<'p>]) -> Vec<Fault<'p>> {
    filled
        .iter()
        .zip(filled.iter().skip(1))
        .filter(|(before, after)| after.percent < before.percent)
        .map(|(before, after)| {
            let (earlier, later) = (before.percent.normalize(), after.percent.normalize());
            let (first, second) = (&before.point.label, &after.point.label);
            Fault {
                zh: format!("资金支出计划应累计不减：{first} {earlier}%，{second} {later}%"),
                en: format!("cumulative schedule falls from {earlier}% ({first}) to {later}% ({second})"),
                expected: format!("≥ {earlier}"),
                actual: later.to_string(),
                points: vec![*before, *after],
            }
        })
        .collect()
}

fn disordered<'p>(project: &'p Project, filled: &[Filled<'p>]) -> Option<Fault<'p>> {
    let periods: Vec<u32> = project.schedule.iter().filter_map(|point| period(&point.label)).collect();
    let all = periods.len() == project.schedule.len();
    if !all || !periods.iter().zip(periods.iter().skip(1)).any(|(one, other)| one >= other) {
        return None;
    }
    let labels: Vec<&str> = project.schedule.iter().map(|point| point.label.as_str()).collect();
    Some(Fault {
        zh: format!("资金支出计划的时点应依次递增：{}", labels.join("、")),
        en: format!("periods of the schedule do not ascend: {}", labels.join(", ")),
        expected: "ascending".to_owned(),
        actual: labels.join(" "),
        points: filled.to_vec(),
    })
}
