//! Measuring a question on both servers, and the table of what was measured.

use std::io::Write;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::load::{Turn, drive};
use crate::question::Question;
use crate::server::Serving;

/// What was measured of one server.
#[derive(Debug, Default)]
struct Measured {
    times: Vec<Duration>,
    whole: Duration,
    used: Duration,
}

/// What was measured of a question.
pub(crate) struct Row {
    name: &'static str,
    program: Measured,
    bound: Measured,
}

/// Asks a question of both servers in turns.
pub(crate) fn measure(
    question: &Question,
    program: &Serving,
    bound: &Serving,
    turns: u32,
    milliseconds: u64,
) -> Result<Row> {
    let time = Duration::from_millis(milliseconds);
    let mut row = Row { name: question.name, program: Measured::default(), bound: Measured::default() };
    for server in [program, bound] {
        // The first answers fill caches of pages and of statements, on either side.
        drive(server.address, &question.requests, question.connections, time / 4)?;
    }
    for turn in 0..turns {
        let mut sides = [(program, &mut row.program), (bound, &mut row.bound)];
        // Neither is always the first.
        if turn % 2 == 1 {
            sides.reverse();
        }
        for (server, measured) in sides {
            let before = server.used()?;
            let Turn { times, whole } = drive(server.address, &question.requests, question.connections, time)?;
            measured.times.extend(times);
            measured.whole += whole;
            measured.used += server.used()?.saturating_sub(before);
        }
    }
    for measured in [&mut row.program, &mut row.bound] {
        measured.times.sort_unstable();
    }
    Ok(row)
}

impl Measured {
    /// Requests in a thousand seconds.
    fn rate(&self) -> u128 {
        u128::try_from(self.times.len()).unwrap_or_default() * 1_000_000_000 / self.whole.as_micros().max(1)
    }

    /// The time in which 99 of 100 requests are answered.
    fn p99(&self) -> Duration {
        let at = self.times.len().saturating_mul(99) / 100;
        self.times.get(at.min(self.times.len().saturating_sub(1))).copied().unwrap_or_default()
    }

    /// Microseconds of processors for a request.
    fn cost(&self) -> u128 {
        self.used.as_micros() / u128::try_from(self.times.len()).unwrap_or_default().max(1)
    }
}

/// Prints the table, as Markdown.
pub(crate) fn print(rows: &[Row]) -> Result<()> {
    let mut output = std::io::stdout().lock();
    writeln!(output, "| question | req/s | p99 | bound req/s | bound p99 | ratio | CPU a request | bound CPU |")?;
    writeln!(output, "|---|---:|---:|---:|---:|---:|---:|---:|")?;
    for Row { name, program, bound } in rows {
        let ratio = program.rate() * 100 / bound.rate().max(1);
        writeln!(
            output,
            "| {name} | {} | {} | {} | {} | {}.{:02} | {} µs | {} µs |",
            thousandths(program.rate()),
            milliseconds(program.p99()),
            thousandths(bound.rate()),
            milliseconds(bound.p99()),
            ratio / 100,
            ratio % 100,
            program.cost(),
            bound.cost(),
        )?;
    }
    output.flush().context("the table cannot be written")
}

/// `123456` thousandths as `123`, `1234` as `1.23`.
fn thousandths(number: u128) -> String {
    if number >= 100_000 {
        (number / 1_000).to_string()
    } else {
        format!("{}.{:02}", number / 1_000, number % 1_000 / 10)
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{}.{} ms", time.as_millis(), time.as_micros() % 1_000 / 100)
}
