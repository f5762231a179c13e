//! Any text as the main part of a Word document, or after a NUL as its lists.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use openbudget_ingest::format::docx;
use zip::write::{SimpleFileOptions, ZipWriter};

const BEGIN: &[u8] = br#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>"#;
const LISTS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/numbering" Target="numbering.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let (main, lists) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in [
        ("word/document.xml", [BEGIN, main, b"</w:body></w:document>"].concat()),
        ("word/_rels/document.xml.rels", LISTS.to_vec()),
        ("word/numbering.xml", lists.to_vec()),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(&content).unwrap();
    }
    let _answer = docx::read(&archive.finish().unwrap().into_inner());
});
