//! What is invented and printed, in any template and any format, is what is read.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, and so do the functions that only tests call")]

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::government::Government;
use openbudget_ingest::{Request, read};
use openbudget_testkit::format::{docx, html, text, xlsx};
use openbudget_testkit::invented::facts::facts;
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::{Invented, flattened_of, varied_of};
use openbudget_testkit::template::lay_out;
use proptest::prelude::*;

fn county() -> Government {
    unlisted("999901", "示例县")
}

/// The facts, without the words from which those of the narrative were read.
fn said(disclosure: &Disclosure) -> Disclosure {
    let mut said = facts(disclosure);
    said.procurement_thresholds.iter_mut().for_each(|fact| fact.printed.clear());
    said.statements.iter_mut().for_each(|fact| fact.printed.clear());
    // 持平 is printed for a change of nothing.
    let flat = |money: &mut openbudget_domain::money::Money| {
        *money = openbudget_domain::money::Money::from_fen(money.fen(), String::new(), money.unit());
    };
    said.official_expenses.iter_mut().filter_map(|fact| fact.change.as_mut()).for_each(flat);
    said
}

fn is_read_back(invented: &Invented) -> Result<(), TestCaseError> {
    let layout = lay_out(invented);
    let request = Request { government: county(), fiscal_year: None, kind: None };
    let formats = [
        ("text", text::write(&layout)),
        ("docx", docx::write(&layout).unwrap()),
        ("html", html::write(&layout)),
        ("xlsx", xlsx::write(&layout).unwrap()),
    ];
    for (format, bytes) in formats {
        let disclosure = read(&bytes, &request).unwrap().disclosure;
        let unrecognised = &disclosure.coverage.unrecognised;
        prop_assert!(unrecognised.is_empty(), "{}: {:?}", format, unrecognised);
        prop_assert_eq!(said(&disclosure), said(&invented.disclosure), "{}", format);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_disclosure_in_the_templates_of_the_example(invented in flattened_of(county(), 2024, 3)) {
        is_read_back(&invented)?;
    }

    #[test]
    fn a_disclosure_in_the_templates_of_other_counties(invented in varied_of(county(), 2024, 3)) {
        is_read_back(&invented)?;
    }
}
