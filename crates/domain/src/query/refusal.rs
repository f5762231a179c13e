//! Why a question is refused.

use serde::Serialize;

/// One thing wrong with a question: the parameter, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The parameter as the client wrote it.
    pub parameter: String,
    /// A stable key: `unknown_parameter`, `repeated_parameter`, `invalid_value`, `invalid_cursor` …
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The nearest valid name or value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}
