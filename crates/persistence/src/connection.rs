//! Connections to either database, and how each is set up.

mod missing;
mod pool;

pub(crate) use pool::{Purpose, Readers, readers};

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, ConnectionError, PgConnection, SqliteConnection};

use crate::address::Address;
use crate::error::StoreError;

/// A connection to one of the two databases.
#[derive(diesel::MultiConnection)]
pub(crate) enum AnyConnection {
    /// A PostgreSQL server.
    Postgres(PgConnection),
    /// A SQLite file.
    Sqlite(SqliteConnection),
}

/// Both databases as one to diesel.
pub(crate) type AnyBackend = <AnyConnection as Connection>::Backend;

/// How long SQLite waits for another process that writes.
const BUSY: Duration = Duration::from_secs(30);
/// How long until it looks again where it does not wait by itself.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// Which of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backend {
    Postgres,
    Sqlite,
}

/// Opens the connection that writes. Creates the database where it is missing.
pub(crate) fn writer(address: &Address) -> Result<AnyConnection, StoreError> {
    let mut connection = match address.backend() {
        Backend::Postgres => AnyConnection::Postgres(missing::establish(address)?),
        Backend::Sqlite => establish(address)?,
    };
    set_up(&mut connection, None).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    Ok(connection)
}

/// Opens a connection to a database that is there.
fn establish(address: &Address) -> Result<AnyConnection, StoreError> {
    let opened = match address.backend() {
        Backend::Postgres => PgConnection::establish(address.place()).map(AnyConnection::Postgres),
        Backend::Sqlite => SqliteConnection::establish(address.place()).map(AnyConnection::Sqlite),
    };
    opened.map_err(|error| StoreError::Unavailable(missing_folder(address).unwrap_or_else(|| words(&error))))
}

/// Says which folder of a file's path is not there.
fn missing_folder(address: &Address) -> Option<String> {
    let folder = Path::new(address.place())
        .parent()
        .filter(|_| address.backend() == Backend::Sqlite && !address.place().starts_with("file:"))?;
    let missing = folder.ancestors().filter(|above| !above.as_os_str().is_empty() && !above.exists()).last()?;
    Some(format!("the folder {} does not exist; create it first", missing.display()))
}

fn words(error: &ConnectionError) -> String {
    error.to_string().lines().collect::<Vec<_>>().join(" ")
}

/// Sets a connection up: to read alone and within a time, or to write.
fn set_up(connection: &mut AnyConnection, limit: Option<Duration>) -> diesel::QueryResult<()> {
    match connection {
        AnyConnection::Postgres(connection) => {
            let mode = if limit.is_some() { "on" } else { "off" };
            let timeout = limit.map_or(0, |limit| limit.as_millis().max(1));
            // The parts of a later page stand in their order, in which workers beside each other would not give them.
            // A plan for any values would not know which index suits those that are asked for.
            connection.batch_execute(&format!(
                "SET default_transaction_read_only = {mode}; SET plan_cache_mode = force_custom_plan; \
                 SET enable_parallel_append = off; SET client_min_messages = warning; SET statement_timeout = {timeout}"
            ))
        }
        AnyConnection::Sqlite(connection) => {
            // The write-ahead log lets readers see the last published state while another is written.
            connection.batch_execute(&format!(
                "PRAGMA busy_timeout = {}; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 268435456; \
                 PRAGMA cache_size = -65536",
                BUSY.as_millis()
            ))?;
            crate::deadline::register(connection)?;
            if limit.is_some() {
                return connection.batch_execute("PRAGMA query_only = ON");
            }
            begin_log(connection)
        }
    }
}

/// Has SQLite write ahead. For this change it does not wait for other processes by itself, as it does for all else.
fn begin_log(connection: &mut SqliteConnection) -> diesel::QueryResult<()> {
    let begin = Instant::now();
    loop {
        match connection.batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL") {
            Err(diesel::result::Error::DatabaseError(_, information))
                if information.message().contains("locked") && begin.elapsed() < BUSY =>
            {
                std::thread::sleep(LOOK_AGAIN);
            }
            done => return done,
        }
    }
}
