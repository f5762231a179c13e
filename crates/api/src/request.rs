//! Reading what a client asks for from a request.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;
use percent_encoding::percent_decode_str;

use crate::problem::Problem;

/// The longest query, in bytes.
const LONGEST_QUERY: usize = 16_384;

/// The decoded parameters, in their order.
///
/// # Errors
/// Where the query is too long, or not percent-encoded UTF-8.
pub(crate) fn parameters(request: &HttpRequest) -> Result<Vec<(String, String)>, Problem> {
    let query = request.query_string();
    if query.len() > LONGEST_QUERY {
        return Err(Problem::of("query_too_long"));
    }
    query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            Ok((decoded(name)?, decoded(value)?))
        })
        .collect()
}

fn decoded(text: &str) -> Result<String, Problem> {
    let malformed = || Problem::of("malformed_query").detailed(format!("'{text}' is not percent-encoded UTF-8"));
    let text = text.replace('+', " ");
    if !well_encoded(&text) {
        return Err(malformed());
    }
    percent_decode_str(&text).decode_utf8().map(std::borrow::Cow::into_owned).map_err(|_| malformed())
}

/// Whether every `%` stands before two hexadecimal digits.
fn well_encoded(text: &str) -> bool {
    text.split('%').skip(1).all(|part| {
        let mut digits = part.bytes();
        let mut hexadecimal = || digits.next().is_some_and(|digit| digit.is_ascii_hexdigit());
        hexadecimal() && hexadecimal()
    })
}

/// Refuses a client that accepts no JSON.
///
/// # Errors
/// Where the `Accept` header names neither JSON nor everything.
pub(crate) fn accepts_json(request: &HttpRequest) -> Result<(), Problem> {
    let Some(accept) = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()) else { return Ok(()) };
    let accepted = accept.split(',').any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused = parts.any(|parameter| matches!(parameter, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        matches!(media.as_str(), "" | "*/*" | "application/*" | "application/json") && !refused
    });
    if accepted { Ok(()) } else { Err(Problem::of("not_acceptable")) }
}
