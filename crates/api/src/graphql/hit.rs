//! Search, as REST has it.

use async_graphql::Error;
use async_graphql::dynamic::{Field, FieldFuture, FieldValue, InputValue, Object, TypeRef};
use openbudget_domain::query::parse::{LARGEST_LIMIT, USUAL_LIMIT};
use serde_json::{Value as Json, json};

use super::connection::{as_of_argument, given, read_first};
use super::error::{of_problem, of_refusal};
use super::filter::text_of;
use super::loader::{ItemKey, Loaders, resource};
use super::part::resolved;
use super::snapshot::Snapshot;
use crate::rest::search::page_of;

/// The types of hits and their page.
pub(super) fn types() -> Vec<Object> {
    let text = || TypeRef::named_nn(TypeRef::STRING);
    let hit = [
        ("resource", text(), "The resource of the item, as REST names it."),
        ("id", text(), "The id of the item."),
        ("government", text(), "The code of its government."),
        ("fiscal_year", TypeRef::named_nn(TypeRef::INT), "Its year."),
        ("field", text(), "The key that holds the text."),
        ("snippet", text(), "The surroundings of the term for HTML, the term between <mark> and </mark>."),
        ("score", TypeRef::named_nn(TypeRef::FLOAT), "How good the hit is, up to 1."),
    ]
    .into_iter()
    .fold(Object::new("SearchHit").description("A text that holds the term."), |object, (key, of, doc)| {
        let field = Field::new(super::name::camel(key), of, move |context| {
            resolved(context.parent_value.downcast_ref::<Json>().and_then(|hit| hit.get(key)))
        });
        object.field(field.description(doc))
    })
    .field(
        Field::new("node", TypeRef::named("Node"), |context| {
            FieldFuture::new(async move {
                let hit = context.parent_value.try_downcast_ref::<Json>()?;
                let text = |key: &str| hit.get(key).and_then(Json::as_str);
                let (Some(of), Some(id)) = (text("resource").and_then(resource), text("id")) else { return Ok(None) };
                let release = hit.get("release").and_then(Json::as_i64).unwrap_or_default();
                let key = ItemKey { resource: of.name, id: id.to_owned(), release };
                let found = Loaders::of(context.ctx)?.items.load_one(key).await?;
                Ok(found.map(|node| FieldValue::owned_any(node).with_type(super::name::item_type(of))))
            })
        })
        .description("The item."),
    );
    let page = Object::new("SearchPage")
        .description("A page of hits, the best first.")
        .field(
            Field::new("nodes", TypeRef::named_nn_list_nn("SearchHit"), |context| {
                resolved(context.parent_value.downcast_ref::<Json>().and_then(|page| page.get("items")))
            })
            .description("The hits of the page."),
        )
        .field(
            Field::new("endCursor", TypeRef::named(TypeRef::STRING), |context| {
                let page = context.parent_value.downcast_ref::<Json>();
                resolved(page.and_then(|page| page.get("page")?.get("next")))
            })
            .description("`after` of the next page; null at the end."),
        )
        .field(
            Field::new("release", TypeRef::named_nn(TypeRef::INT), |context| {
                resolved(context.parent_value.downcast_ref::<Json>().and_then(|page| page.get("release")))
            })
            .description("The release that was read."),
        );
    vec![hit, page]
}

/// Search at the root.
pub(super) fn root_field() -> Field {
    let text = || TypeRef::named(TypeRef::STRING);
    Field::new("search", TypeRef::named_nn("SearchPage"), |context| {
        FieldFuture::new(async move {
            let mut parameters = Vec::new();
            for (argument, name) in [
                ("q", "q"),
                ("resource", "resource"),
                ("government", "government"),
                ("fiscalYear", "fiscal_year"),
                ("after", "cursor"),
                ("asOf", "as_of"),
            ] {
                if let Some(value) = given(&context.args, argument) {
                    parameters.push((name.to_owned(), text_of(value, argument).map_err(of_refusal)?));
                }
            }
            parameters.push(("limit".to_owned(), read_first(&context.args).map_err(of_refusal)?.to_string()));
            let snapshot = Snapshot::of(&context)?;
            let page = page_of(&snapshot.state, &parameters, snapshot.newest).await;
            let mut page = page.map_err(|problem| of_problem(&problem))?;
            let release = page.get("release").cloned().unwrap_or(json!(0));
            for hit in page.get_mut("items").and_then(Json::as_array_mut).into_iter().flatten() {
                if let Json::Object(hit) = hit {
                    hit.insert("release".to_owned(), release.clone());
                }
            }
            Ok::<_, Error>(Some(FieldValue::owned_any(page)))
        })
    })
    .description("Texts that hold a term, in names, purposes, objectives, indicators and statements.")
    .argument(InputValue::new("q", TypeRef::named_nn(TypeRef::STRING)).description("The term, of any length."))
    .argument(InputValue::new("resource", text()).description("Only items of this resource, as REST names it."))
    .argument(InputValue::new("government", text()).description("Only items of this government."))
    .argument(InputValue::new("fiscalYear", TypeRef::named(TypeRef::INT)).description("Only items of this year."))
    .argument(
        InputValue::new("first", TypeRef::named(TypeRef::INT))
            .default_value(USUAL_LIMIT)
            .description(format!("How many at most: 1 to {LARGEST_LIMIT}.")),
    )
    .argument(InputValue::new("after", text()).description("`endCursor` of the page before."))
    .argument(as_of_argument())
}
