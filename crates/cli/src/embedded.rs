//! The record that an empty database is given, so that the first run already answers.

use std::time::Duration;

use anyhow::Context;
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::government::listed;
use openbudget_persistence::{Address, QUESTION, Store};

/// The extracted record of a real disclosure, without the bytes of its document.
const RECORD: &str = include_str!("../../../data/disclosures/130271-2023-budget.json");

/// Opens a database, brings its schema up to date and writes the listed governments.
pub(crate) fn open(address: &Address) -> anyhow::Result<Store> {
    open_within(address, QUESTION)
}

/// The database as it is, without bringing its schema up to date.
pub(crate) fn unmigrated(address: &Address) -> anyhow::Result<Store> {
    Store::open_at(address, QUESTION).with_context(|| format!("cannot open the database {address}"))
}

/// As [`open`], where a question may take `limit` and no longer.
pub(crate) fn open_within(address: &Address, limit: Duration) -> anyhow::Result<Store> {
    let store = Store::open_at(address, limit).with_context(|| format!("cannot open the database {address}"))?;
    store.migrate().context("cannot bring the database's schema up to date")?;
    store.save_governments(listed()).context("cannot write the list of governments")?;
    Ok(store)
}

/// Publishes the embedded record into a database where nothing has ever been published.
pub(crate) fn publish_default(store: &Store) -> anyhow::Result<()> {
    if !store.is_empty()? {
        return Ok(());
    }
    let disclosure: Disclosure = serde_json::from_str(RECORD).context("the embedded record is damaged")?;
    let published = store.publish_first(&disclosure).context("cannot publish the embedded record")?;
    if let Some(published) = published {
        tracing::info!(disclosure = disclosure.id, release = published.release, "published the embedded record");
    }
    Ok(())
}
