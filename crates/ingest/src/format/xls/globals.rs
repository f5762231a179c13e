//! What holds for the whole workbook: its visible sheets, its strings, its formats.

use std::collections::BTreeMap;

use super::damaged;
use super::record::Records;
use super::string::{shared, string};
use crate::format::Refusal;
use crate::format::sheet::number;

/// A visible sheet and where its records begin.
pub(super) struct SheetStart {
    pub(super) name: String,
    pub(super) position: usize,
    /// Where the next sheet begins, in the order of the stream.
    pub(super) end: usize,
}

/// What holds for the whole workbook.
#[derive(Default)]
pub(super) struct Globals {
    pub(super) sheets: Vec<SheetStart>,
    pub(super) strings: Vec<String>,
    pub(super) epoch_1904: bool,
    formats: BTreeMap<u16, String>,
    /// The number of the format of each style.
    styles: Vec<u16>,
}

impl Globals {
    /// Reads the records before the first sheet.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Refusal> {
        let mut globals = Self::default();
        let mut records = Records::between(stream, 0, stream.len())?;
        while let Some(record) = records.next()? {
            let mut fields = record.fields();
            match record.kind {
                // BOF: the version
                0x0809 if fields.u16()? != 0x0600 => {
                    return Err(Refusal::new(
                        "unsupported_format",
                        "this is a workbook of Excel 95 or older, which is not read: open it in Excel or WPS and save it as .xlsx",
                    ));
                }
                // FILEPASS
                0x002F => {
                    return Err(Refusal::new(
                        "encrypted_document",
                        "the workbook is protected by a password; save it without one",
                    ));
                }
                // BOUNDSHEET: position, state, kind, name
                0x0085 => {
                    let position =
                        usize::try_from(fields.u32()?).map_err(|_| damaged("a sheet lies beyond its end"))?;
                    let (state, kind) = (fields.u8()?, fields.u8()?);
                    let length = usize::from(fields.u8()?);
                    let name = string(&mut fields, length)?;
                    if state.trailing_zeros() >= 2 && kind == 0 {
                        globals.sheets.push(SheetStart { name, position, end: stream.len() });
                    }
                }
                // DATEMODE
                0x0022 => globals.epoch_1904 = fields.u16()? == 1,
                // FORMAT
                0x041E => {
                    let number = fields.u16()?;
                    let length = usize::from(fields.u16()?);
                    globals.formats.insert(number, string(&mut fields, length)?);
                }
                // XF: font, format
                0x00E0 => {
                    fields.u16()?;
                    globals.styles.push(fields.u16()?);
                }
                // SST
                0x00FC => globals.strings = shared(&record)?,
                // EOF
                0x000A => break,
                _ => {}
            }
        }
        globals.part_sheets()?;
        Ok(globals)
    }

    /// Ends each sheet where another begins, so that no record is read twice.
    fn part_sheets(&mut self) -> Result<(), Refusal> {
        let mut starts: Vec<usize> = self.sheets.iter().map(|sheet| sheet.position).collect();
        starts.sort_unstable();
        starts.dedup();
        if starts.len() < self.sheets.len() {
            return Err(damaged("two sheets begin at the same place"));
        }
        for sheet in &mut self.sheets {
            let next = starts.partition_point(|start| *start <= sheet.position);
            sheet.end = starts.get(next).copied().unwrap_or(sheet.end);
        }
        Ok(())
    }

    /// Shows a number in the style of this number.
    pub(super) fn shown(&self, value: f64, style: u16) -> String {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let built_in = number::built_in(u32::from(format));
        let own = self.formats.get(&format).map(String::as_str);
        // a workbook writes its built-in formats down too, in the words of its own language
        let code = if format < 164 { built_in.or(own) } else { own };
        number::shown(value, code.unwrap_or_default(), self.epoch_1904)
    }
}
