//! The commands, one a file.

mod check;
mod ingest;
mod migrate;
mod schema;
mod serve;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand};
use openbudget_domain::disclosure::Disclosure;
use openbudget_ingest::{Reading, Request};
use openbudget_persistence::Address;

/// What the program does.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the published disclosures by HTTP.
    Serve(serve::Serve),
    /// Read documents and publish them.
    Ingest(ingest::Ingest),
    /// Read a document and report on it, without storing anything.
    Check(check::Check),
    /// Create or update the schema of the database.
    Migrate(migrate::Migrate),
    /// Write the contract files: the description of the API and the schemas of both databases.
    Schema(schema::Schema),
}

/// Which database.
#[derive(Debug, Args)]
pub(crate) struct Database {
    /// A PostgreSQL URL, or the path of a SQLite file. The database is created where it is missing.
    #[arg(long, env = "OPENBUDGET_DATABASE_URL", default_value = "openbudget.db", hide_env_values = true)]
    database_url: Address,
}

impl Command {
    /// Carries the command out.
    ///
    /// # Errors
    /// What kept it from being carried out.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Serve(serve) => serve.run(),
            Self::Ingest(ingest) => ingest.run(),
            Self::Check(check) => check.run(),
            Self::Migrate(migrate) => migrate.run(),
            Self::Schema(schema) => schema.run(),
        }
    }
}

/// Reads a file as the publisher states it.
fn read(path: &Path, request: &Request) -> anyhow::Result<(Vec<u8>, Disclosure)> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let reading = openbudget_ingest::read(&bytes, request);
    let Reading { disclosure } = reading.map_err(|refusal| {
        let at = refusal.locator.as_ref().map(|locator| format!(" ({locator})"));
        anyhow::anyhow!("{}: refused: {refusal}{}", path.display(), at.unwrap_or_default())
    })?;
    Ok((bytes, disclosure))
}

/// The widest lines that are easy to read, in columns.
const WIDEST: u16 = 120;

/// How many columns the terminal has; nothing where standard output is none.
fn width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(std::io::stdout())?;
    Some(usize::from(width.0.min(WIDEST)))
}

/// Writes an answer to standard output, in colours where it is a terminal; that nobody reads it is no failure.
fn print(text: &str) {
    use std::io::Write;
    let mut output = anstream::stdout().lock();
    let _nobody_reads = writeln!(output, "{text}");
}
