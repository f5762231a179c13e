//! What has been made of a table's cells, and the account of them.

use std::collections::{BTreeMap, BTreeSet};

use openbudget_domain::budget_table::BudgetTable;
use openbudget_domain::debt::{DebtBalance, DebtFlow, DebtService};
use openbudget_domain::disclosure::DisclosureKind;
use openbudget_domain::identity::Identities;
use openbudget_domain::money::amount::read_amount;
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::official_expense::OfficialExpense;
use openbudget_domain::procurement::ProcurementThreshold;
use openbudget_domain::repetition::Repetition;
use openbudget_domain::transfer::TransferPayment;

use super::matrix::{Line, Matrix};
use super::words::{is_figure, is_year};
use crate::account::{Account, Entry};
use crate::form::{FormCell, bracketed_unit, unit_of};

/// The facts that the narrative has given, which tables add to.
pub(crate) struct Facts<'a> {
    pub budget: i32,
    pub kind: DisclosureKind,
    pub account: &'a mut Account,
    pub identities: &'a mut Identities,
    pub official_expenses: &'a mut Vec<OfficialExpense>,
    pub debt_balances: &'a mut Vec<DebtBalance>,
    pub debt_service: &'a mut Vec<DebtService>,
    pub debt_flows: &'a mut Vec<DebtFlow>,
    pub transfer_payments: &'a mut Vec<TransferPayment>,
    pub procurement_thresholds: &'a mut Vec<ProcurementThreshold>,
    pub repetitions: &'a mut Vec<Repetition>,
    pub budget_tables: &'a mut Vec<BudgetTable>,
}

/// A cell by its line and its place in it.
pub(crate) type Place = (usize, usize);

/// What has been made of the cells of a table.
pub(crate) struct Reading<'m> {
    matrix: &'m Matrix,
    used: BTreeMap<Place, (String, String)>,
    left: BTreeMap<Place, String>,
}

impl<'m> Reading<'m> {
    pub(crate) const fn new(matrix: &'m Matrix) -> Self {
        Self { matrix, used: BTreeMap::new(), left: BTreeMap::new() }
    }

    /// Every cell with a figure or in the place of one.
    pub(crate) fn places(matrix: &'m Matrix) -> impl Iterator<Item = (Place, &'m Line, usize, &'m FormCell)> {
        matrix.lines.iter().enumerate().flat_map(|(at, line)| {
            line.cells.iter().enumerate().map(move |(index, (column, cell))| ((at, index), line, *column, cell))
        })
    }

    /// A cell is used; its line and its column are labels by these words.
    pub(crate) fn used(&mut self, place: Place, line: &str, column: &str) {
        self.used.insert(place, (line.to_owned(), column.to_owned()));
    }

    /// A cell is not used, for a reason.
    pub(crate) fn left(&mut self, place: Place, reason: &str) {
        self.left.entry(place).or_insert_with(|| reason.to_owned());
    }

    /// Whether a cell is used.
    pub(crate) fn is_used(&self, place: Place) -> bool {
        self.used.contains_key(&place)
    }

    /// Whether a cell is not used, for a reason.
    pub(crate) fn is_left(&self, place: Place) -> bool {
        self.left.contains_key(&place)
    }

    /// The unit of a cell: that of its column, of its line, of the table.
    pub(crate) fn unit(&self, line: &Line, column: usize) -> Option<Unit> {
        let of_column = self.matrix.columns.get(column).and_then(super::header::Column::unit);
        let of_line = || line.labels.iter().rev().find_map(|label| bracketed_unit(&label.text));
        of_column.or_else(of_line).or(self.matrix.unit)
    }

    /// The amount of a cell; nothing where it is blank, a dash or no amount, which is reported.
    pub(crate) fn money(&mut self, place: Place, line: &Line, column: usize, text: &str) -> Option<Money> {
        match read_amount(text, self.unit(line, column)) {
            Ok(money) => money,
            Err(error) => {
                self.left(place, &error.to_string());
                None
            }
        }
    }

    /// Enters what has been made of the table into the account.
    pub(crate) fn close(self, account: &mut Account) {
        let mut columns: BTreeMap<usize, &str> = BTreeMap::new();
        let mut lines: BTreeMap<usize, &str> = BTreeMap::new();
        for (place, _, column, cell) in Self::places(self.matrix) {
            let Some(entry) = cell.entry else { continue };
            if let Some((line_words, column_words)) = self.used.get(&place) {
                account.used(entry);
                lines.entry(place.0).or_insert(line_words);
                columns.entry(column).or_insert(column_words);
            } else if let Some(reason) = self.left.get(&place) {
                account.unrecognised(entry, reason.clone());
            }
        }
        for (at, words) in lines {
            let labels = self.matrix.lines.get(at).into_iter().flat_map(|line| &line.labels);
            labels.for_each(|cell| label(cell, words, account));
        }
        self.heads(&columns, account);
        self.matrix.numbers.iter().for_each(|cell| label(cell, "栏次", account));
        self.above(account);
        for row in &self.matrix.left {
            let (count, width) = (row.cells.len(), self.matrix.columns.len());
            row.unrecognised(&format!("its row has {count} cells, the header above has {width}"), account);
        }
    }

    /// The header: a head above several columns is a label once.
    fn heads(&self, columns: &BTreeMap<usize, &str>, account: &mut Account) {
        let first = self.matrix.lines.iter().flat_map(|line| &line.cells).map(|(column, _)| *column).min();
        let mut done: BTreeSet<Entry> = BTreeSet::new();
        for (at, column) in self.matrix.columns.iter().enumerate() {
            let words = match columns.get(&at) {
                Some(words) => *words,
                // what stands above the names and the numbers of the lines
                None if first.is_none_or(|first| at < first) || column.numbers_lines() => "项目",
                None => continue,
            };
            // What carries a figure is no label, wherever it stands.
            for head in column.heads.iter().filter(|head| !carries_figure(&head.text)) {
                if head.entry.is_some_and(|entry| done.insert(entry)) {
                    label(head, words, account);
                }
            }
        }
    }

    /// Title and unit. Who filled in the table stays unrecognised.
    fn above(&self, account: &mut Account) {
        for row in &self.matrix.above {
            for cell in row.filled() {
                if unit_of(&cell.text).is_some() {
                    label(cell, "单位", account);
                } else if row.only().is_some() || cell.text.ends_with('表') {
                    cell.entry.into_iter().for_each(|entry| account.heads(entry));
                }
            }
        }
    }
}

/// Whether a head is a figure and no name of a column: a year is one.
fn carries_figure(text: &str) -> bool {
    is_figure(text) && text.contains(|c: char| c.is_ascii_digit()) && !text.contains('年') && !is_year(text)
}

fn label(cell: &FormCell, words: &str, account: &mut Account) {
    if let Some(entry) = cell.entry {
        account.label(entry, words);
    }
}
