//! What the rules find in the real document: every failed finding, and how often each rule holds or is undecided.

mod linked;
mod raised;

use std::collections::BTreeMap;

use openbudget_domain::finding::{Finding, Severity, Status};
use openbudget_domain::rule::evaluate;

use crate::fixture::embedded;

fn name(finding: &Finding) -> &str {
    finding.subject.name.as_deref().unwrap_or("-")
}

#[test]
fn every_fault_of_the_real_document_is_found() {
    let lines: Vec<String> = evaluate(&embedded())
        .iter()
        .filter(|finding| finding.status == Status::Failed)
        .map(|finding| {
            let compared = match (&finding.expected, &finding.actual) {
                (Some(expected), Some(actual)) => format!(" [{expected} / {actual}]"),
                _ => String::new(),
            };
            format!("{} {} {}: {}{compared}", finding.rule, finding.severity, name(finding), finding.message.zh)
        })
        .collect();
    insta::assert_snapshot!("findings-failed", lines.join("\n"));
}

#[test]
fn every_identity_of_the_real_document_that_holds_is_listed() {
    let found = evaluate(&embedded());
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in &found {
        *counts.entry((finding.rule, finding.status.key())).or_default() += 1;
    }
    let mut lines: Vec<String> =
        counts.into_iter().map(|((rule, status), count)| format!("{rule} {status} {count}")).collect();
    // The rules that compare figures: each that holds, in words.
    let figures = ["R01", "R02", "R06", "R07", "R11", "R12", "R13", "R20", "R25"];
    lines.extend(
        found
            .iter()
            .filter(|finding| figures.contains(&finding.rule) && finding.status == Status::Passed)
            .map(|finding| format!("{} {}: {}", finding.rule, name(finding), finding.message.zh)),
    );
    insta::assert_snapshot!("findings-passed", lines.join("\n"));
}

/// What an auditor finds by hand, each at its project.
#[test]
fn what_an_auditor_finds_in_the_real_document_is_an_error_at_its_subject() {
    let errors: Vec<(&str, String)> = evaluate(&embedded())
        .into_iter()
        .filter(|finding| finding.status == Status::Failed && finding.severity == Severity::Error)
        .map(|finding| (finding.rule, name(&finding).to_owned()))
        .collect();
    let medical = "城乡居民基本医疗保险区级财政补助";
    let care = "长期照护保险区级财政补助";
    let expected = [
        ("R09", medical),
        ("R10", "重点人群核酸检测费用"),
        ("R11", "小海北小学配套装备采购项目"),
        ("R12", medical),
        ("R12", "财政对行政社会保险基金补助"),
        ("R13", medical),
        ("R13", care),
        ("R13", care),
        ("R17", "“雪亮工程”二期建设费用"),
        ("R17", "国有资本经营预算"),
        ("R18", "教育园区配套设施（中学）"),
        ("R19", "关于2023年区级预算公开有关事项的说明"),
    ];
    assert_eq!(errors, expected.map(|(rule, name)| (rule, name.to_owned())));
}

#[test]
fn every_finding_speaks_two_languages_and_cites_what_it_compares() {
    for finding in evaluate(&embedded()) {
        assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty(), "{finding:?}");
        match finding.status {
            Status::Undecided => assert!(!finding.operands.is_empty(), "{finding:?}"),
            Status::Failed => assert!(
                !finding.evidence.is_empty() || finding.operands.iter().any(|operand| operand.value.is_none()),
                "{finding:?}"
            ),
            Status::Passed => {}
        }
        for operand in finding.operands.iter().filter(|operand| operand.value.is_some()) {
            assert!(operand.source.as_ref().is_some_and(|source| !source.text.is_empty()), "{finding:?}");
        }
    }
}
