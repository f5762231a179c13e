//! The report on a document that was read: what was found, and what was not understood.

use openbudget_domain::coverage::Coverage;
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::evidence::Locator;
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
    lines.extend(coverage.unrecognised.iter().map(|item| {
        format!("  unrecognised at {}: {} ({})", place(&item.locator), item.text.replace('\n', " "), item.reason)
    }));
    lines.extend(coverage.notices.iter().map(|notice| {
        let at = notice.locator.as_ref().map(|locator| format!(" at {}", place(locator))).unwrap_or_default();
        format!("  note {}{at}: {}", notice.code, notice.message)
    }));
    lines.join("\n")
}

/// The report for programs.
pub(crate) fn json(path: &str, disclosure: &Disclosure, outcome: Option<&str>) -> Json {
    let indicators: usize = disclosure.projects.iter().map(|project| project.indicators.len()).sum();
    json!({
        "file": path,
        "disclosure": disclosure.id,
        "outcome": outcome,
        "counts": {
            "projects": disclosure.projects.len(),
            "indicators": indicators,
            "official-expenses": disclosure.official_expenses.len(),
            "debt-balances": disclosure.debt_balances.len(),
            "debt-service": disclosure.debt_service.len(),
            "transfer-payments": disclosure.transfer_payments.len(),
            "procurement-thresholds": disclosure.procurement_thresholds.len(),
            "statements": disclosure.statements.len(),
        },
        "coverage_percent": percent(&disclosure.coverage),
        "coverage": disclosure.coverage,
    })
}

/// How much of the document is understood, rounded down: 100 only where nothing is left.
fn percent(coverage: &Coverage) -> u64 {
    let all = u64::from(coverage.paragraphs).saturating_add(u64::from(coverage.cells));
    let left = u64::try_from(coverage.unrecognised.len()).unwrap_or(u64::MAX);
    all.saturating_sub(left).saturating_mul(100).checked_div(all).unwrap_or(100)
}

/// A place in words.
pub(crate) fn place(locator: &Locator) -> String {
    match locator {
        Locator::Lines { from, to } if from == to => format!("line {from}"),
        Locator::Lines { from, to } => format!("lines {from} to {to}"),
        Locator::Paragraph { paragraph } => format!("paragraph {paragraph}"),
        Locator::Table { table, row, column: Some(column) } => format!("table {table}, row {row}, column {column}"),
        Locator::Table { table, row, column: None } => format!("table {table}, row {row}"),
        Locator::Cell { sheet, cell } => format!("sheet {sheet}, cell {cell}"),
    }
}
