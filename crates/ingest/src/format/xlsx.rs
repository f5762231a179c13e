//! Workbooks (`.xlsx`, `.xlsm`): each visible sheet, with numbers and dates as the office program shows them.
//!
//! Hidden sheets are left out knowingly: they hold the lists behind drop-down cells and former years.

mod guard;

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxError, XlsxFormulaMetadata};

use super::Refusal;
use super::bound::Meter;
use super::sheet::{Merge, Sheet, number};
use crate::block::Block;

/// Reads a workbook.
///
/// # Errors
/// `damaged_archive`, `damaged_xml`, `damaged_workbook`, `entity_declared`, `unsafe_part_name`,
/// `unpacked_too_large`, `too_many_cells`, `too_many_styles`, `too_deep`, `encrypted_document`, `no_text`.
pub fn read(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    let found = guard::check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let epoch_1904 = workbook.has_1904_epoch();
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut meter = Meter::default();
    let mut blocks = Vec::new();
    for name in names {
        let mut sheet = Sheet::new(&name);
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| damaged(&error))?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| damaged(&error))? {
            let (row, column) = cell.get_position();
            let code = cells.styles().get(style).and_then(code_of).unwrap_or_default();
            sheet.fill(row, column, &text_of(cell.get_value(), &code, epoch_1904), &mut meter)?;
        }
        drop(cells);
        if found.unresolved {
            let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| damaged(&error))?;
            while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|error| damaged(&error))? {
                if let (DataRef::Empty, Some(formula)) = (cell.value, cell.formula) {
                    sheet.fill(cell.pos.0, cell.pos.1, &text_of_formula(formula), &mut meter)?;
                }
            }
        }
        for merge in workbook.merge_cells_by_sheet_name(&name).map_err(|error| damaged(&error))? {
            sheet.merge(Merge { rows: (merge.start.0, merge.end.0), columns: (merge.start.1, merge.end.1) });
        }
        blocks.append(&mut sheet.blocks(&mut meter)?);
    }
    if blocks.is_empty() {
        return Err(Refusal::new("no_text", "the visible sheets of this workbook hold no text"));
    }
    Ok(blocks)
}

fn code_of(style: &Style) -> Option<String> {
    let format = style.number_format.as_ref()?;
    // numbers from 164 on are the workbook's own; a workbook may also define one below
    let built_in = format.format_id.filter(|id| *id < 164).and_then(number::built_in);
    Some(built_in.map_or_else(|| format.format_code.clone(), str::to_owned))
}

fn text_of(value: &DataRef<'_>, code: &str, epoch_1904: bool) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Int(value) => number::shown(value.to_string().parse().unwrap_or_default(), code, epoch_1904),
        DataRef::Float(value) => number::shown(*value, code, epoch_1904),
        DataRef::DateTime(date) => number::shown(date.as_f64(), code, epoch_1904),
    }
}

/// A formula whose result the office program never stored shows as a formula, so that it is not lost.
fn text_of_formula(formula: XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => format!("={formula}"),
        _ => "=".to_owned(),
    }
}

fn damaged(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => {
            Refusal::new("encrypted_document", "the workbook is protected by a password; save it without one")
        }
        error => Refusal::new("damaged_workbook", format!("the workbook cannot be read ({error}); save it anew")),
    }
}
