//! Documents that were read, and cannot be published.

use openbudget_domain::coverage::Coverage;
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::project::Project;
use openbudget_domain::text::join_lines;

use crate::figures;
use crate::format::Refusal;

/// How many characters a name of a project or an indicator may have.
const LONGEST_NAME: usize = 600;

/// Refuses names that are none: they are compared and sorted by, in indexes that hold no longer ones.
pub(super) fn names(projects: &[Project]) -> Result<(), Refusal> {
    let of_projects = projects.iter().map(|project| ("project", &project.name, &project.evidence));
    let indicators = projects.iter().flat_map(|project| &project.indicators);
    let of_indicators = indicators.map(|indicator| ("indicator", &indicator.name, &indicator.evidence));
    for (what, name, evidence) in of_projects.chain(of_indicators) {
        let count = name.chars().count();
        if count > LONGEST_NAME {
            let message = format!("the name of this {what} has {count} characters, more than {LONGEST_NAME}");
            return Err(Refusal::new("name_too_long", message).at(&evidence.source.locator));
        }
    }
    Ok(())
}

/// How many projects and indicators a document may have; the largest that are known have some thousands. Publishing
/// them takes some 40 KiB each.
const MOST_FACTS: usize = 10_000;

/// Refuses a document of more facts than are published at once.
pub(super) fn count(projects: &[Project]) -> Result<(), Refusal> {
    let mut count = 0_usize;
    for project in projects {
        count = count.saturating_add(project.indicators.len()).saturating_add(1);
        if count > MOST_FACTS {
            let message = format!("the document has more than {MOST_FACTS} projects and indicators; split it");
            return Err(Refusal::new("too_many_facts", message).at(&project.evidence.source.locator));
        }
    }
    Ok(())
}

/// How many places of figures that nobody read a refusal names.
const NAMED: usize = 3;

/// Refuses a document without a fact.
pub(super) fn nothing(disclosure: &Disclosure) -> Result<(), Refusal> {
    if holds_nothing(disclosure) { Err(nothing_recognised(&disclosure.coverage)) } else { Ok(()) }
}

/// The refusal of a document without a fact; it says how many figures stand in it unread, and where the first are.
fn nothing_recognised(coverage: &Coverage) -> Refusal {
    let mut message = "no fact of a budget disclosure was found in the document: no project table, no official \
                       expenses, no debt, no transfers, no procurement thresholds, no statement"
        .to_owned();
    let mut unread = coverage.unrecognised.iter().filter(|cell| figures::count(&cell.text) > 0).peekable();
    let place = unread.peek().map(|cell| cell.locator.clone());
    let count: usize = unread.clone().map(|cell| figures::count(&cell.text)).sum();
    if count > 0 {
        let first = unread.take(NAMED).map(|cell| format!("'{}' at {}", shortened(&cell.text), cell.locator));
        let first: Vec<String> = first.collect();
        let stand = if count == 1 { "figure stands" } else { "figures stand" };
        message = format!("{message}; {count} {stand} in it unread: {}", first.join(", "));
    }
    Refusal { locator: place, ..Refusal::new("nothing_recognised", message) }
}

/// The beginning of a text.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = join_lines(text);
    if text.chars().count() <= LONGEST {
        text
    } else {
        format!("{}…", text.chars().take(LONGEST).collect::<String>())
    }
}

fn holds_nothing(disclosure: &Disclosure) -> bool {
    disclosure.projects.is_empty()
        && disclosure.official_expenses.is_empty()
        && disclosure.debt_balances.is_empty()
        && disclosure.debt_service.is_empty()
        && disclosure.debt_flows.is_empty()
        && disclosure.transfer_payments.is_empty()
        && disclosure.procurement_thresholds.is_empty()
        && disclosure.statements.is_empty()
}
