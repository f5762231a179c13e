//! A purpose in the place of the roads' own, for the tests of arithmetic.

use super::{failed, of_subject};

const ROADS: &str = "乡村道路养护";
const PURPOSE: &str = "养护乡村道路50公里，每公里3万元，按月考核。";

/// What R12 says of a purpose.
pub(crate) fn says(purpose: &str) -> Vec<String> {
    of_subject("R12", ROADS, &[(PURPOSE, purpose)])
}

/// Whatever fails with a purpose.
pub(crate) fn fails(purpose: &str) -> Vec<String> {
    failed(&[(PURPOSE, purpose)])
}
