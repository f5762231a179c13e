//! The bytes a disclosure was read from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What identifies a document: the facts about its bytes, without the bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// The media type found from the bytes, as `text/plain; charset=utf-8`.
    pub media_type: String,
    /// How many bytes.
    pub size: u64,
}
