//! The cells of a sheet.

use super::globals::{Globals, SheetStart};
use super::record::{Fields, Records};
use super::string::string;
use crate::format::Refusal;
use crate::format::bound::Meter;
use crate::format::sheet::{Merge, Sheet};

/// Where a cell stands and its style.
#[derive(Clone, Copy)]
struct Place {
    row: u32,
    column: u32,
    style: u16,
}

/// Reads the records of a sheet.
pub(super) fn sheet(stream: &[u8], start: &SheetStart, globals: &Globals, meter: &mut Meter) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet::new(&start.name);
    let mut records = Records::between(stream, start.position, start.end)?;
    // charts stand inside of sheets with records of their own
    let mut depth = 0_usize;
    let mut awaited: Option<Place> = None;
    while let Some(record) = records.next()? {
        let mut fields = record.fields();
        match record.kind {
            0x0809 => depth += 1,
            0x000A => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ if depth > 1 => {}
            // NUMBER
            0x0203 => {
                let place = place(&mut fields)?;
                put(&mut sheet, place, &globals.shown(fields.f64()?, place.style), meter)?;
            }
            // RK
            0x027E => {
                let place = place(&mut fields)?;
                put(&mut sheet, place, &globals.shown(compact(fields.u32()?), place.style), meter)?;
            }
            // MULRK: row, first column, then style and number of each
            0x00BD => {
                let (row, first) = (u32::from(fields.u16()?), u32::from(fields.u16()?));
                for column in first.. {
                    if fields.0.len() < 6 {
                        break;
                    }
                    let place = Place { row, column, style: fields.u16()? };
                    put(&mut sheet, place, &globals.shown(compact(fields.u32()?), place.style), meter)?;
                }
            }
            // LABELSST
            0x00FD => {
                let place = place(&mut fields)?;
                let index = usize::try_from(fields.u32()?).unwrap_or(usize::MAX);
                let text = globals
                    .strings
                    .get(index)
                    .ok_or_else(|| super::damaged("a cell names a string that is not there"))?;
                put(&mut sheet, place, text, meter)?;
            }
            // LABEL, RSTRING
            0x0204 | 0x00D6 => {
                let place = place(&mut fields)?;
                let length = usize::from(fields.u16()?);
                put(&mut sheet, place, &string(&mut fields, length)?, meter)?;
            }
            // BOOLERR
            0x0205 => {
                let place = place(&mut fields)?;
                put(&mut sheet, place, logical(fields.u8()?, fields.u8()? == 1), meter)?;
            }
            // FORMULA: its result, unless that is a string, which follows
            0x0006 => {
                let place = place(&mut fields)?;
                let mut result = Fields(fields.bytes(8)?);
                awaited = None;
                if result.0.ends_with(&[0xFF, 0xFF]) {
                    let (kind, value) = (result.u8()?, result.bytes(2)?.last().copied().unwrap_or(0));
                    match kind {
                        0 => awaited = Some(place),
                        1 | 2 => put(&mut sheet, place, logical(value, kind == 2), meter)?,
                        _ => {}
                    }
                } else {
                    put(&mut sheet, place, &globals.shown(result.f64()?, place.style), meter)?;
                }
            }
            // STRING
            0x0207 => {
                if let Some(place) = awaited.take() {
                    let length = usize::from(fields.u16()?);
                    put(&mut sheet, place, &string(&mut fields, length)?, meter)?;
                }
            }
            // MERGEDCELLS
            0x00E5 => {
                for _ in 0..fields.u16()? {
                    let rows = (u32::from(fields.u16()?), u32::from(fields.u16()?));
                    let columns = (u32::from(fields.u16()?), u32::from(fields.u16()?));
                    sheet.merge(Merge { rows, columns });
                }
            }
            _ => {}
        }
    }
    Ok(sheet)
}

fn place(fields: &mut Fields<'_>) -> Result<Place, Refusal> {
    Ok(Place { row: u32::from(fields.u16()?), column: u32::from(fields.u16()?), style: fields.u16()? })
}

fn put(sheet: &mut Sheet, place: Place, text: &str, meter: &mut Meter) -> Result<(), Refusal> {
    sheet.fill(place.row, place.column, text, meter)
}

/// A number in 30 bits: an integer or the high half of a binary fraction, perhaps of a hundredfold.
fn compact(number: u32) -> f64 {
    let bits = number & !3;
    let value =
        if number & 2 == 0 { f64::from_bits(u64::from(bits) << 32) } else { f64::from(bits.cast_signed() >> 2) };
    if number & 1 == 0 { value } else { value / 100.0 }
}

fn logical(value: u8, is_error: bool) -> &'static str {
    match (value, is_error) {
        (0, false) => "FALSE",
        (_, false) => "TRUE",
        (0x00, true) => "#NULL!",
        (0x07, true) => "#DIV/0!",
        (0x0F, true) => "#VALUE!",
        (0x17, true) => "#REF!",
        (0x1D, true) => "#NAME?",
        (0x24, true) => "#NUM!",
        (_, true) => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compact_numbers_are_integers_fractions_and_hundredths() {
        assert!((compact((200 << 2) | 2) - 200.0).abs() < f64::EPSILON);
        assert!((compact((204_631 << 2) | 3) - 2046.31).abs() < f64::EPSILON);
        assert!((compact(0x3FF0_0000) - 1.0).abs() < f64::EPSILON);
        assert!((compact(0xFFFF_FFFE) + 1.0).abs() < f64::EPSILON);
    }
}
