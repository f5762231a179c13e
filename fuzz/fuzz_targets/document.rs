//! Any bytes as a document: the format is found, read, and what it holds is recognised, or it is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openbudget_domain::government::{CodeSystem, Government, Level};
use openbudget_ingest::{Request, read};

fuzz_target!(|bytes: &[u8]| {
    let government = Government {
        code: "999901".to_owned(),
        code_system: CodeSystem::Other,
        name: "示例县".to_owned(),
        level: Level::County,
        parent: None,
        province: None,
        listed: false,
    };
    let _answer = read(bytes, &Request { government, fiscal_year: Some(2024), kind: None });
});
