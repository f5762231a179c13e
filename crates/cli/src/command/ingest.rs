//! `openbudget ingest`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory};
use openbudget_ingest::Request;
use openbudget_persistence::{Outcome, Published, Store};

use super::Database;
use crate::embedded;
use crate::government::Publisher;
use crate::report::{self, Extent};

/// Read documents and publish them. Ends with 0 when every file is published, 1 when one is refused, 2 on wrong usage.
#[derive(Debug, Args)]
pub(crate) struct Ingest {
    /// The documents.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    publisher: Publisher,
    #[command(flatten)]
    database: Database,
    /// Report as JSON, a line a file.
    #[arg(long)]
    json: bool,
}

impl Ingest {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        if self.publisher.government.is_none() {
            return Ok(wrong_usage("state the government that publishes by --government CODE"));
        }
        let request = match self.publisher.request() {
            Ok(request) => request,
            Err(error) => return Ok(wrong_usage(&error.to_string())),
        };
        let store = embedded::open(&self.database.database_url)?;
        let mut refused = 0_usize;
        for (at, file) in (1..).zip(&self.files) {
            if self.files.len() > 1 {
                tracing::info!("file {at} of {}: {}", self.files.len(), file.display());
            }
            if let Err(error) = self.publish(&store, file, &request) {
                refused = refused.saturating_add(1);
                self.refuse(file, &error);
            }
        }
        Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn publish(&self, store: &Store, file: &Path, request: &Request) -> anyhow::Result<()> {
        let (bytes, disclosure) = super::read(file, request)?;
        let published = store.publish(&disclosure, Some(&bytes))?;
        let path = file.display().to_string();
        let outcome = words(&published);
        for notice in &disclosure.coverage.notices {
            tracing::warn!(code = notice.code, "{}", notice.message);
        }
        super::print(&if self.json {
            report::json(&path, &disclosure, Some(&outcome))?.to_string()
        } else {
            report::words(&path, &disclosure, Some(&outcome), Extent::Short, super::width())
        });
        Ok(())
    }

    fn refuse(&self, file: &Path, error: &anyhow::Error) {
        let words: Vec<String> = error.chain().map(ToString::to_string).collect();
        let words = words.join(": ");
        if self.json {
            super::print(&serde_json::json!({"file": file.display().to_string(), "refused": words}).to_string());
        } else {
            super::print(&words);
        }
    }
}

fn wrong_usage(message: &str) -> ExitCode {
    let mut command = crate::Arguments::command();
    let _printed = command.error(clap::error::ErrorKind::MissingRequiredArgument, message).print();
    ExitCode::from(2)
}

fn words(published: &Published) -> String {
    let what = match published.outcome {
        Outcome::First => "published",
        Outcome::Superseded => "published, superseding the revision before",
        Outcome::ReRead => "published anew, re-read by a newer reader",
        Outcome::Unchanged => "unchanged: this document is published already",
        Outcome::Restated => "published anew, since another name of the government changes what the rules find",
        Outcome::Renamed => "unchanged: only the government's name is another now",
        Outcome::BytesAttached => "unchanged: the bytes are held now",
    };
    format!("{what} (revision {}, release {})", published.revision, published.release)
}
