//! `openbudget serve`.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use openbudget_api::AppState;
use openbudget_persistence::QUESTION;

use super::Database;
use crate::embedded;

/// Serve the published disclosures by HTTP. An empty database is given the embedded record first.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    database: Database,
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, env = "OPENBUDGET_LISTEN", default_value = "127.0.0.1:8080", value_parser = crate::setting::address)]
    listen: String,
    /// How many seconds the database may take to answer one question.
    #[arg(long, env = "OPENBUDGET_QUERY_TIMEOUT", default_value_t = QUESTION.as_secs(), value_parser = clap::value_parser!(u64).range(1..=3600))]
    query_timeout: u64,
    /// How many requests an address may make a minute; 0 for any number.
    #[arg(long, env = "OPENBUDGET_REQUESTS_PER_MINUTE", default_value_t = 0)]
    requests_per_minute: u32,
}

impl Serve {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let store = embedded::open_within(&self.database.database_url, Duration::from_secs(self.query_timeout))?;
        embedded::publish_default(&store)?;
        actix_rt::System::new().block_on(async {
            let server = openbudget_api::serve(AppState::new(store).limited(self.requests_per_minute), &self.listen)
                .with_context(|| format!("cannot listen on {}", self.listen))?;
            for address in &server.addresses {
                super::print(&format!("http://{address}/v1/projects"));
                super::print(&format!("http://{address}/docs/"));
            }
            server.run().await.context("the server broke off")?;
            Ok(ExitCode::SUCCESS)
        })
    }
}
