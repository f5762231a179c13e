//! The `openbudget` program.
fn main() {}
