//! `openbudget migrate`.

use std::process::ExitCode;

use clap::Args;

use super::Database;
use crate::embedded;

/// Create or update the schema of the database.
#[derive(Debug, Args)]
pub(crate) struct Migrate {
    #[command(flatten)]
    database: Database,
}

impl Migrate {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        embedded::open(&self.database.database_url)?;
        super::print("the schema is up to date");
        Ok(ExitCode::SUCCESS)
    }
}
