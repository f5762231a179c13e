//! The program as a process of its own, as a user runs it.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::client::Client;

/// A serving program; it is killed with this value.
#[derive(Debug)]
pub struct Process {
    child: Child,
    address: SocketAddr,
}

impl Process {
    /// Starts `openbudget serve` with further arguments on a free port, and waits until it serves.
    ///
    /// # Errors
    /// Where it does not start, or ends before it serves.
    pub fn serving(command: &mut Command, arguments: &[&str]) -> Result<Self> {
        let command = command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        // Its output stays open, for what else it prints.
        BufReader::new(child.stdout.as_mut().context("there is no output")?).read_line(&mut line)?;
        let address = line.trim().trim_start_matches("http://").trim_end_matches("/v1/projects").parse();
        match address {
            Ok(address) => Ok(Self { child, address }),
            Err(_) => Err(anyhow::anyhow!("it does not serve: {:?}", child.wait()?)),
        }
    }

    /// A client of it.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::of(self.address)
    }

    /// The address that it listens on.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of the process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _gone = self.child.kill();
        let _ended = self.child.wait();
    }
}
