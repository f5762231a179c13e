//! `openbudget migrate`.

use std::process::ExitCode;

use anyhow::Context;
use clap::Args;

use super::Database;
use crate::embedded;

/// Create or update the schema of the database.
#[derive(Debug, Args)]
pub(crate) struct Migrate {
    #[command(flatten)]
    database: Database,
    /// Take every migration back instead, which deletes ALL DATA; only with --delete-all-data.
    #[arg(long, requires = "delete_all_data")]
    revert: bool,
    /// Say that the data may go.
    #[arg(long, requires = "revert")]
    delete_all_data: bool,
}

impl Migrate {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        if self.revert {
            let store = embedded::unmigrated(&self.database.database_url)?;
            store.revert().context("cannot take the migrations back")?;
            super::print("every migration is taken back: the database is empty");
            return Ok(ExitCode::SUCCESS);
        }
        embedded::open(&self.database.database_url)?;
        super::print("the schema is up to date");
        Ok(ExitCode::SUCCESS)
    }
}
