//! The same disclosure in any format gives the same facts and the same ids; only the places differ.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and so do the functions that only tests call"
)]

use openbudget_domain::disclosure::Disclosure;
use openbudget_ingest::{Request, read};
use openbudget_testkit::format::{docx, html, text, xlsx};
use openbudget_testkit::invented::facts::facts;
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::template::lay_out;

/// The ids of all facts, kind by kind; those of the narrative in the order of the ids, since a workbook
/// has the narrative apart.
fn ids(disclosure: &Disclosure) -> Vec<String> {
    let mut narrative: Vec<String> = disclosure.official_expenses.iter().map(|fact| fact.id.clone()).collect();
    narrative.extend(disclosure.debt_balances.iter().map(|fact| fact.id.clone()));
    narrative.extend(disclosure.debt_service.iter().map(|fact| fact.id.clone()));
    narrative.extend(disclosure.transfer_payments.iter().map(|fact| fact.id.clone()));
    narrative.extend(disclosure.procurement_thresholds.iter().map(|fact| fact.id.clone()));
    narrative.extend(disclosure.statements.iter().map(|fact| fact.id.clone()));
    narrative.sort();
    let projects = disclosure.projects.iter();
    let tables = projects.flat_map(|project| {
        std::iter::once(project.id.clone()).chain(project.indicators.iter().map(|indicator| indicator.id.clone()))
    });
    narrative.into_iter().chain(tables).collect()
}

#[test]
fn every_format_gives_the_same_facts_and_the_same_ids() {
    let county = unlisted("999901", "示例县");
    let mut projects = 0;
    for number in 0..30 {
        let invented = sample(number, &county, 2024, 5).unwrap();
        let layout = lay_out(&invented);
        let request = Request { government: county.clone(), fiscal_year: None, kind: None };
        let of_text = read(&text::write(&layout), &request).unwrap().disclosure;
        projects += of_text.projects.len();
        for (format, bytes) in [
            ("docx", docx::write(&layout).unwrap()),
            ("html", html::write(&layout)),
            ("xlsx", xlsx::write(&layout).unwrap()),
        ] {
            let disclosure = read(&bytes, &request).unwrap().disclosure;
            assert_eq!(facts(&disclosure), facts(&of_text), "{format} of {number}");
            assert_eq!(ids(&disclosure), ids(&of_text), "{format} of {number}");
            assert_eq!(disclosure.coverage.unrecognised, [], "{format} of {number}");
        }
    }
    assert!(projects > 30);
}
