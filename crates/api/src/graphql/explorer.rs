//! A page to explore GraphQL with: `GraphiQL`, built in, so that it needs no other site.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};

use crate::problem::Problem;

/// A file of the page: its name, its media type, and its bytes as gzip.
struct Asset(&'static str, &'static str, &'static [u8]);

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

static ASSETS: [Asset; 4] = [
    Asset("react.js", JAVASCRIPT, include_bytes!("../../assets/graphiql/react.js.gz")),
    Asset("react-dom.js", JAVASCRIPT, include_bytes!("../../assets/graphiql/react-dom.js.gz")),
    Asset("graphiql.js", JAVASCRIPT, include_bytes!("../../assets/graphiql/graphiql.js.gz")),
    Asset("graphiql.css", "text/css; charset=utf-8", include_bytes!("../../assets/graphiql/graphiql.css.gz")),
];

const START: &str = include_str!("../../assets/graphiql/start.js");
const PAGE: &str = include_str!("../../assets/graphiql/index.html");

pub(super) fn configure(config: &mut web::ServiceConfig) {
    config.route("/graphiql", web::get().to(redirect_page));
    config.route("/graphiql/", web::get().to(page));
    config.route("/graphiql/{name}", web::get().to(asset));
}

/// To the page.
pub(super) fn redirect() -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("Location", "/graphiql/")).finish()
}

async fn redirect_page() -> HttpResponse {
    redirect()
}

async fn page() -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, "text/html; charset=utf-8")).body(PAGE)
}

async fn asset(request: HttpRequest, name: web::Path<String>) -> Result<HttpResponse, Problem> {
    if name.as_str() == "start.js" {
        return Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, JAVASCRIPT)).body(START));
    }
    let Some(Asset(_, media, bytes)) = ASSETS.iter().find(|Asset(known, ..)| *known == name.as_str()) else {
        return Err(Problem::of("not_found").at(&request));
    };
    // Every browser reads gzip.
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_TYPE, *media)).insert_header((CONTENT_ENCODING, "gzip"));
    response.insert_header((CACHE_CONTROL, "public, max-age=86400"));
    Ok(response.body(*bytes))
}
