//! R13: the same quantity has the same number wherever it stands.

mod count;
pub(super) mod need;
mod progress;
mod rate;
mod twin;

use super::aim::of_year;
use super::report::{About, Draft, Place, Report, place};
use super::{ROUNDED, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::project::Project;
use crate::reckoning::plain;

/// R13: a quantity has one number, and what the text says is needed is the budget.
pub(super) const SAME_QUANTITY: Rule = Rule {
    id: "R13",
    severity: Severity::Error,
    zh: "同一数量在用途、名称、说明、目标和指标值中一致；所需资金等于预算数",
    en: "The same quantity has the same number in purpose, name, description, objective and value; what is needed is the budget",
    formula: Words {
        zh: "名称与说明只有数字不同的，数字相等；文中与指标值中同一单位的数量相等；同类标准相等；所写进度 = 资金支出计划；所需资金 = 预算数",
        en: "name and description that are equal but for numbers have equal numbers; counts of one unit, and rates of one kind, are equal in text and targets; percentages of a month are those of the schedule; needed amount = budget",
    },
    tolerance: ROUNDED,
    check: same_quantity,
};

fn same_quantity(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let mut any = false;
    for project in &disclosure.projects {
        let about = About::project(project);
        let found = need::needed(project)
            .into_iter()
            .chain(twin::twins(project))
            .chain(count::counted(project))
            .chain(rate::rates(project))
            .chain(progress::progress(project));
        for Told { key, status, draft } in found {
            any = true;
            report.add(rule, &about, &key, status, draft);
        }
    }
    if !any {
        let whole = report.whole();
        let draft = Draft::new("没有在两处写出的数量", "no quantity stands in two places").missing("数量");
        report.add(rule, &whole, "", Status::Undecided, draft);
    }
}

/// What is to be reported of a project.
struct Told {
    key: String,
    status: Status,
    draft: Draft,
}

/// A free text of a project in half-width signs and without white space, with its place.
struct Text<'p> {
    what: &'static str,
    plain: String,
    source: Place<'p>,
}

/// Purpose and the objectives of the year.
fn texts(project: &Project) -> Vec<Text<'_>> {
    let mut all = Vec::new();
    if let Some(purpose) = &project.purpose {
        all.push(Text { what: "资金用途", plain: plain(purpose), source: place(project, "purpose") });
    }
    for (number, objective) in of_year(project) {
        let source = place(project, &format!("objectives.{number}"));
        all.push(Text { what: "绩效目标", plain: plain(&objective.text), source });
    }
    all
}

/// What the indicators say beside their targets.
fn words_of_indicators(project: &Project) -> Vec<Text<'_>> {
    let mut all = Vec::new();
    for indicator in &project.indicators {
        let source = Place::of(indicator);
        all.push(Text { what: "指标名称", plain: plain(&indicator.name), source });
        for (what, text) in [("指标说明", &indicator.description), ("指标依据", &indicator.basis)] {
            all.extend(text.iter().map(|text| Text { what, plain: plain(text), source }));
        }
    }
    all
}

/// The clause around a place of a text.
fn clause(text: &str, start: usize, end: usize) -> &str {
    const ENDS: [char; 7] = [',', '，', '。', ';', '；', '、', ':'];
    let from = text.get(..start).and_then(|before| {
        let at = before.rfind(ENDS)?;
        Some(at.saturating_add(before.get(at..)?.chars().next()?.len_utf8()))
    });
    let to = text.get(end..).and_then(|behind| behind.find(ENDS)).map_or(text.len(), |at| end.saturating_add(at));
    text.get(from.unwrap_or(0)..to).unwrap_or_default()
}
