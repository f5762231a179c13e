//! The store: one connection that writes, and a pool of connections that read.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel::Connection;
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::government::Government;
use openbudget_domain::query::{AggregateQuery, AsOf, ListQuery};
use openbudget_domain::record::Record;
use openbudget_domain::resource::{Field, Resource};

use crate::address::{Address, AddressError};
use crate::children::{self, Children};
use crate::connection::{AnyConnection, Backend, Purpose, Readers};
use crate::disclosure::{self, DisclosureDetail, Revision};
use crate::document::{self, DocumentContent};
use crate::error::StoreError;
use crate::list::{self, Includes, Page};
use crate::publish::{self, Published};
use crate::search::{self, HitPage, SearchQuery};
use crate::sql::{self, Sql};
use crate::{aggregate, connection, deadline, government, link, migration, payment, release};

/// A database of published disclosures. Cheap to clone; every call blocks.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
    address: Address,
    writer: Arc<Mutex<AnyConnection>>,
    readers: Readers,
    exporters: Readers,
    probe: Readers,
    limit: Duration,
    statements: Arc<AtomicU64>,
    /// The highest release that was seen: none ever goes, so those up to it need not be looked for again.
    seen: Arc<AtomicI64>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Store").field("backend", &self.backend).finish_non_exhaustive()
    }
}

/// How long a question may take, where nobody says otherwise.
pub const QUESTION: Duration = Duration::from_secs(30);

/// How many questions a store answers at once: it has as many connections that read. Further questions wait.
pub const AT_ONCE: u8 = 4;

impl Store {
    /// Opens the database of a URL, as [`Address`] reads it: a SQLite file is created where it is missing.
    ///
    /// # Errors
    /// Where it cannot be reached or opened.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_within(url, QUESTION)
    }

    /// Opens the database of a URL; a question to it may take `limit` and no longer.
    ///
    /// # Errors
    /// Where it cannot be reached or opened.
    pub fn open_within(url: &str, limit: Duration) -> Result<Self, StoreError> {
        let address: Address = url.parse().map_err(|error: AddressError| StoreError::Unavailable(error.to_string()))?;
        Self::open_at(&address, limit)
    }

    /// Opens the database at an address; a question to it may take `limit` and no longer.
    ///
    /// # Errors
    /// Where it cannot be reached or opened.
    pub fn open_at(address: &Address, limit: Duration) -> Result<Self, StoreError> {
        let writer = connection::writer(address)?;
        let readers = |size, purpose| connection::readers(address, size, limit, purpose);
        Ok(Self {
            backend: address.backend(),
            address: address.clone(),
            writer: Arc::new(Mutex::new(writer)),
            readers: readers(AT_ONCE.into(), Purpose::Questions),
            exporters: readers(AT_ONCE.into(), Purpose::Exports),
            probe: readers(1, Purpose::Probes),
            limit,
            statements: Arc::default(),
            seen: Arc::default(),
        })
    }

    /// The same store for who reads everything once: by connections of their own, which keep nothing of it at hand,
    /// so that neither memory grows nor questions wait.
    #[must_use]
    pub fn for_exports(&self) -> Self {
        Self { readers: self.exporters.clone(), ..self.clone() }
    }

    /// Brings the schema up to date: all of it or nothing. Several processes may do so at once.
    ///
    /// # Errors
    /// Where a migration fails.
    pub fn migrate(&self) -> Result<(), StoreError> {
        self.writing(migration::run)?;
        if self.writing(link::is_unlinked)? {
            self.transaction(link::fill)?;
        }
        if self.writing(payment::is_untold)? {
            self.transaction(payment::fill)?;
        }
        Ok(())
    }

    /// Takes every migration back, and all data with them.
    ///
    /// # Errors
    /// Where a migration cannot be taken back.
    pub fn revert(&self) -> Result<(), StoreError> {
        self.seen.store(0, Ordering::Relaxed);
        self.writing(|connection, _| migration::revert(connection))
    }

    /// The newest release, where the database answers and its schema is up to date.
    ///
    /// # Errors
    /// Where it does not, or the schema is not.
    pub fn ready(&self) -> Result<i64, StoreError> {
        let probe = Self { readers: self.probe.clone(), ..self.clone() };
        probe.reading(|connection, backend| {
            if !migration::is_current(connection, backend)? {
                return Err(StoreError::Unavailable("the schema is not up to date".to_owned()));
            }
            release::newest(connection, backend)
        })
    }

    /// The newest release; 0 where nothing has been published.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn newest_release(&self) -> Result<i64, StoreError> {
        self.resolve_release(AsOf::Newest)
    }

    /// The release that a question asks for.
    ///
    /// # Errors
    /// Where there is no such release.
    pub fn resolve_release(&self, as_of: AsOf) -> Result<i64, StoreError> {
        self.reading(|connection, backend| self.resolve(connection, backend, as_of))
    }

    /// How long a question may take.
    #[must_use]
    pub const fn limit(&self) -> Duration {
        self.limit
    }

    /// How many statements questions to this store have run.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Whether nothing has ever been published.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.newest_release()? == 0)
    }

    /// Writes governments that are not there, and those that are there otherwise.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn save_governments(&self, governments: &[Government]) -> Result<(), StoreError> {
        self.transaction(|connection, backend| government::save(connection, backend, governments, 0).map(|_| ()))
    }

    /// Publishes a disclosure, with the bytes of its document where they are at hand.
    ///
    /// All in one transaction: readers see the state before or after, never half.
    ///
    /// # Errors
    /// Where the database refuses: nothing is changed then.
    pub fn publish(&self, disclosure: &Disclosure, bytes: Option<&[u8]>) -> Result<Published, StoreError> {
        self.publish_at(disclosure, bytes, Utc::now())
    }

    /// The same, at a time that the caller states.
    ///
    /// # Errors
    /// Where the database refuses: nothing is changed then.
    pub fn publish_at(
        &self,
        disclosure: &Disclosure,
        bytes: Option<&[u8]>,
        time: DateTime<Utc>,
    ) -> Result<Published, StoreError> {
        self.transaction(|connection, backend| publish::publish(connection, backend, disclosure, bytes, time))
    }

    /// Publishes the record of a disclosure where nothing has ever been published; nothing becomes of it elsewhere.
    ///
    /// # Errors
    /// Where the database refuses: nothing is changed then.
    pub fn publish_first(&self, disclosure: &Disclosure) -> Result<Option<Published>, StoreError> {
        self.transaction(|connection, backend| {
            // Whoever comes first, the others wait here and see what was published.
            publish::stand_in_line(connection, backend)?;
            if release::newest(connection, backend)? > 0 {
                return Ok(None);
            }
            publish::publish(connection, backend, disclosure, None, Utc::now()).map(Some)
        })
    }

    /// A page of any resource, its items with what is included.
    ///
    /// # Errors
    /// Where the release or the item of the cursor is unknown, or the database does not answer in time.
    pub fn list(&self, query: &ListQuery, includes: Includes) -> Result<Page, StoreError> {
        self.asking(query.as_of, |connection, backend, release| {
            list::list(connection, backend, query, release, includes)
        })
    }

    /// How the database goes about a page of any resource: the steps of its plan, in its own words.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn explain(&self, query: &ListQuery) -> Result<Vec<String>, StoreError> {
        self.asking(query.as_of, |connection, backend, release| list::explain(connection, backend, query, release))
    }

    /// The first items of a question for each value of its field `parent`, by one statement; no entry for a value that
    /// has none.
    ///
    /// # Errors
    /// Where the release is unknown, or the database does not answer in time.
    pub fn children(
        &self,
        query: &ListQuery,
        parent: &Field,
        values: &[String],
    ) -> Result<HashMap<String, Children>, StoreError> {
        self.asking(query.as_of, |connection, backend, release| {
            children::children(connection, backend, query, release, parent, values)
        })
    }

    /// The ids of items that passed the filter in the release `since` and are gone in the query's.
    ///
    /// # Errors
    /// Where the release is unknown, or the database does not answer in time.
    pub fn removed(&self, query: &ListQuery, since: i64) -> Result<Vec<String>, StoreError> {
        self.asking(query.as_of, |connection, backend, release| {
            list::removed(connection, backend, query, release, since)
        })
    }

    /// The last release that has an item which the newest has no more; nothing where no release has it, or the
    /// newest does.
    ///
    /// # Errors
    /// Where the database does not answer in time.
    pub fn last_release(&self, resource: &Resource, id: &str) -> Result<Option<i64>, StoreError> {
        self.reading(|connection, backend| list::last_release(connection, backend, resource, id))
    }

    /// A page of groups with their measures.
    ///
    /// # Errors
    /// Where the release is unknown, there are too many groups, or the database does not answer in time.
    pub fn aggregate(&self, query: &AggregateQuery) -> Result<aggregate::GroupPage, StoreError> {
        self.asking(query.as_of, |connection, backend, release| {
            aggregate::aggregate(connection, backend, query, release)
        })
    }

    /// A page of texts that hold a term, the best hits first.
    ///
    /// # Errors
    /// Where the release is unknown, or the database does not answer in time.
    pub fn search(&self, query: &SearchQuery) -> Result<HitPage, StoreError> {
        self.asking(query.as_of, |connection, backend, release| search::find(connection, backend, query, release))
    }

    /// A disclosure with its sections and its coverage, and what is included.
    ///
    /// # Errors
    /// Where the release is unknown, or the database does not answer.
    pub fn find_disclosure(
        &self,
        id: &str,
        as_of: AsOf,
        includes: Includes,
    ) -> Result<Option<DisclosureDetail>, StoreError> {
        self.asking(as_of, |connection, backend, release| disclosure::find(connection, backend, id, release, includes))
    }

    /// Every revision of a disclosure, the first first; none where there is no such disclosure.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn revisions(&self, disclosure: &str) -> Result<Vec<Revision>, StoreError> {
        self.reading(|connection, backend| disclosure::revisions(connection, backend, disclosure))
    }

    /// The facts of one revision of a disclosure.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn revision_facts(&self, disclosure: &str, revision: i64) -> Result<Option<Vec<Record>>, StoreError> {
        self.reading(|connection, backend| disclosure::facts(connection, backend, disclosure, revision))
    }

    /// The bytes of a document; nothing where it is unknown.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub fn document_content(&self, sha256: &str) -> Result<Option<DocumentContent>, StoreError> {
        self.reading(|connection, backend| document::content(connection, backend, sha256))
    }

    /// Runs statements that read the release which a question asks for.
    fn asking<T>(
        &self,
        as_of: AsOf,
        ask: impl FnOnce(&mut AnyConnection, Backend, i64) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.reading(|connection, backend| {
            let release = self.resolve(connection, backend, as_of)?;
            ask(connection, backend, release)
        })
    }

    /// The release that a question asks for; by a statement, where it was not seen before.
    fn resolve(&self, connection: &mut AnyConnection, backend: Backend, as_of: AsOf) -> Result<i64, StoreError> {
        if let AsOf::Release(release) = as_of
            && (0..=self.seen.load(Ordering::Relaxed)).contains(&release)
        {
            return Ok(release);
        }
        let release = release::resolve(connection, backend, as_of)?;
        self.seen.fetch_max(release, Ordering::Relaxed);
        Ok(release)
    }

    /// Runs statements on a connection that only reads.
    fn reading<T>(
        &self,
        read: impl FnOnce(&mut AnyConnection, Backend) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.readers.take()?;
        deadline::start(self.limit);
        // What a publication ran on this thread before is not a question's.
        sql::counted();
        let answer = read(&mut connection, self.backend);
        self.statements.fetch_add(sql::counted(), Ordering::Relaxed);
        let over = deadline::is_over();
        deadline::end();
        answer
            .map_err(|error| if over && matches!(error, StoreError::Database(_)) { StoreError::Timeout } else { error })
    }

    /// Runs statements on the connection that writes.
    pub(crate) fn writing<T>(
        &self,
        write: impl FnOnce(&mut AnyConnection, Backend) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // A panic within a transaction rolled it back, so the connection is as good as before.
        let mut connection = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if self.backend == Backend::Postgres && !alive(&mut connection) {
            *connection = connection::writer(&self.address)?;
        }
        write(&mut connection, self.backend)
    }

    fn transaction<T>(
        &self,
        write: impl FnOnce(&mut AnyConnection, Backend) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.writing(|connection, backend| connection.transaction(|connection| write(connection, backend)))
    }
}

fn alive(connection: &mut AnyConnection) -> bool {
    let mut sql = Sql::new(Backend::Postgres);
    sql.push("SELECT CAST(1 AS BIGINT) AS count");
    sql.count(connection).is_ok()
}
