//! The routes of the application.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig as DescribedConfig;

use crate::openapi::is_path;
use crate::problem::{METHODS, Problem};
use crate::rest;

/// Adds every handler that the description tells of.
pub(crate) fn describe(config: &mut DescribedConfig<'_>) {
    rest::governments::configure(config);
    config.service(rest::disclosures::list_revisions).service(rest::disclosures::list_differences);
    rest::disclosures::configure(config);
    config.service(rest::documents::show_document_content);
    rest::documents::configure(config);
    rest::projects::configure(config);
    rest::indicators::configure(config);
    rest::official_expenses::configure(config);
    rest::debt_balances::configure(config);
    rest::debt_service::configure(config);
    rest::transfer_payments::configure(config);
    rest::procurement_thresholds::configure(config);
    rest::statements::configure(config);
    rest::findings::configure(config);
    config.service(rest::rules::list_rules).service(rest::check::check_document);
    config.service(rest::search::search).service(rest::sources::show_source);
    config.service(rest::health::show_health).service(rest::health::show_readiness);
}

/// Adds the routes beside the described handlers: the description, its page, and what answers elsewhere.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    crate::documentation::configure(config);
    crate::graphql::configure(config);
    config.route("/", web::get().to(index));
    config.default_service(web::to(elsewhere));
}

/// What there is.
async fn index() -> HttpResponse {
    let resources: Vec<String> =
        openbudget_domain::resource::RESOURCES.iter().map(|resource| format!("/v1/{}", resource.name)).collect();
    HttpResponse::Ok().json(json!({
        "name": "openbudget",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Local-government budget disclosures as open data, every figure cited to its source",
        "documentation": "/docs/",
        "openapi": "/openapi.json",
        "graphql": "/graphql",
        "resources": resources,
    }))
}

/// The paths that are there beside those of the description.
const PAGES: &[&str] = &["", "/openapi.json", "/docs", "/graphiql"];

/// A path that is not there, or a method that a path has not.
pub(crate) async fn elsewhere(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let known = is_path(request.path()) || PAGES.contains(&request.path().trim_end_matches('/'));
    let methods = if request.path() == "/v1/check" { "POST, OPTIONS" } else { METHODS };
    if known && request.method() == Method::OPTIONS {
        return Ok(HttpResponse::NoContent().insert_header(("Allow", methods)).finish());
    }
    let code = if known && (request.method() != Method::GET || methods != METHODS) {
        "method_not_allowed"
    } else {
        "not_found"
    };
    let problem = Problem::of(code).at(&request);
    Err(if code == "method_not_allowed" && methods != METHODS {
        problem.detailed("a document is sent here by POST")
    } else {
        problem
    })
}
