//! Answers: their bodies, their tags, and 304 for what a client already has.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, VARY,
};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse};
use data_encoding::HEXLOWER;
use openbudget_domain::query::AsOf;
use sha2::{Digest, Sha256};

/// The header that names the release which an answer was read from.
pub(crate) const RELEASE: &str = "OpenBudget-Release";

/// How many hexadecimal digits an entity tag has.
const TAG_LENGTH: usize = 32;

/// A strong entity tag.
#[derive(Debug)]
pub(crate) struct Tag(String);

impl Tag {
    /// The tag of bytes that are known by their hash.
    pub(crate) fn of_bytes(hash: &str) -> Self {
        Self(format!("\"{hash}\""))
    }

    /// Whether the client has what the tag stands for already, in whatever encoding.
    pub(crate) fn is_known(&self, request: &HttpRequest) -> bool {
        self.is_held(&Held::by(request))
    }

    /// Whether it is among those that a client has.
    fn is_held(&self, held: &Held) -> bool {
        let Some(known) = &held.0 else { return false };
        // Whether there is anything at all, which `*` asks for, is known once it is found: `tag_encoding` answers that.
        known.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| plain(tag) == self.0)
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What an answer depends on: equal stamps have equal bytes.
#[derive(Debug)]
pub(crate) struct Stamp {
    tag: Tag,
    release: i64,
    pinned: bool,
}

/// The answers that a client has already, as it says.
#[derive(Debug)]
pub(crate) struct Held(Option<String>);

impl Held {
    /// Those that a request names.
    pub(crate) fn by(request: &HttpRequest) -> Self {
        Self(request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).map(str::to_owned))
    }
}

impl Stamp {
    /// The stamp of a question in one spelling, asked of a release.
    pub(crate) fn new(question: &str, release: i64, as_of: AsOf) -> Self {
        let text = format!("{}\n{release}\n{question}", env!("CARGO_PKG_VERSION"));
        let mut tag = HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        tag.truncate(TAG_LENGTH);
        Self { tag: Tag::of_bytes(&tag), release, pinned: matches!(as_of, AsOf::Release(_)) }
    }

    /// The release that the answer is read from.
    pub(crate) const fn release(&self) -> i64 {
        self.release
    }

    /// Whether the client has this answer already, in whatever encoding.
    pub(crate) fn is_known(&self, request: &HttpRequest) -> bool {
        self.is_held(&Held::by(request))
    }

    /// Whether this answer is among those that a client has.
    pub(crate) fn is_held(&self, held: &Held) -> bool {
        self.tag.is_held(held)
    }

    /// 304, without a body.
    pub(crate) fn not_modified(&self) -> HttpResponse {
        let mut response = HttpResponse::NotModified();
        self.write(&mut response);
        response.finish()
    }

    /// 200, with a body that follows.
    pub(crate) fn streamed(&self) -> actix_web::HttpResponseBuilder {
        let mut response = HttpResponse::Ok();
        self.write(&mut response);
        response
    }

    /// 200 with a JSON body.
    pub(crate) fn json(&self, body: String) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        self.write(&mut response);
        response.insert_header((CONTENT_TYPE, "application/json"));
        response.body(body)
    }

    fn write(&self, response: &mut actix_web::HttpResponseBuilder) {
        // A numbered release never changes; the newest may with the next publication.
        let cache = if self.pinned { "public, max-age=86400" } else { "public, no-cache" };
        response.insert_header((ETAG, self.tag.to_string()));
        response.insert_header((CACHE_CONTROL, cache));
        response.insert_header((RELEASE, self.release.to_string()));
    }
}

/// An entity tag without the encoding at its end.
fn plain(tag: &str) -> String {
    match tag.rsplit_once('-') {
        Some((plain, encoding)) if ["gzip\"", "br\"", "zstd\""].contains(&encoding) => format!("{plain}\""),
        _ => tag.to_owned(),
    }
}

/// Gives each encoding of an answer a tag of its own: a strong tag stands for bytes, and other
/// encodings are other bytes. Stands around the compression.
pub(crate) async fn tag_encoding(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let mut response = next.call(request).await?;
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept, accept-encoding"));
    let headers = response.headers();
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned);
    let Some(tag) = text(ETAG) else { return Ok(response.map_into_left_body()) };
    if known.as_deref().map(str::trim) == Some("*") && response.status() == StatusCode::OK {
        *response.response_mut().status_mut() = StatusCode::NOT_MODIFIED;
        for name in [CONTENT_TYPE, CONTENT_ENCODING, CONTENT_DISPOSITION] {
            response.headers_mut().remove(name);
        }
        return Ok(response.map_body(|_, _| EitherBody::right(())));
    }
    let encoded = match (text(CONTENT_ENCODING), known) {
        (Some(encoding), _) => {
            // What is encoded while it is sent may have other bytes another time: the same rows, weakly.
            let weak = if headers.contains_key(CONTENT_DISPOSITION) { "W/" } else { "" };
            Some(format!("{weak}{}-{encoding}\"", tag.trim_end_matches('"')))
        }
        // Not modified: the tag that the client asked with stands for what it holds.
        (None, Some(known)) if response.status().as_u16() == 304 => known
            .split(',')
            .map(|tag| tag.trim().trim_start_matches("W/"))
            .find(|held| plain(held) == tag)
            .map(str::to_owned),
        _ => None,
    };
    if let Some(Ok(value)) = encoded.map(|tag| HeaderValue::from_str(&tag)) {
        response.headers_mut().insert(ETAG, value);
    }
    Ok(response.map_into_left_body())
}
