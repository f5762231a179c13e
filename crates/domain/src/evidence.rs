//! Where in a document a fact stands, in its own words, and why a value is missing.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Locator {
    /// Lines of a text, counted from 1, both included.
    Lines {
        /// The first line.
        from: u32,
        /// The last line.
        to: u32,
    },
    /// A paragraph outside tables, counted from 1 in the whole document.
    Paragraph {
        /// Which paragraph.
        paragraph: u32,
    },
    /// A cell, or a whole row where `column` is absent, of a table. All counted from 1.
    Table {
        /// Which table of the document.
        table: u32,
        /// Which row of the table.
        row: u32,
        /// Which grid column of the row.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        column: Option<u32>,
    },
    /// A cell or a range of cells of a workbook.
    Cell {
        /// The name of the sheet.
        sheet: String,
        /// The cell or range, as `E14` or `A14:F14`.
        cell: String,
    },
}

impl std::fmt::Display for Locator {
    /// The place in words: `line 41`, `table 3, row 2`, `sheet 表3, cell E14`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Lines { from, to } if from == to => write!(formatter, "line {from}"),
            Self::Lines { from, to } => write!(formatter, "lines {from} to {to}"),
            Self::Paragraph { paragraph } => write!(formatter, "paragraph {paragraph}"),
            Self::Table { table, row, column: Some(column) } => {
                write!(formatter, "table {table}, row {row}, column {column}")
            }
            Self::Table { table, row, column: None } => write!(formatter, "table {table}, row {row}"),
            Self::Cell { sheet, cell } => write!(formatter, "sheet {sheet}, cell {cell}"),
        }
    }
}

impl Locator {
    /// The place in Chinese words: `第 41 行`, `第 3 个表格第 2 行`, `工作表“表3”单元格 E14`.
    #[must_use]
    pub fn printed(&self) -> String {
        match self {
            Self::Lines { from, to } if from == to => format!("第 {from} 行"),
            Self::Lines { from, to } => format!("第 {from}–{to} 行"),
            Self::Paragraph { paragraph } => format!("第 {paragraph} 段"),
            Self::Table { table, row, column: Some(column) } => format!("第 {table} 个表格第 {row} 行第 {column} 列"),
            Self::Table { table, row, column: None } => format!("第 {table} 个表格第 {row} 行"),
            Self::Cell { sheet, cell } => format!("工作表“{sheet}”单元格 {cell}"),
        }
    }
}

/// A place in the disclosure's document and the text that stands there, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// The place.
    pub locator: Locator,
    /// The text as printed; cells of a row joined by ` | `.
    pub text: String,
}

crate::enumeration! {
    /// Why a value is missing. A printed zero is not missing.
    Missing {
        /// The form has the place, and nothing is written in it.
        Blank = "blank", "空白";
        /// The document says in words that there is none.
        StatedNone = "stated_none", "明示无";
        /// The document has no such place.
        Absent = "absent", "未列";
        /// Something is written in the place, and cannot be read for certain: the coverage says what.
        Unreadable = "unreadable", "无法读取";
    }
}

/// What stands behind every fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The row or the sentence of the whole fact.
    pub source: Citation,
    /// The cell or words of each field.
    pub sources: BTreeMap<String, Citation>,
    /// Why each missing field is missing.
    pub missing: BTreeMap<String, Missing>,
}
