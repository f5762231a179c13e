//! Any bytes as a workbook of Excel 97, and as the records inside of one.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use openbudget_ingest::format::xls;

fuzz_target!(|bytes: &[u8]| {
    let _answer = xls::read(bytes);
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(bytes).unwrap();
    let _answer = xls::read(&file.into_inner().into_inner());
});
