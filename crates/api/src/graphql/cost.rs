//! What a query may ask for: how deep, and how many items in the worst case.

use std::collections::HashMap;

use async_graphql::Variables;
use async_graphql::parser::types::{ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet};
use async_graphql_value::{ConstValue, Value};
use openbudget_domain::query::parse::USUAL_LIMIT;
use openbudget_domain::resource::RESOURCES;

use super::name::{aggregate_field, list_field};
use crate::problem::Problem;

/// How many levels of fields and fragments: the introspection of tools needs 14.
const DEEPEST: usize = 20;
/// How many items all pages together may hold.
const MOST_ITEMS: u64 = 50_000;
/// How many pages and aggregates, each of which is a question of its own to the database.
const MOST_PAGES: u64 = 100;
/// How many fields, with those of fragments each time they stand.
const MOST_FIELDS: u64 = 5_000;

struct Weigher<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    defaults: HashMap<&'a str, &'a ConstValue>,
    fields: u64,
    pages: u64,
}

/// Refuses an operation that is too deep, or that may ask for too much.
///
/// # Errors
/// The problem, in words that say how far it goes.
pub(super) fn weigh(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
) -> Result<(), Problem> {
    let defaults = operation
        .variable_definitions
        .iter()
        .filter_map(|definition| {
            Some((definition.node.name.node.as_str(), &definition.node.default_value.as_ref()?.node))
        })
        .collect();
    let mut weigher = Weigher { document, variables, defaults, fields: 0, pages: 0 };
    let items = weigher.set(&operation.selection_set.node, 1)?;
    if items > MOST_ITEMS {
        let words = format!("the query may ask for {items} items, and {MOST_ITEMS} are allowed: ask for smaller pages");
        return Err(Problem::of("query_too_costly").detailed(words));
    }
    Ok(())
}

impl Weigher<'_> {
    /// How many items a selection may ask for.
    fn set(&mut self, set: &SelectionSet, depth: usize) -> Result<u64, Problem> {
        if depth > DEEPEST {
            return Err(Problem::of("query_too_deep").detailed(format!("the query has more than {DEEPEST} levels")));
        }
        let document = self.document;
        let deeper = depth.saturating_add(1);
        let mut items = 0_u64;
        for selection in &set.items {
            let more = match &selection.node {
                Selection::Field(field) => self.field(&field.node, depth)?,
                // A fragment is a level too, so that one within itself comes to an end.
                Selection::InlineFragment(fragment) => self.set(&fragment.node.selection_set.node, deeper)?,
                Selection::FragmentSpread(spread) => match document.fragments.get(&spread.node.fragment_name.node) {
                    Some(fragment) => self.set(&fragment.node.selection_set.node, deeper)?,
                    None => 0,
                },
            };
            items = items.saturating_add(more);
        }
        Ok(items)
    }

    fn field(&mut self, field: &Field, depth: usize) -> Result<u64, Problem> {
        self.fields = self.fields.saturating_add(1);
        if self.fields > MOST_FIELDS {
            let words = format!("the query selects more than {MOST_FIELDS} fields");
            return Err(Problem::of("query_too_costly").detailed(words));
        }
        if is_page(field.name.node.as_str()) {
            self.pages = self.pages.saturating_add(1);
            if self.pages > MOST_PAGES {
                let words = format!("the query asks for more than {MOST_PAGES} pages and aggregates");
                return Err(Problem::of("query_too_costly").detailed(words));
            }
        }
        let below = self.set(&field.selection_set.node, depth.saturating_add(1))?;
        let argument = |wanted: &str| {
            let found = field.arguments.iter().find(|(name, _)| name.node.as_str() == wanted);
            found.and_then(|(_, value)| self.given(&value.node))
        };
        let size = match argument("ids") {
            // Items by their ids, each as heavy as one of a page.
            Some(ConstValue::List(ids)) => u64::try_from(ids.len()).unwrap_or(u64::MAX),
            _ if !is_page(field.name.node.as_str()) => return Ok(below),
            _ => match argument("first") {
                Some(ConstValue::Number(first)) => first.as_u64().unwrap_or_else(|| u64::from(USUAL_LIMIT)),
                _ => u64::from(USUAL_LIMIT),
            },
        };
        // The page's own items, and what stands below each of them.
        Ok(size.saturating_mul(below.saturating_add(1)))
    }

    /// The value of an argument, with the variables that it names.
    fn given(&self, value: &Value) -> Option<ConstValue> {
        let variable = |name: &str| {
            self.variables.get(name).cloned().or_else(|| self.defaults.get(name).map(|value| (*value).clone()))
        };
        value.clone().into_const_with(|name| variable(&name).ok_or(())).ok()
    }
}

/// Whether a field gives a page of items or groups.
fn is_page(name: &str) -> bool {
    matches!(name, "search" | "revisions" | "differences")
        || RESOURCES.iter().any(|resource| list_field(resource) == name || aggregate_field(resource) == name)
}
