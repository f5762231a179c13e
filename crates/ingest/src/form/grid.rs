//! The rows of a table as recognisers see them: joined text, roles of labels, entries of the account.

use openbudget_domain::evidence::{Citation, Locator};
use openbudget_domain::money::Unit;
use openbudget_domain::text::{half_width, is_blank, join_lines};

use super::label::{Label, label_of, normalised, unit_alone, unit_of};
use super::lost::with_lost_tabs;
use super::split::begins_indicators;
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
    /// Its entry in the account, once it has one; a blank cell has none.
    pub entry: Option<Entry>,
    /// The first grid column.
    pub column: usize,
    /// How many grid columns.
    pub span: usize,
    /// Its place.
    pub locator: Locator,
}

impl FormCell {
    fn new(cell: &Cell) -> Self {
        let text = join_lines(&cell.text);
        Self {
            label: label_of(&text),
            text,
            printed: cell.text.trim().to_owned(),
            entry: None,
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

    /// A part of it, from one line to another.
    pub(super) fn part(&self, printed: &str, from: u32, to: u32) -> Self {
        let text = join_lines(printed);
        Self {
            label: label_of(&text),
            text,
            printed: printed.trim().to_owned(),
            locator: Locator::Lines { from, to },
            ..self.clone()
        }
    }

    /// The cell with other words in its place.
    pub(super) fn with(&self, printed: &str) -> Self {
        let text = join_lines(printed);
        Self { label: label_of(&text), text, printed: printed.trim().to_owned(), ..self.clone() }
    }

    /// Whether a line ends between two digits: they are of one figure that wraps, or of two.
    pub(super) fn breaks_digits(&self) -> bool {
        breaks_digits(&self.printed)
    }

    /// The cell with another below it, which goes on with it.
    pub(super) fn joined(&self, below: &Self) -> Self {
        let printed = format!("{}\n{}", self.printed, below.printed);
        let text = join_lines(&printed);
        let locator = spanning([&self.locator, &below.locator].into_iter());
        Self { label: label_of(&text), text, printed, locator, ..self.clone() }
    }

    /// The line of a text on which what is printed begins: the line of the TAB may be blank.
    pub(super) fn first_line(&self) -> Option<u32> {
        let Locator::Lines { to, .. } = self.locator else { return None };
        let lines = u32::try_from(self.printed.lines().count()).ok()?;
        to.saturating_add(1).checked_sub(lines)
    }

    pub(crate) const fn is_blank(&self) -> bool {
        self.printed.is_empty()
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

/// Whether a line of a printed text ends with a digit and the next begins with one.
pub(super) fn breaks_digits(printed: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| half_width(c).is_ascii_digit());
    let mut lines = printed.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    std::iter::from_fn(|| lines.next().map(|line| (line, lines.peek().copied())))
        .any(|(line, next)| digit(line.chars().next_back()) && digit(next.and_then(|next| next.chars().next())))
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

    fn enter(&mut self, account: &mut Account) {
        for cell in self.cells.iter_mut().filter(|cell| !cell.is_blank()) {
            cell.entry = Some(account.cell(&cell.locator, &cell.printed));
        }
    }

    /// Enters the lines of a cell that became cells of their own in its place: what becomes of one says nothing of
    /// the others.
    pub(super) fn enter_parts(&mut self, account: &mut Account) {
        let entries: Vec<Option<Entry>> = self.cells.iter().map(|cell| cell.entry).collect();
        for cell in &mut self.cells {
            let Some(entry) = cell.entry else { continue };
            if entries.iter().filter(|other| **other == Some(entry)).count() > 1 {
                account.parted(entry);
                cell.entry = Some(account.cell(&cell.locator, &cell.printed));
            }
        }
    }

    /// Whether its cells stand side by side in a line of a text, as a workbook copies them.
    pub(crate) fn is_across(&self) -> bool {
        let pair = self.cells.first().zip(self.cells.get(1)).map(|(one, other)| (&one.locator, &other.locator));
        matches!(pair, Some((Locator::Lines { to, .. }, Locator::Lines { from, .. })) if to == from)
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

    /// How many grid columns it covers.
    pub(super) fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.column.saturating_add(cell.span)).max().unwrap_or(0)
    }

    pub(crate) fn has(&self, label: Label) -> bool {
        self.cells.iter().any(|cell| cell.label == Some(label))
    }

    /// The unit that the row states for its table: 单位：万元, or 金额单位 and 万元 in the cell beside it.
    pub(crate) fn unit(&self) -> Option<Unit> {
        let beside = || {
            let pairs = self.filled().zip(self.filled().skip(1));
            let asked = pairs.filter(|(label, _)| matches!(label.label, Some(Label::Unit | Label::TargetUnit)));
            asked.map(|(_, unit)| unit).find_map(|unit| unit_alone(&unit.text))
        };
        self.filled().find_map(|cell| unit_of(&cell.text)).or_else(beside)
    }

    /// The row as a citation: its cells joined by ` | `.
    pub(crate) fn citation(&self) -> Citation {
        let texts: Vec<&str> = self.cells.iter().map(|cell| cell.printed.as_str()).collect();
        Citation { locator: self.locator.clone(), text: texts.join(" | ") }
    }
}

/// The rows of a table, entered into the account.
pub(crate) fn form_rows(rows: &[Row], account: &mut Account) -> Vec<FormRow> {
    let mut header = None;
    let mut entered = Vec::with_capacity(rows.len());
    for row in rows {
        let row = FormRow { cells: row.cells.iter().map(FormCell::new).collect(), locator: row.locator.clone() };
        if begins_indicators(&row) {
            header = Some(row.cells.len());
        }
        let mut row = with_lost_tabs(row, header);
        row.enter(account);
        entered.push(row);
    }
    entered
}
