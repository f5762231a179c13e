//! What differs between two revisions of a disclosure, fact by fact.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::record::{Record, without_places};

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
    /// Which fields: of a changed fact those that differ, else all that it has or had, missing on the other side.
    pub fields: Vec<FieldChange>,
}

/// What differs between two states of a disclosure's facts, in the order of resources and ids.
///
/// Facts are compared by id and by every key but their places.
#[must_use]
pub fn differences(before: Vec<Record>, after: Vec<Record>) -> Vec<Change> {
    let (old, mut new) = (by_id(before), by_id(after));
    let mut changes = Vec::new();
    for (key, fact) in old {
        match new.remove(&key) {
            None => changes.push(change(key, ChangeKind::Removed, changed_fields(&own(fact), &Map::new()))),
            Some(other) => {
                let fields = changed_fields(&fact, &other);
                if !fields.is_empty() {
                    changes.push(change(key, ChangeKind::Changed, fields));
                }
            }
        }
    }
    let added =
        new.into_iter().map(|(key, fact)| change(key, ChangeKind::Added, changed_fields(&Map::new(), &own(fact))));
    changes.extend(added);
    changes.sort_by(|one, other| (&one.resource, &one.id).cmp(&(&other.resource, &other.id)));
    changes
}

/// What a fact says, if anything, beside whose it is, which the change and its disclosure tell already.
fn own(mut fact: Map<String, Value>) -> Map<String, Value> {
    let whose = |key: &str| ["id", "disclosure", "government", "fiscal_year"].contains(&key);
    let silent = |value: &Value| match value {
        Value::Array(values) => values.is_empty(),
        Value::Object(keys) => keys.is_empty(),
        _ => false,
    };
    fact.retain(|key, value| !whose(key) && !silent(value));
    fact
}

type Key = (&'static str, String);

fn change((resource, id): Key, kind: ChangeKind, fields: Vec<FieldChange>) -> Change {
    Change { resource: resource.to_owned(), id, kind, fields }
}

fn by_id(records: Vec<Record>) -> BTreeMap<Key, Map<String, Value>> {
    records.into_iter().map(|record| ((record.resource.name, record.id), without_places(&record.item))).collect()
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
