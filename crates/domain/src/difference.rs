//! What differs between two revisions of a disclosure, fact by fact.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::disclosure::Disclosure;

crate::enumeration! {
    /// What happened to a fact.
    ChangeKind {
        /// It is new.
        Added = "added", "新增";
        /// It is gone.
        Removed = "removed", "删除";
        /// One of its fields is another.
        Changed = "changed", "变更";
    }
}

/// A field whose value is another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The key in JSON.
    pub field: String,
    /// The value before; `null` where it was missing.
    pub before: Value,
    /// The value after; `null` where it is missing.
    pub after: Value,
}

/// A fact that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The resource it belongs to, as in paths.
    pub resource: String,
    /// Its id.
    pub id: String,
    /// What happened to it.
    pub kind: ChangeKind,
    /// Which fields, of a changed fact.
    pub fields: Vec<FieldChange>,
}

/// The keys that say where a fact stands: a fact that only moved in its document is not changed.
const PLACES: &[&str] = &["source", "sources"];

/// What differs between two revisions, in the order of resources and ids.
///
/// Facts are compared by id and by every field but their places.
#[must_use]
pub fn differences(before: &Disclosure, after: &Disclosure) -> Vec<Change> {
    let (old, mut new) = (facts(before), facts(after));
    let mut changes = Vec::new();
    for (key, fact) in old {
        match new.remove(&key) {
            None => changes.push(change(key, ChangeKind::Removed, Vec::new())),
            Some(other) => {
                let fields = changed_fields(&fact, &other);
                if !fields.is_empty() {
                    changes.push(change(key, ChangeKind::Changed, fields));
                }
            }
        }
    }
    changes.extend(new.into_keys().map(|key| change(key, ChangeKind::Added, Vec::new())));
    changes.sort_by(|one, other| (&one.resource, &one.id).cmp(&(&other.resource, &other.id)));
    changes
}

type Key = (&'static str, String);

fn change((resource, id): Key, kind: ChangeKind, fields: Vec<FieldChange>) -> Change {
    Change { resource: resource.to_owned(), id, kind, fields }
}

fn facts(disclosure: &Disclosure) -> BTreeMap<Key, Map<String, Value>> {
    let mut all = BTreeMap::new();
    add(&mut all, "official-expenses", &disclosure.official_expenses);
    add(&mut all, "debt-balances", &disclosure.debt_balances);
    add(&mut all, "debt-service", &disclosure.debt_service);
    add(&mut all, "transfer-payments", &disclosure.transfer_payments);
    add(&mut all, "procurement-thresholds", &disclosure.procurement_thresholds);
    add(&mut all, "statements", &disclosure.statements);
    add(&mut all, "projects", &disclosure.projects);
    for project in &disclosure.projects {
        add(&mut all, "indicators", &project.indicators);
    }
    all
}

fn add<T: Serialize>(all: &mut BTreeMap<Key, Map<String, Value>>, resource: &'static str, facts: &[T]) {
    for fact in facts {
        let Ok(Value::Object(mut fields)) = serde_json::to_value(fact) else { continue };
        fields.remove("indicators");
        for place in PLACES {
            fields.remove(*place);
        }
        if let Some(Value::String(id)) = fields.remove("id") {
            all.insert((resource, id), fields);
        }
    }
}

fn changed_fields(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<FieldChange> {
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let value = |fields: &Map<String, Value>, name: &str| fields.get(name).cloned().unwrap_or(Value::Null);
    names
        .into_iter()
        .filter(|name| value(before, name) != value(after, name))
        .map(|name| FieldChange { field: name.clone(), before: value(before, name), after: value(after, name) })
        .collect()
}
