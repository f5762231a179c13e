//! The description, and the page that shows it, which needs no other site.

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, ContentEncoding, ETAG};
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use utoipa_swagger_ui::Config;

use crate::answer::Tag;
use crate::application::elsewhere;
use crate::openapi::openapi;
use crate::problem::Problem;

/// The description, and how the page is to show it.
struct Documentation {
    description: Bytes,
    /// The hash of the description.
    hash: String,
    page: Arc<Config<'static>>,
}

/// Adds the routes.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    let written: Bytes = openapi().to_string().into();
    let documentation = web::Data::new(Documentation {
        hash: HEXLOWER.encode(&Sha256::digest(&written)),
        description: written,
        // No other site is asked whether the description is well formed.
        page: Arc::new(Config::new(["/openapi.json"]).validator_url("none")),
    });
    let at = |path| web::resource(path).app_data(documentation.clone()).default_service(web::to(elsewhere));
    config.service(at("/openapi.json").route(web::get().to(description)));
    config.service(at("/docs/{file:.*}").route(web::get().to(file)));
    config.route("/docs", web::get().to(beginning));
}

async fn description(request: HttpRequest, documentation: web::Data<Documentation>) -> HttpResponse {
    let tag = Tag::of_bytes(&documentation.hash);
    let known = tag.is_known(&request);
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((ETAG, tag.to_string())).insert_header((CACHE_CONTROL, "public, no-cache"));
    if known {
        return response.finish();
    }
    response.content_type("application/json").body(documentation.description.clone())
}

async fn beginning() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header(("Location", "/docs/")).finish()
}

/// A file of the page.
async fn file(
    request: HttpRequest,
    name: web::Path<String>,
    documentation: web::Data<Documentation>,
) -> Result<HttpResponse, Problem> {
    let found = utoipa_swagger_ui::serve(&name, Arc::clone(&documentation.page)).map_err(|error| {
        tracing::error!(%error, "the documentation page cannot be made");
        Problem::of("internal_error").at(&request)
    })?;
    let Some(file) = found else { return Err(Problem::of("not_found").at(&request)) };
    let mut response = HttpResponse::Ok();
    if file.gzpipped {
        response.insert_header((CONTENT_ENCODING, ContentEncoding::Gzip));
    }
    Ok(response.content_type(file.content_type).body(file.bytes.into_owned()))
}
