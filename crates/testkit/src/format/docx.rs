//! A Word document: the smallest package that Word opens, with true grids.

use std::io::{Cursor, Write};

use anyhow::Result;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::escaped;
use crate::layout::{Cell, Grid, Layout, Merge, Piece};

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const BEGIN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
const END: &str = "<w:sectPr/></w:body></w:document>";

/// The document as a package.
///
/// # Errors
/// Where the archive cannot be written.
pub fn write(layout: &Layout) -> Result<Vec<u8>> {
    let mut body = BEGIN.to_owned();
    for piece in &layout.pieces {
        match piece {
            Piece::Paragraph(text) => body.push_str(&paragraph(text)),
            Piece::Grid(grid) => table(&mut body, grid),
        }
    }
    body.push_str(END);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let parts =
        [("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONSHIPS), ("word/document.xml", body.as_str())];
    for (name, content) in parts {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn table(body: &mut String, grid: &Grid) {
    body.push_str("<w:tbl><w:tblPr/><w:tblGrid>");
    body.push_str(&"<w:gridCol w:w=\"400\"/>".repeat(grid.width()));
    body.push_str("</w:tblGrid>");
    for row in &grid.rows {
        body.push_str("<w:tr>");
        body.extend(row.iter().map(table_cell));
        body.push_str("</w:tr>");
    }
    // Two tables without a paragraph between them would be one.
    body.push_str("</w:tbl><w:p/>");
}

fn table_cell(cell: &Cell) -> String {
    let merge = match cell.merge {
        Merge::Alone => "",
        Merge::Begins => "<w:vMerge w:val=\"restart\"/>",
        Merge::Continues => "<w:vMerge/>",
    };
    let paragraphs: String = cell.text.split('\n').map(paragraph).collect();
    format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/>{merge}</w:tcPr>{paragraphs}</w:tc>", cell.span)
}

fn paragraph(text: &str) -> String {
    if text.is_empty() {
        return "<w:p/>".to_owned();
    }
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text))
}
