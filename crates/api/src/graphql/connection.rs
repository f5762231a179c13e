//! Connections of items, as Relay has them.

use std::sync::Arc;

use async_graphql::dynamic::{
    Field, FieldFuture, FieldValue, InputObject, InputValue, Object, ObjectAccessor, ResolverContext, TypeRef,
};
use async_graphql::{Error, Value};
use openbudget_domain::query::parse::{LARGEST_LIMIT, MOST_SORT_KEYS, USUAL_LIMIT, read_as_of};
use openbudget_domain::query::{AsOf, Direction, ListQuery, Refusal, SortKey, cursor};
use openbudget_domain::resource::{Field as Named, Resource};

use openbudget_persistence::Includes;

use super::error::{of_problem, of_refusal};
use super::filter::{filter_type, read_filter, refusal};
use super::name::{item_type, list_field, shouted};
use super::node::{Keys, Node};
use super::snapshot::Snapshot;
use crate::state::AppState;

/// A page of items.
pub(super) struct Connection {
    /// The items.
    pub nodes: Vec<Arc<Node>>,
    /// The question, to which cursors are bound.
    pub query: ListQuery,
    /// The release that was read.
    pub release: i64,
    /// Whether there are more behind.
    pub more: bool,
    /// How many there are in all, where it was asked for.
    pub total: Option<i64>,
    /// The ids of items that are gone, where what changed was asked for.
    pub removed: Vec<String>,
}

impl Connection {
    fn cursor(&self, at: usize) -> Option<Value> {
        let node = self.nodes.get(at)?;
        Some(Value::from(cursor::encode(&self.query, self.release, node.id())))
    }
}

/// An item on its page.
pub(super) struct Edge {
    connection: Arc<Connection>,
    at: usize,
}

/// The types of a connection and its edges, and the keys of its order.
pub(super) fn connection_types(resource: &'static Resource) -> (Vec<Object>, InputObject) {
    let item = item_type(resource);
    let shown = |connection: &Arc<Connection>| connection.nodes.clone();
    let connection = Object::new(format!("{item}Connection"))
        .description(format!("A page of {}.", resource.name))
        .field(
            Field::new("edges", TypeRef::named_nn_list_nn(format!("{item}Edge")), |context| {
                with(&context, |connection| {
                    let edges = (0..connection.nodes.len())
                        .map(|at| FieldValue::owned_any(Edge { connection: Arc::clone(connection), at }));
                    Some(FieldValue::list(edges))
                })
            })
            .description("The items of the page, each with its cursor."),
        )
        .field(
            Field::new("nodes", TypeRef::named_nn_list_nn(item.clone()), move |context| {
                with(&context, |connection| {
                    Some(FieldValue::list(shown(connection).into_iter().map(FieldValue::owned_any)))
                })
            })
            .description("The items of the page."),
        )
        .field(
            Field::new("pageInfo", TypeRef::named_nn("PageInfo"), |context| {
                with(&context, |connection| Some(FieldValue::owned_any(Arc::clone(connection))))
            })
            .description("Where the page stands among all."),
        )
        .field(
            Field::new("totalCount", TypeRef::named_nn(TypeRef::INT), |context| {
                with(&context, |connection| Some(FieldValue::value(connection.total.unwrap_or(0))))
            })
            .description("How many there are in all."),
        )
        .field(
            Field::new("release", TypeRef::named_nn(TypeRef::INT), |context| {
                with(&context, |connection| Some(FieldValue::value(connection.release)))
            })
            .description("The release that was read."),
        );
    let connection = if resource.versioned { connection.field(removed_field()) } else { connection };
    let edge = Object::new(format!("{item}Edge"))
        .description("An item on its page.")
        .field(
            Field::new("node", TypeRef::named_nn(item.clone()), |context| {
                let edge = context.parent_value.downcast_ref::<Edge>();
                let node = edge.and_then(|edge| edge.connection.nodes.get(edge.at)).cloned();
                FieldFuture::Value(node.map(FieldValue::owned_any))
            })
            .description("The item."),
        )
        .field(
            Field::new("cursor", TypeRef::named_nn(TypeRef::STRING), |context| {
                let edge = context.parent_value.downcast_ref::<Edge>();
                FieldFuture::from_value(edge.and_then(|edge| edge.connection.cursor(edge.at)))
            })
            .description("What `after` takes, for a page that begins behind the item."),
        );
    let sort = InputObject::new(format!("{item}SortInput"))
        .description("A key of the order. Missing values come last either way.")
        .field(InputValue::new("key", TypeRef::named_nn(format!("{item}Field"))).description("The field."))
        .field(direction_input());
    (vec![connection, edge], sort)
}

/// Which way a key of an order goes.
pub(super) fn direction_input() -> InputValue {
    InputValue::new("direction", TypeRef::named("SortDirection"))
        .default_value(Value::Enum(async_graphql::Name::new("ASC")))
        .description("Which way.")
}

/// The ids of what is gone.
fn removed_field() -> Field {
    Field::new("removed", TypeRef::named_nn_list_nn(TypeRef::ID), |context| {
        with(&context, |connection| Some(FieldValue::list(connection.removed.iter().map(FieldValue::value))))
    })
    .description(
        "With `updatedSince`: the ids of items that passed the filter then and are gone now, told with the first page.",
    )
}

/// What tells of pages, for every connection.
pub(super) fn page_info() -> Object {
    let boolean = || TypeRef::named_nn(TypeRef::BOOLEAN);
    let text = || TypeRef::named(TypeRef::STRING);
    Object::new("PageInfo")
        .description("Where a page stands among all.")
        .field(
            Field::new("hasNextPage", boolean(), |context| {
                with(&context, |connection| Some(FieldValue::value(connection.more)))
            })
            .description("Whether there are items behind the page."),
        )
        .field(
            Field::new("hasPreviousPage", boolean(), |context| {
                with(&context, |connection| Some(FieldValue::value(connection.query.after.is_some())))
            })
            .description("Whether the page begins behind a cursor."),
        )
        .field(
            Field::new("startCursor", text(), |context| {
                with(&context, |connection| connection.cursor(0).map(FieldValue::value))
            })
            .description("The cursor of the first item."),
        )
        .field(
            Field::new("endCursor", text(), |context| {
                with(&context, |connection| {
                    let last = connection.nodes.len().checked_sub(1)?;
                    connection.cursor(last).map(FieldValue::value)
                })
            })
            .description("The cursor of the last item: `after` of the next page."),
        )
}

fn with<'a>(
    context: &ResolverContext<'a>,
    show: impl FnOnce(&'a Arc<Connection>) -> Option<FieldValue<'a>>,
) -> FieldFuture<'a> {
    FieldFuture::Value(context.parent_value.downcast_ref::<Arc<Connection>>().and_then(show))
}

/// The arguments of a connection.
pub(super) fn arguments(field: Field, resource: &Resource, at_root: bool) -> Field {
    let field = field
        .argument(InputValue::new("filter", TypeRef::named(filter_type(resource))).description("Which items."))
        .argument(
            InputValue::new("sort", TypeRef::named_nn_list(format!("{}SortInput", item_type(resource))))
                .description(format!("In which order, by {MOST_SORT_KEYS} keys at most; else that of the documents.")),
        )
        .argument(
            InputValue::new("first", TypeRef::named(TypeRef::INT))
                .default_value(USUAL_LIMIT)
                .description(format!("How many at most: 1 to {LARGEST_LIMIT}.")),
        )
        .argument(
            InputValue::new("after", TypeRef::named(TypeRef::STRING))
                .description("The cursor of the item behind which the page begins."),
        );
    if !at_root {
        return field;
    }
    let field = field.argument(as_of_argument());
    if !resource.versioned {
        return field;
    }
    field.argument(
        InputValue::new("updatedSince", TypeRef::named(TypeRef::INT))
            .description("Only items added or changed after this release; `removed` names those that are gone."),
    )
}

/// The argument that names a state.
pub(super) fn as_of_argument() -> InputValue {
    InputValue::new("asOf", TypeRef::named(TypeRef::STRING))
        .description("The state to read: a release, or a time as RFC 3339 has it; else the newest.")
}

/// The connection of a resource at the root.
pub(super) fn root_field(resource: &'static Resource) -> Field {
    let of = TypeRef::named_nn(format!("{}Connection", item_type(resource)));
    let field = Field::new(list_field(resource), of, move |context| {
        FieldFuture::new(async move {
            let mut query = read_query(resource, &context.args)?;
            query.count = context.look_ahead().field("totalCount").exists();
            let names_gone = context.look_ahead().field("removed").exists();
            if let Some(after) = after(&context.args) {
                cursor::resume(&mut query, after).map_err(of_refusal)?;
            }
            let release = Snapshot::of(&context)?.resolve(query.as_of).await?;
            query.as_of = AsOf::Release(release);
            let state = context.data::<AppState>()?;
            let asked = query.clone();
            let found = state.ask(move |store| {
                let since = asked.updated_since.filter(|_| names_gone && asked.after.is_none());
                let removed = since.map(|since| store.removed(&asked, since)).transpose()?;
                Ok((store.list(&asked, Includes::default())?, removed.unwrap_or_default()))
            });
            let (page, removed) = found.await.map_err(|problem| of_problem(&problem))?;
            let keys = Keys::of(resource, &context);
            let nodes: Result<Vec<Arc<Node>>, Error> =
                page.items.iter().map(|item| Node::read(resource, &item.json, release, &keys)).collect();
            let more = page.next.is_some();
            let connection = Connection { nodes: nodes?, query, release, more, total: page.total, removed };
            Ok(Some(FieldValue::owned_any(Arc::new(connection))))
        })
    });
    arguments(field.description(resource.doc), resource, true)
}

/// The question that the arguments ask.
pub(super) fn read_query(resource: &'static Resource, arguments: &ObjectAccessor<'_>) -> Result<ListQuery, Error> {
    let mut query = ListQuery::new(resource);
    if let Some(filter) = given(arguments, "filter") {
        query.filter = read_filter(resource, filter).map_err(of_refusal)?;
    }
    query.filter = query.filter.or_usual(resource);
    if let Some(Value::List(keys)) = given(arguments, "sort") {
        if keys.len() > MOST_SORT_KEYS {
            return Err(of_refusal(refusal("sort", format!("names more than {MOST_SORT_KEYS} keys"))));
        }
        for key in keys {
            let key = read_sort(resource, key).map_err(of_refusal)?;
            if query.sort.iter().any(|other| other.field == key.field) {
                return Err(of_refusal(Refusal::twice("sort", &shouted(key.field.name))));
            }
            query.sort.push(key);
        }
    }
    query.limit = read_first(arguments).map_err(of_refusal)?;
    query.as_of = read_state(arguments).map_err(of_refusal)?;
    query.as_of_named = query.as_of;
    query.updated_since =
        match given(arguments, "updatedSince") {
            Some(Value::Number(number)) => Some(number.as_i64().filter(|since| *since >= 0).ok_or_else(|| {
                of_refusal(refusal("updatedSince", format!("{number} is not the number of a release")))
            })?),
            _ => None,
        };
    Ok(query)
}

/// An argument that is given and not null.
pub(super) fn given<'a>(arguments: &'a ObjectAccessor<'_>, name: &str) -> Option<&'a Value> {
    arguments.as_index_map().get(name).filter(|value| **value != Value::Null)
}

/// The state that `asOf` names.
pub(super) fn read_state(arguments: &ObjectAccessor<'_>) -> Result<AsOf, Refusal> {
    match given(arguments, "asOf") {
        Some(Value::String(text)) => read_as_of(text).map_err(|refused| refusal("asOf", refused.message)),
        _ => Ok(AsOf::Newest),
    }
}

/// The cursor that `after` gives; none where it is empty.
pub(super) fn after<'a>(arguments: &'a ObjectAccessor<'_>) -> Option<&'a str> {
    match given(arguments, "after") {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// How many items `first` asks for.
pub(super) fn read_first(arguments: &ObjectAccessor<'_>) -> Result<u32, Refusal> {
    let Some(Value::Number(number)) = given(arguments, "first") else { return Ok(USUAL_LIMIT) };
    let first = number.as_u64().and_then(|number| u32::try_from(number).ok());
    first
        .filter(|first| (1..=LARGEST_LIMIT).contains(first))
        .ok_or_else(|| refusal("first", format!("{number} is not a whole number from 1 to {LARGEST_LIMIT}")))
}

fn read_sort(resource: &'static Resource, key: &Value) -> Result<SortKey, Refusal> {
    let Value::Object(parts) = key else { return Err(refusal("sort", "is no key of an order".to_owned())) };
    let name = |part: &str| match parts.get(part) {
        Some(Value::Enum(name)) => name.to_string(),
        Some(Value::String(name)) => name.clone(),
        _ => String::new(),
    };
    let field = field_of(resource, &name("key"))
        .ok_or_else(|| refusal("sort", format!("{} has no field '{}'", resource.name, name("key"))))?;
    Ok(SortKey { field, direction: direction(&name("direction")) })
}

/// The field that an enumeration value names.
pub(super) fn field_of(resource: &'static Resource, name: &str) -> Option<&'static Named> {
    resource.fields.iter().find(|field| shouted(field.name) == name)
}

/// The direction that an enumeration value names.
pub(super) fn direction(name: &str) -> Direction {
    if name == "DESC" { Direction::Descending } else { Direction::Ascending }
}
