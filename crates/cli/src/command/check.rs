//! `openbudget check`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::government::Publisher;
use crate::report;

/// Read a document and report on it, without storing anything.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The document.
    file: PathBuf,
    #[command(flatten)]
    publisher: Publisher,
    /// Report as JSON.
    #[arg(long, conflicts_with = "record")]
    json: bool,
    /// Print the whole record that was read, as canonical JSON.
    #[arg(long)]
    record: bool,
}

impl Check {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let (_, disclosure) = super::read(&self.file, &self.publisher.request()?)?;
        let path = self.file.display().to_string();
        super::print(&if self.record {
            serde_json::to_string_pretty(&disclosure)?
        } else if self.json {
            serde_json::to_string_pretty(&report::json(&path, &disclosure, None)?)?
        } else {
            report::words(&path, &disclosure, None)
        });
        Ok(ExitCode::SUCCESS)
    }
}
