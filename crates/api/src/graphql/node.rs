//! Items while a query is carried out.

use std::sync::Arc;

use async_graphql::{Error, Value};
use openbudget_domain::resource::Resource;
use serde_json::{Map, Value as Json};

use super::error::of_code;

/// An item, in the release that it was read from.
#[derive(Debug)]
pub(super) struct Node {
    /// What it is.
    pub resource: &'static Resource,
    /// The item as REST serves it.
    pub item: Map<String, Json>,
    /// The release that was read.
    pub release: i64,
}

impl Node {
    /// An item from its JSON.
    pub(super) fn read(resource: &'static Resource, json: &str, release: i64) -> Result<Arc<Self>, Error> {
        match serde_json::from_str(json) {
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
