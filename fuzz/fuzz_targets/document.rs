//! Any bytes: the format is found, and the reader of that format reads or refuses.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openbudget_ingest::format::detect::{Format, detect};
use openbudget_ingest::format::{docx, encoding, html, xls, xlsx};

fuzz_target!(|bytes: &[u8]| {
    let _answer = match detect(bytes) {
        Ok(Format::Text) => encoding::decode(bytes, None).map(|_| Vec::new()),
        Ok(Format::Html) => html::read(bytes),
        Ok(Format::Docx) => docx::read(bytes),
        Ok(Format::Xlsx) => xlsx::read(bytes),
        Ok(Format::Xls) => xls::read(bytes),
        Err(refusal) => Err(refusal),
    };
});
