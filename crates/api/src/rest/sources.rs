//! The source of a fact: its document, the block around its words with the words marked.

mod page;
mod view;

use actix_web::{HttpRequest, HttpResponse, get, web};
use openbudget_domain::identity;
use openbudget_domain::query::{AsOf, ListRequest, Refusal, parse_item};
use openbudget_domain::resource::{DISCLOSURES, DOCUMENTS, GOVERNMENTS, RESOURCES, Resource};
use openbudget_ingest::READER;
use openbudget_persistence::{Includes, Store, StoreError};
use serde_json::{Map, Value as Json};

use crate::answer::Stamp;
use crate::page::HTML;
use crate::problem::Problem;
use crate::readings::{Held, blocks_of};
use crate::request::{negotiated, parameters};
use crate::rest::item;
use crate::state::AppState;
use view::View;

/// Show where a fact stands: its document, and the block around its words
///
/// For the id of any fact or finding. The paragraph with its neighbours, or the rows of the table, as the document is read
/// again, with the cited words and cells marked; the text as printed and its place, also where the bytes of the document
/// are not held. As JSON, or as a page where the client accepts HTML.
#[utoipa::path(tag = "sources", responses((status = 200, description = "The source")))]
#[get("/v1/sources/{id}")]
pub(crate) async fn show_source(
    request: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    answer(&id, &request, &state).await.map_err(|problem| problem.at(&request))
}

/// The names of the parameters.
pub(crate) const NAMES: &[&str] = &["as_of"];

async fn answer(id: &str, request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    let media = negotiated(request, &["application/json", HTML])?;
    let parameters = parameters(request)?;
    let unknown: Vec<Refusal> = parameters
        .iter()
        .filter(|(name, _)| !NAMES.contains(&name.as_str()))
        .map(|(name, _)| Refusal::unknown(name, format!("no parameter '{name}' on sources"), NAMES.iter().copied()))
        .collect();
    if !unknown.is_empty() {
        return Err(Problem::refused(unknown));
    }
    let resource = resource_of(id).ok_or_else(|| {
        Problem::of("not_found").detailed(format!("'{id}' is the id of no fact, and only facts have a source"))
    })?;
    let list = parse_item(resource, id, &parameters).map_err(Problem::refused)?;
    let as_of = list.query.as_of;
    let (release, facts) = state
        .ask(move |store| {
            let release = store.resolve_release(as_of)?;
            Ok((release, facts(store, &list, release)?))
        })
        .await?;
    let Some(facts) = facts else { return Err(item::not_found(resource, id, release, state).await?) };
    // Bytes that come later are attached without a new release: what is shown without them is not for long.
    let as_of = if facts.is_held() { as_of } else { AsOf::Newest };
    let spelt = format!("source {id} as {media}, held: {}, read by {READER}", facts.is_held());
    let stamp = Stamp::new(&spelt, release, as_of);
    if stamp.is_known(request) {
        return Ok(stamp.not_modified());
    }
    let held = match facts.document_hash().filter(|_| facts.is_held()) {
        Some(sha256) => blocks_of(state, sha256.to_owned()).await?,
        None => Held::Nothing,
    };
    let pinned = matches!(as_of, AsOf::Release(_));
    let body = state
        .work(move || {
            let view = View::of(resource, facts, &held, release, pinned);
            Ok(if media == HTML { page::page(&view) } else { view.json().to_string() })
        })
        .await?;
    Ok(if media == HTML { crate::page::answer(stamp.streamed(), body) } else { stamp.json(body) })
}

/// The resource of the facts that have such ids.
fn resource_of(id: &str) -> Option<&'static Resource> {
    let name = identity::resource_of(id.split('-').nth(3)?)?;
    RESOURCES.iter().copied().find(|resource| resource.name == name)
}

/// What is stored of a fact and around it.
struct Facts {
    item: Map<String, Json>,
    document: Map<String, Json>,
    disclosure: Map<String, Json>,
    government: Map<String, Json>,
}

impl Facts {
    fn is_held(&self) -> bool {
        self.document.get("held").and_then(Json::as_bool) == Some(true)
    }

    fn document_hash(&self) -> Option<&str> {
        text(&self.document, "sha256")
    }
}

fn text<'a>(item: &'a Map<String, Json>, key: &str) -> Option<&'a str> {
    item.get(key).and_then(Json::as_str)
}

fn facts(store: &Store, list: &ListRequest, release: i64) -> Result<Option<Facts>, StoreError> {
    let Some(item) = first(store, list, release)? else { return Ok(None) };
    let named = |resource: &'static Resource, id: Option<&str>| -> Result<Map<String, Json>, StoreError> {
        // An id that was stored has the form of its resource's ids.
        let list = id.and_then(|id| parse_item(resource, id, &[]).ok());
        Ok(list.map(|list| first(store, &list, release)).transpose()?.flatten().unwrap_or_default())
    };
    let document = item.get("source").and_then(|source| source.get("document")?.as_str()).map(str::to_owned);
    Ok(Some(Facts {
        document: named(&DOCUMENTS, document.as_deref())?,
        disclosure: named(&DISCLOSURES, text(&item, "disclosure"))?,
        government: named(&GOVERNMENTS, text(&item, "government"))?,
        item,
    }))
}

fn first(store: &Store, list: &ListRequest, release: i64) -> Result<Option<Map<String, Json>>, StoreError> {
    let mut query = list.query.clone();
    query.as_of = AsOf::Release(release);
    let page = store.list(&query, Includes::default())?;
    page.items.first().map(|item| serde_json::from_str(&item.json)).transpose().map_err(StoreError::from)
}
