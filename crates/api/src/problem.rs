//! Errors as RFC 9457 has them, from one table of codes.

mod table;

use actix_web::body::BoxBody;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use openbudget_domain::query::Refusal;
use openbudget_persistence::StoreError;
use serde_json::{Value as Json, json};

pub(crate) use table::{CODES, Code};

/// The methods that every path answers.
pub(crate) const METHODS: &str = "GET, HEAD, OPTIONS";

/// An error as a client is told of it.
#[derive(Debug)]
pub(crate) struct Problem {
    code: &'static Code,
    detail: Option<String>,
    errors: Vec<Refusal>,
    instance: Option<String>,
}

impl Problem {
    /// The problem of a code of the table.
    pub(crate) fn of(code: &str) -> Self {
        Self { code: table::code(code), detail: None, errors: Vec::new(), instance: None }
    }

    /// The same problem, in words.
    pub(crate) fn detailed(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same problem, met at a request.
    pub(crate) fn at(mut self, request: &HttpRequest) -> Self {
        self.instance = Some(request.uri().path_and_query().map_or_else(String::new, ToString::to_string));
        self
    }

    /// What is wrong with the parameters: the code of the only refusal, or that of several.
    pub(crate) fn refused(refusals: Vec<Refusal>) -> Self {
        let code = match refusals.as_slice() {
            [first, rest @ ..] if rest.iter().all(|other| other.code == first.code) => first.code,
            _ => "invalid_parameters",
        };
        let detail = match refusals.as_slice() {
            [only] if only.code == "unknown_parameter" => only.message.clone(),
            refusals => {
                let parts: Vec<String> = refusals.iter().map(|r| format!("{}: {}", r.parameter, r.message)).collect();
                parts.join("; ")
            }
        };
        Self { code: table::code(code), detail: Some(detail), errors: refusals, instance: None }
    }

    /// The stable key of its kind.
    pub(crate) const fn key(&self) -> &'static str {
        self.code.key
    }

    /// What is wrong, in words.
    pub(crate) fn words(&self) -> &str {
        self.detail.as_deref().unwrap_or(self.code.detail)
    }

    /// The parameters that are wrong.
    pub(crate) fn refusals(&self) -> &[Refusal] {
        &self.errors
    }

    /// The body.
    pub(crate) fn json(&self) -> Json {
        let mut body = json!({
            "type": self.code.url(),
            "title": self.code.title,
            "status": self.code.status.as_u16(),
            "code": self.code.key,
            "detail": self.words(),
        });
        if let Json::Object(keys) = &mut body {
            if let Some(instance) = &self.instance {
                keys.insert("instance".to_owned(), json!(instance));
            }
            if !self.errors.is_empty() {
                keys.insert("errors".to_owned(), json!(self.errors));
            }
        }
        body
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.code.key)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> actix_web::http::StatusCode {
        self.code.status
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = HttpResponse::build(self.code.status);
        response.insert_header((CONTENT_TYPE, "application/problem+json"));
        response.insert_header(("Cache-Control", "no-store"));
        if self.code.status.as_u16() == 405 {
            let check = self.instance.as_deref().is_some_and(|path| path.starts_with("/v1/check"));
            let methods = if check { "POST, OPTIONS" } else { METHODS };
            response.insert_header((ALLOW, HeaderValue::from_static(methods)));
        }
        if self.code.status.as_u16() == 503 {
            response.insert_header((RETRY_AFTER, "5"));
        }
        response.body(self.json().to_string())
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let refusal = |parameter: &str, code: &'static str, message: String| {
            Self::refused(vec![Refusal { parameter: parameter.to_owned(), code, message, suggestion: None }])
        };
        match error {
            StoreError::UnknownRelease(release) => {
                refusal("as_of", "invalid_value", format!("there is no release {release}"))
            }
            StoreError::UnknownItem => {
                refusal("cursor", "invalid_cursor", "names an item that its release does not have".to_owned())
            }
            StoreError::LaterRelease { since, release } => refusal(
                "updated_since",
                "invalid_value",
                format!("release {since} is not before release {release}, which is read"),
            ),
            StoreError::SumTooLarge => Self::of("sum_too_large"),
            StoreError::TooManyGroups => Self::of("too_many_groups"),
            StoreError::Timeout => Self::of("query_timeout"),
            StoreError::Unavailable(_) => {
                tracing::error!(%error, "the store is unavailable");
                Self::of("database_unavailable")
            }
            StoreError::Corrupt(_) | StoreError::Database(_) => {
                tracing::error!(%error, "the store failed");
                Self::of("internal_error")
            }
        }
    }
}
