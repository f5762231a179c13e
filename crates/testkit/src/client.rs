//! An HTTP client for a listening server: what a user's program sees.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{Read, Write as _};
use std::net::TcpStream;

use anyhow::{Context, Result, anyhow};
use awc::http::Method;
use serde_json::Value;

/// Answers larger than this are refused: no test wants more.
const MOST_BYTES: usize = 256 << 20;

/// A client of one server.
#[derive(Debug, Clone)]
pub struct Client {
    base: String,
}

/// An answer, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, their names in lower case; several of a name joined by `, `.
    pub headers: BTreeMap<String, String>,
    /// The body, as sent.
    pub body: Vec<u8>,
}

impl Client {
    /// A client of the server at this address, as `127.0.0.1:8080`.
    #[must_use]
    pub fn of(address: std::net::SocketAddr) -> Self {
        Self { base: format!("http://{address}") }
    }

    /// The address of the server.
    #[must_use]
    pub fn address(&self) -> &str {
        self.base.trim_start_matches("http://")
    }

    /// The bytes that the server sends for a path until it closes the connection: what of an answer is on the wire.
    ///
    /// # Errors
    /// Where there is no connection.
    pub fn wire(&self, path: &str, encoding: &str) -> Result<Vec<u8>> {
        let address = self.address();
        let mut stream = TcpStream::connect(address)?;
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Asks for a path with its query, which may hold characters that a URL has to escape.
    ///
    /// # Errors
    /// Where there is no answer.
    pub fn get(&self, path: &str) -> Result<Answer> {
        self.send(&Method::GET, path, &[], Vec::new())
    }

    /// Asks with these headers.
    ///
    /// # Errors
    /// Where there is no answer.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        self.send(&Method::GET, path, headers, Vec::new())
    }

    /// Sends any request.
    ///
    /// # Errors
    /// Where there is no answer.
    pub fn send(&self, method: &Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Result<Answer> {
        let url = format!("{}{}", self.base, escaped(path)?);
        actix_web::rt::System::new().block_on(async {
            // An answer is wanted as it was sent, so nothing is uncompressed or followed here.
            let client = awc::Client::builder().disable_redirects().disable_timeout().finish();
            let mut request = client.request(method.clone(), &url).no_decompress();
            for (name, value) in headers {
                request = request.insert_header((*name, *value));
            }
            let sent = request.send_body(body).await;
            let mut response = sent.map_err(|error| anyhow!("no answer to {method} {url}: {error}"))?;
            let body = response.body().limit(MOST_BYTES).await;
            let body = body.map_err(|error| anyhow!("the answer to {method} {url} breaks off: {error}"))?;
            let mut collected: BTreeMap<String, String> = BTreeMap::new();
            for (name, value) in response.headers() {
                let value = value.to_str().context("a header is not text")?;
                let entry = collected.entry(name.as_str().to_owned()).or_default();
                let separator = if entry.is_empty() { "" } else { ", " };
                write!(entry, "{separator}{value}")?;
            }
            Ok(Answer { status: response.status().as_u16(), headers: collected, body: body.to_vec() })
        })
    }
}

impl Answer {
    /// The body as text.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn text(&self) -> Result<&str> {
        Ok(std::str::from_utf8(&self.body)?)
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// Where it is not.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_slice(&self.body).with_context(|| format!("no JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    /// A header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// The path with everything escaped that may not stand in a URL; what is escaped already stays so.
fn escaped(path: &str) -> Result<String> {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') {
            text.push(char::from(byte));
        } else {
            write!(text, "%{byte:02X}")?;
        }
    }
    Ok(text)
}
