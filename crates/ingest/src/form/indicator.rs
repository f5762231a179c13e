//! The rows of indicators below their header.

use std::collections::BTreeMap;

use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::indicator::Indicator;
use openbudget_domain::money::Unit;
use openbudget_domain::target::read::{TargetContext, read_target};
use openbudget_domain::text::join_lines;

use super::grid::{FormCell, FormRow};
use super::label::{Label, bracketed_unit};
use super::level::{level1_of, level2_of};
use super::money_row::states_money;
use crate::account::Account;

/// The columns that an indicator is made of.
const COLUMNS: &[Label] = &[
    Label::Level1,
    Label::Level2,
    Label::Level3,
    Label::Description,
    Label::Operator,
    Label::Target,
    Label::TargetUnit,
    Label::Weight,
    Label::Basis,
];

/// The header of the indicators: which column holds what.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    row: FormRow,
    /// The unit that the header of the value names in brackets.
    unit: Option<Unit>,
}

/// An indicator while its rows are read: each column's cells, which a split row goes on with.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    cells: BTreeMap<usize, Vec<FormCell>>,
    rows: Vec<Citation>,
    level1: Option<FormCell>,
    level2: Option<FormCell>,
}

impl Header {
    /// Takes the header row.
    pub(crate) fn new(row: &FormRow, account: &mut Account) -> Self {
        for cell in &row.cells {
            cell.labels(account);
        }
        let unit = row.cells.iter().find(|cell| cell.label == Some(Label::Target));
        Self { row: row.clone(), unit: unit.and_then(|cell| bracketed_unit(&cell.text)) }
    }

    fn has(&self, label: Label) -> bool {
        self.row.has(label)
    }

    /// Whether a row is the header once more, as at the top of the next page.
    pub(crate) fn stands_again(&self, row: &FormRow) -> bool {
        let labels = |row: &FormRow| -> Vec<Label> { row.filled().filter_map(|cell| cell.label).collect() };
        row.filled().all(|cell| cell.label.is_some()) && row.has(Label::Target) && labels(row) == labels(&self.row)
    }

    /// The cell of a row below the header's cell at `index`.
    pub(crate) fn below<'a>(&self, index: usize, row: &'a FormRow) -> Option<&'a FormCell> {
        let width = self.row.cells.len();
        if row.cells.len() == width {
            return row.cells.get(index);
        }
        let plain = |row: &FormRow| row.cells.iter().enumerate().all(|(at, cell)| cell.span == 1 && cell.column == at);
        if plain(row) && plain(&self.row) {
            return shifted(index, row, width);
        }
        let column = self.row.cells.get(index)?.column;
        let cell =
            row.cells.iter().find(|cell| (cell.column..cell.column.saturating_add(cell.span)).contains(&column))?;
        // A cell over several columns belongs to the first of them.
        let first = self.row.cells.iter().position(|head| {
            COLUMNS.iter().any(|label| head.label == Some(*label))
                && (cell.column..cell.column.saturating_add(cell.span)).contains(&head.column)
        });
        (first == Some(index)).then_some(cell)
    }

    fn cells<'a>(&self, row: &'a FormRow) -> impl Iterator<Item = (usize, Label, &'a FormCell)> {
        let heads: Vec<(usize, Label)> =
            self.row.cells.iter().enumerate().filter_map(|(index, head)| Some((index, head.label?))).collect();
        let found: Vec<_> = heads
            .into_iter()
            .filter(|(_, label)| COLUMNS.contains(label))
            .filter_map(|(index, label)| Some((index, label, self.below(index, row)?)))
            .collect();
        found.into_iter()
    }

    /// The cell below a label of the header.
    pub(crate) fn at<'a>(&self, label: Label, row: &'a FormRow) -> Option<&'a FormCell> {
        let index = self.row.cells.iter().position(|head| head.label == Some(label))?;
        self.below(index, row)
    }

    fn cell<'a>(&self, label: Label, row: &'a FormRow) -> Option<&'a FormCell> {
        self.cells(row).find(|(_, found, cell)| *found == label && !cell.is_blank()).map(|(_, _, cell)| cell)
    }
}

/// The cell below a header's cell in flattened text, where a row has more or fewer cells than the header.
fn shifted(index: usize, row: &FormRow, width: usize) -> Option<&FormCell> {
    let count = row.cells.len();
    if count > width {
        let extra = count.saturating_sub(width);
        let leading = row.cells.iter().take(extra).all(FormCell::is_blank);
        return row.cells.get(if leading { index.saturating_add(extra) } else { index });
    }
    let first = row.cells.first()?;
    let begins_with_level2 = level1_of(&first.text).is_none() && level2_of(&first.text).is_some();
    if begins_with_level2 { index.checked_sub(1).and_then(|index| row.cells.get(index)) } else { row.cells.get(index) }
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
        let index = header.row.cells.iter().position(|head| head.label == Some(label))?;
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
                missing.insert(field.to_owned(), Missing::Blank);
                missing.insert(format!("{field}_printed"), Missing::Blank);
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
