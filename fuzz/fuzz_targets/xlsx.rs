//! Any text as the sheet of a workbook; after a first NUL as its strings, after a second as its styles.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use openbudget_ingest::format::xlsx;
use zip::write::{SimpleFileOptions, ZipWriter};

const ROOT: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEETS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="x" sheetId="1" r:id="r1"/></sheets></workbook>"#;

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let mut part = |begin: &[u8], end: &[u8]| [begin, parts.next().unwrap_or_default(), end].concat();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in [
        ("_rels/.rels", ROOT.to_vec()),
        ("xl/_rels/workbook.xml.rels", SHEETS.to_vec()),
        ("xl/workbook.xml", BOOK.to_vec()),
        ("xl/worksheets/sheet1.xml", part(b"<worksheet><sheetData>", b"</worksheet>")),
        ("xl/sharedStrings.xml", part(b"<sst", b"</sst>")),
        ("xl/styles.xml", part(b"<styleSheet>", b"</styleSheet>")),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(&content).unwrap();
    }
    let _answer = xlsx::read(&archive.finish().unwrap().into_inner());
});
