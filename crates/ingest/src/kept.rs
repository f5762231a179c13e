//! What a disclosure keeps of its document: the words and places of its facts, against which the account is checked.

use std::collections::{BTreeMap, HashSet};

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::evidence::{Citation, Evidence, Locator};
use openbudget_domain::project::Project;
use openbudget_domain::text::half_width;

/// The words and places that a disclosure keeps.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    words: HashSet<String>,
    places: HashSet<Locator>,
    /// Lines that are cited, the last by the first.
    lines: BTreeMap<u32, u32>,
}

impl Kept {
    /// What a disclosure keeps of the cells of tables. Paragraphs are kept whole, as its sections.
    pub(crate) fn by(disclosure: &Disclosure) -> Self {
        let mut kept = Self::default();
        for evidence in evidences(disclosure) {
            kept.citation(&evidence.source);
            evidence.sources.values().for_each(|citation| kept.citation(citation));
        }
        for flow in &disclosure.debt_flows {
            let stated = [&flow.opening, &flow.issued, &flow.repaid, &flow.closing].into_iter().flatten();
            stated.for_each(|stated| kept.citation(&stated.source));
        }
        disclosure.projects.iter().for_each(|project| kept.project(project));
        kept
    }

    fn citation(&mut self, citation: &Citation) {
        self.words.insert(squeezed(&citation.text));
        // A row is cited with its cells one behind the other, a name in two rows with its parts.
        for part in citation.text.split(" | ").chain(citation.text.split('\n')) {
            self.words.insert(squeezed(part));
        }
        if let Locator::Lines { from, to } = citation.locator {
            let last = self.lines.entry(from).or_insert(to);
            // The shorter of two says more surely which cell is meant.
            *last = to.min(*last);
        }
        self.places.insert(citation.locator.clone());
    }

    /// What a project keeps without citing it.
    fn project(&mut self, project: &Project) {
        let labels = project.objectives.iter().filter_map(|objective| objective.label.as_deref());
        let points = project.schedule.iter().map(|point| point.label.as_str());
        let particulars = project.particulars.iter().map(|particular| particular.text.as_str());
        for words in labels.chain(points).chain(particulars) {
            self.words.insert(squeezed(words));
        }
    }

    /// Whether the disclosure keeps a cell: it cites its place or a part of it, or has its words.
    pub(crate) fn holds(&self, locator: &Locator, text: &str) -> bool {
        if self.places.contains(locator) || self.words.contains(&squeezed(text)) {
            return true;
        }
        let Locator::Lines { from, to } = locator else { return false };
        self.lines.range(*from..=*to).any(|(_, last)| last <= to)
    }
}

/// The evidence of every fact.
fn evidences(disclosure: &Disclosure) -> impl Iterator<Item = &Evidence> {
    let expenses = disclosure.official_expenses.iter().map(|fact| &fact.evidence);
    let debt = disclosure.debt_balances.iter().map(|fact| &fact.evidence);
    let service = disclosure.debt_service.iter().map(|fact| &fact.evidence);
    let transfers = disclosure.transfer_payments.iter().map(|fact| &fact.evidence);
    let thresholds = disclosure.procurement_thresholds.iter().map(|fact| &fact.evidence);
    let statements = disclosure.statements.iter().map(|fact| &fact.evidence);
    let projects = disclosure.projects.iter().flat_map(|project| {
        std::iter::once(&project.evidence).chain(project.indicators.iter().map(|indicator| &indicator.evidence))
    });
    expenses.chain(debt).chain(service).chain(transfers).chain(thresholds).chain(statements).chain(projects)
}

/// Words without blanks, in half width.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}
