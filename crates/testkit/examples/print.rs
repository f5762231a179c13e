//! Prints an invented disclosure, to try the program on.
//!
//! usage: `cargo run -p openbudget-testkit --example print -- [--layout] NUMBER CODE NAME YEAR PROJECTS`: its
//! flattened text, or the layout of which other programs make other formats

use std::io::Write;

use anyhow::{Context, Result, bail};
use openbudget_testkit::format::text;
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::{sample, varied_sample};
use openbudget_testkit::layout::notation;
use openbudget_testkit::template::lay_out;

fn main() -> Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let as_layout = arguments.first().is_some_and(|first| first == "--layout");
    if as_layout {
        arguments.remove(0);
    }
    let [number, code, name, year, projects] = arguments.as_slice() else {
        bail!("usage: print [--layout] NUMBER CODE NAME YEAR PROJECTS, as 7 999901 示例县 2024 5");
    };
    let number = number.parse().context("NUMBER is 0 to 255")?;
    let make = if as_layout { varied_sample } else { sample };
    let layout = lay_out(&make(number, &unlisted(code, name), year.parse()?, projects.parse()?)?);
    let printed = if as_layout { notation::print(&layout).into_bytes() } else { text::write(&layout) };
    Ok(std::io::stdout().write_all(&printed)?)
}
