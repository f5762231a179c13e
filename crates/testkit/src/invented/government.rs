//! Invented governments: codes that no list has.

use openbudget_domain::government::{CodeSystem, Government, Level};
use proptest::prelude::*;
use proptest::sample::select;

/// A county with this code and name that no list of codes has.
#[must_use]
pub fn unlisted(code: &str, name: &str) -> Government {
    Government {
        code: code.to_owned(),
        code_system: CodeSystem::Other,
        name: name.to_owned(),
        level: Level::County,
        parent: None,
        province: None,
        listed: false,
    }
}

/// One of some invented counties.
pub fn any() -> impl Strategy<Value = Government> {
    select(vec![("999901", "示例县"), ("999902", "样本县"), ("999903", "范例县")])
        .prop_map(|(code, name)| unlisted(code, name))
}
