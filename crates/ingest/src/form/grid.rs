//! The rows of a table as recognisers see them: joined text, roles of labels, entries of the account.

use openbudget_domain::evidence::{Citation, Locator};
use openbudget_domain::text::{is_blank, join_lines};

use super::label::{Label, label_of, normalised};
use crate::account::{Account, Entry};
use crate::block::{Cell, Row};
use crate::narrative::place::spanning;

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

    /// A blank cell that the text leaves out.
    pub(super) fn blank(locator: &Locator) -> Self {
        Self {
            text: String::new(),
            printed: String::new(),
            label: None,
            entry: None,
            column: 0,
            span: 1,
            locator: locator.clone(),
        }
    }

    /// Its lines as cells of their own, all on the entry of the whole.
    pub(super) fn lines(&self) -> Vec<Self> {
        let Some(first) = self.first_line() else { return vec![self.clone()] };
        let lines = (first..).zip(self.printed.lines()).filter(|(_, line)| !is_blank(line));
        let cells: Vec<Self> = lines.map(|(at, line)| self.part(line, at, at)).collect();
        if cells.len() < 2 { vec![self.clone()] } else { cells }
    }

    fn part(&self, printed: &str, from: u32, to: u32) -> Self {
        let text = join_lines(printed);
        Self {
            label: label_of(&text),
            text,
            printed: printed.trim().to_owned(),
            locator: Locator::Lines { from, to },
            ..self.clone()
        }
    }

    /// The label in its first line and the rest below, or the label in its last line and what stands
    /// above, where a cell lost the TAB before it.
    fn label_and_value(self) -> Vec<Self> {
        let (None, Some(at), Locator::Lines { to, .. }) = (self.label, self.first_line(), &self.locator) else {
            return vec![self];
        };
        let (Some((first, rest)), Some((above, last))) =
            (self.printed.split_once('\n'), self.printed.rsplit_once('\n'))
        else {
            return vec![self];
        };
        let label = self.part(first, at, at);
        if label.label.is_some_and(Label::in_head) && !is_blank(rest) {
            let value = self.part(rest, at.saturating_add(1), *to);
            return vec![label, value];
        }
        let label = self.part(last, *to, *to);
        if matches!(label.label, Some(Label::Name | Label::Budget | Label::FiscalFunds | Label::OtherFunds)) {
            return vec![self.part(above, at, to.saturating_sub(1)), label];
        }
        vec![self]
    }

    /// The line of a text on which what is printed begins: the line of the TAB may be blank.
    fn first_line(&self) -> Option<u32> {
        let Locator::Lines { to, .. } = self.locator else { return None };
        let lines = u32::try_from(self.printed.lines().count()).ok()?;
        to.saturating_add(1).checked_sub(lines)
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
            if label == Label::Particular {
                // Many words ask for what has no field of its own.
                account.label(entry, &normalised(&self.text));
            } else {
                account.label(entry, label.words());
            }
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
    /// The row of some cells of a text.
    pub(super) fn of(cells: &[FormCell]) -> Option<Self> {
        let locator = spanning([&cells.first()?.locator, &cells.last()?.locator].into_iter());
        Some(Self { cells: cells.to_vec(), locator })
    }

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

    /// Nothing of the row is understood, for a reason.
    pub(crate) fn unrecognised(&self, reason: &str, account: &mut Account) {
        for entry in self.filled().filter_map(|cell| cell.entry) {
            account.unrecognised(entry, reason.to_owned());
        }
    }

    /// What was read of the row is not kept, for a reason.
    pub(crate) fn discarded(&self, reason: &str, account: &mut Account) {
        for entry in self.filled().filter_map(|cell| cell.entry) {
            account.discarded(entry, reason);
        }
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
            cells: row.cells.iter().flat_map(|cell| FormCell::new(cell, account).label_and_value()).collect(),
            locator: row.locator.clone(),
        })
        .collect()
}
