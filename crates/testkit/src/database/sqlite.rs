//! SQLite databases in temporary folders.

use anyhow::{Context, Result};
use tempfile::TempDir;

/// A database file in a folder of its own, as WAL keeps further files beside it.
#[derive(Debug)]
pub(super) struct File {
    url: String,
    _folder: TempDir,
}

impl File {
    /// The place for a file that is not there yet.
    pub(super) fn create() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("openbudget-sqlite-").tempdir()?;
        let path = folder.path().join("test.db");
        let url = path.to_str().context("the temporary folder is not UTF-8")?.to_owned();
        Ok(Self { url, _folder: folder })
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }
}
