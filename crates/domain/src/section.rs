//! The narrative of a disclosure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Citation;

/// A heading and the paragraphs below it, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// The heading; nothing before the first one.
    pub heading: Option<Citation>,
    /// The paragraphs.
    pub paragraphs: Vec<Citation>,
}
