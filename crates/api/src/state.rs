//! What every handler shares: the store, and how many questions it is asked at once.

use std::sync::Arc;
use std::time::Duration;

use actix_web::web;
use openbudget_persistence::{AT_ONCE, Store, StoreError};
use tokio::sync::Semaphore;

use crate::deprecation::{DEPRECATIONS, Deprecation};
use crate::limit::RateLimit;
use crate::problem::Problem;
use crate::readings::Readings;

/// How many documents are read at once: each may take seconds and some hundred megabytes.
const READ_AT_ONCE: usize = 2;

/// How long it may take to tell whether the database answers: who asks is another program, which has no patience.
const PROBE: Duration = Duration::from_secs(2);

/// How long a document may take to arrive.
const ARRIVAL: Duration = Duration::from_mins(1);

/// How long a question waits in line.
const PATIENCE: Duration = Duration::from_secs(10);

/// The state of the application.
#[derive(Debug, Clone)]
pub struct AppState {
    store: Store,
    permits: Arc<Semaphore>,
    reading: Arc<Semaphore>,
    probing: Arc<Semaphore>,
    readings: Readings,
    arrival: Duration,
    limit: Option<RateLimit>,
    deprecations: &'static [Deprecation],
}

impl AppState {
    /// The state over a store whose schema is up to date.
    #[must_use]
    pub fn new(store: Store) -> Self {
        let permits = |at_once| Arc::new(Semaphore::new(at_once));
        Self {
            store,
            // Where all connections are busy a thread more would only stand in their way.
            permits: permits(AT_ONCE.into()),
            reading: permits(READ_AT_ONCE),
            probing: permits(1),
            readings: Readings::default(),
            arrival: ARRIVAL,
            limit: None,
            deprecations: DEPRECATIONS,
        }
    }

    /// The same, where each address may make so many requests a minute; any number where it is 0.
    #[must_use]
    pub fn limited(mut self, per_minute: u32) -> Self {
        self.limit = RateLimit::new(per_minute);
        self
    }

    /// The same, where a document may take this long to arrive.
    #[must_use]
    pub const fn arriving_within(mut self, arrival: Duration) -> Self {
        self.arrival = arrival;
        self
    }

    /// How long a document may take to arrive.
    pub(crate) const fn arrival(&self) -> Duration {
        self.arrival
    }

    /// The same, where these parts of the interface are going to end.
    #[must_use]
    pub const fn deprecating(mut self, deprecations: &'static [Deprecation]) -> Self {
        self.deprecations = deprecations;
        self
    }

    /// What is going to end.
    pub(crate) const fn deprecations(&self) -> &'static [Deprecation] {
        self.deprecations
    }

    /// The quota of each address.
    pub(crate) const fn limit(&self) -> Option<&RateLimit> {
        self.limit.as_ref()
    }

    /// The store, for a thread that may block.
    pub(crate) const fn store(&self) -> &Store {
        &self.store
    }

    /// The documents that were read last.
    pub(crate) const fn readings(&self) -> &Readings {
        &self.readings
    }

    /// Does work that takes time, on a thread that may block.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        within(&self.permits, work).await
    }

    /// Reads a document, on a thread that may block.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        within(&self.reading, read).await
    }

    /// Asks the store, on a thread that may block.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Problem> {
        let store = self.store.clone();
        let longest = store.limit().saturating_add(PATIENCE).saturating_add(PATIENCE);
        let answer = self.work(move || question(&store).map_err(Problem::from));
        // A database that goes silent answers no question, and says nothing of its limit either.
        tokio::time::timeout(longest, answer).await.unwrap_or_else(|_| Err(Problem::of("query_timeout")))
    }

    /// The newest release, where the database answers at once: no other question is waited for, nor a database that
    /// is silent.
    pub(crate) async fn ready(&self) -> Result<i64, Problem> {
        let store = self.store.clone();
        let answer = within(&self.probing, move || store.ready().map_err(Problem::from));
        tokio::time::timeout(PROBE, answer).await.unwrap_or_else(|_| Err(Problem::of("database_unavailable")))
    }
}

/// Waits for a permit, and does the work with it.
async fn within<T: Send + 'static>(
    permits: &Arc<Semaphore>,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let permit = tokio::time::timeout(PATIENCE, Arc::clone(permits).acquire_owned()).await;
    let Ok(Ok(permit)) = permit else { return Err(Problem::of("overloaded")) };
    let answer = web::block(move || {
        let answer = work();
        drop(permit);
        answer
    });
    match answer.await {
        Ok(answer) => answer,
        Err(error) => {
            tracing::error!(%error, "a piece of work broke off");
            Err(Problem::of("internal_error"))
        }
    }
}
