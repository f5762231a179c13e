//! Readers of formats: each turns the bytes of a document into blocks, or refuses them by name.

use openbudget_domain::evidence::Locator;

mod archive;
mod bound;
pub mod detect;
pub mod docx;
pub mod encoding;
mod flow;
pub mod html;
mod sheet;
pub mod xls;
pub mod xlsx;

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Refusal {
    /// A stable code in `snake_case`.
    pub code: &'static str,
    /// What is wrong and what to do about it.
    pub message: String,
    /// The place, where there is one.
    pub locator: Option<Locator>,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), locator: None }
    }
}
