//! The `openbudget` program.

mod command;
mod embedded;
mod government;
mod logging;
mod report;

use std::process::ExitCode;

use clap::Parser;

use command::Command;

/// Turns local-government budget disclosures into open data, and serves it.
#[derive(Debug, Parser)]
#[command(name = "openbudget", version, about, propagate_version = true)]
struct Arguments {
    /// Write logs as JSON, a line an event.
    #[arg(long, global = true, env = "OPENBUDGET_LOG_JSON")]
    log_json: bool,
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    // Wrong usage ends here, with 2 and what is right.
    let arguments = Arguments::parse();
    logging::begin(arguments.log_json);
    match arguments.command.run() {
        Ok(code) => code,
        Err(error) => {
            let words: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("openbudget: {}", words.join(": ").replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}
