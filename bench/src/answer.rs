//! What is compared has to be the same answer.

use std::net::SocketAddr;

use anyhow::{Result, bail};

use crate::load::Connection;
use crate::question::Question;

/// How many requests of a question are compared.
const COMPARED: usize = 5;

/// Makes sure that both servers answer a question alike, up to the cursor of the next page.
pub(crate) fn compare(question: &Question, program: SocketAddr, bound: SocketAddr) -> Result<()> {
    for request in question.requests.iter().take(COMPARED) {
        // Each is opened when it is used: a server closes one that waits while the other's answer is read.
        let mut program = Connection::open(program)?;
        let one = items(program.ask(request)?);
        let mut bound = Connection::open(bound)?;
        let other = items(bound.ask(request)?);
        if one.len() < 100 || one != other {
            let at = one.iter().zip(other).take_while(|(one, other)| one == other).count();
            let shown = |answer: &[u8]| {
                String::from_utf8_lossy(answer.get(at.saturating_sub(60)..).unwrap_or_default())
                    .chars()
                    .take(200)
                    .collect::<String>()
            };
            bail!("{}: the answers differ: {:?} and {:?}", question.name, shown(one), shown(other));
        }
    }
    Ok(())
}

/// An answer up to its page.
fn items(body: &[u8]) -> &[u8] {
    let page = b"],\"page\":";
    let end = body.windows(page.len()).rposition(|window| window == page);
    end.and_then(|end| body.get(..end)).unwrap_or(body)
}
