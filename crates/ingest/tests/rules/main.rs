//! The rules, on an invented county in a template of its own: what an auditor changes in it, and what is found then.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and so do the functions that only tests call"
)]

mod bound;
mod clean;
mod count;
mod debt;
mod district;
mod flow;
mod funds;
mod indicator;
mod list;
mod official_expense;
mod part;
mod price;
mod procurement;
mod prose;
mod publication;
mod purpose;
mod quantity;
mod rate;
mod schedule;
mod section;
mod total;
mod unit;
mod year;

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::finding::{Finding, Status};
use openbudget_domain::government::Government;
use openbudget_domain::rule::evaluate;
use openbudget_ingest::{Request, read};

/// A county that no list has, five projects in two frameworks, nothing wrong with it.
const COUNTY: &str = include_str!("county.html");

/// The invented county's disclosure with some of its words changed, each of which stands there once.
fn changed(changes: &[(&str, &str)]) -> Disclosure {
    published_by("999903", "青溪县", changes)
}

fn published_by(code: &str, name: &str, changes: &[(&str, &str)]) -> Disclosure {
    let mut page = COUNTY.to_owned();
    for (from, to) in changes {
        assert_eq!(page.matches(from).count(), 1, "how often “{from}” stands in the document");
        page = page.replace(from, to);
    }
    let request = Request { government: Government::stated(code, name), fiscal_year: None, kind: None };
    read(page.as_bytes(), &request).unwrap().disclosure
}

/// A row of a form, as the county prints it.
fn row(cells: &[&str]) -> String {
    format!("<td>{}</td>", cells.join("</td><td>"))
}

/// `R09 error 乡村道路养护: 资金支出计划… [≥ 75 / 45]`.
fn shown(finding: &Finding) -> String {
    let name = finding.subject.name.as_deref().unwrap_or_default();
    let compared = match (&finding.expected, &finding.actual) {
        (Some(expected), Some(actual)) => format!(" [{expected} / {actual}]"),
        _ => String::new(),
    };
    format!("{} {} {name}: {}{compared}", finding.rule, finding.severity, finding.message.zh)
}

/// Everything that fails once these words are changed.
fn failed(changes: &[(&str, &str)]) -> Vec<String> {
    failed_of(&changed(changes))
}

fn failed_of(disclosure: &Disclosure) -> Vec<String> {
    let found = evaluate(disclosure);
    for finding in &found {
        // What fails is shown, what is open says what is missing; both speak two languages.
        assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty(), "{finding:?}");
        if finding.status == Status::Undecided {
            assert!(!finding.operands.is_empty(), "{finding:?}");
        }
    }
    found.iter().filter(|finding| finding.status == Status::Failed).map(shown).collect()
}

/// What a rule says of everything that it looks at, with the status before it.
fn of(rule: &str, changes: &[(&str, &str)]) -> Vec<String> {
    let found = evaluate(&changed(changes));
    found
        .iter()
        .filter(|finding| finding.rule == rule)
        .map(|finding| {
            let name = finding.subject.name.as_deref().unwrap_or_default();
            format!("{} {name}: {}", finding.status, finding.message.zh)
        })
        .collect()
}

/// What a rule says of this subject.
fn of_subject(rule: &str, subject: &str, changes: &[(&str, &str)]) -> Vec<String> {
    let found = of(rule, changes);
    let about =
        |words: &&String| words.split_once(' ').is_some_and(|(_, rest)| rest.starts_with(&format!("{subject}: ")));
    found.iter().filter(about).map(|words| words.replacen(&format!("{subject}: "), "", 1)).collect()
}
