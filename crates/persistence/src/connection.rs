//! Connections to either database, and how each is set up.

mod missing;

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Error, Pool};
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
        Backend::Sqlite => SqliteConnection::establish(address.place())
            .map(AnyConnection::Sqlite)
            .map_err(|error| StoreError::Unavailable(words(&error)))?,
    };
    set_up(&mut connection, None).map_err(|error| StoreError::Unavailable(error.to_string()))?;
    Ok(connection)
}

/// What connections that read are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Questions: what they read stays at hand.
    Questions,
    /// Exports, which read everything once: nothing of it is kept.
    Exports,
}

/// Opens a pool of connections that only read.
pub(crate) fn readers(
    address: &Address,
    size: u32,
    limit: Duration,
    purpose: Purpose,
) -> Result<Pool<ConnectionManager<AnyConnection>>, StoreError> {
    Ok(Pool::builder()
        .max_size(size)
        .min_idle(Some(u32::from(purpose == Purpose::Questions)))
        .test_on_check_out(address.backend() == Backend::Postgres)
        .connection_customizer(Box::new(Reader { limit, purpose }))
        .build(ConnectionManager::new(address.place()))?)
}

fn words(error: &ConnectionError) -> String {
    error.to_string().lines().collect::<Vec<_>>().join(" ")
}

#[derive(Debug)]
struct Reader {
    limit: Duration,
    purpose: Purpose,
}

impl CustomizeConnection<AnyConnection, Error> for Reader {
    fn on_acquire(&self, connection: &mut AnyConnection) -> Result<(), Error> {
        set_up(connection, Some(self.limit)).map_err(Error::QueryError)?;
        match (connection, self.purpose) {
            (AnyConnection::Sqlite(connection), Purpose::Exports) => {
                let little = "PRAGMA mmap_size = 0; PRAGMA cache_size = -4096";
                connection.batch_execute(little).map_err(Error::QueryError)
            }
            _ => Ok(()),
        }
    }
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
                "SET default_transaction_read_only = {mode}; SET statement_timeout = {timeout}; \
                 SET plan_cache_mode = force_custom_plan; SET enable_parallel_append = off; SET client_min_messages = warning"
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
