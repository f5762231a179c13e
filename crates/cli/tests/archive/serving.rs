//! The program as a process of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Command;

use openbudget_testkit::process::Process;

/// A running program.
pub(crate) struct Serving(Process);

impl Serving {
    pub(crate) fn start(url: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_openbudget"));
        command.env("OPENBUDGET_DATABASE_URL", url).env("RUST_LOG", "error");
        Self(Process::serving(&mut command, arguments).unwrap())
    }

    /// How much memory it has resident, in KiB: everything, also pages of files.
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// The status and the body of an answer.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let mut answer = String::new();
        self.ask(path).read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split_whitespace().nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    /// How many rows an export has, each ended by a carriage return, and the most memory meanwhile.
    pub(crate) fn export(&self, path: &str) -> (usize, u64) {
        let mut answer = BufReader::with_capacity(1 << 20, self.ask(path));
        let mut line = String::new();
        answer.read_line(&mut line).unwrap();
        assert!(line.contains(" 200 "), "{line}");
        while line.trim() != "" {
            line.clear();
            answer.read_line(&mut line).unwrap();
        }
        let (mut rows, mut most) = (0, 0);
        loop {
            // A chunk is its length, its bytes and an empty line.
            line.clear();
            answer.read_line(&mut line).unwrap();
            let mut chunk = vec![0; usize::from_str_radix(line.trim(), 16).unwrap()];
            answer.read_exact(&mut chunk).unwrap();
            answer.read_line(&mut line).unwrap();
            if chunk.is_empty() {
                return (rows, most);
            }
            rows += chunk.split(|byte| *byte == b'\r').count() - 1;
            most = most.max(self.memory());
        }
    }

    /// Asks without keeping the connection, so that the answer ends with it.
    fn ask(&self, path: &str) -> TcpStream {
        let mut connection = TcpStream::connect(self.0.address()).unwrap();
        write!(connection, "GET {path} HTTP/1.1\r\nHost: archive\r\nConnection: close\r\n\r\n").unwrap();
        connection
    }
}
