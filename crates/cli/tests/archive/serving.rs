//! The program as a process of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A running program; it is killed with this value.
pub(crate) struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    pub(crate) fn start(url: &str, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_openbudget"))
            .args(["serve", "--listen", "127.0.0.1:0", "--database-url", url])
            .args(arguments)
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        // Its output stays open, for what else it prints.
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches("/v1/projects").to_owned();
        Self { child, address }
    }

    /// How much memory it has resident, in KiB: everything, also pages of files.
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
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
        let mut connection = TcpStream::connect(&self.address).unwrap();
        write!(connection, "GET {path} HTTP/1.1\r\nHost: archive\r\nConnection: close\r\n\r\n").unwrap();
        connection
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}
