//! The rules that disclosures are checked by.

use actix_web::{HttpRequest, HttpResponse, get, web};
use openbudget_domain::query::Refusal;
use openbudget_domain::query::list::AsOf;
use openbudget_domain::rule::{EDITION, RULES};
use serde_json::{Value as Json, json};

use crate::answer::Stamp;
use crate::problem::Problem;
use crate::request::{accepts_json, parameters};
use crate::state::AppState;

/// List the rules that disclosures are checked by
#[utoipa::path(tag = "findings", responses((status = 200, description = "Every rule")))]
#[get("/v1/rules")]
pub(crate) async fn list_rules(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, Problem> {
    answer(&request, &state).await.map_err(|problem| problem.at(&request))
}

async fn answer(request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    accepts_json(request)?;
    if let Some((name, _)) = parameters(request)?.into_iter().next() {
        let message = format!("no parameter '{name}' on rules");
        return Err(Problem::refused(vec![Refusal::unknown(&name, message, std::iter::empty())]));
    }
    let release = state.ask(openbudget_persistence::Store::newest_release).await?;
    let stamp = Stamp::new(&format!("rules {EDITION}"), release, AsOf::Newest);
    if stamp.is_known(request) {
        return Ok(stamp.not_modified());
    }
    let items: Vec<Json> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "severity": rule.severity,
                "severity_printed": rule.severity.printed(),
                "title": {"zh": rule.zh, "en": rule.en},
                "formula": rule.formula,
                "tolerance": rule.tolerance,
            })
        })
        .collect();
    Ok(stamp.json(json!({"items": items, "edition": EDITION, "release": release}).to_string()))
}
