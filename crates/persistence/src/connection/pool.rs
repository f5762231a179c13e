//! Connections that only read, kept at hand.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{HandleError, ManageConnection, Pool, PooledConnection, R2D2Connection};

use super::{AnyConnection, establish, set_up};
use crate::address::Address;
use crate::connection::Backend;
use crate::error::StoreError;

/// A pool of connections that only read.
#[derive(Debug, Clone)]
pub(crate) struct Readers {
    pool: Pool<Manager>,
    refused: Refused,
}

/// Why the last connection could not be made; nothing where it was made.
type Refused = Arc<Mutex<Option<String>>>;

/// How long it takes until it is looked at why there is no connection.
const MOMENT: Duration = Duration::from_secs(2);
/// How long a question waits for a connection while others have them all.
const PATIENCE: Duration = Duration::from_secs(30);
/// An outage is told of in the log so often.
const TOLD_EVERY: Duration = Duration::from_secs(30);

/// What connections that read are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Questions: what they read stays at hand.
    Questions,
    /// Exports, which read everything once: nothing of it is kept.
    Exports,
    /// Whether the database answers at all: it is never waited for behind questions.
    Probes,
}

/// Makes connections, and knows which still serve.
#[derive(Debug)]
pub(crate) struct Manager {
    address: Address,
    limit: Duration,
    purpose: Purpose,
    refused: Refused,
}

/// A pool of at most `size` connections, made when they are needed.
pub(crate) fn readers(address: &Address, size: u32, limit: Duration, purpose: Purpose) -> Readers {
    let refused = Refused::default();
    let manager = Manager { address: address.bounded(), limit, purpose, refused: Arc::clone(&refused) };
    let pool = Pool::builder()
        .max_size(size)
        .min_idle(Some(u32::from(purpose == Purpose::Questions)))
        .test_on_check_out(address.backend() == Backend::Postgres)
        .connection_timeout(MOMENT)
        .error_handler(Box::<Outage>::default())
        .build_unchecked(manager);
    Readers { pool, refused }
}

impl Readers {
    /// Takes a connection when one is free, or is told soon that there is no database to connect to.
    pub(crate) fn take(&self) -> Result<PooledConnection<Manager>, StoreError> {
        let begin = Instant::now();
        loop {
            let error = match self.pool.get() {
                Ok(connection) => return Ok(connection),
                Err(error) => error,
            };
            if self.pool.state().connections == 0
                && let Some(why) = held(&self.refused).clone()
            {
                return Err(StoreError::Unavailable(why));
            }
            if begin.elapsed() >= PATIENCE {
                return Err(StoreError::Unavailable(error.to_string()));
            }
        }
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = StoreError;

    fn connect(&self) -> Result<AnyConnection, StoreError> {
        let made = self.make();
        *held(&self.refused) = made.as_ref().err().map(|error| match error {
            StoreError::Unavailable(why) => why.clone(),
            other => other.to_string(),
        });
        made
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        Ok(connection.ping()?)
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}

impl Manager {
    fn make(&self) -> Result<AnyConnection, StoreError> {
        let mut connection = establish(&self.address)?;
        set_up(&mut connection, Some(self.limit))?;
        if let (AnyConnection::Sqlite(connection), Purpose::Exports) = (&mut connection, self.purpose) {
            connection.batch_execute("PRAGMA mmap_size = 0; PRAGMA cache_size = -4096")?;
        }
        Ok(connection)
    }
}

/// Tells of connections that cannot be made or were lost, and not each time.
#[derive(Debug, Default)]
struct Outage {
    told: Mutex<Option<Instant>>,
}

impl HandleError<StoreError> for Outage {
    fn handle_error(&self, error: StoreError) {
        let mut told = held(&self.told);
        if told.is_none_or(|told| told.elapsed() >= TOLD_EVERY) {
            *told = Some(Instant::now());
            tracing::warn!(%error, "no connection to the database; it is tried again");
        }
    }
}
