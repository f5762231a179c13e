//! What a disclosure says, without where it stands: the form in which a disclosure that was read
//! is compared with the invented one that was printed.

use std::collections::HashMap;

use openbudget_domain::coverage::Coverage;
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::document::Document;
use openbudget_domain::evidence::Evidence;

use super::citation;

/// How a project names an earlier one that it repeats, where ids are left out.
#[must_use]
pub fn ordinal_reference(ordinal: usize) -> String {
    format!("project {ordinal}")
}

/// The disclosure without places, ids, narrative and report, its narrative facts in the order of
/// their keys.
#[must_use]
pub fn facts(disclosure: &Disclosure) -> Disclosure {
    let mut facts = disclosure.clone();
    facts.document = Document { sha256: String::new(), media_type: String::new(), size: 0 };
    facts.reader.clear();
    facts.sections.clear();
    facts.coverage = Coverage::default();
    if let Some(title) = &mut facts.title {
        *title = citation(&title.text);
    }
    let ordinals: HashMap<String, usize> =
        disclosure.projects.iter().zip(1..).map(|(project, ordinal)| (project.id.clone(), ordinal)).collect();
    for project in &mut facts.projects {
        forget_place(&mut project.id, &mut project.evidence);
        if let Some(earlier) = &mut project.duplicate_of
            && let Some(ordinal) = ordinals.get(earlier)
        {
            *earlier = ordinal_reference(*ordinal);
        }
        for indicator in &mut project.indicators {
            forget_place(&mut indicator.id, &mut indicator.evidence);
        }
    }
    forget_narrative_places(&mut facts);
    facts
}

fn forget_narrative_places(facts: &mut Disclosure) {
    facts.official_expenses.iter_mut().for_each(|fact| forget_place(&mut fact.id, &mut fact.evidence));
    facts.official_expenses.sort_by_key(|fact| fact.item);
    facts.debt_balances.iter_mut().for_each(|fact| forget_place(&mut fact.id, &mut fact.evidence));
    facts.debt_balances.sort_by_key(|fact| fact.debt_type);
    facts.debt_service.iter_mut().for_each(|fact| forget_place(&mut fact.id, &mut fact.evidence));
    facts.debt_service.sort_by_key(|fact| fact.account);
    facts.transfer_payments.iter_mut().for_each(|fact| forget_place(&mut fact.id, &mut fact.evidence));
    facts.transfer_payments.sort_by_key(|fact| (fact.direction, fact.kind));
    facts.procurement_thresholds.iter_mut().for_each(|fact| forget_place(&mut fact.id, &mut fact.evidence));
    facts.procurement_thresholds.sort_by_key(|fact| (fact.category, fact.kind));
    facts.statements.iter_mut().for_each(|fact| forget_place(&mut fact.id, &mut fact.evidence));
    facts.statements.sort_by(|one, other| (one.topic, &one.printed).cmp(&(other.topic, &other.printed)));
}

fn forget_place(id: &mut String, evidence: &mut Evidence) {
    id.clear();
    evidence.source = citation("");
    evidence.sources.clear();
}
