//! Workbooks of Excel 97 to 2003 (`.xls`, BIFF8), which WPS writes as `.et` too.
//!
//! Read here and not by a crate: calamine's reader of this format panics on short records, sets memory
//! aside for what a record claims, and does not give number formats, without which 95% reads 0.95.

mod cell;
mod globals;
mod record;
mod string;

use std::io::{Cursor, Read};

use super::Refusal;
use super::bound::{self, Meter};
use crate::block::Block;
use globals::Globals;

/// Reads a workbook.
///
/// # Errors
/// `damaged_compound_file`, `damaged_workbook`, `unsupported_format` (Excel 95 and older),
/// `encrypted_document`, `too_many_cells`, `document_too_large`, `no_text`.
pub fn read(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    bound::size(bytes)?;
    let stream = workbook(bytes)?;
    let globals = Globals::read(&stream)?;
    let mut meter = Meter::default();
    let mut blocks = Vec::new();
    for sheet in &globals.sheets {
        blocks.append(&mut cell::sheet(&stream, sheet, &globals, &mut meter)?.blocks(&mut meter)?);
    }
    if blocks.is_empty() {
        return Err(Refusal::new("no_text", "the visible sheets of this workbook hold no text"));
    }
    Ok(blocks)
}

/// The stream of the compound file that holds the workbook.
fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let broken = |error: std::io::Error| {
        Refusal::new("damaged_compound_file", format!("the workbook is damaged or cut off ({error}); upload it anew"))
    };
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    let name = if file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
    let mut stream = Vec::new();
    // a stream cannot be longer than the file; a chain of sectors that runs in a circle could
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    file.open_stream(name).map_err(broken)?.take(most).read_to_end(&mut stream).map_err(broken)?;
    Ok(stream)
}

/// The refusal of a workbook whose records contradict themselves.
fn damaged(why: &str) -> Refusal {
    Refusal::new("damaged_workbook", format!("the workbook is damaged ({why}); save it anew"))
}
