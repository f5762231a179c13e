//! The resources: a list, an item and an aggregate of each.

pub(crate) mod aggregate;
pub(crate) mod check;
pub(crate) mod debt_balances;
pub(crate) mod debt_service;
pub(crate) mod disclosures;
pub(crate) mod documents;
mod endpoint;
pub(crate) mod export;
pub(crate) mod findings;
pub(crate) mod governments;
pub(crate) mod health;
pub(crate) mod indicators;
pub(crate) mod item;
pub(crate) mod list;
pub(crate) mod official_expenses;
pub(crate) mod procurement_thresholds;
pub(crate) mod projects;
pub(crate) mod revision;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod sources;
pub(crate) mod statements;
pub(crate) mod transfer_payments;

use actix_web::HttpRequest;
use openbudget_domain::query::AsOf;
use openbudget_domain::resource::Resource;
use openbudget_persistence::{Store, StoreError};

use crate::answer::{Held, Stamp};
use crate::problem::Problem;
use crate::state::AppState;

/// Asks a question of the release that it reads, unless the client has the answer already: nothing then.
///
/// All in one visit to a thread that may block.
async fn asked<T: Send + 'static>(
    state: &AppState,
    request: &HttpRequest,
    resource: &'static Resource,
    (question, as_of): (String, AsOf),
    ask: impl FnOnce(&Store, i64) -> Result<T, StoreError> + Send + 'static,
) -> Result<(Stamp, Option<T>), Problem> {
    let held = Held::by(request);
    let work = move |store: &Store| {
        let stamp = stamped(store, resource, question, as_of)?;
        let answer = if stamp.is_held(&held) { None } else { Some(ask(store, stamp.release())?) };
        Ok((stamp, answer))
    };
    state.ask(work).await
}

/// The stamp of the answer to a question, which names the release that is read.
fn stamped(store: &Store, resource: &Resource, mut question: String, as_of: AsOf) -> Result<Stamp, StoreError> {
    let release = store.resolve_release(as_of)?;
    if resource.versioned || as_of == AsOf::Newest {
        return Ok(Stamp::new(&question, release, as_of));
    }
    // What has no revisions may be told otherwise later, also of a past state.
    question.push_str("&newest=");
    question.push_str(&store.newest_release()?.to_string());
    Ok(Stamp::new(&question, release, AsOf::Newest))
}
