//! What the tests stand on: a database per test on both backends, the real document where it is
//! present, invented disclosures and a writer that prints them. Never part of the program.

pub mod archive;
pub mod client;
pub mod database;
pub mod format;
pub mod invented;
pub mod layout;
pub mod process;
pub mod program;
pub mod publisher;
pub mod reading;
pub mod real_document;
pub mod skip;
pub mod template;
