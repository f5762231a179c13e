//! Items while a query is carried out.

use std::sync::Arc;

use async_graphql::dynamic::ResolverContext;
use async_graphql::{Error, Value};
use openbudget_domain::resource::Resource;
use serde_json::{Map, Value as Json};

use super::error::of_code;
use super::name::camel;
use crate::picked::keys_of;

/// An item, in the release that it was read from.
#[derive(Debug)]
pub(super) struct Node {
    /// What it is.
    pub resource: &'static Resource,
    /// The item as REST serves it, as far as it was read.
    pub item: Map<String, Json>,
    /// The release that was read.
    pub release: i64,
}

/// The keys of an item that are read: an item has many more than most queries select.
pub(super) enum Keys {
    /// All of them.
    All,
    /// These.
    Some(Vec<&'static str>),
}

impl Keys {
    /// The keys that the selection of a connection names of its items, and the id.
    pub(super) fn of(resource: &'static Resource, context: &ResolverContext<'_>) -> Self {
        let mut names: Vec<&str> = Vec::new();
        for part in context.field().selection_set() {
            match part.name() {
                "nodes" => names.extend(part.selection_set().map(|key| key.name())),
                "edges" => {
                    let nodes = part.selection_set().filter(|part| part.name() == "node");
                    names.extend(nodes.flat_map(|node| node.selection_set().map(|key| key.name()).collect::<Vec<_>>()));
                }
                _ => {}
            }
        }
        let id = resource.fields.first().map(|field| field.name);
        let keys = resource.keys.iter().copied();
        Self::Some(keys.filter(|key| Some(*key) == id || names.contains(&camel(key).as_str())).collect())
    }

    fn have(&self, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::Some(keys) => keys.contains(&key),
        }
    }
}

impl Node {
    /// An item from its JSON, as far as its keys are wanted.
    pub(super) fn read(resource: &'static Resource, json: &str, release: i64, keys: &Keys) -> Result<Arc<Self>, Error> {
        match keys_of(json, |key| keys.have(key)) {
            Ok(item) => Ok(Arc::new(Self { resource, item, release })),
            Err(error) => {
                tracing::error!(%error, "a stored item is no JSON object");
                Err(of_code("internal_error", "the program failed; it is logged"))
            }
        }
    }

    /// A key that holds text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.item.get(key)?.as_str()
    }

    /// The key of the first field of the resource: the id.
    pub(super) fn id(&self) -> &str {
        self.resource.fields.first().and_then(|field| self.text(field.name)).unwrap_or_default()
    }
}

/// A JSON value as one of GraphQL; nothing for null.
pub(super) fn value_of(json: &Json) -> Option<Value> {
    match json {
        Json::Null => None,
        Json::Bool(boolean) => Some(Value::Boolean(*boolean)),
        Json::Number(number) => Some(Value::Number(number.clone())),
        Json::String(text) => Some(Value::String(text.clone())),
        other => Value::from_json(other.clone()).ok(),
    }
}
