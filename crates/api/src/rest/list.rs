//! A page of a resource.

use actix_web::{HttpRequest, HttpResponse};
use openbudget_domain::query::{AsOf, ListRequest, cursor, parse_list};
use openbudget_domain::resource::Resource;
use openbudget_persistence::{Includes, Page, Store};
use serde_json::{Value as Json, json};

use crate::picked::keys_of;
use crate::problem::Problem;
use crate::request::{negotiated, parameters};
use crate::rest::{asked, export};
use crate::state::AppState;

/// Answers a page, or 304 without asking for it; every item as CSV or NDJSON where the client likes that better.
pub(crate) async fn answer(
    resource: &'static Resource,
    request: &HttpRequest,
    state: &AppState,
) -> Result<HttpResponse, Problem> {
    match negotiated(request, &["application/json", export::CSV, export::NDJSON])? {
        export::CSV => return export::answer(resource, "csv", request, state).await,
        export::NDJSON => return export::answer(resource, "ndjson", request, state).await,
        _ => {}
    }
    let list = parse_list(resource, &parameters(request)?).map_err(Problem::refused)?;
    list.check_page().map_err(Problem::refused)?;
    let mut query = list.query.clone();
    let includes = Includes::of(&list.include);
    let find = move |store: &Store, release| {
        // The release that the tag names, whatever is published in between.
        query.as_of = AsOf::Release(release);
        // What is gone is told once, with the first page.
        let removed = match query.updated_since.filter(|_| query.after.is_none()) {
            Some(since) => Some(store.removed(&query, since)?),
            None => query.updated_since.map(|_| Vec::new()),
        };
        Ok((store.list(&query, includes)?, removed))
    };
    let question = (spelt(&list), list.query.as_of);
    match asked(state, request, resource, question, find).await? {
        (stamp, Some((page, removed))) => Ok(stamp.json(body(&list, &page, removed)?)),
        (stamp, None) => Ok(stamp.not_modified()),
    }
}

/// Everything that the bytes of the answer depend on beside the release.
pub(crate) fn spelt(list: &ListRequest) -> String {
    let query = &list.query;
    format!(
        "{query}&limit={}&after={}&count={}&include={}&fields={}",
        query.limit,
        query.after.as_deref().unwrap_or_default(),
        query.count,
        list.include.join(","),
        list.fields.as_ref().map(|fields| fields.join(",")).unwrap_or_default(),
    )
}

fn body(list: &ListRequest, page: &Page, removed: Option<Vec<String>>) -> Result<String, Problem> {
    let mut envelope = json!({"limit": list.query.limit});
    if let Json::Object(keys) = &mut envelope {
        let next = page.next.as_ref().map(|last| cursor::encode(&list.query, page.release, last));
        keys.insert("next".to_owned(), json!(next));
        if let Some(total) = page.total {
            keys.insert("total".to_owned(), json!(total));
        }
    }
    // The items are JSON already: they are put in as they were stored.
    let size = page.items.iter().map(|item| item.json.len().saturating_add(1)).sum::<usize>();
    let mut body = String::with_capacity(size.saturating_add(256));
    body.push_str("{\"items\":[");
    for (at, item) in page.items.iter().enumerate() {
        if at > 0 {
            body.push(',');
        }
        match &list.fields {
            None => body.push_str(&item.json),
            Some(fields) => body.push_str(&picked(&item.json, fields)?),
        }
    }
    body.push(']');
    if let Some(removed) = removed {
        body.push_str(",\"removed\":");
        body.push_str(&json!(removed).to_string());
    }
    body.push_str(",\"page\":");
    body.push_str(&envelope.to_string());
    body.push_str(",\"release\":");
    body.push_str(&page.release.to_string());
    body.push('}');
    Ok(body)
}

/// The named keys of an item, in their own order.
pub(crate) fn picked(item: &str, fields: &[String]) -> Result<String, Problem> {
    let kept = keys_of(item, |key| fields.iter().any(|field| field == key)).map_err(|error| {
        tracing::error!(%error, "a stored item is no JSON object");
        Problem::of("internal_error")
    })?;
    Ok(Json::Object(kept).to_string())
}
