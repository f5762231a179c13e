//! Which format a document has, found from its bytes: names and announced media types lie too often.

use std::io::Cursor;

use super::archive::{Archive, relationship};
use super::{Refusal, html};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text, flattened from a document.
    Text,
    /// A web page.
    Html,
    /// An Office Open XML document (`.docx`).
    Docx,
    /// An Office Open XML workbook (`.xlsx`, `.xlsm`).
    Xlsx,
    /// A workbook of Excel 97 to 2003 (`.xls`), which WPS writes too (`.et`).
    Xls,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Text, Self::Html, Self::Docx, Self::Xlsx, Self::Xls];

    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xls => "application/vnd.ms-excel",
        }
    }
}

impl Format {
    /// The usual ending of a file's name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
        }
    }
}

const SAVE_AS_DOCX: &str = "open it in Word or WPS and save it as .docx";
const SAVE_AS_XLSX: &str = "open it in Excel or WPS and save it as .xlsx";
const FIND_THE_ORIGINAL: &str = "upload the .docx, .xlsx or web page that it was made from";

/// Formats that are known by their first bytes and are not read: what they are, and what to do.
const REFUSED: [(&[u8], &str, &str); 12] = [
    (b"%PDF", "a PDF file", FIND_THE_ORIGINAL),
    (b"{\\rtf", "an RTF document", SAVE_AS_DOCX),
    (b"\x89PNG", "a PNG picture", FIND_THE_ORIGINAL),
    (b"\xFF\xD8\xFF", "a JPEG picture", FIND_THE_ORIGINAL),
    (b"GIF8", "a GIF picture", FIND_THE_ORIGINAL),
    (b"II*\0", "a TIFF picture", FIND_THE_ORIGINAL),
    (b"MM\0*", "a TIFF picture", FIND_THE_ORIGINAL),
    (b"RIFF", "a picture or a recording", FIND_THE_ORIGINAL),
    (b"Rar!", "a RAR archive", "unpack it and upload the documents in it"),
    (b"7z\xBC\xAF", "a 7z archive", "unpack it and upload the documents in it"),
    (b"\x1F\x8B", "a gzip file", "unpack it and upload the document in it"),
    (b"MIME-Version:", "a web archive (.mht)", "open it in a browser or in Word and save it as .html or .docx"),
];

/// Finds the format of a document.
///
/// # Errors
/// `unsupported_format` for formats that are not read, with what to do; `encrypted_document`; and the
/// refusals of a damaged archive.
pub fn detect(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(&mut Archive::open(bytes)?);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(bytes);
    }
    if let Some((_, what, advice)) = REFUSED.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(unsupported(what, advice));
    }
    // a PDF may begin with some other bytes
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return Err(unsupported("a PDF file", FIND_THE_ORIGINAL));
    }
    if memchr::memmem::find(head, b"<?mso-application").is_some()
        || memchr::memmem::find(head, b"<pkg:package").is_some()
    {
        return Err(unsupported(
            "an Office document in one XML file",
            "open it in Office and save it as .docx or .xlsx",
        ));
    }
    Ok(if html::looks_like(bytes) { Format::Html } else { Format::Text })
}

/// A zip archive says by a relationship which part is its document; the name of that part says which it is.
fn packed(archive: &mut Archive<'_>) -> Result<Format, Refusal> {
    let main = relationship::target(archive, "", "officeDocument")?.unwrap_or_default();
    let names = archive.names();
    let begins = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if archive.holds("xl/workbook.bin") {
        return Err(unsupported("a binary workbook (.xlsb)", SAVE_AS_XLSX));
    }
    if main.starts_with("word/") || begins("word/document") {
        return Ok(Format::Docx);
    }
    if main.starts_with("xl/") || begins("xl/workbook") {
        return Ok(Format::Xlsx);
    }
    if begins("ppt/") {
        return Err(unsupported("a presentation", FIND_THE_ORIGINAL));
    }
    if archive.holds("OFD.xml") {
        return Err(unsupported("an OFD file", FIND_THE_ORIGINAL));
    }
    match archive.part("mimetype")?.as_deref() {
        Some(b"application/vnd.oasis.opendocument.text") => {
            Err(unsupported("an OpenDocument text (.odt)", SAVE_AS_DOCX))
        }
        Some(b"application/vnd.oasis.opendocument.spreadsheet") => {
            Err(unsupported("an OpenDocument workbook (.ods)", SAVE_AS_XLSX))
        }
        _ => Err(unsupported(
            "a zip archive that is neither a Word document nor a workbook",
            "unpack it and upload the documents in it",
        )),
    }
}

/// A compound file is a document of Office 97 to 2003, told by the streams in its root.
fn compound(bytes: &[u8]) -> Result<Format, Refusal> {
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| {
        Refusal::new(
            "damaged_compound_file",
            format!("the file begins like an Office 97 file but is damaged or cut off ({error}); upload it anew"),
        )
    })?;
    let has = |name: &str| file.read_root_storage().any(|entry| entry.name().eq_ignore_ascii_case(name));
    if has("EncryptedPackage") {
        return Err(Refusal::new("encrypted_document", "the document is protected by a password; save it without one"));
    }
    if has("Workbook") || has("Book") {
        return Ok(Format::Xls);
    }
    if has("WordDocument") || has("WpsDocument") {
        return Err(unsupported("a document of Word 97 (.doc) or of WPS (.wps)", SAVE_AS_DOCX));
    }
    Err(unsupported("an Office 97 file that is no workbook", SAVE_AS_DOCX))
}

fn unsupported(what: &str, advice: &str) -> Refusal {
    Refusal::new("unsupported_format", format!("this is {what}, which is not read: {advice}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_are_not_read_are_refused_with_what_to_do() {
        for (bytes, what) in [
            (b"%PDF-1.7\n".as_slice(), "a PDF file"),
            (b"\n\n%PDF-1.4", "a PDF file"),
            (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
            (b"{\\rtf1\\ansi", "an RTF document"),
            (
                b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>",
                "an Office document in one XML file",
            ),
        ] {
            let refusal = detect(bytes).unwrap_err();
            assert_eq!(refusal.code, "unsupported_format");
            assert!(
                refusal.message.starts_with(&format!("this is {what}, which is not read: ")),
                "{}",
                refusal.message
            );
        }
    }

    #[test]
    fn a_compound_file_is_told_by_its_streams() {
        let written = |stream: &str| {
            let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
            file.create_stream(stream).unwrap();
            file.into_inner().into_inner()
        };
        assert_eq!(detect(&written("Workbook")), Ok(Format::Xls));
        assert_eq!(detect(&written("WordDocument")).unwrap_err().code, "unsupported_format");
        assert_eq!(detect(&written("EncryptedPackage")).unwrap_err().code, "encrypted_document");
        assert_eq!(detect(&written("Workbook")[..600]).unwrap_err().code, "damaged_compound_file");
    }

    #[test]
    fn a_docx_that_is_no_archive_is_refused() {
        assert_eq!(detect(b"PK\x03\x04 but nothing more").unwrap_err().code, "damaged_archive");
    }

    #[test]
    fn text_stays_text_also_where_it_compares() {
        assert_eq!(detect("一、三公经费\n\t指标值\n\t<5%\n".as_bytes()), Ok(Format::Text));
        assert_eq!(detect(b""), Ok(Format::Text));
    }
}
