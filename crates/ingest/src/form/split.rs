//! Splitting a run of rows into forms: flattened text does not show where one table ends.

mod ahead;

use openbudget_domain::evidence::Citation;
use openbudget_domain::money::Unit;

use super::align::{is_flattened, stands_below};
use super::grid::{FormCell, FormRow};
use super::label::{Label, states_units, unit_of};
use super::level::names_level;
use super::schedule;
use crate::account::{Account, Entry};
pub(crate) use ahead::is_heading;
use ahead::{Ahead, LONGEST_HEADING, is_titled, names_next};

/// The rows of one form.
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// The heading.
    pub title: Option<Citation>,
    /// The entry of the cell that holds the heading.
    pub title_entry: Option<Entry>,
    /// The unit of its money.
    pub unit: Option<Unit>,
    /// The paragraph right above it, be it a heading or not.
    pub above: Option<Citation>,
    /// The rows below heading and unit.
    pub rows: Vec<FormRow>,
    /// The agency that stands above its project in a table of several, and the row of it.
    pub agency: Option<(FormCell, FormRow)>,
    /// Whether nothing of the document follows it.
    pub last: bool,
    /// Whether a paragraph parts it from rows that look like more of it and do not fit.
    pub parted: bool,
}

/// Which part of a form the rows have reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Head,
    Indicators,
    /// A project a row, or several rows.
    Register,
}

/// Whether a row is the header of a table that has its projects one below the other, in the columns beside
/// their indicators.
pub(crate) fn is_register(row: &FormRow) -> bool {
    row.has(Label::Name) && row.has(Label::Target) && (row.has(Label::Level1) || row.has(Label::Level3))
}

/// Whether a row is the header of indicators.
pub(super) fn begins_indicators(row: &FormRow) -> bool {
    let named = [Label::Level2, Label::Level3, Label::Description].into_iter().any(|label| row.has(label));
    row.has(Label::Level1) || (row.has(Label::Target) && named)
}

/// Whether a row stands below a header of indicators with a cell for each of its cells, so that what reads like a label
/// in it is a name or a value: where the levels stand it has a level, or nothing.
pub(super) fn is_indicator(row: &FormRow, header: &FormRow) -> bool {
    let levels = || header.cells.iter().filter(|cell| matches!(cell.label, Some(Label::Level1 | Label::Level2)));
    let level = |label: Option<Label>| matches!(label, None | Some(Label::Indicators));
    row.cells.len() == header.cells.len()
        && levels().count() == 2
        && header.cells.iter().zip(&row.cells).all(|(head, cell)| match head.label {
            Some(Label::Level1 | Label::Level2) => level(cell.label),
            _ => cell.label != Some(Label::Unit),
        })
        && row.only().is_none_or(|only| row.cells.first().is_some_and(FormCell::is_blank) || names_level(&only.text))
}

/// Why no unit is taken from words that name several.
pub(crate) const SEVERAL_UNITS: &str = "it names several units: which of them is that of an amount cannot be said";

/// Collects rows into forms.
#[derive(Debug)]
pub(crate) struct Splitter {
    forms: Vec<Form>,
    open: Form,
    part: Part,
    named: bool,
    /// The header of the indicators of the open form.
    header: Option<FormRow>,
    /// Whether a paragraph stands between the open form and the rows that come next.
    interrupted: bool,
    /// Every heading that was met.
    titles: Vec<String>,
    /// The paragraph above the rows that come next.
    above: Option<Citation>,
}

impl Splitter {
    pub(crate) fn new() -> Self {
        Self {
            forms: Vec::new(),
            open: Form::default(),
            part: Part::Before,
            named: false,
            header: None,
            interrupted: false,
            titles: Vec::new(),
            above: None,
        }
    }

    /// Every heading of a form, and what stood above one.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(String::as_str)
    }

    /// Adds the rows of a table. A form may go on from the table before.
    pub(crate) fn rows(&mut self, rows: Vec<FormRow>, account: &mut Account) {
        let ahead: Vec<Ahead> = rows.iter().map(Ahead::of).collect();
        if std::mem::take(&mut self.interrupted) && !self.goes_on(&rows, &ahead) {
            self.open.parted = self.part == Part::Indicators && first_of(&rows).is_some_and(begins_with_level);
            self.close();
        }
        if self.is_foreign(&rows) {
            // What stands below the tables of a page, as who runs it, is no row of the last of them.
            self.close();
            self.open = Form { rows, ..Form::default() };
            return self.close();
        }
        let above = self.above.take();
        if self.open.rows.is_empty() {
            self.open.above = above;
        }
        for (at, row) in rows.into_iter().enumerate() {
            let behind = ahead.get(at.saturating_add(1)..).unwrap_or_default();
            self.row(row, behind, account);
        }
    }

    /// A paragraph: the form goes on behind it only where the rows there are more of it, as behind the number of a page
    /// or a note between rows.
    pub(crate) const fn interrupt(&mut self) {
        self.interrupted = true;
    }

    /// Whether a table is too narrow to be more of the one above, and has neither a label nor a level of indicators.
    fn is_foreign(&self, rows: &[FormRow]) -> bool {
        let header = match self.part {
            Part::Indicators => self.header.as_ref(),
            Part::Register => self.open.rows.first(),
            Part::Before | Part::Head => None,
        };
        let Some(header) = header.filter(|header| !is_flattened(header)) else { return false };
        let narrow = |row: &FormRow| {
            row.width() < header.width()
                && row.filled().count() > 1
                && !begins_with_level(row)
                && row.cells.iter().all(|cell| cell.label.is_none())
        };
        first_of(rows).is_some() && rows.iter().all(|row| row.is_blank() || narrow(row))
    }

    fn goes_on(&self, rows: &[FormRow], ahead: &[Ahead]) -> bool {
        match self.part {
            Part::Head => self.named && !names_next(ahead) && ahead.contains(&Ahead::Indicators),
            Part::Indicators => {
                let header = self.open.rows.iter().rev().find(|row| row.has(Label::Target));
                header.zip(first_of(rows)).is_some_and(|(header, row)| stands_below(row, header))
            }
            Part::Before | Part::Register => false,
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
        if self.header.as_ref().is_some_and(|header| is_indicator(&row, header)) {
            self.open.rows.push(row);
            return;
        }
        if self.unit(&row, account) {
            return;
        }
        let unit = row.unit().filter(|_| !row.has(Label::Target));
        if unit.is_some() {
            // 填报单位 and 金额单位 in one row, above a form
            if matches!(self.part, Part::Indicators | Part::Register) {
                self.close();
            }
            self.open.unit = unit;
        }
        if is_register(&row) {
            // What stands above the header, as who filled in the table beside the unit, is no form of its own.
            let above = (!self.named && matches!(self.part, Part::Before | Part::Head))
                .then(|| (self.open.title.take(), self.open.title_entry.take(), self.open.unit.take()));
            self.close();
            if let Some((title, title_entry, unit)) = above {
                self.open.title = title;
                self.open.title_entry = title_entry;
                self.open.unit = unit;
            }
            self.part = Part::Register;
            self.open.rows.push(row);
            return;
        }
        if self.part == Part::Register {
            self.open.rows.push(row);
            return;
        }
        let first = row.filled().next().and_then(|cell| cell.label);
        // Who filled the form in may stand at its foot, and so may the schedule of a form that has none above.
        let scheduled = || self.open.rows.iter().any(schedule::is_header);
        let foot = match first {
            Some(Label::Particular) => !names_next(behind),
            Some(Label::Schedule) => self.part == Part::Indicators && !scheduled(),
            _ => false,
        };
        let heads = first.is_some_and(Label::in_head) && !foot;
        let names = row.has(Label::Name);
        if (heads && self.part == Part::Indicators) || (names && self.named) {
            self.close();
        }
        if begins_indicators(&row) {
            self.part = Part::Indicators;
            self.header = Some(row.clone());
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
        let titled = is_titled(&cell.text);
        match self.part {
            Part::Before | Part::Indicators | Part::Register => titled || next.is_some_and(|next| next.begins()),
            Part::Head => titled && next.is_some_and(|next| next.begins()),
        }
    }

    /// Takes the heading; the unit may stand in the same cell.
    fn title(&mut self, row: &FormRow, account: &mut Account) {
        let Some(cell) = row.only() else { return };
        let mut lines: Vec<&str> = cell.printed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if let Some((title, unit)) = lines.pop().map(without_unit) {
            lines.extend(Some(title).filter(|title| !title.is_empty()));
            if let Some(unit) = unit {
                self.open.unit = Some(unit);
                account.count_label(Label::Unit.words());
            }
        }
        cell.used(account);
        let mut text = lines.join("\n");
        if let Some(above) = self.open.title.take().filter(|_| is_remark(&text)) {
            // （2024年度） below the heading
            text = format!("{}\n{text}", above.text);
        }
        self.titles.push(text.clone());
        self.open.title = Some(Citation { locator: cell.locator.clone(), text });
        self.open.title_entry = cell.entry;
    }

    /// Takes a row that holds nothing but the unit; it begins a form where one has reached its indicators.
    fn unit(&mut self, row: &FormRow, account: &mut Account) -> bool {
        let stated = row.only().map(|cell| (cell, unit_of(&cell.text)));
        let Some((cell, unit)) = stated.filter(|(cell, unit)| unit.is_some() || states_units(&cell.text)) else {
            return false;
        };
        if matches!(self.part, Part::Indicators | Part::Register) {
            self.close();
        }
        if unit.is_some() {
            cell.labels(account);
        } else {
            row.unrecognised(SEVERAL_UNITS, account);
        }
        self.open.unit = unit;
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
        self.header = None;
    }

    /// A paragraph before the table is its heading.
    pub(crate) fn state_title(&mut self, citation: &Citation) {
        self.titles.push(citation.text.clone());
        self.open.title = Some(citation.clone());
    }

    /// Takes note of the paragraph above the rows that come next; nothing where it is a sentence.
    pub(crate) fn stands_above(&mut self, citation: &Citation) {
        let sentence = citation.text.contains(['。', '；']) || citation.text.chars().count() > LONGEST_HEADING;
        self.above = Some(citation.clone()).filter(|_| !sentence);
    }

    /// A paragraph before the table states its unit.
    pub(crate) const fn state_unit(&mut self, unit: Unit) {
        self.open.unit = Some(unit);
    }

    /// The unit that waits for a table.
    pub(crate) const fn unit_above(&self) -> Option<Unit> {
        // Behind a paragraph, that of the form before is not meant.
        if self.interrupted && !self.open.rows.is_empty() { None } else { self.open.unit }
    }

    /// What stood above a table that is no form is not above the next.
    pub(crate) fn pass(&mut self) {
        self.close();
        self.interrupted = false;
        self.open = Form::default();
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

/// A heading's last line without the unit at its end.
pub(crate) fn without_unit(line: &str) -> (&str, Option<Unit>) {
    let at =
        ["（金额单位", "(金额单位", "金额单位", "（单位", "(单位", "单位"].iter().find_map(|words| line.rfind(words));
    at.and_then(|at| line.split_at_checked(at))
        .and_then(|(title, words)| Some((title.trim_end(), Some(unit_of(words)?))))
        .unwrap_or((line, None))
}

/// The first row that is not blank.
fn first_of(rows: &[FormRow]) -> Option<&FormRow> {
    rows.iter().find(|row| !row.is_blank())
}

/// Whether a row's first words name a level of indicators.
fn begins_with_level(row: &FormRow) -> bool {
    row.filled().next().is_some_and(|cell| cell.label.is_none() && names_level(&cell.text))
}

/// A title in brackets or a year, which belongs to the title above it.
fn is_remark(text: &str) -> bool {
    let bare = text.trim();
    bare.starts_with(['(', '（']) && bare.ends_with([')', '）'])
}
