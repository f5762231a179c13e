//! The HTTP server.

use std::io;
use std::net::SocketAddr;
use std::time::Instant;

use actix_cors::Cors;
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{ServerHandle, ServiceRequest, ServiceResponse};
use actix_web::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use actix_web::http::{ConnectionType, Method, Version};
use actix_web::middleware::{Compress, DefaultHeaders, from_fn};
use actix_web::{App, HttpServer, web};
use utoipa_actix_web::AppExt;

use crate::answer::tag_encoding;
use crate::application::{configure, describe};
use crate::deprecation::tell_deprecation;
use crate::limit::keep_limit;
use crate::state::AppState;

/// A server that runs.
pub struct Server {
    /// The addresses it listens on: the real port where 0 was asked for.
    pub addresses: Vec<SocketAddr>,
    running: actix_web::dev::Server,
}

impl std::fmt::Display for Server {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let urls: Vec<String> = self.addresses.iter().map(|address| format!("http://{address}")).collect();
        formatter.write_str(&urls.join(" "))
    }
}

impl Server {
    /// A handle that stops it.
    #[must_use]
    pub fn handle(&self) -> ServerHandle {
        self.running.handle()
    }

    /// Runs until it is stopped: by its handle, or by SIGINT or SIGTERM, letting open requests end.
    ///
    /// # Errors
    /// Where the listening sockets fail.
    pub async fn run(self) -> io::Result<()> {
        self.running.await
    }
}

/// Binds the addresses of `listen` (`127.0.0.1:8080`; port 0 takes a free one) and starts to serve.
///
/// # Errors
/// Where the address cannot be bound.
pub fn serve(state: AppState, listen: &str) -> io::Result<Server> {
    let data = web::Data::new(state);
    let server = HttpServer::new(move || {
        App::new()
            .into_utoipa_app()
            .configure(describe)
            .into_app()
            .configure(configure)
            .app_data(data.clone())
            .wrap(Compress::default())
            .wrap(from_fn(tag_encoding))
            .wrap(from_fn(keep_limit))
            .wrap(from_fn(tell_deprecation))
            .wrap(cors())
            // Also where no origin asks: a cache may hand the answer to a page of any.
            .wrap(DefaultHeaders::new().add((ACCESS_CONTROL_ALLOW_ORIGIN, "*")))
            .wrap(from_fn(end_by_closing))
            .wrap(from_fn(read_head))
            .wrap(from_fn(log))
    })
    // An answer in two parts would wait for the acknowledgement of the first.
    .tcp_nodelay(true)
    .shutdown_timeout(10)
    .bind(listen)?;
    let addresses = server.addrs();
    Ok(Server { addresses, running: server.run() })
}

/// Reading is open to pages of every site.
fn cors() -> Cors {
    Cors::default()
        .allow_any_origin()
        .send_wildcard()
        // The answer is the same for every origin.
        .disable_vary_header()
        .allowed_methods([Method::GET, Method::HEAD, Method::POST, Method::OPTIONS])
        .allow_any_header()
        .expose_headers(["ETag", "OpenBudget-Release", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id"])
        .expose_headers(["Deprecation", "Sunset", "Link"])
        .max_age(86_400)
}

/// HEAD is GET without the body, which the server leaves out by itself.
async fn read_head(
    mut request: ServiceRequest,
    next: actix_web::middleware::Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    next.call(request).await
}

/// HTTP/1.0 knows no chunks: what is streamed ends with the connection.
async fn end_by_closing(
    request: ServiceRequest,
    next: actix_web::middleware::Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let chunks = request.version() >= Version::HTTP_11;
    let mut response = next.call(request).await?;
    if !chunks && response.response().body().size() == BodySize::Stream {
        let head = response.response_mut().head_mut();
        head.no_chunking(true);
        head.set_connection_type(ConnectionType::Close);
    }
    Ok(response)
}

/// A line a request, with an id that the answer carries too.
async fn log(
    request: ServiceRequest,
    next: actix_web::middleware::Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let begin = Instant::now();
    let id = request_id(&request);
    let (method, path) = (request.method().clone(), request.uri().to_string());
    let mut response = next.call(request).await?;
    if let Ok(value) = id.parse() {
        response.headers_mut().insert(actix_web::http::header::HeaderName::from_static("x-request-id"), value);
    }
    let status = response.status().as_u16();
    tracing::info!(%id, %method, path, status, micros = begin.elapsed().as_micros(), "answered");
    Ok(response)
}

/// The id that a proxy gave, or a new one.
fn request_id(request: &ServiceRequest) -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let given = request.headers().get("x-request-id").and_then(|value| value.to_str().ok());
    given
        .filter(|id| id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
        .map_or_else(|| format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)), str::to_owned)
}
