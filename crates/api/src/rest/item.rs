//! One item of a resource.

use actix_web::{HttpRequest, HttpResponse};
use openbudget_domain::query::{AsOf, ListRequest, parse_item};
use openbudget_domain::resource::{DISCLOSURES, Resource};
use openbudget_persistence::{Includes, Store, StoreError};
use serde_json::value::RawValue;

use super::list::{picked, spelt};
use crate::problem::Problem;
use crate::request::{accepts_json, parameters};
use crate::rest::asked;
use crate::state::AppState;

/// Answers an item: the bare object; its release stands in a header.
pub(crate) async fn answer(
    resource: &'static Resource,
    id: &str,
    request: &HttpRequest,
    state: &AppState,
) -> Result<HttpResponse, Problem> {
    accepts_json(request)?;
    let list = parse_item(resource, id, &parameters(request)?).map_err(Problem::refused)?;
    let question = format!("item {}", spelt(&list));
    let (wanted, fields) = (id.to_owned(), list.fields.clone());
    let question = (question, list.query.as_of);
    let find = move |store: &Store, release| find(store, &wanted, list, release);
    let (stamp, found) = asked(state, request, resource, question, find).await?;
    let Some(found) = found else { return Ok(stamp.not_modified()) };
    let Some(item) = found else { return Err(not_found(resource, id, stamp.release(), state).await?) };
    Ok(stamp.json(match &fields {
        None => item,
        Some(fields) => picked(&item, fields)?,
    }))
}

/// The problem that a release does not have an item, with the last release that had it.
pub(crate) async fn not_found(
    resource: &'static Resource,
    id: &str,
    release: i64,
    state: &AppState,
) -> Result<Problem, Problem> {
    let asked = id.to_owned();
    let last = state.ask(move |store| store.last_release(resource, &asked)).await?;
    let words = format!("{} has no item '{id}'", resource.name);
    Ok(Problem::of("not_found").detailed(match last.filter(|last| *last < release) {
        Some(last) => format!("{words} in release {release}: the last that had it is as_of={last}"),
        None => words,
    }))
}

fn find(store: &Store, id: &str, list: ListRequest, release: i64) -> Result<Option<String>, StoreError> {
    let as_of = AsOf::Release(release);
    if *list.query.resource == DISCLOSURES {
        return disclosure(store, id, as_of, Includes::of(&list.include));
    }
    let mut query = list.query;
    query.as_of = as_of;
    let includes = Includes::of(&list.include);
    let page = store.list(&query, includes)?;
    Ok(page.items.into_iter().next().map(|item| item.json))
}

/// A disclosure with its narrative, its coverage and its revisions so far.
fn disclosure(store: &Store, id: &str, as_of: AsOf, includes: Includes) -> Result<Option<String>, StoreError> {
    let Some(detail) = store.find_disclosure(id, as_of, includes)? else { return Ok(None) };
    let revisions: Vec<Box<RawValue>> = store
        .revisions(id)?
        .into_iter()
        .filter(|revision| revision.since <= detail.release)
        .map(|revision| RawValue::from_string(revision.json))
        .collect::<Result<_, _>>()?;
    let mut body = detail.json;
    if body.pop() == Some('}') {
        body.push_str(",\"sections\":");
        body.push_str(&detail.sections);
        body.push_str(",\"coverage\":");
        body.push_str(&detail.coverage);
        body.push_str(",\"revisions\":");
        body.push_str(&serde_json::to_string(&revisions)?);
        body.push('}');
    }
    Ok(Some(body))
}
