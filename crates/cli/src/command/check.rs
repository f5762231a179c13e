//! `openbudget check`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use openbudget_domain::check::Check as Checked;

use crate::government::Publisher;
use crate::report::{self, Extent};

/// Read a document and report on it, without storing anything. Ends with 0 when it was read, whatever was found in it;
/// with 1 when it is refused; with 2 on wrong usage.
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
    /// End with 3 when something of this severity, or graver, was found.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
}

/// From which severity on a finding fails the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
}

/// How the command ends where it is to fail on what was found.
const FOUND: u8 = 3;

impl Check {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let (_, disclosure) = super::read(&self.file, &self.publisher.request_to_check())?;
        let path = self.file.display().to_string();
        super::print(&if self.record {
            serde_json::to_string_pretty(&disclosure)?
        } else if self.json {
            serde_json::to_string_pretty(&report::json(&path, &disclosure, None)?)?
        } else {
            report::words(&path, &disclosure, None, Extent::Full, super::width())
        });
        let tally = Checked::new(&disclosure).tally();
        let found = match self.fail_on {
            None => false,
            Some(FailOn::Error) => tally.error > 0,
            Some(FailOn::Warning) => tally.error > 0 || tally.warning > 0,
        };
        Ok(if found { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
    }
}
