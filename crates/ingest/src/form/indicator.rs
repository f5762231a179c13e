//! The rows of indicators below their header.

mod draft;
mod measure;
mod numbered;
mod rest;

use openbudget_domain::indicator::Indicator;
use openbudget_domain::money::Unit;
use openbudget_domain::period::Period;
use openbudget_domain::target::TargetKind;

use super::align::{aligned, is_flattened, padded};
use super::grid::{FormCell, FormRow};
use super::header::Header;
use super::label::{Label, is_of_year, names_period};
use super::level::{level1_of, level2_of, names_level};
use super::split::is_indicator;
use crate::account::Account;
use draft::Draft;
use rest::{Belongs, Filled};

/// A level of a row as its own, or as the rest of the one above, joined with that.
fn parted(cell: Option<FormCell>, above: Option<&FormCell>, alone: bool) -> (Option<FormCell>, Option<FormCell>) {
    match (cell, above) {
        (Some(cell), Some(above)) if rest::is_rest_of_level(&above.text, &cell.text, alone) => {
            (None, Some(above.joined(&cell)))
        }
        (cell, _) => (cell, None),
    }
}

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
    /// The same indicators with their values of the project's whole time, where a column has those.
    whole: Option<Box<Self>>,
}

impl Rows {
    pub(crate) fn new(header: Header) -> Self {
        let (header, beside) = header.halves();
        let beside = beside.map(|header| Box::new(Self::new(header)));
        let (header, whole) = match header.of_year_and_whole() {
            Some((year, whole)) => (year, Some(Box::new(Self::new(whole)))),
            None => (header, None),
        };
        Self { header, drafts: Vec::new(), level1: None, level2: None, misaligned: false, broken: false, beside, whole }
    }

    /// Whether a row was left out, since nothing says which of its cells is which.
    pub(crate) fn is_misaligned(&self) -> bool {
        self.misaligned || self.beside.as_deref().is_some_and(Self::is_misaligned)
    }

    /// Reads a row; `ends` tells that the document ends with it, and so perhaps in the middle of it.
    pub(crate) fn row(&mut self, row: &FormRow, ends: bool, account: &mut Account) {
        let row = &self.header.within(row, self.width(), row.is_across() || self.beside.is_some());
        if let Some(whole) = &mut self.whole
            && (!is_flattened(row) || row.cells.len() == whole.header.row.cells.len())
        {
            // What becomes of the row is told once, by those of the year.
            whole.row(row, ends, &mut Account::default());
        }
        let Some(beside) = &mut self.beside else { return self.own_row(row, ends, account) };
        let whole = self.header.row.cells.len().saturating_add(beside.width());
        if is_flattened(row) && row.cells.len() != whole {
            return self.unaligned(row, whole, account);
        }
        let (left, right) = beside.header.parted(row, self.header.row.cells.len());
        beside.inherit(&self.header, &left);
        if !right.is_blank() {
            beside.row(&right, false, account);
        }
        if !left.is_blank() {
            self.own_row(&left, false, account);
        }
    }

    /// Takes the levels of the half to the left, where the columns of levels stand there alone.
    fn inherit(&mut self, left: &Header, row: &FormRow) {
        let level = |cell: &&FormCell| cell.label.is_none();
        let cell = |label: Label| left.cell(label, row).filter(level).filter(|_| !self.header.has(label)).cloned();
        let (level1, level2) = (cell(Label::Level1), cell(Label::Level2));
        if level1.is_some() {
            self.level1 = level1;
            self.level2 = None;
        }
        self.level2 = level2.or(self.level2.take());
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
            return self.parted(row, account);
        }
        let width = self.header.row.cells.len();
        if let Some(rows) = aligned(row, &self.header.row, &|row| self.cost(row)) {
            for mut row in rows {
                row.enter_parts(account);
                self.parted(&row, account);
            }
        } else if ends && row.cells.len() < width {
            self.aligned(&padded(row, 0, width.saturating_sub(row.cells.len())), account);
        } else {
            self.unaligned(row, width, account);
        }
    }

    /// How badly the cells of a row would stand where they do, to tell which of its blank cells is one too many.
    fn cost(&self, row: &FormRow) -> usize {
        let labels = [Label::Level3, Label::Description, Label::Target, Label::Basis];
        let cell = |label: Label| self.header.cell(label, row);
        let levelled = cell(Label::Level1).is_some() || cell(Label::Level2).is_some();
        let rest = !levelled && row.filled().count() <= 2;
        let above = self.drafts.last().filter(|_| rest);
        let Some(above) = above else {
            return labels.into_iter().filter(|label| self.header.has(*label) && cell(*label).is_none()).count();
        };
        // The rest of a row completes what is above, and takes the blank places there first.
        labels.into_iter().filter(|label| cell(*label).is_some() && above.has(&self.header, *label)).count()
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
    fn aligned(&mut self, printed: &FormRow, account: &mut Account) {
        let row = &self.header.worded(printed);
        let has = |label: Label| self.header.cell(label, row).is_some();
        let level1 = self.header.cell(Label::Level1, row).cloned();
        let level2 = self.header.cell(Label::Level2, row).cloned();
        let text = |label: Label| self.header.cell(label, row).map(|cell| cell.text.clone());
        let filled = Filled {
            named: has(Label::Level3),
            described: has(Label::Description),
            target: text(Label::Target),
            based: has(Label::Basis),
            weight: text(Label::Weight),
            measure: text(Label::Operator).or_else(|| text(Label::TargetUnit)),
        };
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
        let alone = !filled.named || filled.target.is_none() || !filled.based;
        let (level1, rest1) = parted(level1, self.level1.as_ref(), alone);
        let (level2, rest2) = parted(level2, self.level2.as_ref().filter(|_| level1.is_none()), alone);
        let goes_on = rest1.is_some() || rest2.is_some();
        self.complete(rest1, rest2);
        let levelled = level1.is_some() || level2.is_some();
        let other = filled.named || filled.target.is_some() || filled.described || filled.based;
        // What stands alone where levels do and names none, or where names do before any level, is nobody's.
        let stray = |cell: &Option<FormCell>| cell.as_ref().is_some_and(|cell| !names_level(&cell.text));
        let leads = self.header.has(Label::Level1) || self.header.has(Label::Level2);
        let nameless = self.drafts.is_empty() && leads && self.level1.is_none() && self.level2.is_none();
        if is_flattened(row)
            && (!other && (stray(&level1) || stray(&level2)) || nameless && !levelled && filled.target.is_none())
        {
            let message = "what stands here alone is no indicator and no level of one";
            account.notice("text_among_indicators", message.to_owned(), Some(row.locator.clone()));
            return row.unrecognised(message, account);
        }
        if let Some(cell) = level1 {
            let again = self.level1.as_ref().is_some_and(|above| above.text == cell.text);
            self.level1 = Some(cell);
            if !again {
                // A new level 1 does not go on with the level 2 of the one before.
                self.level2 = None;
            }
        }
        if let Some(cell) = level2 {
            self.level2 = Some(cell);
        }
        if (levelled || goes_on) && !filled.named && filled.target.is_none() && !filled.described && !filled.based {
            return;
        }
        let belongs = if levelled || self.drafts.is_empty() {
            Belongs::Begins
        } else {
            let above = self.drafts.last().map(|draft| draft.filled(&self.header)).unwrap_or_default();
            rest::belongs(&filled, &above, &self.columns(), goes_on)
        };
        let continues = matches!(belongs, Belongs::GoesOn | Belongs::Joins);
        if continues && self.broken {
            return row.unrecognised("its row goes on with one that was not understood", account);
        }
        if !matches!(belongs, Belongs::Begins | Belongs::GoesOn) {
            self.misaligned |= matches!(belongs, Belongs::Unclear | Belongs::Seems);
            let message = "this row may be the rest of the one above, or another indicator";
            account.notice("row_unclear", message.to_owned(), Some(row.locator.clone()));
        }
        if belongs == Belongs::Unclear {
            self.broken = true;
            return row.unrecognised("it may be the rest of the row above, or another indicator", account);
        }
        self.broken = false;
        if !continues {
            let mut draft = Draft { level1: self.level1.clone(), level2: self.level2.clone(), ..Draft::default() };
            if !filled.named
                && !levelled
                && !self.names_as_described()
                && let Some(above) = self.drafts.last().and_then(|above| above.column(&self.header, Label::Level3))
            {
                // A name merged over several targets.
                draft.cells.extend([above]);
            }
            self.drafts.push(draft);
        }
        if let Some(draft) = self.drafts.last_mut() {
            draft.rows.push(printed.citation());
            for (index, _, cell) in self.header.cells(row).filter(|(_, _, cell)| !cell.is_blank()) {
                draft.cells.entry(index).or_default().push(cell.clone());
            }
        }
    }

    /// Which of the cells that an indicator has its table has columns for.
    fn columns(&self) -> Filled {
        Filled {
            named: self.header.has(Label::Level3),
            described: self.header.has(Label::Description),
            target: self.header.has(Label::Target).then(String::new),
            based: self.header.has(Label::Basis),
            weight: self.header.has(Label::Weight).then(String::new),
            measure: (self.header.has(Label::Operator) || self.header.has(Label::TargetUnit)).then(String::new),
        }
    }

    /// Whether the table prints the name of each indicator again as its description, so that a description beside a
    /// blank name is that of another.
    fn names_as_described(&self) -> bool {
        let same =
            |draft: &Draft| draft.said(&self.header, Label::Level3) == draft.said(&self.header, Label::Description);
        self.header.has(Label::Description) && !self.drafts.is_empty() && self.drafts.iter().all(same)
    }

    /// Puts the rest of the names of levels to what stands above, in every indicator that has them from there.
    fn complete(&mut self, level1: Option<FormCell>, level2: Option<FormCell>) {
        for (cell, level) in [(level1, Label::Level1), (level2, Label::Level2)] {
            let Some(cell) = cell else { continue };
            let own = if level == Label::Level1 { &mut self.level1 } else { &mut self.level2 };
            let Some(old) = own.replace(cell.clone()) else { continue };
            for draft in &mut self.drafts {
                let theirs = if level == Label::Level1 { &mut draft.level1 } else { &mut draft.level2 };
                if theirs.as_ref().is_some_and(|theirs| theirs.locator == old.locator && theirs.column == old.column) {
                    *theirs = Some(cell.clone());
                }
            }
        }
    }

    /// Whether a row is one of indicators, whatever label its words read like.
    pub(crate) fn takes(&self, row: &FormRow) -> bool {
        is_indicator(row, &self.header.row)
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

    /// The part of the project's time that each half is of, where the table has two: the header's words, or those
    /// above.
    fn periods(&self, above: Option<&[String; 2]>) -> Option<[String; 2]> {
        let target = |header: &Header| header.row.cells.iter().find(|cell| cell.label == Some(Label::Target)).cloned();
        let own = [target(&self.header)?.text, target(&self.beside.as_deref()?.header)?.text];
        if own.iter().all(|words| names_period(words)) { Some(own) } else { above.cloned() }
    }

    /// The indicators, without ids, those of the left half first. Of two halves one may be of the year and the other of
    /// the project's whole time, by the labels `above` of two parts of it.
    pub(crate) fn finish(
        mut self,
        unit: Option<Unit>,
        above: Option<&[String; 2]>,
        account: &mut Account,
    ) -> Vec<Indicator> {
        let periods = self.periods(above).map(|periods| periods.map(|period| is_of_year(&period)));
        let of_whole = self.of_whole(unit, account);
        let (mut indicators, left) = self.halves(unit, account);
        let left = left.min(indicators.len());
        let (first, second) = indicators.split_at_mut(left);
        let whole = match periods {
            Some([false, true]) => first,
            Some([true, false]) => second,
            _ => &mut [],
        };
        for indicator in whole {
            indicator.period = Period::WholeTime;
        }
        indicators.extend(of_whole);
        for (ordinal, indicator) in (1..).zip(&mut indicators) {
            indicator.ordinal = ordinal;
        }
        indicators
    }

    /// The indicators with a value of the project's whole time, which a column of the table has.
    fn of_whole(&mut self, unit: Option<Unit>, account: &mut Account) -> Vec<Indicator> {
        let Some(whole) = self.whole.take() else { return Vec::new() };
        let mut indicators = whole.halves(unit, account).0;
        indicators.retain(|indicator| indicator.target.kind != TargetKind::Empty);
        for indicator in &mut indicators {
            indicator.period = Period::WholeTime;
        }
        indicators
    }

    /// The indicators, and how many of them are of the left half.
    fn halves(self, unit: Option<Unit>, account: &mut Account) -> (Vec<Indicator>, usize) {
        let header = self.header;
        let own = self.drafts.into_iter().enumerate();
        let mut indicators: Vec<Indicator> = own.map(|(at, draft)| draft.finish(at, &header, unit, account)).collect();
        let left = indicators.len();
        indicators.extend(self.beside.into_iter().flat_map(|beside| beside.halves(unit, account).0));
        (indicators, left)
    }
}
