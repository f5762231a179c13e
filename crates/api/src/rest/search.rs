//! Search over names, purposes, objectives, indicators and statements.

use actix_web::{HttpRequest, HttpResponse, get, web};
use openbudget_domain::query::list::AsOf;
use openbudget_domain::query::parse::{LARGEST_LIMIT, USUAL_LIMIT, read_as_of};
use openbudget_domain::query::{Refusal, cursor};
use openbudget_domain::resource::Shape;
use openbudget_domain::search::{LONGEST_TERM, SEARCHED, folded};
use openbudget_persistence::{HitPage, SearchQuery};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use crate::answer::{Held, Stamp};
use crate::problem::Problem;
use crate::request::{accepts_json, parameters};
use crate::state::AppState;

/// Search texts for a term
#[utoipa::path(tag = "search", responses((status = 200, description = "A page of hits, the best first")))]
#[get("/v1/search")]
pub(crate) async fn search(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, Problem> {
    answer(&request, &state).await.map_err(|problem| problem.at(&request))
}

async fn answer(request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    accepts_json(request)?;
    let (mut query, question) = question(&parameters(request)?)?;
    let (held, limit, spelt) = (Held::by(request), query.limit, question.clone());
    let (stamp, hits) = state
        .ask(move |store| {
            let as_of = query.as_of;
            let release = store.resolve_release(as_of)?;
            let spelt = format!("{spelt}&limit={limit}&offset={}", query.offset);
            let stamp = Stamp::new(&spelt, release, as_of);
            if stamp.is_held(&held) {
                return Ok((stamp, None));
            }
            query.as_of = AsOf::Release(release);
            Ok((stamp, Some(store.search(&query)?)))
        })
        .await?;
    let Some(hits) = hits else { return Ok(stamp.not_modified()) };
    Ok(stamp.json(body(&question, limit, &hits).to_string()))
}

/// The search that parameters ask for, and how its cursors spell it.
fn question(parameters: &[(String, String)]) -> Result<(SearchQuery, String), Problem> {
    let (mut query, page) = read(parameters).map_err(Problem::refused)?;
    let question = spelt(&query);
    if let Some(text) = page {
        let (release, offset) =
            cursor::resume_at(&question, &text).map_err(|refusal| Problem::refused(vec![refusal]))?;
        query.offset = offset;
        query.as_of = AsOf::Release(release);
    }
    Ok((query, question))
}

/// The page of hits that parameters ask for, read from the release `newest` where they name none.
pub(crate) async fn page_of(state: &AppState, parameters: &[(String, String)], newest: i64) -> Result<Json, Problem> {
    let (mut query, question) = question(parameters)?;
    if query.as_of == AsOf::Newest {
        query.as_of = AsOf::Release(newest);
    }
    let limit = query.limit;
    let hits = state.ask(move |store| store.search(&query)).await?;
    Ok(body(&question, limit, &hits))
}

fn spelt(query: &SearchQuery) -> String {
    format!(
        "search?{:?}&{:?}&{:?}&{:?}&{:?}",
        folded(&query.term),
        query.government,
        query.fiscal_year,
        query.resource,
        query.as_of
    )
}

fn body(question: &String, limit: u32, page: &HitPage) -> Json {
    let next = page.next.map(|offset| cursor::encode(question, page.release, &offset.to_string()));
    let items: Vec<Json> = page
        .hits
        .iter()
        .map(|hit| {
            let score = Decimal::new(hit.score.min(1_000), 3);
            json!({
                "resource": hit.resource,
                "id": hit.id,
                "government": hit.government,
                "fiscal_year": hit.fiscal_year,
                "field": hit.field,
                "snippet": hit.snippet,
                "score": serde_json::from_str::<Json>(&score.to_string()).unwrap_or_default(),
            })
        })
        .collect();
    json!({"items": items, "page": {"limit": limit, "next": next}, "release": page.release})
}

/// The resources that are searched.
pub(crate) fn searched() -> Vec<&'static str> {
    let mut names: Vec<&str> = SEARCHED.iter().map(|searched| searched.resource).collect();
    names.dedup();
    names
}

const NAMES: &[&str] = &["q", "resource", "government", "fiscal_year", "limit", "cursor", "as_of"];

fn read(parameters: &[(String, String)]) -> Result<(SearchQuery, Option<String>), Vec<Refusal>> {
    let mut query = SearchQuery {
        term: String::new(),
        government: None,
        fiscal_year: None,
        resource: None,
        limit: USUAL_LIMIT,
        offset: 0,
        as_of: AsOf::Newest,
    };
    let mut page = None;
    let mut refusals = Vec::new();
    for (at, (name, text)) in parameters.iter().enumerate() {
        if parameters.iter().take(at).any(|(other, _)| other == name) {
            refusals.push(refusal(name, "repeated_parameter", "stands more than once".to_owned()));
        } else if name == "cursor" {
            page = Some(text.clone()).filter(|text| !text.is_empty());
        } else if let Err(message) = take(&mut query, name, text) {
            refusals.push(if name == "resource" {
                Refusal::unknown_value(name, message, text, searched().into_iter())
            } else if NAMES.contains(&name.as_str()) {
                refusal(name, "invalid_value", message)
            } else {
                Refusal::unknown(name, message, NAMES.iter().copied())
            });
        }
    }
    if refusals.is_empty() && folded(&query.term).is_empty() {
        refusals.push(refusal("q", "invalid_value", "names no term: write at least one character".to_owned()));
    }
    if refusals.is_empty() { Ok((query, page)) } else { Err(refusals) }
}

fn take(query: &mut SearchQuery, name: &str, text: &str) -> Result<(), String> {
    match name {
        "q" if text.chars().count() > LONGEST_TERM => return Err(format!("is longer than {LONGEST_TERM} characters")),
        "q" if text.contains('\0') => return Err("has a NUL character".to_owned()),
        "q" => text.clone_into(&mut query.term),
        "government" if Shape::GovernmentCode.holds(text) => query.government = Some(text.to_owned()),
        "fiscal_year" if Shape::Year.holds(text) => query.fiscal_year = text.parse().ok(),
        "resource" if SEARCHED.iter().any(|searched| searched.resource == text) => {
            query.resource = Some(text.to_owned());
        }
        "limit" => {
            let limit = text.parse().ok().filter(|limit| (1..=LARGEST_LIMIT).contains(limit));
            query.limit = limit.ok_or_else(|| format!("'{text}' is not a whole number from 1 to {LARGEST_LIMIT}"))?;
        }
        "as_of" => query.as_of = read_as_of(text).map_err(|refusal| refusal.message)?,
        "resource" => return Err(format!("'{text}' is not searched: {} are", searched().join(", "))),
        "government" | "fiscal_year" => return Err(format!("'{text}' is no {}", name.replace('_', " "))),
        _ => return Err(format!("no parameter '{name}' on search, which takes {}", NAMES.join(", "))),
    }
    Ok(())
}

fn refusal(parameter: &str, code: &'static str, message: String) -> Refusal {
    Refusal { parameter: parameter.to_owned(), code, message, suggestion: None }
}
