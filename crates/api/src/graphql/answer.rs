//! GraphQL over HTTP, as its specification has it: GET and POST, two media types.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::http::header::{ACCEPT, ALLOW, CONTENT_TYPE};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, web};
use async_graphql::extensions::apollo_persisted_queries::CacheStorage;
use async_graphql::parser::parse_query;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType};
use async_graphql::{Request, Response, Value, Variables};
use openbudget_domain::query::AsOf;
use serde_json::{Map, Value as Json, json};

use super::cost::weigh;
use super::loader::Loaders;
use super::mistake::{tell, unparsed};
use super::order::Order;
use super::snapshot::Snapshot;
use super::{PERSISTED, explorer, schema};
use crate::answer::Stamp;
use crate::problem::Problem;
use crate::request::{negotiated, parameters};
use crate::state::AppState;

/// The media type of the specification.
const GRAPHQL: &str = "application/graphql-response+json";
/// The media type of older clients.
const JSON: &str = "application/json";
/// The methods of the path.
const METHODS: &str = "GET, HEAD, POST, OPTIONS";
/// The largest body, in bytes.
const MOST_BYTES: usize = 256 << 10;

/// Adds the path of GraphQL and its explorer.
pub(crate) fn configure(config: &mut web::ServiceConfig) {
    config.service(
        web::resource("/graphql")
            .app_data(web::PayloadConfig::new(MOST_BYTES))
            .route(web::get().to(get))
            .route(web::post().to(post))
            .default_service(web::to(elsewise)),
    );
    explorer::configure(config);
}

async fn elsewise(request: HttpRequest) -> HttpResponse {
    if *request.method() == Method::OPTIONS {
        return HttpResponse::NoContent().insert_header((ALLOW, METHODS)).finish();
    }
    refused(&Problem::of("method_not_allowed").at(&request))
}

async fn get(request: HttpRequest, state: web::Data<AppState>) -> HttpResponse {
    let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if request.query_string().is_empty() && accept.contains("text/html") {
        return explorer::redirect();
    }
    match read_query(&request) {
        Ok(body) => answer(&request, &state, body, true).await.unwrap_or_else(|problem| refused(&problem.at(&request))),
        Err(problem) => refused(&problem.at(&request)),
    }
}

async fn post(
    request: HttpRequest,
    state: web::Data<AppState>,
    body: Result<web::Bytes, actix_web::Error>,
) -> HttpResponse {
    let read = read_body(&request, body);
    match read {
        Ok(body) => {
            answer(&request, &state, body, false).await.unwrap_or_else(|problem| refused(&problem.at(&request)))
        }
        Err(problem) => refused(&problem.at(&request)),
    }
}

/// What cannot be read as a request of GraphQL is answered as any other problem, with `errors` for its clients.
fn refused(problem: &Problem) -> HttpResponse {
    use actix_web::ResponseError;
    let mut response = HttpResponse::build(problem.status_code());
    response.insert_header((CONTENT_TYPE, JSON)).insert_header(("Cache-Control", "no-store"));
    if problem.status_code() == StatusCode::METHOD_NOT_ALLOWED {
        response.insert_header((ALLOW, METHODS));
    }
    let error = json!({"message": problem.words(), "extensions": {"code": problem.key()}});
    response.body(json!({"errors": [error]}).to_string())
}

fn read_query(request: &HttpRequest) -> Result<Map<String, Json>, Problem> {
    let mut body = Map::new();
    for (name, text) in parameters(request)? {
        let value = match name.as_str() {
            "variables" | "extensions" => serde_json::from_str(&text)
                .map_err(|error| Problem::of("malformed_query").detailed(format!("{name} is no JSON: {error}")))?,
            _ => Json::String(text),
        };
        if body.insert(name.clone(), value).is_some() {
            return Err(Problem::of("repeated_parameter").detailed(format!("{name} stands more than once")));
        }
    }
    Ok(body)
}

fn read_body(request: &HttpRequest, body: Result<web::Bytes, actix_web::Error>) -> Result<Map<String, Json>, Problem> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = kind.split(';').map(|part| part.trim().to_ascii_lowercase());
    let json = parts.next().is_some_and(|media| media == JSON);
    let utf8 = parts
        .all(|part| !part.starts_with("charset=") || part.trim_start_matches("charset=").trim_matches('"') == "utf-8");
    if !json || !utf8 {
        return Err(Problem::of("unsupported_media_type").detailed("send application/json in UTF-8"));
    }
    let Ok(body) = body else {
        return Err(Problem::of("body_too_large").detailed(format!("the body is larger than {MOST_BYTES} bytes")));
    };
    match serde_json::from_slice(&body) {
        Ok(Json::Object(keys)) => Ok(keys),
        Ok(_) => Err(Problem::of("malformed_body").detailed("the body is no JSON object")),
        Err(error) => Err(Problem::of("malformed_body").detailed(format!("the body is no JSON: {error}"))),
    }
}

/// The request that the parameters make, each of its type.
fn read_request(mut body: Map<String, Json>) -> Result<Request, Problem> {
    let malformed = |words: &str| Problem::of("malformed_body").detailed(words);
    let extensions = match body.remove("extensions") {
        None | Some(Json::Null) => Map::new(),
        Some(Json::Object(keys)) => keys,
        Some(_) => return Err(malformed("extensions is no object")),
    };
    let query = match body.remove("query") {
        Some(Json::String(text)) => text,
        None if extensions.contains_key("persistedQuery") => String::new(),
        None => return Err(malformed("query is missing")),
        Some(_) => return Err(malformed("query is no text")),
    };
    let mut request = Request::new(query);
    match body.remove("operationName") {
        None | Some(Json::Null) => {}
        Some(Json::String(name)) if name.is_empty() => {}
        Some(Json::String(name)) => request = request.operation_name(name),
        Some(_) => return Err(malformed("operationName is no text")),
    }
    match body.remove("variables") {
        None | Some(Json::Null) => {}
        Some(Json::Object(keys)) => request = request.variables(Variables::from_json(Json::Object(keys))),
        Some(_) => return Err(malformed("variables is no object")),
    }
    request.extensions =
        serde_json::from_value(Json::Object(extensions)).map_err(|_| malformed("extensions is no object"))?;
    Ok(request)
}

async fn answer(
    request: &HttpRequest,
    state: &AppState,
    body: Map<String, Json>,
    reads: bool,
) -> Result<HttpResponse, Problem> {
    let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Who names the specification's type knows it, and gets it.
    let offered = if accept.contains(GRAPHQL) { [GRAPHQL, JSON] } else { [JSON, GRAPHQL] };
    let media = negotiated(request, &offered)?;
    let asked = Json::Object(body.clone()).to_string();
    let mut question = read_request(body)?;
    let written = !question.query.is_empty();
    let document = if written {
        match parse_query(&question.query) {
            Ok(document) => Some(document),
            Err(error) => {
                let response = Response::from_errors(vec![unparsed(error)]);
                return Ok(sent(media, &shown(&response, true), true));
            }
        }
    } else {
        persisted(&question).await
    };
    let mut order = Order::default();
    if let Some(document) = document {
        if let Some(operation) = operation_of(&document, question.operation_name.as_deref()) {
            if reads && operation.ty != OperationType::Query {
                return Err(Problem::of("method_not_allowed").detailed("only queries are asked by GET"));
            }
            if let Err(problem) = weigh(&document, operation, &question.variables) {
                return Ok(sent(media, &failed(&problem), true));
            }
            order = Order::of(operation, &document);
        }
        if written {
            question.set_parsed_query(document);
        }
    }
    let newest = state.ask(openbudget_persistence::Store::newest_release).await?;
    let stamp = Stamp::new(&format!("graphql {media} {asked}"), newest, AsOf::Newest);
    if reads && stamp.is_known(request) {
        return Ok(stamp.not_modified());
    }
    let schema = schema().map_err(|error| {
        tracing::error!(%error, "the field table makes no schema");
        Problem::of("internal_error")
    })?;
    let begun = Arc::new(AtomicBool::new(false));
    let snapshot = Snapshot { state: state.clone(), newest, begun: Arc::clone(&begun) };
    let question = question.data(Loaders::new(state)).data(snapshot).data(state.clone());
    // Beyond its budget a task goes on in the next turn, and so would a level of many items, in several statements.
    let carried_out = tokio::task::unconstrained(schema.execute(question));
    // Each statement has its time, and all of them together have no more.
    let Ok(mut response) = tokio::time::timeout(state.store().limit(), carried_out).await else {
        return Err(Problem::of("query_timeout"));
    };
    order.put(&mut response.data);
    let invalid = !response.errors.is_empty() && !begun.load(Ordering::Relaxed);
    if invalid {
        tell(&mut response.errors);
    }
    let body = shown(&response, invalid);
    if !reads || !response.errors.is_empty() {
        return Ok(sent(media, &body, invalid));
    }
    let mut answer = stamp.streamed();
    answer.insert_header((CONTENT_TYPE, format!("{media}; charset=utf-8")));
    Ok(answer.body(body))
}

/// The query that a request names by its hash: it weighs as much as one that is written out, with other variables
/// perhaps more than when it was first sent.
async fn persisted(question: &Request) -> Option<ExecutableDocument> {
    let Some(Value::Object(named)) = question.extensions.get("persistedQuery") else { return None };
    let Some(Value::String(hash)) = named.get("sha256Hash") else { return None };
    PERSISTED.get(hash.clone()).await
}

/// The operation that is carried out; nothing where none is, which the library says.
fn operation_of<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a OperationDefinition> {
    let operation = match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        // Also the only one may have a name, which then need not be said.
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => operations.values().next(),
        (DocumentOperations::Multiple(_), None) => None,
    };
    operation.map(|operation| &operation.node)
}

fn failed(problem: &Problem) -> String {
    let error = json!({"message": problem.words(), "extensions": {"code": problem.key()}});
    json!({"errors": [error]}).to_string()
}

/// A response; without `data` where the request was never carried out.
fn shown(response: &Response, invalid: bool) -> String {
    if invalid {
        return json!({"errors": response.errors}).to_string();
    }
    serde_json::to_string(response).unwrap_or_default()
}

fn sent(media: &str, body: &str, invalid: bool) -> HttpResponse {
    // Clients of plain JSON take any other status for a failure of the transport.
    let status = if invalid && media == GRAPHQL { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let mut response = HttpResponse::build(status);
    response.insert_header((CONTENT_TYPE, format!("{media}; charset=utf-8")));
    response.insert_header(("Cache-Control", "no-store"));
    response.body(body.to_owned())
}
