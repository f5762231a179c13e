//! The GraphQL face: a schema made from the field table, over the same store as REST.

mod aggregate;
mod answer;
mod connection;
mod cost;
mod error;
mod explorer;
mod filter;
mod hit;
mod loader;
mod mistake;
mod name;
mod node;
mod object;
mod order;
mod part;
mod path;
mod revision;
mod snapshot;

use std::sync::LazyLock;

use async_graphql::dynamic::{
    Enum, EnumItem, Field, FieldFuture, FieldValue, InputValue, Interface, InterfaceField, Object, Schema,
    SchemaBuilder, SchemaError, TypeRef,
};
use async_graphql::extensions::apollo_persisted_queries::{ApolloPersistedQueries, LruCacheStorage};
use async_graphql::{Error, Value};
use openbudget_domain::resource::{DISCLOSURES, DOCUMENTS, GOVERNMENTS, RESOURCES, Resource};

pub(crate) use answer::configure;

use connection::{as_of_argument, read_state};
use error::of_refusal;
use filter::{refusal, text_of};
use loader::{ItemKey, Loaders, resource};
use name::{item_field, item_type};
use snapshot::Snapshot;

/// How many persisted queries are kept.
const MOST_PERSISTED: usize = 1_000;
/// How many ids `nodes` takes.
const MOST_IDS: usize = 100;

static SCHEMA: LazyLock<Result<Schema, SchemaError>> =
    LazyLock::new(|| build().extension(path::Paths).extension(ApolloPersistedQueries::new(PERSISTED.clone())).finish());

/// The persisted queries, by their hashes.
static PERSISTED: LazyLock<LruCacheStorage> = LazyLock::new(|| LruCacheStorage::new(MOST_PERSISTED));

/// The schema.
///
/// # Errors
/// Where the field table makes no schema, which a test rules out.
pub(crate) fn schema() -> Result<&'static Schema, &'static SchemaError> {
    SCHEMA.as_ref()
}

/// The schema in its definition language.
///
/// # Errors
/// Where the field table makes no schema.
pub fn sdl() -> Result<String, String> {
    schema().map(Schema::sdl).map_err(ToString::to_string)
}

fn build() -> SchemaBuilder {
    let mut query = Object::new("Query").description("What can be asked for.");
    let mut schema = Schema::build("Query", None, None);
    for resource in RESOURCES.iter().copied() {
        query = query.field(connection::root_field(resource)).field(item_root_field(resource));
        query = query.field(aggregate::root_field(resource));
        let (objects, sort) = connection::connection_types(resource);
        let (aggregates, inputs, enums) = aggregate::types(resource);
        schema = schema.register(object::item_object(resource)).register(filter::filter_input(resource)).register(sort);
        schema = objects.into_iter().chain(aggregates).fold(schema, SchemaBuilder::register);
        schema = inputs.into_iter().fold(schema, SchemaBuilder::register);
        schema = enums.into_iter().fold(schema, SchemaBuilder::register);
    }
    query = query.field(node_field()).field(nodes_field()).field(hit::root_field()).field(release_field());
    query = query.field(revision::revisions_field()).field(revision::differences_field());
    schema = filter::operator_inputs(RESOURCES).into_iter().fold(schema, SchemaBuilder::register);
    schema = aggregate::having_operators().into_iter().fold(schema, SchemaBuilder::register);
    schema = part::parts().into_iter().chain(hit::types()).fold(schema, SchemaBuilder::register);
    let direction = Enum::new("SortDirection")
        .description("Which way an order goes. Missing values come last either way.")
        .item(EnumItem::new("ASC").description("Smallest first."))
        .item(EnumItem::new("DESC").description("Largest first."));
    let node = Interface::new("Node")
        .description("Whatever has an id.")
        .field(InterfaceField::new("id", TypeRef::named_nn(TypeRef::ID)).description("The same as in REST."));
    schema
        .register(query)
        .register(connection::page_info())
        .register(part::json_scalar())
        .register(direction)
        .register(node)
}

/// One item by its id.
fn item_root_field(resource: &'static Resource) -> Field {
    Field::new(item_field(resource), TypeRef::named(item_type(resource)), move |context| {
        FieldFuture::new(async move {
            let id = context.args.try_get("id")?.string()?;
            let release = Snapshot::of(&context)?.resolve(read_state(&context.args).map_err(of_refusal)?).await?;
            let key = ItemKey { resource: resource.name, id: id.to_owned(), release };
            Ok(Loaders::of(context.ctx)?.items.load_one(key).await?.map(FieldValue::owned_any))
        })
    })
    .description(format!("One of {}; null where there is none of this id.", resource.name))
    .argument(InputValue::new("id", TypeRef::named_nn(TypeRef::ID)).description("The id."))
    .argument(as_of_argument())
}

/// The resource that has items of such an id; ids tell it by their form.
fn resource_of(id: &str) -> Option<&'static Resource> {
    if id.len() == 64 {
        return Some(&DOCUMENTS);
    }
    let mut parts = id.split('-');
    let (_, year, _) = (parts.next()?, parts.next(), parts.next());
    match (year, parts.next()) {
        (None, _) => Some(&GOVERNMENTS),
        (Some(_), None) => Some(&DISCLOSURES),
        (Some(_), Some(letter)) => resource(openbudget_domain::identity::resource_of(letter)?),
    }
}

async fn find(
    context: &async_graphql::dynamic::ResolverContext<'_>,
    id: &str,
) -> Result<Option<FieldValue<'static>>, Error> {
    let Some(resource) = resource_of(id) else { return Ok(None) };
    let release = Snapshot::of(context)?.resolve(read_state(&context.args).map_err(of_refusal)?).await?;
    let key = ItemKey { resource: resource.name, id: id.to_owned(), release };
    let found = Loaders::of(context.ctx)?.items.load_one(key).await?;
    Ok(found.map(|node| FieldValue::owned_any(node).with_type(item_type(resource))))
}

fn node_field() -> Field {
    Field::new("node", TypeRef::named("Node"), |context| {
        FieldFuture::new(async move {
            let id = context.args.try_get("id")?.string()?;
            find(&context, id).await
        })
    })
    // Relay takes no field for this one that has another argument beside the id.
    .description("Any item by its id, as of the newest release: `nodes` reads other states.")
    .argument(InputValue::new("id", TypeRef::named_nn(TypeRef::ID)).description("The id."))
}

fn nodes_field() -> Field {
    Field::new("nodes", TypeRef::named_list_nn("Node"), |context| {
        FieldFuture::new(async move {
            let ids = context.args.try_get("ids")?.list()?;
            if ids.len() > MOST_IDS {
                return Err(of_refusal(refusal("ids", format!("names more than {MOST_IDS}"))));
            }
            let ids: Result<Vec<String>, _> = ids.iter().map(|id| text_of(id.as_value(), "ids")).collect();
            let ids = ids.map_err(of_refusal)?;
            let found = futures_util::future::try_join_all(ids.iter().map(|id| find(&context, id))).await?;
            let shown = found.into_iter().map(|node| node.unwrap_or(FieldValue::NULL));
            Ok(Some(FieldValue::list(shown)))
        })
    })
    .description("Items by their ids, each null where there is none.")
    .argument(
        InputValue::new("ids", TypeRef::named_nn_list_nn(TypeRef::ID))
            .description(format!("The ids: {MOST_IDS} at most.")),
    )
    .argument(as_of_argument())
}

fn release_field() -> Field {
    Field::new("release", TypeRef::named_nn(TypeRef::INT), |context| {
        FieldFuture::Value(Snapshot::of(&context).ok().map(|snapshot| FieldValue::value(Value::from(snapshot.newest))))
    })
    .description("The newest release, which the request reads.")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_field_table_makes_a_schema() {
        super::sdl().unwrap();
    }
}
