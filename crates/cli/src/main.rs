//! The `openbudget` program.

mod command;
mod embedded;
mod government;
mod logging;
mod report;
mod setting;

use std::process::ExitCode;

use clap::builder::BoolishValueParser;
use clap::{CommandFactory, FromArgMatches, Parser};

use command::Command;
use mimalloc::MiMalloc;

/// Answers are many small pieces made on one thread and dropped on another, at which the allocator of the system is slow.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Turns local-government budget disclosures into open data, and serves it.
#[derive(Debug, Parser)]
#[command(name = "openbudget", version, about, propagate_version = true)]
struct Arguments {
    /// Write logs as JSON, a line an event.
    #[arg(long, global = true, env = "OPENBUDGET_LOG_JSON", value_parser = BoolishValueParser::new())]
    log_json: bool,
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    // Wrong usage ends here, with 2 and what is right.
    let usage = Arguments::command();
    let given = setting::without_empty_variables(usage.clone()).get_matches();
    let arguments = Arguments::from_arg_matches(&given).unwrap_or_else(|error| error.exit());
    logging::begin(arguments.log_json);
    setting::warn_of_unknown_variables(&usage);
    match arguments.command.run() {
        Ok(code) => code,
        Err(error) => {
            let words: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("openbudget: {}", words.join(": ").replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}
