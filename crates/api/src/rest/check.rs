//! Checking a document before it is published: nothing is stored.

mod page;

use std::time::Duration;

use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpRequest, HttpResponse, post, web};
use openbudget_domain::check::Check;
use openbudget_domain::disclosure::DisclosureKind;
use openbudget_domain::government::Government;
use openbudget_domain::query::Refusal;
use openbudget_domain::resource::Shape;
use openbudget_ingest::Request;
use serde_json::json;

use crate::openapi::shaped;
use crate::page::HTML;
use crate::problem::Problem;
use crate::request::{negotiated, parameters};
use crate::state::AppState;

/// The largest document that is checked, in bytes: the largest that is read.
pub(crate) const MOST_BYTES: usize = 64 << 20;

/// The longest name of a government, in characters.
const LONGEST_NAME: usize = 100;

/// Check a document before it is published
///
/// The body is the document itself: .docx, .xlsx, .xls, HTML or text. The answer tells what was read, what was not
/// understood, and what the rules found; as JSON, or as a page where the client accepts HTML. Nothing is stored.
#[utoipa::path(tag = "findings", responses((status = 200, description = "What was read and found")))]
#[post("/v1/check")]
pub(crate) async fn check_document(
    request: HttpRequest,
    state: web::Data<AppState>,
    body: web::Payload,
) -> Result<HttpResponse, Problem> {
    answer(&request, &state, body).await.map_err(|problem| problem.at(&request))
}

async fn answer(request: &HttpRequest, state: &AppState, body: web::Payload) -> Result<HttpResponse, Problem> {
    let media = negotiated(request, &["application/json", HTML])?;
    let stated = read_request(&parameters(request)?).map_err(Problem::refused)?;
    if is_form(request) {
        let words = "send the document itself as the body, not a form that holds it: `curl --data-binary @FILE`";
        return Err(Problem::of("unsupported_media_type").detailed(words));
    }
    let bytes = arrived(body, state.arrival()).await?;
    let text = state
        .read(move || {
            let reading = openbudget_ingest::read(&bytes, &stated);
            let reading = reading.map_err(|refusal| {
                let at = refusal.locator.as_ref().map(|locator| format!(" ({locator})")).unwrap_or_default();
                Problem::of("unreadable_document").detailed(format!("{refusal}{at}"))
            })?;
            let check = Check::new(&reading.disclosure);
            let report = if media == HTML { page::page(&check) } else { check.json().map(|json| json.to_string()) };
            report.map_err(|error| {
                tracing::error!(%error, "a report cannot be written");
                Problem::of("internal_error")
            })
        })
        .await?;
    let mut response = HttpResponse::Ok();
    response.insert_header(("Cache-Control", "no-store"));
    if media == HTML {
        return Ok(crate::page::answer(response, text));
    }
    Ok(response.insert_header((CONTENT_TYPE, media)).body(text))
}

/// Whether the body is a form of a page with a file in it. Any other media type is as good as none: what a document
/// is, its bytes tell, and `curl --data-binary` calls everything a form of words.
fn is_form(request: &HttpRequest) -> bool {
    let media = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    media.trim_start().to_ascii_lowercase().starts_with("multipart/")
}

/// The whole body, as far as it is not too large and does not take too long.
async fn arrived(body: web::Payload, within: Duration) -> Result<web::Bytes, Problem> {
    match tokio::time::timeout(within, body.to_bytes_limited(MOST_BYTES)).await {
        Ok(Ok(Ok(bytes))) => Ok(bytes),
        Ok(Ok(Err(error))) => Err(Problem::of("malformed_body").detailed(format!("the body breaks off: {error}"))),
        Ok(Err(_)) => {
            Err(Problem::of("body_too_large").detailed(format!("the document is larger than {MOST_BYTES} bytes")))
        }
        Err(_) => {
            let words = format!("the document did not arrive within {} seconds", within.as_secs());
            Err(Problem::of("request_timeout").detailed(words))
        }
    }
}

/// The names of the parameters.
const NAMES: &[&str] = &["government", "government_name", "fiscal_year", "kind"];

fn read_request(parameters: &[(String, String)]) -> Result<Request, Vec<Refusal>> {
    let (mut code, mut name) = ("000000".to_owned(), String::new());
    let (mut fiscal_year, mut kind) = (None, None);
    let mut refusals = Vec::new();
    for (at, (parameter, text)) in parameters.iter().enumerate() {
        let refuse = |message: String| Refusal {
            parameter: parameter.clone(),
            code: "invalid_value",
            message,
            suggestion: None,
        };
        if parameters.iter().take(at).any(|(other, _)| other == parameter) {
            let message = "stands more than once".to_owned();
            refusals.push(Refusal {
                parameter: parameter.clone(),
                code: "repeated_parameter",
                message,
                suggestion: None,
            });
            continue;
        }
        match parameter.as_str() {
            "government" if Shape::GovernmentCode.holds(text) => code.clone_from(text),
            "government" => refusals.push(refuse(format!("'{text}' does not match ^[0-9]{{6}}$"))),
            "government_name" if text.chars().count() <= LONGEST_NAME => name.clone_from(text),
            "government_name" => refusals.push(refuse(format!("is longer than {LONGEST_NAME} characters"))),
            "fiscal_year" => match text.parse().ok().filter(|year| (1949..=2100).contains(year)) {
                Some(year) => fiscal_year = Some(year),
                None => refusals.push(refuse(format!("'{text}' is no year from 1949 to 2100"))),
            },
            "kind" => {
                kind = DisclosureKind::from_key(text);
                if kind.is_none() {
                    let keys: Vec<&str> = DisclosureKind::ALL.iter().map(|kind| kind.key()).collect();
                    refusals.push(refuse(format!("'{text}' is none of {}", keys.join(", "))));
                }
            }
            other => {
                let message = format!("no parameter '{other}' on check");
                refusals.push(Refusal::unknown(other, message, NAMES.iter().copied()));
            }
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(Request { government: Government::stated(&code, &name), fiscal_year, kind })
}

/// What the description tells of the parameters.
pub(crate) fn parameter_schemas() -> Vec<serde_json::Value> {
    let kinds: Vec<&str> = DisclosureKind::ALL.iter().map(|kind| kind.key()).collect();
    let of = |name: &str, schema: serde_json::Value, doc: &str| json!({"name": name, "in": "query", "required": false, "description": doc, "schema": schema});
    vec![
        of("government", shaped(Shape::GovernmentCode).unwrap_or_default(), "Code of the government that publishes."),
        of(
            "government_name",
            json!({"type": "string", "maxLength": LONGEST_NAME}),
            "Its name, for a code that is not listed.",
        ),
        of(
            "fiscal_year",
            json!({"type": "integer", "minimum": 1949, "maximum": 2100}),
            "The fiscal year: beats the one that the text names.",
        ),
        of("kind", json!({"type": "string", "enum": kinds}), "The kind of publication; else as the title says."),
    ]
}
