//! Printed values are read exactly, or not at all.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod amount;
mod target;
