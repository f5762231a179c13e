//! Whether the program lives, and whether it can answer.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde_json::json;

use crate::problem::Problem;
use crate::state::AppState;

/// Tell that the program lives
#[utoipa::path(tag = "health", responses((status = 200, description = "The program lives")))]
#[get("/healthz")]
pub(crate) async fn show_health() -> HttpResponse {
    HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(json!({"status": "ok"}))
}

/// Tell whether the database answers and its schema is up to date
#[utoipa::path(tag = "health", responses((status = 200, description = "The program can answer")))]
#[get("/readyz")]
pub(crate) async fn show_readiness(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, Problem> {
    let release = state.ready().await.map_err(|problem| problem.at(&request))?;
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .json(json!({"status": "ready", "release": release})))
}
