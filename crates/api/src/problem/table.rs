//! The one table of error codes.

use actix_web::http::StatusCode;

/// A kind of error.
#[derive(Debug)]
pub(crate) struct Code {
    /// The stable key that clients rely on.
    pub key: &'static str,
    /// The HTTP status.
    pub status: StatusCode,
    /// What it is.
    pub title: &'static str,
    /// What it means where an error says nothing more.
    pub detail: &'static str,
}

impl Code {
    /// The `type` of the problem: a name, not an address.
    pub(crate) fn url(&self) -> String {
        format!("https://openbudget.example/problems/{}", self.key.replace('_', "-"))
    }
}

const fn entry(key: &'static str, status: StatusCode, title: &'static str, detail: &'static str) -> Code {
    Code { key, status, title, detail }
}

/// Every code.
pub(crate) static CODES: &[Code] = &[
    entry("unknown_parameter", StatusCode::BAD_REQUEST, "Unknown parameter", "the path takes no such parameter"),
    entry("repeated_parameter", StatusCode::BAD_REQUEST, "Repeated parameter", "a parameter stands more than once"),
    entry("invalid_value", StatusCode::BAD_REQUEST, "Invalid value", "a value is not of its parameter's kind"),
    entry("invalid_cursor", StatusCode::BAD_REQUEST, "Invalid cursor", "the cursor is damaged or of another question"),
    entry("invalid_parameters", StatusCode::BAD_REQUEST, "Invalid parameters", "several parameters are wrong"),
    entry("malformed_query", StatusCode::BAD_REQUEST, "Malformed query", "the query is not percent-encoded UTF-8"),
    entry("malformed_path", StatusCode::BAD_REQUEST, "Malformed path", "the path is not percent-encoded UTF-8"),
    entry("too_many_groups", StatusCode::BAD_REQUEST, "Too many groups", "group by fewer fields, or filter"),
    entry("sum_too_large", StatusCode::BAD_REQUEST, "Sum too large", "a sum is beyond what is held exactly: filter"),
    entry("invalid_query", StatusCode::BAD_REQUEST, "Invalid query", "the query is no query of the schema"),
    entry("query_too_deep", StatusCode::BAD_REQUEST, "Query too deep", "select fewer levels"),
    entry("query_too_costly", StatusCode::BAD_REQUEST, "Query too costly", "ask for smaller pages, or fewer of them"),
    entry(
        "unsupported_media_type",
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "Unsupported media type",
        "send application/json",
    ),
    entry("request_timeout", StatusCode::REQUEST_TIMEOUT, "Request timeout", "the body took too long to arrive"),
    entry("body_too_large", StatusCode::PAYLOAD_TOO_LARGE, "Body too large", "the body is larger than is read"),
    entry("malformed_body", StatusCode::BAD_REQUEST, "Malformed body", "the body is not what the path takes"),
    entry(
        "unreadable_document",
        StatusCode::UNPROCESSABLE_ENTITY,
        "Unreadable document",
        "the document cannot be read",
    ),
    entry("not_found", StatusCode::NOT_FOUND, "Not found", "there is nothing at this path"),
    entry(
        "document_bytes_not_held",
        StatusCode::NOT_FOUND,
        "Document bytes not held",
        "the record extracted from the document is held, not its bytes; every source shows the text that it cites",
    ),
    entry("method_not_allowed", StatusCode::METHOD_NOT_ALLOWED, "Method not allowed", "this path is only read"),
    entry("not_acceptable", StatusCode::NOT_ACCEPTABLE, "Not acceptable", "this path answers in application/json"),
    entry("query_too_long", StatusCode::URI_TOO_LONG, "Query too long", "the query has more than 32,768 bytes"),
    entry(
        "rate_limited",
        StatusCode::TOO_MANY_REQUESTS,
        "Too many requests",
        "the address has used up its requests; Retry-After tells when to go on",
    ),
    entry("internal_error", StatusCode::INTERNAL_SERVER_ERROR, "Internal error", "the program failed; it is logged"),
    entry("overloaded", StatusCode::SERVICE_UNAVAILABLE, "Overloaded", "too many questions wait; ask again later"),
    entry(
        "query_timeout",
        StatusCode::SERVICE_UNAVAILABLE,
        "Query timeout",
        "the question took too long: ask for less",
    ),
    entry(
        "database_unavailable",
        StatusCode::SERVICE_UNAVAILABLE,
        "Database unavailable",
        "the database does not answer",
    ),
];

static UNKNOWN: Code =
    entry("internal_error", StatusCode::INTERNAL_SERVER_ERROR, "Internal error", "the program failed; it is logged");

/// The entry of a code.
pub(super) fn code(key: &str) -> &'static Code {
    CODES.iter().find(|code| code.key == key).unwrap_or(&UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_stands_once_and_is_an_error() {
        for code in CODES {
            assert_eq!(CODES.iter().filter(|other| other.key == code.key).count(), 1, "{}", code.key);
            assert!(code.status.is_client_error() || code.status.is_server_error(), "{}", code.key);
        }
    }
}
