//! Prints an invented disclosure, to try the program on.
//!
//! usage: `cargo run -p openbudget-testkit --example print -- NUMBER CODE NAME YEAR PROJECTS`

use std::io::Write;

use anyhow::{Context, Result, bail};
use openbudget_testkit::format::text;
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::template::lay_out;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [number, code, name, year, projects] = arguments.as_slice() else {
        bail!("usage: print NUMBER CODE NAME YEAR PROJECTS, as 7 999901 示例县 2024 5");
    };
    let number = number.parse().context("NUMBER is 0 to 255")?;
    let invented = sample(number, &unlisted(code, name), year.parse()?, projects.parse()?)?;
    Ok(std::io::stdout().write_all(&text::write(&lay_out(&invented)))?)
}
