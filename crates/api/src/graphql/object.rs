//! The types of items, from the field table: their keys, and what they lead to.

use std::sync::Arc;

use async_graphql::dynamic::{Field, FieldFuture, FieldValue, Object, ResolverContext, TypeRef};
use async_graphql::{Error, Value};
use openbudget_domain::query::{AsOf, Condition, Filter, Operator, Value as Compared, cursor};
use openbudget_domain::resource::{
    DISCLOSURES, DOCUMENTS, FINDINGS, FieldKind, GOVERNMENTS, INDICATORS, PROJECTS, RESOURCES, Resource,
};

use openbudget_persistence::Includes;

use super::connection::{Connection, after, arguments, read_query};
use super::error::{of_problem, of_refusal};
use super::loader::{ChildKey, ItemKey, Loaders};
use super::name::{camel, item_type, list_field};
use super::node::{Keys, Node};
use super::part::{resolved, scalar, type_of};
use crate::part::{Holds, key_of};
use crate::state::AppState;

/// Keys that only the item of a disclosure has, and children, which are connections here.
const LEFT_OUT: &[&str] = &["indicators", "findings", "sections", "coverage", "revisions"];

/// The type of the items of a resource.
pub(super) fn item_object(resource: &'static Resource) -> Object {
    let id = Field::new("id", TypeRef::named_nn(TypeRef::ID), |context| {
        let node = context.parent_value.downcast_ref::<Arc<Node>>();
        FieldFuture::from_value(node.map(|node| Value::from(node.id())))
    });
    let mut object = Object::new(item_type(resource))
        .description(resource.doc)
        .implement("Node")
        .field(id.description("The same as in REST."));
    for key in resource.keys.iter().filter(|key| **key != "id" && !LEFT_OUT.contains(key)) {
        object = object.field(match parent_of(resource, key) {
            Some(parent) => parent_field(resource, key, parent),
            None => key_field(resource, key),
        });
    }
    for (child, by) in children_of(resource) {
        object = object.field(child_field(child, by));
    }
    object
}

/// The resource that a key leads up to.
fn parent_of(resource: &Resource, key: &str) -> Option<&'static Resource> {
    match key {
        "government" => Some(&GOVERNMENTS),
        "parent" | "province" if *resource == GOVERNMENTS => Some(&GOVERNMENTS),
        "disclosure" => Some(&DISCLOSURES),
        "project" => Some(&PROJECTS),
        "document" if *resource == DISCLOSURES => Some(&DOCUMENTS),
        _ => None,
    }
}

/// The resources below a resource, each with the field that holds its id.
fn children_of(resource: &Resource) -> Vec<(&'static Resource, &'static str)> {
    let by = match resource.name {
        name if name == GOVERNMENTS.name => "government",
        name if name == DISCLOSURES.name => "disclosure",
        name if name == PROJECTS.name => return vec![(&INDICATORS, "project"), (&FINDINGS, "fact")],
        // What was found of a fact.
        _ if resource.includes.contains(&"findings") => return vec![(&FINDINGS, "fact")],
        _ => return Vec::new(),
    };
    RESOURCES.iter().filter(|child| child.field(by).is_some()).map(|child| (*child, by)).collect()
}

fn key_field(resource: &'static Resource, key: &'static str) -> Field {
    let (of, doc) = key_type(resource, key);
    let field = Field::new(camel(key), of, move |context| {
        let node = context.parent_value.downcast_ref::<Arc<Node>>();
        let json = node.and_then(|node| node.item.get(key));
        match key {
            "sources" => listed(json, "field", "source"),
            "missing" => listed(json, "field", "reason"),
            _ if key_of(key).is_some_and(|key| matches!(key.holds, Holds::Any | Holds::AnyList)) => scalar(json),
            _ => resolved(json),
        }
    });
    field.description(doc)
}

/// A map as a list of objects with two keys.
fn listed<'a>(json: Option<&'a serde_json::Value>, name: &'static str, value: &'static str) -> FieldFuture<'a> {
    let entries = json.and_then(serde_json::Value::as_object).into_iter().flatten();
    let parts = entries.map(|(key, part)| FieldValue::owned_any(serde_json::json!({name: key, value: part})));
    FieldFuture::Value(Some(FieldValue::list(parts)))
}

fn key_type(resource: &Resource, key: &str) -> (TypeRef, &'static str) {
    if let Some(field) = resource.field(key) {
        let name = match field.kind {
            FieldKind::Money => "Money",
            FieldKind::Integer => TypeRef::INT,
            FieldKind::Boolean => TypeRef::BOOLEAN,
            FieldKind::Text
            | FieldKind::Choice(_)
            | FieldKind::Decimal
            | FieldKind::Date
            | FieldKind::Time
            | FieldKind::Link => TypeRef::STRING,
        };
        return (if field.nullable { TypeRef::named(name) } else { TypeRef::named_nn(name) }, field.doc);
    }
    key_of(key).map_or((TypeRef::named("JSON"), ""), |key| (type_of(key), key.doc))
}

/// A field that leads to the item whose id a key holds.
fn parent_field(resource: &'static Resource, key: &'static str, parent: &'static Resource) -> Field {
    let nullable = resource.field(key).is_none_or(|field| field.nullable);
    let name = item_type(parent);
    let of = if nullable { TypeRef::named(name) } else { TypeRef::named_nn(name) };
    let doc = resource.field(key).map_or("", |field| field.doc);
    let field = Field::new(camel(key), of, move |context| {
        FieldFuture::new(async move {
            let node = node(&context)?;
            let Some(id) = node.text(key) else { return Ok(None) };
            let key = ItemKey { resource: parent.name, id: id.to_owned(), release: node.release };
            let found = Loaders::of(context.ctx)?.items.load_one(key).await?;
            Ok(found.map(FieldValue::owned_any))
        })
    });
    field.description(doc)
}

/// A connection of the items whose field or link `by` holds the id of the parent.
fn child_field(child: &'static Resource, by: &'static str) -> Field {
    let of = TypeRef::named_nn(format!("{}Connection", item_type(child)));
    let field = Field::new(list_field(child), of, move |context| {
        FieldFuture::new(async move {
            let node = node(&context)?;
            let mut query = read_query(child, &context.args)?;
            query.count = context.look_ahead().field("totalCount").exists();
            // What the client named is the state of the root: below it, cursors go by the release alone.
            query.as_of = AsOf::Release(node.release);
            let Some(parent) = child.compared().find(|field| field.name == by) else { return Ok(None) };
            // The question as it would be asked at the root: cursors are good in both places.
            let mut asked = query.clone();
            let same =
                Condition { field: parent, operator: Operator::Eq, values: vec![Compared::Text(node.id().to_owned())] };
            asked.filter = Filter::All(vec![Filter::Test(same), query.filter.clone()]);
            let connection = match after(&context.args) {
                Some(text) => {
                    cursor::resume(&mut asked, text).map_err(of_refusal)?;
                    behind(&context, asked).await?
                }
                None => first(&context, node, query, asked, parent).await?,
            };
            Ok(Some(FieldValue::owned_any(Arc::new(connection))))
        })
    });
    arguments(field.description(child.doc), child, false)
}

/// The first page, together with those of all other parents.
async fn first(
    context: &ResolverContext<'_>,
    node: &Node,
    query: openbudget_domain::query::ListQuery,
    asked: openbudget_domain::query::ListQuery,
    parent: &'static openbudget_domain::resource::Field,
) -> Result<Connection, Error> {
    let (resource, release) = (query.resource, node.release);
    let key = ChildKey { query, parent, id: node.id().to_owned() };
    let below = Loaders::of(context.ctx)?.children.load_one(key).await?.unwrap_or_default();
    let keys = Keys::of(resource, context);
    let nodes: Result<Vec<Arc<Node>>, Error> =
        below.items.iter().map(|item| Node::read(resource, &item.json, release, &keys)).collect();
    Ok(Connection { nodes: nodes?, query: asked, release, more: below.more, total: below.total, removed: Vec::new() })
}

/// A later page, which belongs to one parent alone.
async fn behind(
    context: &ResolverContext<'_>,
    query: openbudget_domain::query::ListQuery,
) -> Result<Connection, Error> {
    let AsOf::Release(release) = query.as_of else { return Err(Error::new("the cursor names no release")) };
    let state = context.data::<AppState>()?;
    let asked = query.clone();
    let page = state
        .ask(move |store| store.list(&asked, Includes::default()))
        .await
        .map_err(|problem| of_problem(&problem))?;
    let keys = Keys::of(query.resource, context);
    let nodes: Result<Vec<Arc<Node>>, Error> =
        page.items.iter().map(|item| Node::read(query.resource, &item.json, release, &keys)).collect();
    Ok(Connection { nodes: nodes?, more: page.next.is_some(), total: page.total, query, release, removed: Vec::new() })
}

fn node<'a>(context: &ResolverContext<'a>) -> Result<&'a Arc<Node>, Error> {
    context.parent_value.try_downcast_ref::<Arc<Node>>()
}
