//! The zip archive that a `.docx` or `.xlsx` is: its parts by name, unpacked within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Refusal, bound};

pub(super) mod relationship;
pub(super) mod xml;

/// An archive whose parts are unpacked on demand, within [`bound::UNPACKED_BYTES`] in all.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive and looks at the names of its parts.
    ///
    /// # Errors
    /// `damaged_archive` when it is no zip or is cut off, `too_many_parts`, `unsafe_part_name` when a
    /// name leads out of the archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        bound::size(bytes)?;
        // the index is read whole into memory, so its entries are counted before
        if memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(bound::PARTS + 1).count() > bound::PARTS {
            return Err(too_many_parts());
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if zip.len() > bound::PARTS {
            return Err(too_many_parts());
        }
        if let Some(name) = zip.file_names_raw().map(String::from_utf8_lossy).find(|name| leads_out(name)) {
            return Err(Refusal::new(
                "unsafe_part_name",
                format!("a part of the archive is named {name:?}, which leads out of it; this file is not a document"),
            ));
        }
        Ok(Self { zip, left: bound::UNPACKED_BYTES })
    }

    /// Whether there is a part of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of the parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// A part, unpacked; `None` where there is no part of this name.
    ///
    /// # Errors
    /// `unpacked_too_large` beyond the bound, `encrypted_document`, `damaged_archive`.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        // a size in the index may lie: what counts is what comes out
        let mut part = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut part);
        let size = u64::try_from(part.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(size).ok_or_else(too_large)?;
        read.map_err(|error| {
            Refusal::new("damaged_archive", format!("the part {name} cannot be unpacked ({error}); save the file anew"))
        })?;
        Ok(Some(part))
    }
}

fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\']) || name.contains(':') || name.split(['/', '\\']).any(|step| step == "..")
}

fn too_many_parts() -> Refusal {
    Refusal::new("too_many_parts", format!("the archive has more than {} parts", bound::PARTS))
}

fn too_large() -> Refusal {
    Refusal::new(
        "unpacked_too_large",
        format!("the document unpacks to more than {} bytes; split it", bound::UNPACKED_BYTES),
    )
}

fn damaged(error: &ZipError) -> Refusal {
    if matches!(error, ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) {
        return Refusal::new("encrypted_document", "the document is protected by a password; save it without one");
    }
    Refusal::new(
        "damaged_archive",
        format!("the file begins like a zip archive but is damaged or cut off ({error}); upload it anew"),
    )
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn refusal_of(bytes: &[u8], part: &str) -> &'static str {
        match Archive::open(bytes) {
            Ok(mut archive) => archive.part(part).unwrap_err().code,
            Err(refusal) => refusal.code,
        }
    }

    #[test]
    fn a_part_is_unpacked_by_its_name() {
        let bytes = packed(&[("a.xml", b"one"), ("b/c.xml", b"two")]);
        let mut archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.part("b/c.xml").unwrap(), Some(b"two".to_vec()));
        assert_eq!(archive.part("d.xml").unwrap(), None);
    }

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let bytes = packed(&[("bomb.xml", &vec![b' '; (64 << 20) + 1])]);
        assert!(bytes.len() < 100_000);
        assert_eq!(refusal_of(&bytes, "bomb.xml"), "unpacked_too_large");
    }

    #[test]
    fn names_that_lead_out_of_the_archive_are_refused() {
        for name in ["../../etc/passwd", "/etc/passwd", "word/../../x", "..\\x", "C:\\x"] {
            assert_eq!(refusal_of(&packed(&[(name, b"x")]), "x"), "unsafe_part_name", "{name}");
        }
    }

    #[test]
    fn a_file_cut_off_anywhere_is_damaged() {
        let bytes = packed(&[("a.xml", b"one two three four five six seven")]);
        for length in 0..bytes.len() {
            assert_eq!(refusal_of(&bytes[..length], "a.xml"), "damaged_archive", "cut at {length}");
        }
    }
}
