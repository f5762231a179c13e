//! Tests that cannot run here say so aloud, and fail where nothing may be skipped.

use std::collections::HashSet;
use std::io::Write;
use std::sync::{LazyLock, Mutex, PoisonError};

static SAID: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

/// Whether skipping is a failure: in continuous integration (`CI=true`).
#[must_use]
pub fn is_forbidden() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Says that something is skipped, once a process, past the test harness's capture of output.
pub fn announce(what: &str) {
    if SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(what.to_owned()) {
        say(&format!("SKIPPED {what}"));
    }
}

/// Writes a line to the error output, past the test harness's capture.
pub fn say(line: &str) {
    // A line that cannot be written has nobody to read it.
    let _ = writeln!(std::io::stderr(), "{line}");
}
