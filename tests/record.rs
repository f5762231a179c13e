//! The real document: its embedded record, and the figures that anyone can check by eye.

use std::collections::BTreeSet;

use openbudget_domain::disclosure::Disclosure;
use openbudget_testkit::publisher::request;
use openbudget_testkit::real_document::real_document;
use rust_decimal::Decimal;

use crate::fixture::{RECORD, embedded};

/// How many indicators each table of the real document has.
const INDICATORS: [usize; 34] =
    [6, 8, 7, 7, 8, 6, 8, 7, 7, 8, 7, 6, 9, 9, 6, 5, 6, 6, 6, 6, 7, 7, 6, 6, 6, 6, 7, 6, 9, 8, 7, 6, 7, 7];

#[test]
fn the_embedded_record_is_what_the_program_reads_in_the_real_document() {
    let Some(bytes) = real_document().unwrap() else { return };
    let reading = openbudget_ingest::read(&bytes, &request("130271")).unwrap();
    let record = format!("{}\n", serde_json::to_string_pretty(&reading.disclosure).unwrap());
    // Not assert_eq: half a million letters help nobody.
    let differs = record.lines().zip(RECORD.lines()).find(|(one, other)| one != other);
    assert_eq!(
        differs, None,
        "data/disclosures is not what the program reads: make it anew by `openbudget check --record`"
    );
    assert_eq!(record.len(), RECORD.len());
}

#[test]
fn the_embedded_record_has_every_project_and_indicator() {
    let disclosure = embedded();
    let counts: Vec<usize> = disclosure.projects.iter().map(|project| project.indicators.len()).collect();
    assert_eq!(counts, INDICATORS);
    assert_eq!(counts.iter().sum::<usize>(), 233);
    let repeated: Vec<(u32, u32)> = disclosure
        .projects
        .iter()
        .filter_map(|project| {
            let first = disclosure.projects.iter().find(|other| Some(&other.id) == project.duplicate_of.as_ref())?;
            Some((project.ordinal, first.ordinal))
        })
        .collect();
    assert_eq!(repeated, [(19, 18)]);
    assert_eq!(budgets(&disclosure, true), Decimal::new(12_290_990_000, 2));
    assert_eq!(budgets(&disclosure, false), Decimal::new(12_233_080_000, 2));
    assert!(disclosure.projects.iter().all(|project| project.budget == project.fiscal_funds && !project.partial));
}

fn budgets(disclosure: &Disclosure, repeated: bool) -> Decimal {
    let kept = disclosure.projects.iter().filter(|project| repeated || project.duplicate_of.is_none());
    kept.map(|project| project.budget.as_ref().unwrap().amount()).sum()
}

#[test]
fn the_embedded_record_has_the_figures_of_the_narrative() {
    let disclosure = embedded();
    let mut lines = Vec::new();
    let shown = |money: &Option<openbudget_domain::money::Money>| {
        money.as_ref().map_or("-".to_owned(), |money| money.amount().to_string())
    };
    for fact in &disclosure.official_expenses {
        let word = fact.change_word.map_or("-", |word| word.key());
        lines.push(format!("{} {} {} {word}", fact.item, shown(&fact.amount), shown(&fact.change)));
    }
    for fact in &disclosure.debt_balances {
        lines.push(format!("{} {:?} {} {}", fact.debt_type, fact.as_of_date, shown(&fact.balance), shown(&fact.limit)));
    }
    for fact in &disclosure.debt_service {
        lines.push(format!(
            "{} {} {} {}",
            fact.account,
            shown(&fact.principal),
            shown(&fact.interest),
            shown(&fact.total)
        ));
    }
    for fact in &disclosure.procurement_thresholds {
        lines.push(format!("{} {} {} {:?}", fact.category, fact.kind, shown(&fact.amount), fact.inclusive));
    }
    for fact in &disclosure.statements {
        lines.push(format!("{} {}", fact.topic, fact.arranged));
    }
    lines.push(format!("{} transfer payments", disclosure.transfer_payments.len()));
    insta::assert_snapshot!("record-narrative", lines.join("\n"));
}

#[test]
fn nothing_of_the_real_document_is_lost() {
    let coverage = embedded().coverage;
    assert_eq!(coverage.unrecognised, []);
    let labels: u32 = coverage.labels.values().sum();
    assert!(
        coverage.paragraphs + coverage.cells <= coverage.used + labels,
        "every cell and paragraph is used or a label"
    );
    let carrying: Vec<&String> = coverage.labels.keys().filter(|label| label.chars().any(char::is_numeric)).collect();
    assert_eq!(carrying, Vec::<&String>::new(), "a label carries no figure");
    assert_eq!(coverage.notices, []);
}

#[test]
fn every_id_of_the_record_stands_once() {
    let disclosure = embedded();
    let records = openbudget_domain::record::records(&disclosure).unwrap();
    let ids: BTreeSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids.len(), records.len());
}
