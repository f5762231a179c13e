//! The readers of formats, on small documents written by hand: one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and so do the functions that only tests call"
)]

mod docx;
mod hostile;
mod html;
mod xls;
mod xlsx;

use std::io::{Cursor, Write};

use openbudget_domain::evidence::Locator;
use openbudget_ingest::block::{Block, Row};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip archive of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Blocks in short: `1: text` for a paragraph, and for a table its number and rows, each cell as
/// `column+span text`.
fn shown(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => format!("{}: {}", place(&paragraph.locator), paragraph.text),
        Block::Table(table) => {
            let rows: Vec<String> = table.rows.iter().map(row).collect();
            let number = table.rows.first().map(|row| place(&row.locator)).unwrap_or_default();
            format!("{number}: {}", rows.join(" / "))
        }
    }
}

fn row(row: &Row) -> String {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| {
            let span = if cell.span == 1 { String::new() } else { format!("+{}", cell.span) };
            format!("{}{span} {}", cell.column, cell.text)
        })
        .collect();
    cells.join(" | ")
}

fn place(locator: &Locator) -> String {
    match locator {
        Locator::Lines { from, to } => format!("lines {from}-{to}"),
        Locator::Paragraph { paragraph } => paragraph.to_string(),
        Locator::Table { table, .. } => format!("table {table}"),
        Locator::Cell { sheet, cell } => format!("{sheet}!{cell}"),
    }
}
