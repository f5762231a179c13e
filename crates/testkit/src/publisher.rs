//! Publishers of test documents, two of whom the code list does not have.

use openbudget_domain::government::{CodeSystem, Government, Level, find_listed};
use openbudget_ingest::Request;

/// The request of a publisher: a listed one by its code, or 示例县 and 样例区, which are invented.
#[must_use]
pub fn request(code: &str) -> Request {
    let invented = |name: &str| Government {
        code: code.to_owned(),
        code_system: CodeSystem::Other,
        name: name.to_owned(),
        level: Level::County,
        parent: None,
        province: None,
        listed: false,
    };
    let government = find_listed(code)
        .cloned()
        .unwrap_or_else(|| invented(if code == "999901" { "示例县" } else { "样例区" }));
    Request { government, fiscal_year: None, kind: None }
}
