//! The embedded list of governments.
//!
//! Made from the statistics bureau's lists of divisions (2023): a province's two digits and a
//! city's four are filled up with zeros to the six of GB/T 2260. County codes that end in 71 to 79
//! are the bureau's own, for development zones that the standard does not list. A
//! prefecture without counties stands twice there, under one code: once here.

use std::sync::LazyLock;

use super::{CodeSystem, Government, Level};

static LISTED: LazyLock<Vec<Government>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_bytes!("../../../../data/governments.csv").as_slice());
    reader.records().filter_map(|row| government(&row.ok()?)).collect()
});

fn government(row: &csv::StringRecord) -> Option<Government> {
    let text = |at: usize| row.get(at).map(str::to_owned);
    let filled = |at: usize| text(at).filter(|text| !text.is_empty());
    Some(Government {
        code: text(0)?,
        name: text(1)?,
        level: Level::from_key(row.get(2)?)?,
        code_system: CodeSystem::from_key(row.get(3)?)?,
        parent: filled(4),
        province: filled(5),
        listed: true,
    })
}

/// Every government of the embedded list, by code.
#[must_use]
pub fn listed() -> &'static [Government] {
    &LISTED
}

/// The government of a code in the embedded list.
#[must_use]
pub fn find_listed(code: &str) -> Option<&'static Government> {
    LISTED.binary_search_by(|government| government.code.as_str().cmp(code)).ok().and_then(|at| LISTED.get(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read_and_stands_in_order() {
        let lines = include_str!("../../../../data/governments.csv").lines().count();
        assert_eq!(listed().len(), lines - 1);
        assert!(listed().is_sorted_by(|one, other| one.code < other.code));
        for government in listed() {
            assert_eq!(find_listed(&government.code), Some(government));
            for above in [&government.parent, &government.province].into_iter().flatten() {
                assert!(find_listed(above).is_some(), "{above} above {}", government.code);
            }
        }
    }
}
