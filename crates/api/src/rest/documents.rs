//! Documents that disclosures were read from.

use openbudget_domain::query::Refusal;

super::endpoint::endpoints!(
    DOCUMENTS,
    "documents",
    list_documents "/v1/documents" "List documents that disclosures were read from",
    show_document "/v1/documents/{id}" "Show one document",
    aggregate_documents "/v1/documents/aggregate" "Count and sum documents that disclosures were read from by group",
    export_documents "/v1/documents.{format}" "Export documents that disclosures were read from, all of them",
);

use openbudget_ingest::format::charset;
use openbudget_ingest::format::detect::Format;
use openbudget_persistence::DocumentContent;

use crate::answer::Tag;

/// Fetch the bytes of a document as they were published
#[utoipa::path(tag = "documents", responses((status = 200, description = "The bytes")))]
#[get("/v1/documents/{id}/content")]
pub(crate) async fn show_document_content(
    request: HttpRequest,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    content(&id, &request, &state).await.map_err(|problem| problem.at(&request))
}

async fn content(sha256: &str, request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    if let Some((name, _)) = crate::request::parameters(request)?.first() {
        let message = format!("no parameter '{name}' here");
        return Err(Problem::refused(vec![Refusal::unknown(name, message, std::iter::empty())]));
    }
    // Refuses what is no hash.
    openbudget_domain::query::parse_item(&DOCUMENTS, sha256, &[]).map_err(Problem::refused)?;
    let asked = sha256.to_owned();
    let found = state
        .ask(move |store| {
            let found = store.document_content(&asked)?;
            Ok(found.map(|document| (content_type(&document), document)))
        })
        .await?;
    let Some((content_type, document)) = found else {
        return Err(Problem::of("not_found").detailed(format!("documents has no item '{sha256}'")));
    };
    let disposition = disposition(&document, sha256);
    let Some(bytes) = document.bytes else { return Err(Problem::of("document_bytes_not_held")) };
    // The bytes of a hash never change.
    let tag = Tag::of_bytes(sha256);
    let known = tag.is_known(request);
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header(("ETag", tag.to_string()));
    response.insert_header(("Cache-Control", "public, max-age=31536000, immutable"));
    if known {
        return Ok(response.finish());
    }
    response.insert_header(("Content-Disposition", disposition));
    // What an office uploaded is never run as a page of this site: no script, no request, an origin of its own.
    response.insert_header(("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"));
    response.insert_header(("X-Content-Type-Options", "nosniff"));
    response.content_type(content_type);
    Ok(response.body(bytes))
}

fn format_of(document: &DocumentContent) -> Option<Format> {
    Format::ALL.iter().copied().find(|format| format.media_type() == document.media_type)
}

/// The media type, and of a text the encoding that it is read in: without it a browser guesses.
fn content_type(document: &DocumentContent) -> String {
    let charset = document.bytes.as_deref().zip(format_of(document)).and_then(|(bytes, format)| charset(bytes, format));
    let charset = charset.map(|name| format!("; charset={name}")).unwrap_or_default();
    format!("{}{charset}", document.media_type)
}

/// Under which name a browser saves the bytes, as `999901-2024-budget-9f2c1d7a.docx`. What a browser shows by itself is
/// shown.
fn disposition(document: &DocumentContent, sha256: &str) -> String {
    let format = format_of(document);
    let extension = format.map_or("bin", |format| format.extension());
    let shown = matches!(format, Some(Format::Text | Format::Html));
    let short: String = sha256.chars().take(8).collect();
    let of = document.disclosure.as_deref().map_or_else(String::new, |disclosure| format!("{disclosure}-"));
    // Ids of disclosures are digits, letters, `-` and `_`.
    format!("{}; filename=\"{of}{short}.{extension}\"", if shown { "inline" } else { "attachment" })
}
