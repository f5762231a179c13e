//! Facts as they are served: one JSON object an item, with the same keys in every interface.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::money::fen_of;
use crate::payment::month_of;
use crate::period::Period;
use crate::query::Value;
use crate::resource::{
    DEBT_BALANCES, DEBT_SERVICE, FINDINGS, Field, FieldKind, INDICATORS, OFFICIAL_EXPENSES, PROCUREMENT_THRESHOLDS,
    PROJECTS, Resource, STATEMENTS, TRANSFER_PAYMENTS,
};
use crate::rule::evaluate;

/// A fact of a published disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it is.
    pub resource: &'static Resource,
    /// Its id.
    pub id: String,
    /// Its place among the facts of its resource in the document, from 1.
    pub position: i64,
    /// The ids of what a finding is found of; none of any other fact.
    pub facts: Vec<String>,
    /// The item as it is served: every key of the resource that is no include, in their order.
    pub item: Map<String, Json>,
}

/// The facts of a disclosure, in the order of resources and of the document.
///
/// # Errors
/// Where a fact cannot be written as JSON, which no fact of the domain is.
pub fn records(disclosure: &Disclosure) -> serde_json::Result<Vec<Record>> {
    let mut all = Records { disclosure, records: Vec::new() };
    all.add(&PROJECTS, disclosure.projects.iter().map(|project| (project, None)))?;
    let indicators = disclosure
        .projects
        .iter()
        .flat_map(|project| project.indicators.iter().map(|indicator| (indicator, Some(project.id.as_str()))));
    all.add(&INDICATORS, indicators)?;
    all.add(&OFFICIAL_EXPENSES, disclosure.official_expenses.iter().map(|fact| (fact, None)))?;
    all.add(&DEBT_BALANCES, disclosure.debt_balances.iter().map(|fact| (fact, None)))?;
    all.add(&DEBT_SERVICE, disclosure.debt_service.iter().map(|fact| (fact, None)))?;
    all.add(&TRANSFER_PAYMENTS, disclosure.transfer_payments.iter().map(|fact| (fact, None)))?;
    all.add(&PROCUREMENT_THRESHOLDS, disclosure.procurement_thresholds.iter().map(|fact| (fact, None)))?;
    all.add(&STATEMENTS, disclosure.statements.iter().map(|fact| (fact, None)))?;
    let findings = evaluate(disclosure);
    all.add(&FINDINGS, findings.iter().map(|finding| (finding, None)))?;
    Ok(all.records)
}

struct Records<'a> {
    disclosure: &'a Disclosure,
    records: Vec<Record>,
}

impl Records<'_> {
    fn add<'f, T: Serialize + 'f>(
        &mut self,
        resource: &'static Resource,
        facts: impl Iterator<Item = (&'f T, Option<&'f str>)>,
    ) -> serde_json::Result<()> {
        for (position, (fact, project)) in (1_i64..).zip(facts) {
            let Json::Object(mut fields) = serde_json::to_value(fact)? else { continue };
            self.place(&mut fields);
            let facts = fields.remove("facts").map(serde_json::from_value).transpose()?.unwrap_or_default();
            let mut item = Map::new();
            for key in resource.keys.iter().filter(|key| !["indicators", "findings"].contains(key)) {
                let value = match *key {
                    "disclosure" => json!(self.disclosure.id),
                    "government" => json!(self.disclosure.government.code),
                    "fiscal_year" => json!(self.disclosure.fiscal_year),
                    "project" => json!(project),
                    "partial" => fields.remove("partial").unwrap_or(Json::Bool(false)),
                    "period" => fields.remove("period").unwrap_or_else(|| json!(Period::Year)),
                    key => fields.remove(key).unwrap_or(Json::Null),
                };
                item.insert((*key).to_owned(), value);
            }
            let id = item.get("id").and_then(Json::as_str).unwrap_or_default().to_owned();
            self.records.push(Record { resource, id, position, facts, item });
        }
        Ok(())
    }

    /// Names the document in every citation.
    fn place(&self, fields: &mut Map<String, Json>) {
        let document = json!(self.disclosure.document.sha256);
        let cite = |citation: &mut Json| {
            if let Json::Object(parts) = citation {
                let mut placed = Map::new();
                placed.insert("document".to_owned(), document.clone());
                placed.append(parts);
                *parts = placed;
            }
        };
        fields.get_mut("source").into_iter().for_each(cite);
        if let Some(Json::Object(sources)) = fields.get_mut("sources") {
            sources.values_mut().for_each(cite);
        }
        if let Some(Json::Array(evidence)) = fields.get_mut("evidence") {
            evidence.iter_mut().for_each(cite);
        }
        if let Some(Json::Array(operands)) = fields.get_mut("operands") {
            operands.iter_mut().filter_map(|operand| operand.get_mut("source")).for_each(cite);
        }
    }
}

/// A citation that names its document: the shape of `source` in every interface.
#[must_use]
pub fn placed(citation: &Citation, document: &str) -> Json {
    json!({ "document": document, "locator": citation.locator, "text": citation.text })
}

/// The keys that say where a fact stands: a fact that only moved in its document is not changed.
const PLACES: &[&str] = &["source", "sources", "evidence"];

/// A fact's item without its places, also without those of the operands of a finding.
#[must_use]
pub fn without_places(item: &Map<String, Json>) -> Map<String, Json> {
    let mut kept: Map<String, Json> = item.clone();
    kept.retain(|key, _| !PLACES.contains(&key.as_str()));
    if let Some(Json::Array(operands)) = kept.get_mut("operands") {
        for operand in operands.iter_mut().filter_map(Json::as_object_mut) {
            operand.remove("source");
        }
    }
    kept
}

impl Record {
    /// The item without its places: equal texts mean that the fact has not changed.
    #[must_use]
    pub fn content(&self) -> String {
        Json::Object(without_places(&self.item)).to_string()
    }
}

/// The value of a field of an item: what is filtered, sorted and summed. Nothing where it is missing.
#[must_use]
pub fn field_value(item: &Map<String, Json>, field: &Field) -> Option<Value> {
    if let Some(month) = field.told {
        return month_of(item, month).map(|month| Value::Integer(month.into()));
    }
    // `target_value` is `value` below `target`.
    let below = || field.name.split_once('_').and_then(|(parent, key)| item.get(parent)?.get(key));
    let printed = item.get(field.name).or_else(below)?;
    match field.kind {
        FieldKind::Text | FieldKind::Choice(_) | FieldKind::Link => {
            printed.as_str().map(|text| Value::Text(text.to_owned()))
        }
        FieldKind::Integer => printed.as_i64().map(Value::Integer),
        FieldKind::Money => fen_of(printed.get("amount")?.as_str()?.parse().ok()?).ok().map(Value::Fen),
        FieldKind::Decimal => printed.as_str()?.parse().ok().map(Value::Decimal),
        FieldKind::Date => printed.as_str()?.parse().ok().map(Value::Date),
        FieldKind::Time => printed.as_str()?.parse().ok().map(Value::Time),
        FieldKind::Boolean => printed.as_bool().map(Value::Boolean),
    }
}
