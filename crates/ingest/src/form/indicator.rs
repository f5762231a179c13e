//! The rows of indicators below their header.

use std::collections::BTreeMap;

use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::indicator::Indicator;
use openbudget_domain::money::Unit;
use openbudget_domain::target::read::{TargetContext, read_target};
use openbudget_domain::text::join_lines;

use super::grid::{FormCell, FormRow};
use super::header::Header;
use super::label::Label;
use super::level::{level1_of, level2_of};
use super::money_row::states_money;
use crate::account::Account;

/// An indicator while its rows are read: each column's cells, which a split row goes on with.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    cells: BTreeMap<usize, Vec<FormCell>>,
    rows: Vec<Citation>,
    level1: Option<FormCell>,
    level2: Option<FormCell>,
}

/// Collects the rows of indicators.
#[derive(Debug)]
pub(crate) struct Rows {
    header: Header,
    drafts: Vec<Draft>,
    level1: Option<FormCell>,
    level2: Option<FormCell>,
}

impl Rows {
    pub(crate) fn new(header: Header) -> Self {
        Self { header, drafts: Vec::new(), level1: None, level2: None }
    }

    /// Reads a row: a new indicator, or the rest of the one above where a row is split in two.
    pub(crate) fn row(&mut self, row: &FormRow, account: &mut Account) {
        if self.drafts.is_empty() && self.header.goes_on(row, account) {
            return;
        }
        if self.header.stands_again(row) {
            row.cells.iter().for_each(|cell| cell.labels(account));
            return;
        }
        let has = |label: Label| self.header.cell(label, row).is_some();
        let level1 = self.header.cell(Label::Level1, row).cloned();
        let level2 = self.header.cell(Label::Level2, row).cloned();
        let (named, target, described, based) =
            (has(Label::Level3), has(Label::Target), has(Label::Description), has(Label::Basis));
        for (_, _, cell) in self.header.cells(row) {
            cell.used(account);
        }
        for cell in row.cells.iter().filter(|cell| cell.label == Some(Label::Indicators)) {
            cell.labels(account);
        }
        // Whether more is better has no field of its own: the row that the indicator cites says it.
        if let Some(cell) = self.header.at(Label::Direction, row) {
            cell.used(account);
        }
        let levelled = level1.is_some() || level2.is_some();
        if let Some(cell) = level1 {
            self.level1 = Some(cell);
            // A new level 1 does not go on with the level 2 of the one before.
            self.level2 = None;
        }
        if let Some(cell) = level2 {
            self.level2 = Some(cell);
        }
        if levelled && !named && !target && !described {
            return;
        }
        let previous_has_target = self.drafts.last().is_some_and(|draft| draft.has(&self.header, Label::Target));
        let rest = !levelled
            && !self.drafts.is_empty()
            && if named { !target && !described && !based } else { !(target && previous_has_target) };
        let draft = if rest {
            self.drafts.last_mut()
        } else {
            let mut draft = Draft { level1: self.level1.clone(), level2: self.level2.clone(), ..Draft::default() };
            if !named
                && let Some(above) = self.drafts.last().and_then(|above| above.column(&self.header, Label::Level3))
            {
                // A name merged over several targets.
                draft.cells.extend([above]);
            }
            self.drafts.push(draft);
            self.drafts.last_mut()
        };
        if let Some(draft) = draft {
            draft.rows.push(row.citation());
            for (index, _, cell) in self.header.cells(row).filter(|(_, _, cell)| !cell.is_blank()) {
                draft.cells.entry(index).or_default().push(cell.clone());
            }
        }
    }

    /// Whether no indicator was read.
    pub(crate) const fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// Whether a row has fewer cells than its header, as where the source was cut in the middle of it.
    pub(crate) fn cut(&self, row: &FormRow) -> bool {
        let covered: usize = row.cells.iter().map(|cell| cell.span).sum();
        let width: usize = self.header.row.cells.iter().map(|cell| cell.span).sum();
        covered < width
    }

    /// The indicators, without ids.
    pub(crate) fn finish(self, table_unit: Option<Unit>) -> Vec<Indicator> {
        let header = self.header;
        self.drafts.into_iter().enumerate().map(|(at, draft)| draft.finish(at, &header, table_unit)).collect()
    }
}

impl Draft {
    fn column(&self, header: &Header, label: Label) -> Option<(usize, Vec<FormCell>)> {
        let index = header.position(label)?;
        Some((index, self.cells.get(&index)?.clone()))
    }

    fn has(&self, header: &Header, label: Label) -> bool {
        self.column(header, label).is_some()
    }

    /// The text of a column, its parts of several rows joined, and where it stands.
    fn text(&self, header: &Header, label: Label) -> Option<(String, Citation)> {
        let (_, cells) = self.column(header, label)?;
        let printed: Vec<&str> = cells.iter().map(|cell| cell.printed.as_str()).collect();
        let printed = printed.join("\n");
        Some((join_lines(&printed), Citation { locator: cells.first()?.locator.clone(), text: printed }))
    }

    fn finish(self, at: usize, header: &Header, table_unit: Option<Unit>) -> Indicator {
        let mut sources = BTreeMap::new();
        let mut missing = BTreeMap::new();
        let mut take = |label: Label, field: &str| {
            let found = self.text(header, label);
            if found.is_none() {
                let why = if header.has(label) { Missing::Blank } else { Missing::Absent };
                missing.insert(field.to_owned(), why);
            }
            let (text, citation) = found?;
            sources.insert(field.to_owned(), citation);
            Some(text)
        };
        let name = take(Label::Level3, "name");
        let description = take(Label::Description, "description");
        let basis = take(Label::Basis, "basis");
        let weight = take(Label::Weight, "weight");
        let printed = take(Label::Target, "target");
        missing.remove("name");
        for (level, field) in [(&self.level1, "level1"), (&self.level2, "level2")] {
            if let Some(cell) = level {
                sources.insert(field.to_owned(), cell.citation());
            } else {
                let label = if field == "level1" { Label::Level1 } else { Label::Level2 };
                let why = if header.has(label) { Missing::Blank } else { Missing::Absent };
                missing.insert(field.to_owned(), why);
                missing.insert(format!("{field}_printed"), why);
            }
        }
        let level1_printed = self.level1.as_ref().map(|cell| cell.text.clone());
        let level2_printed = self.level2.as_ref().map(|cell| cell.text.clone());
        let level1 = level1_printed.as_deref().and_then(level1_of);
        let level2 = level2_printed.as_deref().and_then(level2_of);
        let name = name.or_else(|| description.clone()).unwrap_or_default();
        let operator = self.text(header, Label::Operator).map(|(text, _)| text);
        let unit = self.text(header, Label::TargetUnit).map(|(text, _)| text);
        let context = TargetContext {
            table_unit: header.unit.or(table_unit),
            states_money: states_money(level1, level2, &name),
            operator: operator.as_deref(),
            unit: unit.as_deref(),
        };
        let target = read_target(&printed.unwrap_or_default(), &context);
        Indicator {
            id: String::new(),
            ordinal: u32::try_from(at.saturating_add(1)).unwrap_or(u32::MAX),
            level1,
            level1_printed,
            level2,
            level2_printed,
            name,
            description,
            target,
            basis,
            weight,
            evidence: Evidence { source: joined(&self.rows), sources, missing },
        }
    }
}

/// The rows of an indicator as one place.
fn joined(rows: &[Citation]) -> Citation {
    let text: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    let locator = crate::narrative::place::spanning(rows.iter().map(|row| &row.locator));
    Citation { locator, text: text.join("\n") }
}
