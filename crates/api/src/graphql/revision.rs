//! The revisions of a disclosure and what differs between two of them, as REST has them.

use async_graphql::dynamic::{Field, FieldFuture, FieldValue, InputValue, ResolverContext, TypeRef};
use async_graphql::{Error, Value};
use openbudget_domain::query::AsOf;
use serde_json::Value as Json;

use super::connection::{as_of_argument, given, read_state};
use super::error::{of_code, of_problem, of_refusal};
use super::filter::refusal;
use super::snapshot::Snapshot;
use crate::rest::revision::{between, known, pair};

/// Every revision of a disclosure.
pub(super) fn revisions_field() -> Field {
    Field::new("revisions", TypeRef::named_list("Revision"), |context| {
        FieldFuture::new(async move {
            let (id, release) = asked(&context).await?;
            let state = &Snapshot::of(&context)?.state;
            let (_, revisions) = match known(&id, AsOf::Release(release), state).await {
                Err(problem) if problem.key() == "not_found" => return Ok(None),
                other => other.map_err(|problem| of_problem(&problem))?,
            };
            let items: Result<Vec<Json>, _> = revisions.iter().map(|item| serde_json::from_str(&item.json)).collect();
            let items = items.map_err(|_| of_code("internal_error", "the program failed; it is logged"))?;
            Ok(Some(FieldValue::list(items.into_iter().map(FieldValue::owned_any))))
        })
    })
    .description("The revisions of a disclosure, the first first; null where there is none of this id.")
    .argument(disclosure_argument())
    .argument(as_of_argument())
}

/// What differs between two revisions of a disclosure.
pub(super) fn differences_field() -> Field {
    Field::new("differences", TypeRef::named_list("Difference"), |context| {
        FieldFuture::new(async move {
            let (id, release) = asked(&context).await?;
            let numbers = (revision(&context, "from")?, revision(&context, "to")?);
            let state = &Snapshot::of(&context)?.state;
            let found = match known(&id, AsOf::Release(release), state).await {
                Err(problem) if problem.key() == "not_found" => return Ok(None),
                other => other.map_err(|problem| of_problem(&problem))?,
            };
            let numbers = pair(&id, release, found.1.len(), numbers).map_err(|problem| of_problem(&problem))?;
            let changes = between(&id, numbers, state).await.map_err(|problem| of_problem(&problem))?;
            let items: Result<Vec<Json>, _> = changes.iter().map(serde_json::to_value).collect();
            let items = items.map_err(|_| of_code("internal_error", "the program failed; it is logged"))?;
            Ok(Some(FieldValue::list(items.into_iter().map(FieldValue::owned_any))))
        })
    })
    .description(
        "What differs between two revisions of a disclosure, fact by fact; null where there is none of this id.",
    )
    .argument(disclosure_argument())
    .argument(
        InputValue::new("from", TypeRef::named(TypeRef::INT))
            .description("The revision before; else the one before `to`."),
    )
    .argument(InputValue::new("to", TypeRef::named(TypeRef::INT)).description("The revision after; else the last."))
    .argument(as_of_argument())
}

fn disclosure_argument() -> InputValue {
    InputValue::new("disclosure", TypeRef::named_nn(TypeRef::ID)).description("The id of the disclosure.")
}

/// The disclosure, and the release that is read.
async fn asked(context: &ResolverContext<'_>) -> Result<(String, i64), Error> {
    let id = context.args.try_get("disclosure")?.string()?.to_owned();
    let release = Snapshot::of(context)?.resolve(read_state(&context.args).map_err(of_refusal)?).await?;
    Ok((id, release))
}

fn revision(context: &ResolverContext<'_>, name: &str) -> Result<Option<i64>, Error> {
    let Some(written) = given(&context.args, name) else { return Ok(None) };
    match written {
        Value::Number(number) if number.as_i64().is_some_and(|number| number >= 1) => Ok(number.as_i64()),
        other => Err(of_refusal(refusal(name, format!("{other} is not the number of a revision")))),
    }
}
