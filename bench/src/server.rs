//! A server in a process of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};

/// How many ticks of a processor a second has on Linux, whatever the processor.
const TICKS: u64 = 100;

/// A server that runs until this value is dropped.
pub(crate) struct Serving {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    child: Child,
}

impl Serving {
    /// Starts the program on a database.
    pub(crate) fn program(program: &Path, database: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        command.arg("serve").arg("--listen").arg("127.0.0.1:0").arg("--database-url").arg(database);
        Self::start(command)
    }

    /// Starts the bound on a database.
    pub(crate) fn bound(bench: &Path, database: &Path) -> Result<Self> {
        let mut command = Command::new(bench);
        command.arg("bound").arg(database);
        Self::start(command)
    }

    fn start(mut command: Command) -> Result<Self> {
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().with_context(|| format!("{command:?} does not start"))?;
        let mut line = String::new();
        // Its output stays open, for what else it prints.
        let output = child.stdout.as_mut().context("the server has no output")?;
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().trim_start_matches("http://").split('/').next().unwrap_or_default();
        let address = address.parse().with_context(|| format!("{command:?} tells no address: {line:?}"))?;
        Ok(Self { address, child })
    }

    /// How much time of processors it has used.
    pub(crate) fn used(&self) -> Result<Duration> {
        let status = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // Behind the name, which is in brackets, the 12th and 13th are the ticks in user and kernel mode.
        let (_, rest) = status.rsplit_once(')').context("the status of a process has another form")?;
        let ticks: u64 = rest.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
        Ok(Duration::from_millis(ticks.saturating_mul(1_000 / TICKS)))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}
