//! What became of every non-empty cell and paragraph of a document.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Locator;

/// Something of the document that no fact uses and that is no known label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unrecognised {
    /// Where it stands.
    pub locator: Locator,
    /// The text as printed.
    pub text: String,
    /// Why it was not used.
    pub reason: String,
}

/// A remark of the reader on something it did read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// A stable key, as `fiscal_year_overridden`.
    pub code: String,
    /// What was met, and what was made of it.
    pub message: String,
    /// Where, if at a place.
    pub locator: Option<Locator>,
}

/// The account of a document: every non-empty cell and paragraph is used, a label, or unrecognised.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// How many non-empty paragraphs.
    pub paragraphs: u32,
    /// How many non-empty cells.
    pub cells: u32,
    /// How many of both are used by a fact or a section, which cites them.
    pub used: u32,
    /// How often each form label of the closed list stands in the document.
    pub labels: BTreeMap<String, u32>,
    /// What is neither.
    pub unrecognised: Vec<Unrecognised>,
    /// Remarks.
    pub notices: Vec<Notice>,
}
