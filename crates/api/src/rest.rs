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

use openbudget_domain::query::AsOf;
use openbudget_domain::resource::Resource;

use crate::answer::Stamp;
use crate::problem::Problem;
use crate::state::AppState;

/// The release that a question of a resource reads, and the stamp of the answer.
async fn stamped(state: &AppState, resource: &Resource, question: &str, as_of: AsOf) -> Result<(i64, Stamp), Problem> {
    let release = state.ask(move |store| store.resolve_release(as_of)).await?;
    if resource.versioned || as_of == AsOf::Newest {
        return Ok((release, Stamp::new(question, release, as_of)));
    }
    // What has no revisions may be told otherwise later, also of a past state.
    let newest = state.ask(openbudget_persistence::Store::newest_release).await?;
    Ok((release, Stamp::new(&format!("{question}&newest={newest}"), release, AsOf::Newest)))
}
