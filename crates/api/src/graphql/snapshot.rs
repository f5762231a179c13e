//! The state that a request reads: every part of it the same newest release.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use async_graphql::Error;
use async_graphql::dynamic::ResolverContext;
use openbudget_domain::query::AsOf;

use super::error::of_problem;
use crate::state::AppState;

/// The newest release when the request began.
pub(super) struct Snapshot {
    /// The state of the application.
    pub state: AppState,
    /// The release.
    pub newest: i64,
    /// Set once a field is carried out: errors before that are the request's, not a field's.
    pub begun: Arc<AtomicBool>,
}

impl Snapshot {
    /// That of a request.
    pub(super) fn of<'a>(context: &ResolverContext<'a>) -> Result<&'a Self, Error> {
        context.ctx.data::<Self>()
    }

    /// The release that a part of the request asks for.
    ///
    /// # Errors
    /// Where there is no such release.
    pub(super) async fn resolve(&self, as_of: AsOf) -> Result<i64, Error> {
        if as_of == AsOf::Newest {
            return Ok(self.newest);
        }
        self.state.ask(move |store| store.resolve_release(as_of)).await.map_err(|problem| of_problem(&problem))
    }
}
