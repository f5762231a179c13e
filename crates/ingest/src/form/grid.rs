//! The rows of a table as recognisers see them: joined text, roles of labels, entries of the account.

use openbudget_domain::evidence::{Citation, Locator};
use openbudget_domain::text::{is_blank, join_lines};

use super::label::{Label, label_of};
use crate::account::{Account, Entry};
use crate::block::{Cell, Row};

/// A cell of a form.
#[derive(Debug, Clone)]
pub(crate) struct FormCell {
    /// The text in one line.
    pub text: String,
    /// The text as printed.
    pub printed: String,
    /// The label that the whole cell is.
    pub label: Option<Label>,
    /// Its entry in the account; a blank cell has none.
    pub entry: Option<Entry>,
    /// The first grid column.
    pub column: usize,
    /// How many grid columns.
    pub span: usize,
    /// Its place.
    pub locator: Locator,
}

impl FormCell {
    fn new(cell: &Cell, account: &mut Account) -> Self {
        let text = join_lines(&cell.text);
        let entry = (!is_blank(&cell.text)).then(|| account.cell(&cell.locator, cell.text.trim()));
        Self {
            label: label_of(&text),
            text,
            printed: cell.text.trim().to_owned(),
            entry,
            column: cell.column,
            span: cell.span,
            locator: cell.locator.clone(),
        }
    }

    pub(crate) const fn is_blank(&self) -> bool {
        self.entry.is_none()
    }

    /// The cell as a citation.
    pub(crate) fn citation(&self) -> Citation {
        Citation { locator: self.locator.clone(), text: self.printed.clone() }
    }

    /// The cell is used by a fact.
    pub(crate) fn used(&self, account: &mut Account) {
        if let Some(entry) = self.entry {
            account.used(entry);
        }
    }

    /// The cell is a label.
    pub(crate) fn labels(&self, account: &mut Account) {
        if let (Some(entry), Some(label)) = (self.entry, self.label) {
            account.label(entry, label.words());
        }
    }
}

/// A row of a form.
#[derive(Debug, Clone)]
pub(crate) struct FormRow {
    /// Its cells.
    pub cells: Vec<FormCell>,
    /// Its place.
    pub locator: Locator,
}

impl FormRow {
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(FormCell::is_blank)
    }

    /// The cells that are not blank.
    pub(crate) fn filled(&self) -> impl Iterator<Item = &FormCell> {
        self.cells.iter().filter(|cell| !cell.is_blank())
    }

    /// The only cell that is not blank.
    pub(crate) fn only(&self) -> Option<&FormCell> {
        let mut filled = self.filled();
        let only = filled.next()?;
        filled.next().is_none().then_some(only)
    }

    pub(crate) fn has(&self, label: Label) -> bool {
        self.cells.iter().any(|cell| cell.label == Some(label))
    }

    /// The row as a citation: its cells joined by ` | `.
    pub(crate) fn citation(&self) -> Citation {
        let texts: Vec<&str> = self.cells.iter().map(|cell| cell.printed.as_str()).collect();
        Citation { locator: self.locator.clone(), text: texts.join(" | ") }
    }
}

/// The rows of a table, entered into the account.
pub(crate) fn form_rows(rows: &[Row], account: &mut Account) -> Vec<FormRow> {
    rows.iter()
        .map(|row| FormRow {
            cells: row.cells.iter().map(|cell| FormCell::new(cell, account)).collect(),
            locator: row.locator.clone(),
        })
        .collect()
}
