//! Every citation of an item, each under a name of its own: what a view of its source marks.

use serde_json::{Map, Value as Json};

use crate::evidence::Citation;

/// A place of a document that an item cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// `source` for the whole fact, the key of a field, or `operands.2` and `evidence.1` of a finding.
    pub name: String,
    /// What an operand of a finding is.
    pub label: Option<String>,
    /// What was read there, as the item has it; null where the citation is of no single value.
    pub value: Json,
    /// The place and the words.
    pub citation: Citation,
}

/// The citations of an item as it is served: the whole fact's, then those of its fields, operands and evidence.
/// Evidence that is cited already is left out.
#[must_use]
pub fn citations(item: &Map<String, Json>) -> Vec<Cited> {
    let mut all: Vec<Cited> = Vec::new();
    all.extend(cited("source".to_owned(), None, Json::Null, item.get("source")));
    let sources = item.get("sources").and_then(Json::as_object).into_iter().flatten();
    // In the order of the item's keys, which is that of the form.
    let mut fields: Vec<(&String, &Json)> = sources.collect();
    let place = |name: &str| {
        let key = name.split('.').next().unwrap_or_default();
        item.keys().position(|other| other == key).unwrap_or(usize::MAX)
    };
    fields.sort_by_cached_key(|(name, _)| (place(name), ordinal(name)));
    for (name, source) in fields {
        all.extend(cited(name.clone(), None, value(item, name), Some(source)));
    }
    for (at, operand) in (1_usize..).zip(list(item, "operands")) {
        let label = operand.get("name").and_then(Json::as_str).map(str::to_owned);
        let value = operand.get("value").cloned().unwrap_or_default();
        all.extend(cited(format!("operands.{at}"), label, value, operand.get("source")));
    }
    for (at, evidence) in (1_usize..).zip(list(item, "evidence")) {
        let evidence = cited(format!("evidence.{at}"), None, Json::Null, Some(evidence));
        all.extend(evidence.filter(|new| !all.iter().any(|other| other.citation == new.citation)));
    }
    all
}

fn list<'a>(item: &'a Map<String, Json>, key: &str) -> &'a [Json] {
    item.get(key).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

fn cited(name: String, label: Option<String>, value: Json, source: Option<&Json>) -> Option<Cited> {
    let source = source?.as_object()?;
    let citation = Citation {
        locator: serde_json::from_value(source.get("locator")?.clone()).ok()?,
        text: source.get("text")?.as_str()?.to_owned(),
    };
    Some(Cited { name, label, value, citation })
}

/// The number behind `schedule.2`.
fn ordinal(name: &str) -> usize {
    name.split_once('.').and_then(|(_, number)| number.parse().ok()).unwrap_or(0)
}

/// What an item has of a field: `schedule.2` is the second of its schedule.
fn value(item: &Map<String, Json>, name: &str) -> Json {
    let (key, at) = (name.split('.').next().unwrap_or_default(), ordinal(name));
    let whole = item.get(key).cloned().unwrap_or_default();
    match at.checked_sub(1) {
        // `amount.2` is a second place of the one amount.
        Some(at) if whole.is_array() => whole.get(at).cloned().unwrap_or_default(),
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn named(item: &Json) -> Vec<String> {
        let shown = |cited: Cited| {
            let label = cited.label.map(|label| format!(" {label}")).unwrap_or_default();
            format!("{}{label} = {} at {}", cited.name, cited.value, cited.citation.locator)
        };
        citations(item.as_object().unwrap()).into_iter().map(shown).collect()
    }

    fn place(line: u32) -> Json {
        json!({"document": "x", "locator": {"kind": "lines", "from": line, "to": line}, "text": "words"})
    }

    #[test]
    fn a_fact_cites_itself_and_its_fields_in_their_order() {
        let item = json!({
            "id": "p", "name": "道路", "budget": {"amount": "1.00"}, "schedule": [{"printed": "50"}, {"printed": "100"}],
            "source": place(1), "sources": {"budget": place(3), "name": place(2), "schedule.1": place(4), "schedule.2": place(5)},
        });
        assert_eq!(
            named(&item),
            [
                "source = null at line 1",
                "name = \"道路\" at line 2",
                "budget = {\"amount\":\"1.00\"} at line 3",
                "schedule.1 = {\"printed\":\"50\"} at line 4",
                "schedule.2 = {\"printed\":\"100\"} at line 5",
            ]
        );
    }

    #[test]
    fn a_finding_cites_its_operands_and_the_evidence_that_is_none() {
        let item = json!({
            "operands": [{"name": "12月底", "value": "0", "source": place(7)}, {"name": "none", "value": null, "source": null}],
            "evidence": [place(7), place(8)], "source": place(1),
        });
        assert_eq!(
            named(&item),
            ["source = null at line 1", "operands.1 12月底 = \"0\" at line 7", "evidence.2 = null at line 8",]
        );
    }
}
