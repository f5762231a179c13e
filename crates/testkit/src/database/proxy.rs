//! A way to a PostgreSQL server that can be cut.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};

/// Passes connections on to a server's socket, until told otherwise.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    socket: PathBuf,
    open: Arc<Mutex<Vec<TcpStream>>>,
    silent: Arc<AtomicBool>,
    listening: Option<(Arc<AtomicBool>, JoinHandle<()>)>,
}

impl Proxy {
    /// A way to the server that has its socket in a folder.
    ///
    /// # Errors
    /// Where no port is free.
    pub fn to(folder: &str) -> Result<Self> {
        let socket = PathBuf::from(folder).join(".s.PGSQL.5432");
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let mut proxy = Self { address, socket, open: Arc::default(), silent: Arc::default(), listening: None };
        proxy.listen(listener)?;
        Ok(proxy)
    }

    /// The address that stands for the server.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The server is gone: connections end, and none is accepted.
    pub fn cut(&mut self) {
        if let Some((stop, thread)) = self.listening.take() {
            stop.store(true, Ordering::Relaxed);
            let _ended = thread.join();
        }
        self.end();
    }

    /// The server is silent: connections stay and are accepted, and nothing answers.
    pub fn hush(&self) {
        self.silent.store(true, Ordering::Relaxed);
    }

    /// The server is back.
    ///
    /// # Errors
    /// Where the port was taken meanwhile.
    pub fn restore(&mut self) -> Result<()> {
        self.cut();
        self.silent.store(false, Ordering::Relaxed);
        self.listen(TcpListener::bind(self.address).context("the port was taken")?)
    }

    fn end(&self) {
        for stream in self.open.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            // It may have ended by itself.
            let _ended = stream.shutdown(Shutdown::Both);
        }
    }

    fn listen(&mut self, listener: TcpListener) -> Result<()> {
        listener.set_nonblocking(true)?;
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, socket) = (Arc::clone(&stop), self.socket.clone());
        let (open, silent) = (Arc::clone(&self.open), Arc::clone(&self.silent));
        let thread = std::thread::spawn(move || {
            while !stopped.load(Ordering::Relaxed) {
                let Ok((stream, _)) = listener.accept() else {
                    std::thread::sleep(Duration::from_millis(2));
                    continue;
                };
                // A connection that cannot be passed on ends.
                let _passed = pass(stream, &socket, &open, &silent);
            }
        });
        self.listening = Some((stop, thread));
        Ok(())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.cut();
    }
}

fn pass(stream: TcpStream, socket: &PathBuf, open: &Mutex<Vec<TcpStream>>, silent: &Arc<AtomicBool>) -> Result<()> {
    stream.set_nonblocking(false)?;
    let server = UnixStream::connect(socket)?;
    open.lock().unwrap_or_else(PoisonError::into_inner).push(stream.try_clone()?);
    let (there, back) = ((stream.try_clone()?, server.try_clone()?), (server, stream));
    let (there_silent, back_silent) = (Arc::clone(silent), Arc::clone(silent));
    std::thread::spawn(move || {
        copy(there.0, &there.1, &there_silent);
        let _ended = there.1.shutdown(Shutdown::Both);
    });
    std::thread::spawn(move || {
        copy(back.0, &back.1, &back_silent);
        let _ended = back.1.shutdown(Shutdown::Both);
    });
    Ok(())
}

/// Copies what comes until either side ends; into nowhere while it is silent.
fn copy(mut from: impl Read, mut to: impl Write, silent: &AtomicBool) {
    let mut buffer = [0; 8192];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let passed = buffer.get(..count).unwrap_or_default();
        if !silent.load(Ordering::Relaxed) && to.write_all(passed).is_err() {
            return;
        }
    }
}
