//! The acceptance suite: one binary, whose tree mirrors what it tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and so do the functions that only tests call"
)]

mod altered;
mod contract;
mod faults;
mod findings;
mod fixture;
mod graphql;
mod parity;
mod record;
mod rest;
mod tidy;
