//! From the bytes of a document to a disclosure: readers of formats give blocks, recognisers give facts.

pub mod block;
pub mod format;
