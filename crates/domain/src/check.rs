//! The report on a document that was read but not published: what was read, what was not understood,
//! and what the rules found. The same for the command line, REST and its page.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use crate::coverage::Coverage;
use crate::disclosure::Disclosure;
use crate::finding::{Finding, Severity, Status};
use crate::record::{Record, records};
use crate::resource::{FINDINGS, RESOURCES};
use crate::rule::evaluate;

/// A checked document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check<'a> {
    /// What was read.
    pub disclosure: &'a Disclosure,
    /// What the rules found, in the order of the rules.
    pub findings: Vec<Finding>,
}

/// How many findings there are: those that failed by severity, and the other outcomes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Failed rules whose figures contradict each other.
    pub error: usize,
    /// Failed rules where something is probably wrong.
    pub warning: usize,
    /// Failed rules worth knowing of.
    pub info: usize,
    /// Rules that hold.
    pub passed: usize,
    /// Rules that cannot be decided.
    pub undecided: usize,
}

impl<'a> Check<'a> {
    /// Checks what was read by every rule.
    #[must_use]
    pub fn new(disclosure: &'a Disclosure) -> Self {
        Self { disclosure, findings: evaluate(disclosure) }
    }

    /// The findings of an outcome, in the order of the rules.
    pub fn of(&self, status: Status) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.status == status)
    }

    /// How many findings there are of each outcome.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for finding in &self.findings {
            let place = match (finding.status, finding.severity) {
                (Status::Passed, _) => &mut tally.passed,
                (Status::Undecided, _) => &mut tally.undecided,
                (Status::Failed, Severity::Error) => &mut tally.error,
                (Status::Failed, Severity::Warning) => &mut tally.warning,
                (Status::Failed, Severity::Info) => &mut tally.info,
            };
            *place = place.saturating_add(1);
        }
        tally
    }

    /// How many facts there are of each resource.
    #[must_use]
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let of = self.disclosure;
        vec![
            ("projects", of.projects.len()),
            ("indicators", of.projects.iter().map(|project| project.indicators.len()).sum()),
            ("official-expenses", of.official_expenses.len()),
            ("debt-balances", of.debt_balances.len()),
            ("debt-service", of.debt_service.len()),
            ("transfer-payments", of.transfer_payments.len()),
            ("procurement-thresholds", of.procurement_thresholds.len()),
            ("statements", of.statements.len()),
        ]
    }

    /// The report as JSON: facts and findings in the shapes that they are served in once published.
    ///
    /// # Errors
    /// Where a fact cannot be written as JSON, which no fact of the domain is.
    pub fn json(&self) -> serde_json::Result<Json> {
        let facts = records(self.disclosure)?;
        let of = |name: &str| -> Json {
            let items = facts.iter().filter(|record: &&Record| record.resource.name == name);
            Json::Array(items.map(|record| Json::Object(record.item.clone())).collect())
        };
        let all: Map<String, Json> = RESOURCES
            .iter()
            .filter(|resource| resource.field("disclosure").is_some() && **resource != &FINDINGS)
            .map(|resource| (resource.name.to_owned(), of(resource.name)))
            .collect();
        let counts: Map<String, Json> =
            self.counts().into_iter().map(|(name, count)| (name.to_owned(), json!(count))).collect();
        Ok(json!({
            "disclosure": self.disclosure.id,
            "government": self.disclosure.government.code,
            "fiscal_year": self.disclosure.fiscal_year,
            "kind": self.disclosure.kind,
            "document": self.disclosure.document,
            "counts": counts,
            "coverage_percent": percent(&self.disclosure.coverage),
            "coverage": self.disclosure.coverage,
            "tally": self.tally(),
            "findings": in_order(of(FINDINGS.name)),
            "facts": all,
        }))
    }
}

/// Findings as they are read: what failed, errors first, then what cannot be decided, then what holds.
fn in_order(findings: Json) -> Json {
    let Json::Array(mut findings) = findings else { return findings };
    let place = |finding: &Json| {
        let of = |key: &str| finding.get(key).and_then(Json::as_str).unwrap_or_default();
        let severity = Severity::from_key(of("severity"));
        match Status::from_key(of("status")) {
            Some(Status::Failed) => (0, severity),
            Some(Status::Undecided) => (1, None),
            Some(Status::Passed) | None => (2, None),
        }
    };
    findings.sort_by_key(place);
    Json::Array(findings)
}

/// How much of the document is understood, rounded down: 100 only where nothing is left.
#[must_use]
pub fn percent(coverage: &Coverage) -> u64 {
    let all = u64::from(coverage.paragraphs).saturating_add(u64::from(coverage.cells));
    let left = u64::try_from(coverage.unrecognised.len()).unwrap_or(u64::MAX);
    all.saturating_sub(left).saturating_mul(100).checked_div(all).unwrap_or(100)
}
