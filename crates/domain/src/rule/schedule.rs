//! 资金支出计划: what is to be paid grows to the whole.

use rust_decimal::Decimal;

use super::Rule;
use super::report::{About, Draft, Report};
use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::finding::{Severity, Status};
use crate::project::{Project, SchedulePoint};

/// R09: the cumulative schedule lies within 0..100, never falls, ends at 100, and its periods ascend.
pub(super) const CUMULATIVE: Rule = Rule {
    id: "R09",
    severity: Severity::Error,
    zh: "资金支出计划应累计不减，在0与100%之间，期末为100%，时点依次递增",
    en: "The cumulative schedule lies within 0 and 100 %, never falls, ends at 100 %, and its periods ascend",
    formula: "0 ≤ p₁ ≤ p₂ ≤ … ≤ pₙ = 100, over the points that are filled in; exact",
    check: cumulative,
};

fn cumulative(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for project in &disclosure.projects {
        check(rule, project, report);
    }
}

fn source(project: &Project, at: usize) -> &Citation {
    let key = format!("schedule.{}", at.saturating_add(1));
    project.evidence.sources.get(&key).unwrap_or(&project.evidence.source)
}

fn check(rule: &Rule, project: &Project, report: &mut Report<'_>) {
    let about = About::project(project);
    let filled: Vec<(usize, &SchedulePoint, Decimal)> = project
        .schedule
        .iter()
        .enumerate()
        .filter_map(|(at, point)| Some((at, point, point.cumulative_percent?)))
        .collect();
    let Some((last_at, last, end)) = filled.last().copied() else {
        let draft = Draft::new("未填资金支出计划", "the schedule of payments is not filled in").missing("schedule");
        report.add(rule, &about, "", Status::Undecided, draft);
        return;
    };
    let mut faults: Vec<(String, String, String, String)> = Vec::new();
    for (_, point, percent) in &filled {
        if *percent < Decimal::ZERO || *percent > Decimal::ONE_HUNDRED {
            faults.push((
                format!("{} {percent}%不在0与100%之间", point.label),
                format!("{percent}% ({}) is not within 0 and 100 %", point.label),
                "0..100".to_owned(),
                percent.to_string(),
            ));
        }
    }
    for ((_, before, earlier), (_, after, later)) in filled.iter().zip(filled.iter().skip(1)) {
        if later < earlier {
            faults.push((
                format!("资金支出计划应累计不减：{} {earlier}%，{} {later}%", before.label, after.label),
                format!("cumulative schedule falls from {earlier}% ({}) to {later}% ({})", before.label, after.label),
                format!("≥ {earlier}"),
                later.to_string(),
            ));
        }
    }
    if end != Decimal::ONE_HUNDRED && faults.is_empty() {
        faults.push((
            format!("资金支出计划期末应为100%：{} {end}%", last.label),
            format!("cumulative schedule ends at {end}% ({}), not at 100%", last.label),
            "100".to_owned(),
            end.to_string(),
        ));
    }
    let periods: Vec<u32> = project.schedule.iter().filter_map(|point| period(&point.label)).collect();
    if periods.len() == project.schedule.len() && periods.iter().zip(periods.iter().skip(1)).any(|(a, b)| a >= b) {
        let labels: Vec<&str> = project.schedule.iter().map(|point| point.label.as_str()).collect();
        faults.push((
            format!("时点未依次递增：{}", labels.join("、")),
            format!("periods do not ascend: {}", labels.join(", ")),
            "ascending".to_owned(),
            labels.join(" "),
        ));
    }
    let with = |draft: Draft| {
        filled.iter().fold(draft, |draft, (at, point, percent)| {
            draft.operand(point.label.as_str(), percent.to_string(), source(project, *at))
        })
    };
    if let Some((zh, en, expected, actual)) = faults
        .into_iter()
        .reduce(|one, other| (format!("{}；{}", one.0, other.0), format!("{}; {}", one.1, other.1), one.2, one.3))
    {
        report.add(rule, &about, "", Status::Failed, with(Draft::new(zh, en).compared(expected, actual)));
    } else {
        let draft =
            Draft::new("资金支出计划累计不减，期末为100%", "the cumulative schedule never falls and ends at 100 %")
                .compared("100", end.to_string())
                .shown(source(project, last_at));
        report.add(rule, &about, "", Status::Passed, with(draft));
    }
}

/// The month in which a period ends.
fn period(label: &str) -> Option<u32> {
    const QUARTERS: [(&str, u32); 8] =
        [("一季", 3), ("二季", 6), ("三季", 9), ("四季", 12), ("1季", 3), ("2季", 6), ("3季", 9), ("4季", 12)];
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((_, month)) = QUARTERS.iter().find(|(word, _)| label.contains(word)) {
        return Some(*month);
    }
    // The last month of `1-3月` is where it ends.
    let before = label.rsplit_once('月')?.0;
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().ok().filter(|month| (1..=12).contains(month))
}
