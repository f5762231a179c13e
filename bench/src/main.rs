//! How fast the program is, beside a bound: the least that a server can do for the same answer.
//!
//! Both serve the same SQLite file of invented government-years, each in a process of its own, and
//! are asked the same questions by the same tool in turns, so that what disturbs one disturbs both.

mod answer;
mod archive;
mod bound;
mod load;
mod question;
mod report;
mod server;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::server::Serving;

/// Measures the program beside its bound. Loopback only, each question for a bounded time.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folder that holds the invented data between runs.
    #[arg(long, default_value = "target/bench")]
    data: PathBuf,
    /// The program to measure.
    #[arg(long, default_value = "target/release/openbudget")]
    program: PathBuf,
    /// How many government-years.
    #[arg(long, default_value_t = 1_000)]
    government_years: usize,
    /// How many turns each server gets at a question.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=100))]
    turns: u32,
    /// How many milliseconds a turn lasts.
    #[arg(long, default_value_t = 1_500, value_parser = clap::value_parser!(u64).range(100..=30_000))]
    milliseconds: u64,
    /// Only the questions whose names hold this.
    #[arg(long)]
    only: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the bound; the benchmark starts it.
    Bound {
        /// The SQLite file.
        database: PathBuf,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match &arguments.command {
        Some(Command::Bound { database }) => bound::serve(database),
        None => run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let database = archive::build(&arguments.data, arguments.government_years)?;
    let questions = question::questions(&database)?;
    let asked =
        questions.iter().filter(|question| arguments.only.as_ref().is_none_or(|only| question.name.contains(only)));
    let program = Serving::program(&arguments.program, &database)?;
    let bound = Serving::bound(Path::new(&std::env::current_exe()?), &database)?;
    let mut rows = Vec::new();
    for question in asked {
        answer::compare(question, program.address, bound.address)?;
        rows.push(report::measure(question, &program, &bound, arguments.turns, arguments.milliseconds)?);
        eprintln!("measured: {}", question.name);
    }
    report::print(&rows)
}
