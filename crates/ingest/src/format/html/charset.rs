//! The encoding that a page declares in itself.

use encoding_rs::Encoding;

/// What `<meta charset>`, `<meta http-equiv>` or an XML declaration names within the first 4 KiB.
pub(in crate::format) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default().to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = memchr::memmem::find(rest, b"<meta").or_else(|| memchr::memmem::find(rest, b"<?xml")) {
        rest = rest.get(at + 5..)?;
        let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        let tag = rest.get(..end)?;
        if let Some(encoding) = [b"charset".as_slice(), b"encoding"].into_iter().find_map(|key| named(tag, key)) {
            return Some(encoding);
        }
    }
    None
}

fn named(tag: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let at = memchr::memmem::find(tag, key)?;
    let value = tag.get(at + key.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|byte| b"\"' ;/?".contains(byte)).unwrap_or(value.len());
    Encoding::for_label(value.get(..end)?)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GBK, UTF_8};

    use super::*;

    #[test]
    fn every_way_of_declaring_is_found() {
        for page in [
            "<html><head><meta charset=\"gb2312\">",
            "<META http-equiv=Content-Type content=\"text/html; charset=GBK\">",
            "<meta name='author' content='x'><meta charset = gb2312 />",
            "<?xml version=\"1.0\" encoding=\"gb2312\"?><html>",
        ] {
            assert_eq!(declared(page.as_bytes()), Some(GBK), "{page}");
        }
        assert_eq!(declared(b"<meta charset='utf-8'>"), Some(UTF_8));
        assert_eq!(declared(b"<meta name='description' content='none'>"), None);
    }
}
