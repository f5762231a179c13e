//! Any bytes as text: what is decoded has as many lines as the bytes allow, and decodes again to itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openbudget_ingest::format::encoding::decode;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = decode(bytes, None) {
        let marked = format!("\u{feff}{text}");
        assert_eq!(decode(marked.as_bytes(), None).as_deref(), Ok(text.as_str()));
    }
});
