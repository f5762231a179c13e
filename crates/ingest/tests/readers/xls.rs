//! Workbooks of Excel 97, written here record by record.

use std::io::{Cursor, Write};

use openbudget_ingest::format::detect::{Format, detect};
use openbudget_ingest::format::xls;

use super::shown;

/// A record.
pub(crate) fn record(kind: u16, fields: &[&[u8]]) -> Vec<u8> {
    let bytes = fields.concat();
    let length = u16::try_from(bytes.len()).unwrap();
    [kind.to_le_bytes().as_slice(), &length.to_le_bytes(), &bytes].concat()
}

/// The length of a string in `N` bytes, and the string.
fn text<const N: usize>(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u32::try_from(units.len() / 2).unwrap().to_le_bytes();
    [&length[..N], &[1], &units].concat()
}

fn begin(kind: u16) -> Vec<u8> {
    record(0x0809, &[&0x0600_u16.to_le_bytes(), &kind.to_le_bytes(), &[0; 12]])
}

/// A compound file with one sheet of these records, after these further records for the whole workbook.
pub(crate) fn workbook(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let sheet = |position: usize| {
        record(0x0085, &[&u32::try_from(position).unwrap().to_le_bytes(), &[0, 0], &text::<1>("表1")])
    };
    let end = record(0x000A, &[]);
    let head = |position| [begin(5), globals.concat(), sheet(position), end.clone()].concat();
    let stream = [head(head(0).len()), begin(16), cells.concat(), end.clone()].concat();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
    file.into_inner().into_inner()
}

fn at(row: u16, column: u16, style: u16) -> Vec<u8> {
    [row, column, style].into_iter().flat_map(u16::to_le_bytes).collect()
}

fn styles() -> Vec<Vec<u8>> {
    vec![
        record(0x041E, &[&164_u16.to_le_bytes(), &text::<2>("0.0\"万元\"")]),
        record(0x00E0, &[&[0; 2], &0_u16.to_le_bytes(), &[0; 16]]),
        record(0x00E0, &[&[0; 2], &9_u16.to_le_bytes(), &[0; 16]]),
        record(0x00E0, &[&[0; 2], &164_u16.to_le_bytes(), &[0; 16]]),
        record(0x00FC, &[&1_u32.to_le_bytes(), &1_u32.to_le_bytes(), &text::<2>("产出指标")]),
    ]
}

#[test]
fn every_kind_of_cell_is_read_as_it_shows() {
    let cells = [
        record(0x00FD, &[&at(0, 0, 0), &0_u32.to_le_bytes()]),
        record(0x0203, &[&at(0, 1, 1), &0.95_f64.to_le_bytes()]),
        record(0x027E, &[&at(0, 2, 0), &((112_581_u32 << 2) | 3).to_le_bytes()]),
        record(
            0x00BD,
            &[
                &at(0, 3, 2),
                &((20_u32 << 2) | 2).to_le_bytes(),
                &1_u16.to_le_bytes(),
                &((1_u32 << 2) | 2).to_le_bytes(),
                &4_u16.to_le_bytes(),
            ],
        ),
        record(0x0006, &[&at(1, 1, 0), &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF], &[0; 8]]),
        record(0x0207, &[&text::<2>("数量")]),
        record(0x0006, &[&at(1, 2, 1), &0.5_f64.to_le_bytes(), &[0; 8]]),
        record(0x0205, &[&at(1, 3, 0), &[0x07, 1]]),
        record(0x0204, &[&at(1, 4, 0), &text::<2>("是")]),
        record(0x00E5, &[&1_u16.to_le_bytes(), &0_u16.to_le_bytes(), &1_u16.to_le_bytes(), &[0; 4]]),
    ];
    let bytes = workbook(&styles(), &cells);
    assert_eq!(detect(&bytes), Ok(Format::Xls));
    assert_eq!(
        shown(&xls::read(&bytes).unwrap()),
        ["表1!A1:E1: 0 产出指标 | 1 95% | 2 1125.81 | 3 20.0万元 | 4 100% / 0  | 1 数量 | 2 50% | 3 #DIV/0! | 4 是"]
    );
}

#[test]
fn records_that_end_early_and_strings_that_are_not_there_are_refused() {
    for cell in [
        record(0x00FD, &[&at(0, 0, 0), &7_u32.to_le_bytes()]),
        record(0x0203, &[&at(0, 1, 1), &[0; 3]]),
        record(0x00E5, &[&9_u16.to_le_bytes()]),
        record(0x0204, &[&at(1, 4, 0), &9_u16.to_le_bytes()]),
    ] {
        assert_eq!(xls::read(&workbook(&styles(), &[cell])).unwrap_err().code, "damaged_workbook");
    }
}

#[test]
fn protected_and_older_workbooks_are_refused_with_what_to_do() {
    let protected = workbook(&[record(0x002F, &[&[1, 0]])], &[]);
    assert_eq!(xls::read(&protected).unwrap_err().code, "encrypted_document");
    let mut older = workbook(&[], &[]);
    let version = older.windows(4).rposition(|bytes| bytes == [0x00, 0x06, 5, 0]).unwrap();
    older[version + 1] = 5;
    assert_eq!(xls::read(&older).unwrap_err().code, "unsupported_format");
}
