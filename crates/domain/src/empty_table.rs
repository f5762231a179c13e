//! Tables without a figure (空表), as offices print them where there is nothing to disclose.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Citation;

/// A table of figures whose every cell below its header is blank. Blank is not zero: only a note says that there is
/// nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EmptyTable {
    /// The title of the table.
    pub title: Citation,
    /// What is printed beside it that says why it is empty: 本表无数据.
    pub note: Option<Citation>,
}
