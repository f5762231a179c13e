//! What is going to end: named once, told by headers as RFC 9745 and RFC 8594 have them, and marked in the description.

use std::time::{Duration, UNIX_EPOCH};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, HttpDate, LINK};
use actix_web::middleware::Next;
use actix_web::web;
use serde_json::{Value as Json, json};

use crate::openapi::fits;
use crate::state::AppState;

const DEPRECATION: HeaderName = HeaderName::from_static("deprecation");
const SUNSET: HeaderName = HeaderName::from_static("sunset");

/// A path, or a parameter of one, that is going to end. Times are seconds since 1970, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deprecation {
    /// The path as the description writes it, as `/v1/projects/{id}`.
    pub path: &'static str,
    /// The parameter; the whole path where there is none.
    pub parameter: Option<&'static str>,
    /// Since when nobody should begin to use it.
    pub since: u64,
    /// From when on it is no longer answered.
    pub sunset: u64,
    /// Where it stands what to use instead.
    pub link: &'static str,
}

/// Everything that is going to end.
pub(crate) static DEPRECATIONS: &[Deprecation] = &[];

impl Deprecation {
    fn is_met(&self, path: &str, query: &str) -> bool {
        let named = |wanted: &str| query.split('&').any(|part| part.split('=').next() == Some(wanted));
        fits(self.path, path) && self.parameter.is_none_or(named)
    }
}

/// Tells of what a request uses that is going to end: of several the one that ends first.
fn tell(all: &[Deprecation], path: &str, query: &str, headers: &mut HeaderMap) {
    let met = all.iter().filter(|deprecation| deprecation.is_met(path, query));
    let Some(first) = met.min_by_key(|deprecation| deprecation.sunset) else { return };
    let sunset = UNIX_EPOCH.checked_add(Duration::from_secs(first.sunset)).map(HttpDate::from);
    for (name, value) in [
        (DEPRECATION, Some(format!("@{}", first.since))),
        (SUNSET, sunset.map(|day| day.to_string())),
        (LINK, Some(format!("<{}>; rel=\"deprecation\"; type=\"text/html\"", first.link))),
    ] {
        if let Some(Ok(value)) = value.map(|value| HeaderValue::from_str(&value)) {
            headers.insert(name, value);
        }
    }
}

/// Adds the headers to an answer, whatever its status.
pub(crate) async fn tell_deprecation(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let all = request.app_data::<web::Data<AppState>>().map_or(DEPRECATIONS, |state| state.deprecations());
    let (path, query) = (request.path().to_owned(), request.query_string().to_owned());
    let mut response = next.call(request).await?;
    tell(all, &path, &query, response.headers_mut());
    Ok(response)
}

/// Marks a description's operations and parameters.
pub(crate) fn mark(description: &mut Json, all: &[Deprecation]) {
    for deprecation in all {
        let paths = description.get_mut("paths").and_then(|paths| paths.get_mut(deprecation.path));
        for operation in paths.and_then(Json::as_object_mut).into_iter().flat_map(|methods| methods.values_mut()) {
            let marked = match deprecation.parameter {
                None => Some(operation),
                Some(name) => {
                    let parameters = operation.get_mut("parameters").and_then(Json::as_array_mut);
                    parameters.into_iter().flatten().find(|parameter| parameter.get("name") == Some(&json!(name)))
                }
            };
            if let Some(Json::Object(keys)) = marked {
                keys.insert("deprecated".to_owned(), json!(true));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[Deprecation] = &[
        Deprecation {
            path: "/v1/old/{id}",
            parameter: None,
            since: 1_735_689_600,
            sunset: 1_767_225_600,
            link: "https://openbudget.example/deprecations#old",
        },
        Deprecation {
            path: "/v1/projects",
            parameter: Some("page"),
            since: 1_735_689_600,
            sunset: 1_751_328_000,
            link: "https://openbudget.example/deprecations#page",
        },
    ];

    fn told(path: &str, query: &str) -> Vec<String> {
        let mut headers = HeaderMap::new();
        tell(ALL, path, query, &mut headers);
        let shown = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        [DEPRECATION, SUNSET, LINK].into_iter().filter_map(shown).collect()
    }

    #[test]
    fn a_path_and_a_parameter_tell_that_they_end_and_nothing_else_does() {
        assert_eq!(
            told("/v1/old/7", ""),
            [
                "@1735689600",
                "Thu, 01 Jan 2026 00:00:00 GMT",
                "<https://openbudget.example/deprecations#old>; rel=\"deprecation\"; type=\"text/html\""
            ]
        );
        assert_eq!(told("/v1/projects", "limit=2&page=3").first().map(String::as_str), Some("@1735689600"));
        assert_eq!(told("/v1/projects", "limit=2&pages=3"), Vec::<String>::new());
        assert_eq!(told("/v1/old", ""), Vec::<String>::new());
    }

    #[test]
    fn the_description_marks_them() {
        let mut description = json!({"paths": {
            "/v1/old/{id}": {"get": {}},
            "/v1/projects": {"get": {"parameters": [{"name": "page"}, {"name": "limit"}]}},
        }});
        mark(&mut description, ALL);
        assert_eq!(
            description,
            json!({"paths": {
                "/v1/old/{id}": {"get": {"deprecated": true}},
                "/v1/projects": {"get": {"parameters": [{"name": "page", "deprecated": true}, {"name": "limit"}]}},
            }})
        );
    }

    #[test]
    fn what_is_marked_is_there() {
        let description = crate::openapi();
        for deprecation in DEPRECATIONS {
            assert!(description["paths"][deprecation.path].is_object(), "{}", deprecation.path);
            assert!(deprecation.since < deprecation.sunset);
        }
    }
}
