//! What every handler shares: the store, and how many questions it is asked at once.

use std::sync::Arc;
use std::time::Duration;

use actix_web::web;
use openbudget_persistence::{Store, StoreError};
use tokio::sync::Semaphore;

use crate::limit::RateLimit;
use crate::problem::Problem;

/// How many questions wait in threads for the database at once; more wait in line.
const AT_ONCE: usize = 16;

/// How long a question waits in line.
const PATIENCE: Duration = Duration::from_secs(10);

/// The state of the application.
#[derive(Debug, Clone)]
pub struct AppState {
    store: Store,
    permits: Arc<Semaphore>,
    limit: Option<RateLimit>,
}

impl AppState {
    /// The state over a store whose schema is up to date.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store, permits: Arc::new(Semaphore::new(AT_ONCE)), limit: None }
    }

    /// The same, where each address may make so many requests a minute; any number where it is 0.
    #[must_use]
    pub fn limited(mut self, per_minute: u32) -> Self {
        self.limit = RateLimit::new(per_minute);
        self
    }

    /// The quota of each address.
    pub(crate) const fn limit(&self) -> Option<&RateLimit> {
        self.limit.as_ref()
    }

    /// The store, for a thread that may block.
    pub(crate) const fn store(&self) -> &Store {
        &self.store
    }

    /// Does work that takes time, on a thread that may block.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let permits = Arc::clone(&self.permits);
        let permit = tokio::time::timeout(PATIENCE, permits.acquire_owned()).await;
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

    /// Asks the store, on a thread that may block.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Problem> {
        let store = self.store.clone();
        self.work(move || question(&store).map_err(Problem::from)).await
    }
}
