//! Collecting what the rules find.

use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::fact::Fact;
use crate::finding::{Finding, Message, Operand, Severity, Status, Subject};
use crate::identity::Identities;
use crate::indicator::Indicator;
use crate::project::Project;

use super::Rule;

/// What has been found so far.
pub(crate) struct Report<'a> {
    disclosure: &'a Disclosure,
    identities: Identities,
    findings: Vec<Finding>,
}

/// What a rule looks at: the subject, and its place.
#[derive(Debug, Clone)]
pub(super) struct About {
    subject: Subject,
    source: Citation,
}

impl<'a> Report<'a> {
    pub(super) fn new(disclosure: &'a Disclosure) -> Self {
        Self { disclosure, identities: Identities::new(&disclosure.id), findings: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<Finding> {
        self.findings
    }

    /// The disclosure as a subject.
    pub(super) fn whole(&self) -> About {
        let disclosure = self.disclosure;
        let name = disclosure.title.as_ref().map(|title| title.text.clone());
        let first = || disclosure.sections.iter().find_map(|section| section.paragraphs.first().cloned());
        let source = disclosure
            .title
            .clone()
            .or_else(first)
            .or_else(|| Some(disclosure.projects.first()?.evidence.source.clone()));
        let nowhere = Citation { locator: crate::evidence::Locator::Lines { from: 1, to: 1 }, text: String::new() };
        let subject = Subject { resource: "disclosures", id: disclosure.id.clone(), name };
        About { subject, source: source.unwrap_or(nowhere) }
    }

    /// Adds a finding. `key` tells it from others of the same rule about the same subject.
    pub(super) fn add(&mut self, rule: &Rule, about: &About, key: &str, status: Status, draft: Draft) {
        let id = self.identities.next('f', &[rule.id, &about.subject.id, key]);
        let mut facts = vec![about.subject.id.clone()];
        facts.extend(draft.facts.into_iter().filter(|fact| *fact != about.subject.id));
        self.findings.push(Finding {
            id,
            rule: rule.id,
            severity: draft.severity.unwrap_or(rule.severity),
            status,
            subject: about.subject.clone(),
            message: draft.message,
            expected: draft.expected,
            actual: draft.actual,
            operands: draft.operands,
            evidence: draft.evidence,
            source: about.source.clone(),
            facts,
        });
    }
}

impl About {
    /// A fact as a subject.
    pub(super) fn fact(resource: &'static str, fact: &(impl Fact + ?Sized), name: &str) -> Self {
        let subject = Subject { resource, id: fact.id().to_owned(), name: Some(name.to_owned()) };
        Self { subject, source: fact.evidence().source.clone() }
    }

    /// Whether it is about the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.subject.id == other.subject.id
    }

    /// A project as a subject.
    pub(super) fn project(project: &Project) -> Self {
        Self::fact("projects", project, &project.name)
    }
}

/// A finding while it is put together.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    severity: Option<Severity>,
    message: Message,
    expected: Option<String>,
    actual: Option<String>,
    operands: Vec<Operand>,
    evidence: Vec<Citation>,
    facts: Vec<String>,
}

impl Draft {
    /// Words in Chinese and English.
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            severity: None,
            message: Message { zh: zh.into(), en: en.into() },
            expected: None,
            actual: None,
            operands: Vec::new(),
            evidence: Vec::new(),
            facts: Vec::new(),
        }
    }

    /// A severity that is not the rule's.
    pub(super) fn graded(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// What it should be, and what it is.
    pub(super) fn compared(mut self, expected: impl Into<String>, actual: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self.actual = Some(actual.into());
        self
    }

    /// A value that was compared; its place is evidence too.
    pub(super) fn operand(mut self, name: impl Into<String>, value: impl Into<String>, place: Place<'_>) -> Self {
        let source = Some(place.citation.clone());
        self.operands.push(Operand { name: name.into(), value: Some(value.into()), source });
        self.shown(place)
    }

    /// A value that is missing.
    pub(super) fn missing(mut self, name: impl Into<String>) -> Self {
        self.operands.push(Operand { name: name.into(), value: None, source: None });
        self
    }

    /// A place that shows it.
    pub(super) fn shown(mut self, place: Place<'_>) -> Self {
        if !self.evidence.contains(place.citation) {
            self.evidence.push(place.citation.clone());
        }
        if let Some(fact) = place.fact
            && !self.facts.iter().any(|other| other == fact)
        {
            self.facts.push(fact.to_owned());
        }
        self
    }
}

/// A place that a finding cites, and the fact that stands there: two facts may stand in one sentence, so that the
/// place alone does not tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'d> {
    citation: &'d Citation,
    fact: Option<&'d str>,
}

impl<'d> Place<'d> {
    /// The place of a whole fact.
    pub(super) fn of(fact: &'d impl Fact) -> Self {
        Self { citation: &fact.evidence().source, fact: Some(fact.id()) }
    }

    /// Whether it is the same place.
    pub(super) fn is(&self, other: Self) -> bool {
        self.citation == other.citation
    }

    /// A place of the narrative, as the place of no fact.
    pub(super) const fn narrative(citation: &'d Citation) -> Self {
        Self { citation, fact: None }
    }
}

/// The place of a field, or of the whole fact.
pub(super) fn place<'d>(fact: &'d (impl Fact + ?Sized), field: &str) -> Place<'d> {
    let evidence = fact.evidence();
    Place { citation: evidence.sources.get(field).unwrap_or(&evidence.source), fact: Some(fact.id()) }
}

/// An indicator as it is named in messages.
pub(super) fn named(indicator: &Indicator) -> String {
    format!("“{}”{}", indicator.name, indicator.target.printed.split_whitespace().collect::<Vec<_>>().join(" "))
}
