//! The data: invented government-years, published through the store as any document is, and kept between runs.

use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread;

use anyhow::{Context, Result, anyhow};
use openbudget_persistence::Store;
use openbudget_testkit::invented::archive::{Filed, file};
use openbudget_testkit::program::prepare;

/// The SQLite file with so many government-years; made where it is not there yet.
pub(crate) fn build(folder: &Path, count: usize) -> Result<PathBuf> {
    let path = folder.join(format!("archive-{count}.db"));
    if path.exists() {
        return Ok(path);
    }
    std::fs::create_dir_all(folder)?;
    // Made under another name, so that what a broken-off run leaves is never taken for the whole.
    let draft = folder.join(format!("archive-{count}.draft"));
    for left in ["", "-wal", "-shm"] {
        let _none = std::fs::remove_file(format!("{}{left}", draft.display()));
    }
    let url = draft.to_str().context("the folder's name is not UTF-8")?;
    prepare(url)?;
    let store = Store::open(url)?;
    eprintln!("publishing {count} invented government-years into {}", path.display());
    thread::scope(|scope| {
        // One thread invents and reads while the other publishes.
        let (sender, receiver) = sync_channel::<Result<Filed>>(8);
        scope.spawn(move || {
            for number in 0..count {
                if sender.send(file(number)).is_err() {
                    return;
                }
            }
        });
        for (filed, number) in receiver.into_iter().zip(1_usize..) {
            let filed = filed?;
            store.publish(&filed.disclosure, Some(&filed.bytes))?;
            if number.is_multiple_of(100) {
                eprintln!("published {number}");
            }
        }
        anyhow::Ok(())
    })?;
    drop(store);
    let connection = rusqlite::Connection::open(&draft)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| anyhow!(error))?;
    std::fs::rename(&draft, &path)?;
    Ok(path)
}
