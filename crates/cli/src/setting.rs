//! Settings that come from the environment, and values of settings.

use std::collections::BTreeSet;
use std::net::ToSocketAddrs;

use clap::Command;
use clap::builder::Resettable;
use openbudget_domain::query::nearest;

/// What the names of the program's variables begin with.
const PREFIX: &str = "OPENBUDGET_";
/// Variables of the project's tests, which a developer's shell may hold.
const OF_TESTS: &[&str] = &["OPENBUDGET_REAL_DOCUMENT", "OPENBUDGET_TEST_POSTGRES"];

/// The same command line, to which an empty variable is as good as none.
pub(crate) fn without_empty_variables(command: Command) -> Command {
    command
        .mut_args(|argument| {
            let value = argument.get_env().and_then(std::env::var_os);
            if value.is_some_and(|value| value.is_empty()) { argument.env(Resettable::Reset) } else { argument }
        })
        .mut_subcommands(without_empty_variables)
}

/// Warns of variables that look like settings of the program and are none.
pub(crate) fn warn_of_unknown_variables(command: &Command) {
    let mut known = BTreeSet::new();
    collect(command, &mut known);
    for (name, _) in std::env::vars_os() {
        let Some(name) = name.to_str() else { continue };
        let Some(written) = name.strip_prefix(PREFIX) else { continue };
        if known.contains(name) || OF_TESTS.contains(&name) {
            continue;
        }
        // All begin alike, so only what follows is compared.
        let suggestion = nearest(written, known.iter().filter_map(|known| known.strip_prefix(PREFIX)));
        let meant = suggestion.map_or_else(
            || format!("there are {}", known.iter().map(String::as_str).collect::<Vec<_>>().join(", ")),
            |suggestion| format!("is {PREFIX}{suggestion} meant?"),
        );
        tracing::warn!("the variable {name} is no setting and does nothing: {meant}");
    }
}

/// The variables that a command and those below it read.
fn collect(command: &Command, names: &mut BTreeSet<String>) {
    let read = command.get_arguments().filter_map(|argument| argument.get_env()?.to_str());
    names.extend(read.map(str::to_owned));
    command.get_subcommands().for_each(|below| collect(below, names));
}

/// An address to listen on.
pub(crate) fn address(text: &str) -> Result<String, String> {
    match text.to_socket_addrs() {
        Ok(found) if found.len() > 0 => Ok(text.to_owned()),
        Ok(_) => Err("the name has no address".to_owned()),
        Err(error) => Err(format!("{error}; an address is a host and a port, as 127.0.0.1:8080")),
    }
}

/// A name that is not blank.
pub(crate) fn name(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("the name is empty".to_owned()) } else { Ok(text.trim().to_owned()) }
}
