//! Nothing is found where nothing is wrong.

use std::collections::BTreeMap;

use openbudget_domain::finding::Status;
use openbudget_domain::rule::{RULES, evaluate};

use super::{changed, failed};

#[test]
fn nothing_fails_in_a_document_without_a_fault() {
    assert_eq!(failed(&[]), Vec::<String>::new());
}

#[test]
fn every_rule_says_something_of_every_document() {
    let found = evaluate(&changed(&[]));
    let said: Vec<&str> = RULES.iter().map(|rule| rule.id).filter(|id| found.iter().any(|f| f.rule == *id)).collect();
    let all: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(said, all);
}

#[test]
fn every_rule_holds_somewhere_in_a_document_without_a_fault() {
    let mut passed: BTreeMap<&str, usize> = RULES.iter().map(|rule| (rule.id, 0)).collect();
    for finding in evaluate(&changed(&[])) {
        if finding.status == Status::Passed {
            *passed.get_mut(finding.rule).unwrap() += 1;
        }
    }
    let silent: Vec<&str> = passed.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    assert_eq!(silent, Vec::<&str>::new());
}
