//! From the bytes of a document to a disclosure: readers of formats give blocks, recognisers give facts.

mod account;
pub mod block;
pub mod excerpt;
mod figures;
pub mod form;
pub mod format;
mod kept;
mod movement;
mod narrative;
mod read;

pub use format::Refusal;
pub use read::{READER, Reading, Request, read};
