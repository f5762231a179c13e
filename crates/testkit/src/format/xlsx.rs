//! A workbook: the narrative on a sheet of its own, then a sheet a table with its heading and its unit above it.

use anyhow::Result;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::layout::{Grid, Layout, Merge, Piece};

/// The document as a workbook. Every cell is text, as typed.
///
/// # Errors
/// Where the workbook cannot be written.
pub fn write(layout: &Layout) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let mut narrative = Worksheet::new();
    narrative.set_name("说明")?;
    let mut sheets = vec![];
    let mut line = 0;
    let mut above: Vec<&str> = vec![];
    for piece in &layout.pieces {
        match piece {
            Piece::Paragraph(text) if text.ends_with('表') || text.starts_with("单位") => above.push(text),
            Piece::Paragraph(text) => {
                narrative.write_string(line, 0, text)?;
                line += 1;
            }
            Piece::Grid(grid) => {
                sheets.push(sheet(&format!("表{}", sheets.len() + 1), &std::mem::take(&mut above), grid)?);
            }
        }
    }
    workbook.push_worksheet(narrative);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}

fn sheet(name: &str, above: &[&str], grid: &Grid) -> Result<Worksheet> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    let plain = Format::new();
    for (row, text) in (0..).zip(above) {
        sheet.write_string(row, 0, *text)?;
    }
    for (row, cells) in grid.rows.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            if cell.merge != Merge::Continues {
                let (top, left) = (u32::try_from(row + above.len())?, u16::try_from(column)?);
                let bottom = top + u32::try_from(grid.height(row, column) - 1)?;
                let right = u16::try_from(column + cell.span - 1)?;
                if (top, left) == (bottom, right) {
                    sheet.write_string(top, left, &cell.text)?;
                } else {
                    sheet.merge_range(top, left, bottom, right, &cell.text, &plain)?;
                }
            }
            column += cell.span;
        }
    }
    Ok(sheet)
}
