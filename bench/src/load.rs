//! The load: several connections that ask one question after the other, for a bounded time.

mod connection;

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

pub(crate) use connection::Connection;

/// How long each request of a turn took.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    /// The requests.
    pub(crate) times: Vec<Duration>,
    /// The turn as a whole.
    pub(crate) whole: Duration,
}

/// Asks these requests in turn by so many connections, until the time is over.
pub(crate) fn drive(address: SocketAddr, requests: &[Vec<u8>], connections: usize, time: Duration) -> Result<Turn> {
    let begin = Instant::now();
    let threads: Vec<Result<Vec<Duration>>> = thread::scope(|scope| {
        let handles: Vec<_> =
            (0..connections).map(|number| scope.spawn(move || ask(address, requests, number, begin, time))).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().unwrap_or_else(|_| Err(anyhow!("a connection broke off"))))
            .collect()
    });
    let mut turn = Turn { times: Vec::new(), whole: begin.elapsed() };
    for times in threads {
        turn.times.extend(times?);
    }
    Ok(turn)
}

fn ask(
    address: SocketAddr,
    requests: &[Vec<u8>],
    number: usize,
    begin: Instant,
    time: Duration,
) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(address)?;
    let mut times = Vec::new();
    // Each connection begins elsewhere, or all would ask the same at the same time.
    let places = requests.iter().cycle().skip(number.saturating_mul(7_919) % requests.len().max(1));
    for request in places {
        let asked = Instant::now();
        connection.ask(request)?;
        times.push(asked.elapsed());
        if begin.elapsed() >= time {
            break;
        }
    }
    Ok(times)
}
