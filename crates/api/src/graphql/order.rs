//! The order of keys in an answer: that in which the query selects them (GraphQL specification, 7.2.2).
//!
//! The library adds a key when its field is done, and of two that go to the database either may be the first. The
//! same question is to have the same bytes.

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{ExecutableDocument, OperationDefinition, Selection, SelectionSet};
use async_graphql::{Name, Value};

/// The keys of an object in their order, each with that of the objects below it.
#[derive(Debug, Default)]
pub(super) struct Order(IndexMap<Name, Self>);

impl Order {
    /// The order that an operation selects. The operation has been weighed: no fragment stands within itself.
    pub(super) fn of(operation: &OperationDefinition, document: &ExecutableDocument) -> Self {
        let mut order = Self::default();
        order.add(&operation.selection_set.node, document);
        order
    }

    fn add(&mut self, set: &SelectionSet, document: &ExecutableDocument) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let below = self.0.entry(field.node.response_key().node.clone()).or_default();
                    below.add(&field.node.selection_set.node, document);
                }
                Selection::InlineFragment(fragment) => self.add(&fragment.node.selection_set.node, document),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        self.add(&fragment.node.selection_set.node, document);
                    }
                }
            }
        }
    }

    /// Puts the keys of an answer in this order. What has no selection, as a JSON scalar, stays as it is.
    pub(super) fn put(&self, value: &mut Value) {
        match value {
            Value::List(values) => values.iter_mut().for_each(|value| self.put(value)),
            Value::Object(keys) if !self.0.is_empty() => {
                let (mut sorted, mut last) = (true, 0);
                for (key, value) in keys.iter_mut() {
                    let Some((at, _, below)) = self.0.get_full(key) else { continue };
                    sorted &= at >= last;
                    last = at;
                    below.put(value);
                }
                if !sorted {
                    keys.sort_by_cached_key(|key, _| self.0.get_index_of(key));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::Value;
    use async_graphql::parser::parse_query;
    use async_graphql::parser::types::DocumentOperations;
    use serde_json::json;

    use super::Order;

    #[test]
    fn keys_stand_as_they_are_selected_through_lists_aliases_and_fragments() {
        let document =
            parse_query("{ b: x { ...F c { e d } } a ... on Query { g b: x { f } } } fragment F on X { q: p { s r } }")
                .unwrap();
        let DocumentOperations::Single(operation) = &document.operations else { unreachable!() };
        let scalar = json!({"z": 1, "y": 2});
        let done = json!({"g": scalar, "a": 1, "b": [{"f": 1, "c": {"d": 1, "e": 2}, "q": [{"r": 1, "s": 2}]}, null]});
        let mut value = Value::from_json(done).unwrap();
        Order::of(&operation.node, &document).put(&mut value);
        assert_eq!(value.to_string(), "{b: [{q: [{s: 2, r: 1}], c: {e: 2, d: 1}, f: 1}, null], a: 1, g: {z: 1, y: 2}}");
    }
}
