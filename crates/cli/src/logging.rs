//! Structured logs on standard error; standard output is for answers.

use tracing_subscriber::EnvFilter;

/// Begins to log: what `RUST_LOG` names, else from the level `info` on.
pub(crate) fn begin(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        logs.json().init();
    } else {
        logs.with_target(false).init();
    }
}
