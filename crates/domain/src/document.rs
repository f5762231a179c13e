//! The bytes a disclosure was read from.

use serde::{Deserialize, Serialize};

/// What identifies a document: the facts about its bytes, without the bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The media type found from the bytes, as `text/plain; charset=utf-8`.
    pub media_type: String,
    /// How many bytes.
    pub size: u64,
}
