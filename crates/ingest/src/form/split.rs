//! Splitting a run of rows into forms: flattened text does not show where one table ends.

use openbudget_domain::evidence::Citation;
use openbudget_domain::money::Unit;

use super::grid::FormRow;
use super::label::{Label, unit_of};
use crate::account::Account;

/// The rows of one form.
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// The heading.
    pub title: Option<Citation>,
    /// The unit of its money.
    pub unit: Option<Unit>,
    /// The rows below heading and unit.
    pub rows: Vec<FormRow>,
    /// Whether nothing of the document follows it.
    pub last: bool,
}

/// Which part of a form the rows have reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Head,
    Indicators,
}

/// Collects rows into forms.
#[derive(Debug)]
pub(crate) struct Splitter {
    forms: Vec<Form>,
    open: Form,
    part: Part,
    named: bool,
}

impl Splitter {
    pub(crate) fn new() -> Self {
        Self { forms: Vec::new(), open: Form::default(), part: Part::Before, named: false }
    }

    /// Adds the rows of a table. A form may go on from the table before.
    pub(crate) fn rows(&mut self, rows: Vec<FormRow>, account: &mut Account) {
        let ahead: Vec<Ahead> = rows.iter().map(Ahead::of).collect();
        for (at, row) in rows.into_iter().enumerate() {
            let behind = ahead.get(at.saturating_add(1)..).unwrap_or_default();
            self.row(row, behind, account);
        }
    }

    fn row(&mut self, row: FormRow, behind: &[Ahead], account: &mut Account) {
        if row.is_blank() {
            return;
        }
        if self.begins_title(&row, behind) {
            self.close();
            self.title(&row, account);
            return;
        }
        if self.unit(&row, account) {
            return;
        }
        let heads = row.filled().next().and_then(|cell| cell.label).is_some_and(Label::in_head);
        let names = row.has(Label::Name);
        if (heads && self.part == Part::Indicators) || (names && self.named) {
            self.close();
        }
        if row.has(Label::Level1) || (row.has(Label::Target) && (row.has(Label::Level2) || row.has(Label::Level3))) {
            self.part = Part::Indicators;
        } else if self.part == Part::Before {
            self.part = Part::Head;
        }
        self.named |= names;
        self.open.rows.push(row);
    }

    /// Whether a row is the heading of the form below: its only text, before a unit or a head.
    fn begins_title(&self, row: &FormRow, behind: &[Ahead]) -> bool {
        let Some(cell) = row.only() else { return false };
        if cell.label.is_some() || row.cells.first().is_none_or(super::FormCell::is_blank) {
            return false;
        }
        let next = behind.iter().find(|ahead| **ahead != Ahead::Blank);
        let titled =
            cell.text.contains("绩效目标表") || cell.text.contains("目标申报表") || cell.text.contains("绩效表");
        match self.part {
            Part::Before | Part::Indicators => titled || matches!(next, Some(Ahead::Unit | Ahead::Head)),
            Part::Head => titled && matches!(next, Some(Ahead::Unit | Ahead::Head)),
        }
    }

    /// Takes the heading; the unit may stand in the same cell.
    fn title(&mut self, row: &FormRow, account: &mut Account) {
        let Some(cell) = row.only() else { return };
        let mut lines: Vec<&str> = cell.printed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if let Some(unit) = lines.last().and_then(|line| unit_of(line)) {
            self.open.unit = Some(unit);
            account.count_label(Label::Unit.words());
            lines.pop();
        }
        cell.used(account);
        self.open.title = Some(Citation { locator: cell.locator.clone(), text: lines.join("\n") });
    }

    /// Takes a row that holds nothing but the unit; it begins a form where one has reached its indicators.
    fn unit(&mut self, row: &FormRow, account: &mut Account) -> bool {
        let Some((cell, unit)) = row.only().and_then(|cell| Some((cell, unit_of(&cell.text)?))) else { return false };
        if self.part == Part::Indicators {
            self.close();
        }
        cell.labels(account);
        self.open.unit = Some(unit);
        true
    }

    /// Ends the form that is open: what follows is another.
    pub(crate) fn close(&mut self) {
        let form = std::mem::take(&mut self.open);
        if form.rows.is_empty() {
            // A heading or a unit that waits for its rows.
            self.open = form;
            return;
        }
        self.forms.push(form);
        self.part = Part::Before;
        self.named = false;
    }

    /// A paragraph before the table is its heading.
    pub(crate) fn state_title(&mut self, citation: &Citation) {
        self.open.title = Some(citation.clone());
    }

    /// A paragraph before the table states its unit.
    pub(crate) const fn state_unit(&mut self, unit: Unit) {
        self.open.unit = Some(unit);
    }

    /// All forms; `ends` tells that the document ends with the last of them.
    pub(crate) fn finish(mut self, ends: bool) -> Vec<Form> {
        self.close();
        if let Some(form) = self.forms.last_mut() {
            form.last = ends;
        }
        self.forms
    }
}

/// What a row is, for a look ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ahead {
    Blank,
    Unit,
    Head,
    Other,
}

impl Ahead {
    fn of(row: &FormRow) -> Self {
        if row.is_blank() {
            return Self::Blank;
        }
        if row.only().is_some_and(|cell| unit_of(&cell.text).is_some()) {
            return Self::Unit;
        }
        if row.filled().next().and_then(|cell| cell.label).is_some_and(Label::in_head) {
            Self::Head
        } else {
            Self::Other
        }
    }
}
