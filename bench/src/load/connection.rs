//! One connection of HTTP/1.1, which is kept alive.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_mins(2);

/// A connection.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    body: Vec<u8>,
}

impl Connection {
    /// Opens a connection.
    pub(crate) fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { stream: BufReader::with_capacity(64 << 10, stream), body: Vec::new() })
    }

    /// Sends a request and reads its answer, which has to have the status 200; its body.
    pub(crate) fn ask(&mut self, request: &[u8]) -> Result<&[u8]> {
        self.stream.get_mut().write_all(request)?;
        let status = self.line()?;
        let mut length = None;
        loop {
            let line = self.line()?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(number) = line.strip_prefix("content-length:") {
                length = Some(number.trim().parse::<usize>()?);
            }
        }
        self.body.clear();
        match length {
            Some(length) => self.part(length)?,
            None => self.chunks()?,
        }
        if !status.starts_with("HTTP/1.1 200") {
            bail!("{status}: {}", String::from_utf8_lossy(&self.body));
        }
        Ok(&self.body)
    }

    fn chunks(&mut self) -> Result<()> {
        loop {
            let line = self.line()?;
            let length =
                usize::from_str_radix(&line, 16).with_context(|| format!("'{line}' is no length of a chunk"))?;
            self.part(length)?;
            self.line()?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    fn part(&mut self, length: usize) -> Result<()> {
        let from = self.body.len();
        self.body.resize(from.saturating_add(length), 0);
        let place = self.body.get_mut(from..).context("no room")?;
        Ok(self.stream.read_exact(place)?)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the connection ended");
        }
        Ok(line.trim_end().to_owned())
    }
}
