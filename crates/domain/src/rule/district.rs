//! R19: districts that a text names as its own.

mod named;
mod spelling;

use super::report::{About, Draft, Place, Report, place};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::text::Folded;

use named::named;
use spelling::Publisher;

/// R19: a district that is named as 'us' is the disclosing government.
pub(super) const DISTRICT: Rule = Rule {
    id: "R19",
    severity: Severity::Error,
    zh: "文中自称的区县是公开主体",
    en: "A district that the text names as its own is the disclosing government",
    formula: Words {
        zh: "文中自称的区县 ∈ 公开主体的各种写法、其上级、其下级",
        en: "a district that the text names as its own ∈ the spellings of the publisher, those above it, those below it",
    },
    tolerance: EXACT,
    check: district,
};

fn district(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let us = &disclosure.government.name;
    if us.is_empty() {
        let draft = Draft::new("未说明公开主体", "nobody says who publishes it").missing("government");
        report.add(rule, &whole, "", Status::Undecided, draft);
        return;
    }
    let publisher = Publisher::of(&disclosure.government);
    let mut foreign: Vec<(About, String, Place<'_>)> = Vec::new();
    let mut own: Option<(String, Place<'_>)> = None;
    for (about, place, text) in texts(disclosure, &whole) {
        let text = Folded::new(text);
        if own.is_none() {
            own = publisher.spelled_in(text.as_str()).map(|name| (name, place));
        }
        for name in named(text.as_str()) {
            let seen = foreign.iter().any(|(of, other, _)| *other == name && of.is(&about));
            if !publisher.knows(&name) && !seen {
                foreign.push((about.clone(), name, place));
            }
        }
    }
    for (about, name, place) in &foreign {
        let draft = Draft::new(
            format!("文中自称“{name}”，公开主体是“{us}”"),
            format!("the text speaks of “{name}” as its own, but “{us}” publishes it"),
        )
        .compared(us.as_str(), name.as_str())
        .operand("自称", name.as_str(), *place);
        report.add(rule, about, name, Status::Failed, draft);
    }
    match own {
        _ if !foreign.is_empty() => {}
        Some((name, place)) => {
            let draft = Draft::new(
                format!("文中自称“{name}”，即公开主体“{us}”"),
                format!("the text names “{name}”: “{us}” publishes it"),
            )
            .compared(us.as_str(), name.as_str())
            .operand("自称", name.as_str(), place);
            report.add(rule, &whole, "", Status::Passed, draft);
        }
        None => {
            let draft = Draft::new("文中没有写明区县名称", "the text does not name its district").missing("name");
            report.add(rule, &whole, "", Status::Undecided, draft);
        }
    }
}

/// Every text that may name a district, with what it is about and its place.
fn texts<'d>(disclosure: &'d Disclosure, whole: &About) -> Vec<(About, Place<'d>, &'d str)> {
    let mut all: Vec<(About, Place<'_>, &str)> = Vec::new();
    let sections = disclosure.sections.iter().flat_map(|section| section.heading.iter().chain(&section.paragraphs));
    all.extend(
        disclosure
            .title
            .iter()
            .chain(sections)
            .map(|citation| (whole.clone(), Place::narrative(citation), citation.text.as_str())),
    );
    for project in &disclosure.projects {
        let about = About::project(project);
        let mut add = |field: &str, text: &'d str| all.push((about.clone(), place(project, field), text));
        add("name", &project.name);
        project.purpose.iter().for_each(|text| add("purpose", text));
        for (number, objective) in (1_u32..).zip(&project.objectives) {
            add(&format!("objectives.{number}"), &objective.text);
        }
        for indicator in &project.indicators {
            let source = Place::of(indicator);
            let texts = [Some(&indicator.name), indicator.description.as_ref(), Some(&indicator.target.printed)];
            all.extend(texts.into_iter().flatten().map(|text| (about.clone(), source, text.as_str())));
        }
    }
    all
}
