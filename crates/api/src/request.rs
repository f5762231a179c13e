//! Reading what a client asks for from a request.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;
use openbudget_domain::query::Refusal;
use percent_encoding::percent_decode_str;

use crate::problem::Problem;

/// The longest query, in bytes.
const LONGEST_QUERY: usize = 32_768;

/// The decoded parameters, in their order.
///
/// # Errors
/// Where the query is too long, or not percent-encoded UTF-8.
pub(crate) fn parameters(request: &HttpRequest) -> Result<Vec<(String, String)>, Problem> {
    let query = request.query_string();
    if query.len() > LONGEST_QUERY {
        return Err(Problem::of("query_too_long"));
    }
    let mut parameters = Vec::new();
    let mut refusals = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match (decoded(name), decoded(value)) {
            (Some(name), Some(value)) => parameters.push((name, value)),
            (Some(name), None) => refusals.push(malformed(&name, value)),
            // A name that cannot be read stands as it is written.
            (None, _) => refusals.push(malformed(name, name)),
        }
    }
    if refusals.is_empty() { Ok(parameters) } else { Err(Problem::refused(refusals)) }
}

fn malformed(name: &str, text: &str) -> Refusal {
    Refusal {
        parameter: name.to_owned(),
        code: "malformed_query",
        message: format!("'{text}' is not percent-encoded UTF-8"),
        suggestion: None,
    }
}

/// The text that is encoded; nothing where it is not well encoded.
fn decoded(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    well_encoded(&text).then_some(())?;
    percent_decode_str(&text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
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
    negotiated(request, &["application/json"]).map(drop)
}

/// The media type that a client likes best of those offered, the first of equals.
///
/// # Errors
/// Where the `Accept` header takes none of them.
pub(crate) fn negotiated(request: &HttpRequest, offered: &[&'static str]) -> Result<&'static str, Problem> {
    let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).map_or("*/*", str::trim);
    let accept = if accept.is_empty() { "*/*" } else { accept };
    let mut best: Option<(&'static str, u32)> = None;
    for media in offered {
        let quality = quality(accept, media);
        if quality > best.map_or(0, |(_, quality)| quality) {
            best = Some((media, quality));
        }
    }
    best.map(|(media, _)| media).ok_or_else(|| Problem::of("not_acceptable"))
}

/// How much a media type is wanted, of 1,000, by the most specific range that holds it (RFC 9110, 12.5.1).
fn quality(accept: &str, media: &str) -> u32 {
    let kind = media.split('/').next().unwrap_or_default();
    let mut found = (0_u32, 0_u32);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let specific = match name.split_once('/') {
            Some(_) if name == media => 3,
            Some((of, "*")) if of == kind => 2,
            Some(("*", "*")) => 1,
            _ => continue,
        };
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1_000, thousandths);
        if specific > found.0 {
            found = (specific, weight);
        }
    }
    found.1
}

/// `0.8` as 800; what is no quality counts as none.
fn thousandths(quality: &str) -> u32 {
    let (whole, rest) = quality.split_once('.').unwrap_or((quality, ""));
    let digits: String = rest.chars().chain("000".chars()).take(3).collect();
    match (whole, digits.parse::<u32>()) {
        ("1", Ok(_)) => 1_000,
        ("0", Ok(digits)) => digits,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_specific_range_decides() {
        assert_eq!(quality("text/*;q=0.3, text/csv;q=0.7, */*;q=0.1", "text/csv"), 700);
        assert_eq!(quality("text/*;q=0.3, */*;q=0.1", "text/csv"), 300);
        assert_eq!(quality("application/json;q=0, */*", "application/json"), 0);
        assert_eq!(quality("image/png", "application/json"), 0);
    }
}
