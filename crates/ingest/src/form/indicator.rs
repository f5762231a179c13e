//! The rows of indicators below their header.

mod draft;

use openbudget_domain::indicator::Indicator;
use openbudget_domain::money::Unit;

use super::align::{aligned, is_flattened, padded};
use super::grid::{FormCell, FormRow};
use super::header::Header;
use super::label::Label;
use super::level::{level1_of, level2_of, names_level};
use crate::account::Account;
use draft::Draft;

/// Collects the rows of indicators.
#[derive(Debug)]
pub(crate) struct Rows {
    header: Header,
    drafts: Vec<Draft>,
    level1: Option<FormCell>,
    level2: Option<FormCell>,
    /// Whether a row was left out.
    misaligned: bool,
    /// Whether that was the row above.
    broken: bool,
    /// The indicators of the table's other half, where they stand beside these.
    beside: Option<Box<Self>>,
}

impl Rows {
    pub(crate) fn new(header: Header) -> Self {
        let (header, beside) = header.halves();
        let beside = beside.map(|header| Box::new(Self::new(header)));
        Self { header, drafts: Vec::new(), level1: None, level2: None, misaligned: false, broken: false, beside }
    }

    /// Whether a row was left out, since nothing says which of its cells is which.
    pub(crate) fn is_misaligned(&self) -> bool {
        self.misaligned || self.beside.as_deref().is_some_and(Self::is_misaligned)
    }

    /// Reads a row; `ends` tells that the document ends with it, and so perhaps in the middle of it.
    pub(crate) fn row(&mut self, row: &FormRow, ends: bool, account: &mut Account) {
        let Some(beside) = &mut self.beside else { return self.own_row(row, ends, account) };
        let whole = self.header.row.cells.len().saturating_add(beside.width());
        if is_flattened(row) && row.cells.len() != whole {
            return self.unaligned(row, whole, account);
        }
        let (left, right) = beside.header.parted(row, self.header.row.cells.len());
        if !right.is_blank() {
            beside.row(&right, false, account);
        }
        if !left.is_blank() {
            self.own_row(&left, false, account);
        }
    }

    /// How many cells the header has, with what stands beside it.
    fn width(&self) -> usize {
        self.header.row.cells.len().saturating_add(self.beside.as_deref().map_or(0, Self::width))
    }

    fn own_row(&mut self, row: &FormRow, ends: bool, account: &mut Account) {
        if self.drafts.is_empty() && self.header.goes_on(row, account) {
            return;
        }
        if self.header.stands_again(row) {
            row.cells.iter().for_each(|cell| cell.labels(account));
            return;
        }
        if !is_flattened(row) {
            return self.aligned(row, account);
        }
        let width = self.header.row.cells.len();
        if let Some(rows) = aligned(row, &self.header.row) {
            for row in rows {
                self.aligned(&row, account);
            }
        } else if ends && row.cells.len() < width {
            self.aligned(&padded(row, 0, width.saturating_sub(row.cells.len())), account);
        } else {
            self.unaligned(row, width, account);
        }
    }

    /// Leaves a row out whose cells cannot be told apart.
    fn unaligned(&mut self, row: &FormRow, width: usize, account: &mut Account) {
        self.misaligned = true;
        self.broken = true;
        self.levels_of(row);
        let count = row.cells.len();
        row.unrecognised(&format!("its row has {count} cells, the header above has {width}"), account);
        let message = format!("a row of {count} cells below a header of {width}: which is which cannot be said");
        account.notice("row_misaligned", message, Some(row.locator.clone()));
    }

    /// Reads a row with a cell for each of the header's: a new indicator, or the rest of the one above
    /// where a row is split in two.
    fn aligned(&mut self, row: &FormRow, account: &mut Account) {
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
        // What has no field of its own, as a remark: the row that the indicator cites says it.
        for cell in self.header.remarks(row) {
            cell.used(account);
        }
        let levelled = level1.is_some() || level2.is_some();
        let other = named || target || described || based;
        // What stands alone where levels do and names none, or where names do before any level, is nobody's.
        let stray = |cell: &Option<FormCell>| cell.as_ref().is_some_and(|cell| !names_level(&cell.text));
        let leads = self.header.has(Label::Level1) || self.header.has(Label::Level2);
        let nameless = self.drafts.is_empty() && leads && self.level1.is_none() && self.level2.is_none();
        if is_flattened(row) && (!other && (stray(&level1) || stray(&level2)) || nameless && !levelled && !target) {
            let message = "what stands here alone is no indicator and no level of one";
            account.notice("text_among_indicators", message.to_owned(), Some(row.locator.clone()));
            return row.unrecognised(message, account);
        }
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
        let above = |label: Label| self.drafts.last().is_some_and(|draft| draft.has(&self.header, label));
        // A name merged over several targets: each row has a value of its own, and what belongs to it.
        let own = target
            && above(Label::Target)
            && (described || !self.header.has(Label::Basis) || (based && above(Label::Basis)));
        let rest = !levelled && !self.drafts.is_empty() && if named { !target && !based } else { !own };
        if rest && self.broken {
            return row.unrecognised("its row goes on with one that was not understood", account);
        }
        self.broken = false;
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

    /// The levels that a row begins with hold for the rows below it, also where the rest is not understood.
    fn levels_of(&mut self, row: &FormRow) {
        self.level2 = None;
        for cell in row.filled().take(2) {
            if level1_of(&cell.text).is_some() && self.level2.is_none() {
                self.level1 = Some(cell.clone());
            } else if level2_of(&cell.text).is_some() {
                self.level2 = Some(cell.clone());
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

    /// The indicators, without ids: those of the left half first.
    pub(crate) fn finish(self, table_unit: Option<Unit>) -> Vec<Indicator> {
        let header = self.header;
        let own = self.drafts.into_iter().enumerate().map(|(at, draft)| draft.finish(at, &header, table_unit));
        let mut indicators: Vec<Indicator> = own.collect();
        indicators.extend(self.beside.into_iter().flat_map(|beside| beside.finish(table_unit)));
        for (ordinal, indicator) in (1..).zip(&mut indicators) {
            indicator.ordinal = ordinal;
        }
        indicators
    }
}
