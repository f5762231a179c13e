//! Districts that a text names as its own.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Rule;
use super::report::{About, Draft, Report};
use crate::disclosure::Disclosure;
use crate::evidence::{Citation, Evidence};
use crate::finding::{Severity, Status};
use crate::government::{Government, Level, find_listed, listed};

/// R19: a district that is named as 'us' is the disclosing government.
pub(super) const DISTRICT: Rule = Rule {
    id: "R19",
    severity: Severity::Error,
    zh: "文中自称的区县是公开主体",
    en: "A district that the text names as its own is the disclosing government",
    formula: "every county of the code list that begins a clause, or stands behind 我, 本, 由 or 全, is the publisher, one above it or one below it",
    check: district,
};

/// Names of counties and districts, save those that are ordinary words too.
static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    const WORDS: &[&str] = &["新城区", "老城区", "城中区", "城关区", "开发区", "市中区", "矿区"];
    listed()
        .iter()
        .filter(|government| matches!(government.level, Level::County | Level::DevelopmentZone))
        .map(|government| government.name.as_str())
        .filter(|name| (3..=8).contains(&name.chars().count()) && !WORDS.contains(name))
        .collect()
});

fn district(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let own = own_names(&disclosure.government);
    let whole = report.whole();
    let mut foreign: Vec<(About, String, Citation)> = Vec::new();
    let mut named_itself: Option<Citation> = None;
    let mut look = |about: &About, citation: &Citation| {
        let text: String = citation.text.chars().filter(|c| !c.is_whitespace()).collect();
        if named_itself.is_none() && own.iter().any(|name| text.contains(name.as_str())) {
            named_itself = Some(citation.clone());
        }
        for name in as_own(&text) {
            let known = own.iter().any(|own| own.contains(&name) || name.contains(own.as_str()));
            let seen = foreign.iter().any(|(_, other, at)| *other == name && at == citation);
            if !known && !seen {
                foreign.push((about.clone(), name, citation.clone()));
            }
        }
    };
    for section in &disclosure.sections {
        for citation in section.heading.iter().chain(&section.paragraphs) {
            look(&whole, citation);
        }
    }
    for project in &disclosure.projects {
        let about = About::project(project);
        for citation in texts(&project.evidence) {
            look(&about, citation);
        }
        for indicator in &project.indicators {
            look(&about, &indicator.evidence.source);
        }
    }
    let us = &disclosure.government.name;
    if us.is_empty() {
        let draft = Draft::new("未说明公开主体", "nobody says who publishes it").missing("government");
        report.add(rule, &whole, "", Status::Undecided, draft);
        return;
    }
    for (about, name, citation) in &foreign {
        let draft = Draft::new(
            format!("文中自称“{name}”，公开主体是“{us}”"),
            format!("the text speaks of “{name}” as its own, but “{us}” publishes it"),
        )
        .compared(us.as_str(), name.as_str())
        .operand("自称", name.as_str(), citation);
        report.add(rule, about, name, Status::Failed, draft);
    }
    if !foreign.is_empty() {
        return;
    }
    if let Some(citation) = named_itself {
        let draft = Draft::new(format!("文中自称“{us}”"), format!("the text names “{us}”")).operand(
            "自称",
            us.as_str(),
            &citation,
        );
        report.add(rule, &whole, "", Status::Passed, draft);
    } else {
        let draft = Draft::new("文中没有写明区县名称", "the text does not name its district").missing("name");
        report.add(rule, &whole, "", Status::Undecided, draft);
    }
}

fn texts(evidence: &Evidence) -> impl Iterator<Item = &Citation> {
    evidence.sources.values()
}

/// The names that are ours: our own with and without what stands above it, and those above.
fn own_names(government: &Government) -> Vec<String> {
    let mut names = vec![government.name.clone()];
    let mut above = government.parent.clone();
    let mut prefixes: Vec<String> = Vec::new();
    while let Some(parent) = above.as_deref().and_then(find_listed) {
        names.push(parent.name.clone());
        prefixes.push(parent.name.clone());
        prefixes.push(parent.name.trim_end_matches(['省', '市', '县', '区']).to_owned());
        above.clone_from(&parent.parent);
    }
    // A zone is often written without the city that it lies in.
    let mut short = government.name.as_str();
    while let Some(rest) = prefixes.iter().find_map(|prefix| {
        short.strip_prefix(prefix.as_str()).filter(|rest| !prefix.is_empty() && rest.chars().count() >= 2)
    }) {
        short = rest;
    }
    let short = short.to_owned();
    if !names.contains(&short) {
        names.push(short);
    }
    let below = listed().iter().filter(|other| other.parent.as_deref() == Some(government.code.as_str()));
    names.extend(below.map(|other| other.name.clone()));
    names
}

/// The listed districts that a text names where it speaks of itself.
fn as_own(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for at in 0..characters.len() {
        let before = at.checked_sub(1).and_then(|at| characters.get(at)).copied();
        let begins = match before {
            None => true,
            Some(c) => "，。；：、！？,.;:（(“\"|我本由全".contains(c),
        };
        if !begins {
            continue;
        }
        for length in (3..=8).rev() {
            let Some(part) = characters.get(at..at.saturating_add(length)) else { continue };
            let name: String = part.iter().collect();
            if NAMES.contains(name.as_str()) {
                if !found.contains(&name) {
                    found.push(name);
                }
                break;
            }
        }
    }
    found
}
