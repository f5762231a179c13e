//! The report on a document that was read: what was found, and what was not understood.

use openbudget_domain::check::{Check, percent};
use openbudget_domain::disclosure::Disclosure;
use serde_json::{Value as Json, json};

/// The report for people.
pub(crate) fn words(path: &str, disclosure: &Disclosure, outcome: Option<&str>) -> String {
    let coverage = &disclosure.coverage;
    let indicators: usize = disclosure.projects.iter().map(|project| project.indicators.len()).sum();
    let mut lines = vec![
        format!("{path}: {}{}", disclosure.id, outcome.map(|outcome| format!(": {outcome}")).unwrap_or_default()),
        format!(
            "  {} projects, {indicators} indicators, {} official expenses, {} debt balances, {} rows of debt service, \
             {} transfer payments, {} procurement thresholds, {} statements, {} sections",
            disclosure.projects.len(),
            disclosure.official_expenses.len(),
            disclosure.debt_balances.len(),
            disclosure.debt_service.len(),
            disclosure.transfer_payments.len(),
            disclosure.procurement_thresholds.len(),
            disclosure.statements.len(),
            disclosure.sections.len(),
        ),
        format!(
            "  coverage {} %: {} paragraphs and {} cells, {} used, {} labels, {} unrecognised",
            percent(coverage),
            coverage.paragraphs,
            coverage.cells,
            coverage.used,
            coverage.labels.values().sum::<u32>(),
            coverage.unrecognised.len(),
        ),
    ];
    lines.extend(
        coverage.unrecognised.iter().map(|item| {
            format!("  unrecognised at {}: {} ({})", item.locator, item.text.replace('\n', " "), item.reason)
        }),
    );
    lines.extend(coverage.notices.iter().map(|notice| {
        let at = notice.locator.as_ref().map(|locator| format!(" at {locator}")).unwrap_or_default();
        format!("  note {}{at}: {}", notice.code, notice.message)
    }));
    let check = Check::of(disclosure);
    let tally = check.tally();
    lines.push(format!(
        "  findings: {} errors, {} warnings, {} infos; {} checks hold, {} cannot be decided",
        tally.error, tally.warning, tally.info, tally.passed, tally.undecided,
    ));
    lines.extend(check.failed().into_iter().map(|finding| {
        let name = finding.subject.name.as_deref().unwrap_or(&finding.subject.id);
        format!("  {} {} {} ({}): {}", finding.rule, finding.severity, name, finding.source.locator, finding.message.zh)
    }));
    lines.join("\n")
}

/// The report for programs.
///
/// # Errors
/// Where it cannot be written as JSON, which no report is.
pub(crate) fn json(path: &str, disclosure: &Disclosure, outcome: Option<&str>) -> anyhow::Result<Json> {
    let mut report = Check::of(disclosure).json()?;
    if let Json::Object(keys) = &mut report {
        keys.insert("file".to_owned(), json!(path));
        keys.insert("outcome".to_owned(), json!(outcome));
    }
    Ok(report)
}
