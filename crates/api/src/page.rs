//! What every page of the program shares: its frame, its looks, its headers. A page needs no other site and no script.

pub(crate) mod cited;

use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpResponse, HttpResponseBuilder};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The media type of pages.
pub(crate) const HTML: &str = "text/html";

const STYLE: &str = include_str!("../assets/page.css");

/// A page of this title.
pub(crate) fn frame(title: &str, content: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (content) } }
        }
    }
    .into_string()
}

/// Chinese words with the English below them.
pub(crate) fn both(zh: &str, en: &str) -> Markup {
    html! { (zh) " " small lang="en" { (en) } }
}

/// Answers with a page. What stands in a document is shown, and nothing of it is run.
pub(crate) fn answer(mut response: HttpResponseBuilder, page: String) -> HttpResponse {
    response.insert_header((CONTENT_TYPE, "text/html; charset=utf-8"));
    response.insert_header((
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    ));
    response.insert_header(("X-Content-Type-Options", "nosniff"));
    response.insert_header(("Referrer-Policy", "no-referrer"));
    response.body(page)
}
