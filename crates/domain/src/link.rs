//! Which facts a finding is found of, told from stored items by the places that they cite.
//!
//! The rules say it of what they find. What was stored before they did says it by its citations, though not where
//! several facts stand at one place: those are left out, but for the subject.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use crate::record::Record;
use crate::resource::FINDINGS;
use crate::source::citations;

/// The fields whose cell may be merged over the rows of several facts.
const INHERITED: &[&str] = &["level1", "level2"];

/// Each finding of a revision, with the ids of its subject and of every fact that alone stands at a place which it cites.
#[must_use]
pub fn facts_of(records: &[Record]) -> Vec<(&str, Vec<String>)> {
    let mut places: HashMap<String, Option<&str>> = HashMap::new();
    for fact in records.iter().filter(|record| *record.resource != FINDINGS) {
        for cited in citations(&fact.item).into_iter().filter(|cited| !INHERITED.contains(&cited.name.as_str())) {
            let at = format!("{} {}", cited.citation.locator, cited.citation.text);
            let alone = places.entry(at).or_insert(Some(&fact.id));
            *alone = alone.filter(|other| *other == fact.id);
        }
    }
    let found = records.iter().filter(|record| *record.resource == FINDINGS);
    found.map(|finding| (finding.id.as_str(), of_finding(&finding.item, &places))).collect()
}

fn of_finding(item: &Map<String, Json>, places: &HashMap<String, Option<&str>>) -> Vec<String> {
    let subject = item.get("subject").and_then(|subject| subject.get("id")).and_then(Json::as_str);
    let mut facts: Vec<String> = subject.map(str::to_owned).into_iter().collect();
    for cited in citations(item).into_iter().filter(|cited| cited.name != "source") {
        let at = format!("{} {}", cited.citation.locator, cited.citation.text);
        if let Some(fact) = places.get(&at).copied().flatten()
            && !facts.iter().any(|other| other == fact)
        {
            facts.push(fact.to_owned());
        }
    }
    facts
}
