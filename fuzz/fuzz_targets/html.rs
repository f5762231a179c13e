//! Any bytes as a web page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openbudget_ingest::format::html;

fuzz_target!(|bytes: &[u8]| {
    let _answer = html::read(bytes);
});
