//! Several indicators in the cells of one row, a line each, and the lines that a blank form prints for them.

use openbudget_domain::text::half_width;

use super::super::grid::{FormCell, FormRow};
use super::super::header::Header;
use super::super::label::Label;
use super::Rows;
use crate::account::Account;

impl Rows {
    /// Reads a row with a cell for each of the header's, which may be of several indicators or of a blank form.
    pub(super) fn parted(&mut self, row: &FormRow, account: &mut Account) {
        match parts(row, &self.header) {
            Parts::One => self.placed(row, account),
            Parts::Several(rows) => rows.iter().for_each(|row| self.placed(row, account)),
            Parts::Unclear => {
                self.levels_of(row);
                self.misaligned = true;
                self.broken = true;
                let message = "it names several indicators, and which value is that of which cannot be said";
                account.notice("row_misaligned", message.to_owned(), Some(row.locator.clone()));
                row.unrecognised(message, account);
            }
        }
    }

    /// Reads a row unless it only prints what a blank form does, of which the levels hold for the rows below.
    fn placed(&mut self, row: &FormRow, account: &mut Account) {
        if !is_placeholder(row, &self.header) {
            return self.aligned(row, account);
        }
        for (label, level) in [(Label::Level1, &mut self.level1), (Label::Level2, &mut self.level2)] {
            let Some(cell) = self.header.cell(label, row) else { continue };
            cell.labels(account);
            *level = Some(cell.clone());
        }
        for entry in row.filled().filter_map(|cell| cell.entry) {
            account.label(entry, Label::Level3.words());
        }
    }
}

/// What a row of indicators is by the lines of its name.
enum Parts {
    /// One indicator, or the rest of one.
    One,
    /// Several, a row each.
    Several(Vec<FormRow>),
    /// Several, and which value is that of which cannot be said.
    Unclear,
}

/// Takes the lines of a row apart where its name is of several indicators, as 指标1：… above 指标2：….
fn parts(row: &FormRow, header: &Header) -> Parts {
    let names: Vec<String> = header.cell(Label::Level3, row).map(numbered).unwrap_or_default();
    let labelled = names.len();
    // What a blank form prints, as …… below the last, has no value.
    let names: Vec<String> = names.into_iter().filter(|name| !is_blank_line(name)).collect();
    if labelled < 2 || names.is_empty() {
        return Parts::One;
    }
    let mut rows = vec![row.clone(); names.len()];
    let labels: Vec<(usize, Label)> = header.cells(row).map(|(_, label, cell)| (place(row, cell), label)).collect();
    for (at, label) in labels {
        let Some(cell) = row.cells.get(at).filter(|cell| !cell.is_blank()) else { continue };
        let texts = match label {
            Label::Level1 | Label::Level2 => continue,
            Label::Level3 => names.clone(),
            _ => lines(cell),
        };
        // What stands there once, as a basis, is that of all; a value is that of one.
        let shared = texts.len() == 1 && matches!(label, Label::Basis | Label::Operator | Label::TargetUnit);
        if texts.len() != names.len() && !shared {
            return Parts::Unclear;
        }
        for (part, text) in rows.iter_mut().zip(texts.iter().cycle()) {
            if let Some(cell) = part.cells.get_mut(at) {
                *cell = cell.with(text);
            }
        }
    }
    for part in rows.iter_mut().skip(1) {
        // The levels are those of the first.
        for cell in &mut part.cells {
            if names_level_of(cell, row, header) {
                *cell = cell.with("");
            }
        }
    }
    Parts::Several(rows)
}

/// Whether a row holds nothing but what a blank form prints for an indicator: 指标2：, ……
fn is_placeholder(row: &FormRow, header: &Header) -> bool {
    let own = |label: &Label| !matches!(label, Label::Level1 | Label::Level2);
    let cells: Vec<_> = header.cells(row).filter(|(_, label, cell)| own(label) && !cell.is_blank()).collect();
    let named = cells.iter().any(|(_, label, _)| *label == Label::Level3);
    named && cells.iter().all(|(_, _, cell)| is_blank_line(&cell.text))
}

/// The names of several indicators in a cell, each with what is behind its label up to the next.
fn numbered(cell: &FormCell) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in cell.printed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match names.last_mut() {
            _ if behind_label(line).is_some() || is_dots(line) => names.push(line.to_owned()),
            Some(name) => {
                name.push('\n');
                name.push_str(line);
            }
            // A line above the first label is of no indicator that is told apart.
            None => return Vec::new(),
        }
    }
    names
}

fn lines(cell: &FormCell) -> Vec<String> {
    cell.printed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !is_blank_line(line))
        .map(str::to_owned)
        .collect()
}

/// What stands behind 指标1： at the beginning of a line.
fn behind_label(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("指标")?.trim_start();
    let behind = rest.trim_start_matches(|c: char| half_width(c).is_ascii_digit());
    if behind.len() == rest.len() {
        return None;
    }
    behind.trim_start().strip_prefix(['：', ':', '.', '．', '、']).map(str::trim)
}

fn is_dots(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| matches!(c, '…' | '.' | '⋯'))
}

fn is_blank_line(text: &str) -> bool {
    let text = text.trim();
    is_dots(text) || behind_label(text).is_some_and(str::is_empty)
}

fn place(row: &FormRow, cell: &FormCell) -> usize {
    row.cells.iter().position(|other| std::ptr::eq(other, cell)).unwrap_or(usize::MAX)
}

fn names_level_of(cell: &FormCell, row: &FormRow, header: &Header) -> bool {
    [Label::Level1, Label::Level2].into_iter().any(|level| {
        header.cell(level, row).is_some_and(|other| other.column == cell.column && other.locator == cell.locator)
    })
}
