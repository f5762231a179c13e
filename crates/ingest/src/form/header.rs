//! The header of the rows of indicators.

use openbudget_domain::money::Unit;
use openbudget_domain::target::read::is_operator;

use super::align::is_flattened;
use super::grid::{FormCell, FormRow};
use super::label::{Label, bracketed_unit, is_of_year, names_period};
use super::level::{level1_of, level2_of};
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
    /// Its cells.
    pub row: FormRow,
    /// The unit that the header of the value names in brackets.
    pub unit: Option<Unit>,
    /// How many blank cells around it were left out, before it and behind it.
    margin: (usize, usize),
}

impl Header {
    /// Takes the header row.
    pub(crate) fn new(row: &FormRow, account: &mut Account) -> Self {
        for cell in &row.cells {
            cell.labels(account);
        }
        let unit = row.cells.iter().find(|cell| cell.label == Some(Label::Target));
        let unit = unit.and_then(|cell| bracketed_unit(&cell.text));
        let mut row = row.clone();
        take_unnamed(&mut row);
        let mut margin = (0, 0);
        if is_flattened(&row) && !row.has(Label::Name) {
            // Blank cells around the header are no columns: the rows below may not have them.
            margin.0 = row.cells.iter().take_while(|cell| cell.is_blank()).count();
            row.cells.drain(..margin.0);
            let last = row.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
            margin.1 = row.cells.len().saturating_sub(last);
            row.cells.truncate(last);
        }
        Self { row, unit, margin }
    }

    /// A row without the blank cells around it that the header had too, where it has them all and `sure` tells that
    /// no other of its cells may be one too many.
    pub(super) fn within(&self, row: &FormRow, width: usize, sure: bool) -> FormRow {
        let (before, behind) = self.margin;
        let end = before.saturating_add(width);
        let mut outside = row.cells.iter().take(before).chain(row.cells.iter().skip(end));
        let whole = sure && (before, behind) != (0, 0) && row.cells.len() == end.saturating_add(behind);
        match row.cells.get(before..end).filter(|_| whole && outside.all(FormCell::is_blank)) {
            Some(cells) => FormRow { cells: cells.to_vec(), locator: row.locator.clone() },
            None => row.clone(),
        }
    }

    pub(crate) fn has(&self, label: Label) -> bool {
        self.row.has(label)
    }

    /// Takes a second row of the header, where the value has columns of its own below one label:
    /// 指标值 above 符号, 值 and 计量单位.
    pub(crate) fn goes_on(&mut self, row: &FormRow, account: &mut Account) -> bool {
        let Some(target) = self.position(Label::Target) else { return false };
        let value = |cell: &FormCell| matches!(cell.text.as_str(), "值" | "数值" | "指标值" | "目标值");
        let parts = |cell: &FormCell| matches!(cell.label, Some(Label::Operator | Label::TargetUnit)) || value(cell);
        let filled: Vec<usize> =
            (0..).zip(&row.cells).filter(|(_, cell)| !cell.is_blank()).map(|(index, _)| index).collect();
        let (Some(first), Some(last)) = (filled.first().copied(), filled.last().copied()) else { return false };
        let several = filled.len() > 1 && first == target;
        if !several || !row.filled().all(parts) || !row.filled().any(value) {
            return false;
        }
        let behind = row.cells.len().saturating_sub(last).saturating_sub(1);
        let rest = self.row.cells.len().saturating_sub(behind);
        let cells = row.cells.iter().enumerate().filter_map(|(index, cell)| {
            let above =
                if index < first { index } else { rest.saturating_add(index.saturating_sub(last).saturating_sub(1)) };
            let head = if cell.is_blank() { self.row.cells.get(above)? } else { cell };
            let label = if !cell.is_blank() && value(cell) { Some(Label::Target) } else { head.label };
            Some(FormCell { label, column: cell.column, span: cell.span, ..head.clone() })
        });
        let cells: Vec<FormCell> = cells.collect();
        for cell in cells.iter().filter(|cell| !cell.is_blank()) {
            cell.labels(account);
        }
        self.row = FormRow { cells, locator: self.row.locator.clone() };
        true
    }

    /// A row with its words where the value is, where they stand in the column of its unit since they have none:
    /// 文字描述 | (blank) | 2024年11月底前 below 符号 | 值 | 单位（文字描述）.
    pub(super) fn worded(&self, row: &FormRow) -> FormRow {
        let mut row = row.clone();
        let places = self.position(Label::Target).zip(self.position(Label::TargetUnit));
        let Some((value, unit)) = places.filter(|_| row.cells.len() == self.row.cells.len()) else { return row };
        let headed = self.row.cells.get(unit).is_some_and(|head| asks_for_words(&head.text));
        let sign = self.position(Label::Operator).and_then(|at| row.cells.get(at));
        let said = sign.is_some_and(|sign| asks_for_words(&sign.text) || sign.text.contains("定性"));
        let signed = sign.is_some_and(|sign| is_operator(&sign.text));
        let blank = row.cells.get(value).is_some_and(FormCell::is_blank);
        let words = row.cells.get(unit).filter(|cell| !cell.is_blank()).cloned();
        if let Some(words) = words.filter(|_| blank && (said || (headed && !signed))) {
            for (at, printed) in [(value, words.printed.as_str()), (unit, "")] {
                if let Some(cell) = row.cells.get_mut(at) {
                    let (column, span) = (cell.column, cell.span);
                    *cell = FormCell { column, span, label: None, ..words.with(printed) };
                }
            }
        }
        row
    }

    /// The header of the left half, and of the rest, where the levels or the names begin again beside them.
    pub(super) fn halves(mut self) -> (Self, Option<Self>) {
        let levels = [Label::Level1, Label::Level2, Label::Level3];
        let again = levels.into_iter().filter_map(|label| {
            let places = (0_usize..).zip(&self.row.cells).filter(|(_, cell)| cell.label == Some(label));
            places.map(|(at, _)| at).nth(1)
        });
        let Some(at) = again.min().filter(|_| !self.has(Label::Name)) else {
            return (self, None);
        };
        let rest = self.row.cells.split_off(at);
        let row = FormRow { cells: rest, locator: self.row.locator.clone() };
        let target = row.cells.iter().find(|cell| cell.label == Some(Label::Target));
        let unit = target.and_then(|cell| bracketed_unit(&cell.text));
        if !(self.has(Label::Target) && row.has(Label::Target)) {
            self.row.cells.extend(row.cells);
            return (self, None);
        }
        (self, Some(Self { row, unit, margin: (0, 0) }))
    }

    /// Of two values beside one name, of which one is of the year and the other of the whole time: the header with the
    /// one as its value, and that with the other. To each the other's value is a remark.
    pub(super) fn of_year_and_whole(&self) -> Option<(Self, Self)> {
        let values = || self.row.cells.iter().filter(|cell| cell.label == Some(Label::Target));
        let of_year = values().filter(|cell| is_of_year(&cell.text)).count();
        if values().count() != 2 || of_year != 1 || !values().all(|cell| names_period(&cell.text)) {
            return None;
        }
        let of = |year: bool| {
            let mut header = self.clone();
            for cell in header.row.cells.iter_mut().filter(|cell| cell.label == Some(Label::Target)) {
                cell.label = Some(if is_of_year(&cell.text) == year { Label::Target } else { Label::Direction });
            }
            let target = header.row.cells.iter().find(|cell| cell.label == Some(Label::Target));
            header.unit = target.and_then(|cell| bracketed_unit(&cell.text));
            header
        };
        Some((of(true), of(false)))
    }

    /// A row in two: what stands below the `before` cells of the header to the left, and what below this one.
    pub(super) fn parted(&self, row: &FormRow, before: usize) -> (FormRow, FormRow) {
        let start = self.row.cells.first().map_or(0, |cell| cell.column);
        let numbered = (0_usize..).zip(&row.cells);
        let (left, right): (Vec<_>, Vec<_>) =
            numbered.partition(|(at, cell)| if is_flattened(row) { *at < before } else { cell.column < start });
        let of = |cells: Vec<(usize, &FormCell)>| FormRow {
            cells: cells.into_iter().map(|(_, cell)| cell.clone()).collect(),
            locator: row.locator.clone(),
        };
        (of(left), of(right))
    }

    /// The cells of a row below heads that ask for what has no field of its own.
    pub(super) fn remarks<'a>(&'a self, row: &'a FormRow) -> impl Iterator<Item = &'a FormCell> {
        let register = self.has(Label::Name);
        let asks = move |label: Option<Label>| match label {
            Some(Label::Direction) => true,
            Some(Label::Particular) => !register,
            _ => false,
        };
        let heads = (0_usize..).zip(&self.row.cells).filter(move |(_, head)| asks(head.label));
        heads.filter_map(|(index, _)| self.below(index, row))
    }

    /// Whether a row is the header once more, as at the top of the next page.
    pub(crate) fn stands_again(&self, row: &FormRow) -> bool {
        let labels = |row: &FormRow| -> Vec<Label> { row.filled().filter_map(|cell| cell.label).collect() };
        let texts = |row: &FormRow| -> Vec<String> { row.filled().map(|cell| cell.text.clone()).collect() };
        row.filled().all(|cell| cell.label.is_some())
            && row.has(Label::Target)
            && (labels(row) == labels(&self.row) || texts(row) == texts(&self.row))
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

    pub(crate) fn cells<'a>(&self, row: &'a FormRow) -> impl Iterator<Item = (usize, Label, &'a FormCell)> {
        let heads: Vec<(usize, Label)> =
            self.row.cells.iter().enumerate().filter_map(|(index, head)| Some((index, head.label?))).collect();
        let found: Vec<_> = heads
            .into_iter()
            // Of two columns of one label the first is read; the other stays unrecognised.
            .filter(|(index, label)| COLUMNS.contains(label) && self.position(*label) == Some(*index))
            .filter_map(|(index, label)| Some((index, label, self.below(index, row)?)))
            .collect();
        found.into_iter()
    }

    /// The cell below a label of the header.
    pub(crate) fn at<'a>(&self, label: Label, row: &'a FormRow) -> Option<&'a FormCell> {
        self.below(self.position(label)?, row)
    }

    pub(crate) fn position(&self, label: Label) -> Option<usize> {
        self.row.cells.iter().position(|head| head.label == Some(label))
    }

    pub(crate) fn cell<'a>(&self, label: Label, row: &'a FormRow) -> Option<&'a FormCell> {
        self.cells(row).find(|(_, found, cell)| *found == label && !cell.is_blank()).map(|(_, _, cell)| cell)
    }
}

/// Whether a head or an operator says that words stand in the place of a unit.
fn asks_for_words(text: &str) -> bool {
    text.contains("文字描述") || text.contains("文字说明")
}

/// Takes heads of other words for the columns that a header has no head of its own for, by where they stand.
fn take_unnamed(row: &mut FormRow) {
    const KINDS: [&str; 3] = ["指标类型", "指标类别", "指标分类"];
    let place = |row: &FormRow, label: Label| row.cells.iter().position(|cell| cell.label == Some(label));
    let (level1, level2) = (place(row, Label::Level1), place(row, Label::Level2));
    for at in 0..row.cells.len() {
        let next = at.checked_add(1);
        let above = at.checked_sub(1);
        let Some(cell) = row.cells.get_mut(at) else { continue };
        if !KINDS.contains(&cell.text.as_str()) {
            continue;
        }
        // 指标类型 above 产出指标 beside 二级指标; behind the name of the indicator it says 定量 or 定性.
        match (level1, level2) {
            (None, None) => cell.label = Some(Label::Level1),
            (None, level2) if level2 == next => cell.label = Some(Label::Level1),
            (level1, None) if level1 == above => cell.label = Some(Label::Level2),
            _ => {}
        }
    }
    let last_level = place(row, Label::Level2).or_else(|| place(row, Label::Level1));
    let mut alone = |label: Label, words: &[&str]| {
        let Some(level) = last_level.filter(|_| !row.has(label)) else { return };
        let heads =
            row.cells.iter_mut().enumerate().filter(|(at, cell)| *at > level && words.contains(&cell.text.as_str()));
        if let [(_, head)] = heads.collect::<Vec<_>>().as_mut_slice() {
            head.label = Some(label);
        }
    };
    alone(Label::Level3, &["指标"]);
    alone(Label::Target, &["目标", "评价标准"]);
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
