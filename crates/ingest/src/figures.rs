//! Recognising tables of figures: 三公经费, debt, transfers, procurement. Each figure is told by the words beside and
//! above it, whichever of them stand in lines and whichever in columns. A table that fits no kind stays as it is.

mod above;
mod budget;
mod change;
mod chunk;
mod debt;
mod debt_fact;
mod empty;
mod header;
mod matrix;
mod movement;
mod official_expense;
mod procurement;
mod reading;
mod transfer;
mod words;
mod year;

use openbudget_domain::money::Unit;
use openbudget_domain::money::amount::find_amounts;
use openbudget_domain::text::Folded;

use crate::form::FormRow;
pub(crate) use above::Above;
pub(crate) use chunk::chunks;
pub(crate) use empty::EmptyTables;
use matrix::Matrix;
pub(crate) use reading::Facts;
use reading::Reading;

/// How many figures stand in a cell or a paragraph.
pub(crate) fn count(text: &str) -> usize {
    let amounts = find_amounts(&Folded::new(text)).len();
    let alone = words::is_figure(text) && text.contains(|c: char| c.is_ascii_digit());
    if amounts > 0 { amounts } else { usize::from(alone) }
}

/// What a table of figures is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    OfficialExpenses,
    Debt,
    Transfers,
    Procurement,
    Budget,
}

/// A table of figures of a known kind.
#[derive(Debug)]
pub(crate) struct Figures {
    kind: Kind,
    matrix: Matrix,
}

impl Figures {
    /// Recognises a table by its words; `caption` and `unit` stand above it.
    pub(crate) fn new(rows: &[FormRow], caption: &str, unit: Option<Unit>) -> Option<Self> {
        if chunk::is_form(rows) {
            return None;
        }
        let matrix = Matrix::new(rows, caption, unit)?;
        let kind = if official_expense::fits(&matrix) {
            Kind::OfficialExpenses
        } else if debt::fits(&matrix) {
            Kind::Debt
        } else if transfer::fits(&matrix) {
            Kind::Transfers
        } else if procurement::fits(&matrix) {
            Kind::Procurement
        } else if budget::fits(&matrix) {
            Kind::Budget
        } else {
            return None;
        };
        Some(Self { kind, matrix })
    }

    /// What stands above the table, a line each.
    pub(crate) fn caption(&self) -> impl Iterator<Item = &str> {
        self.matrix.caption.lines()
    }

    /// Whether the table calls official expenses by that name.
    pub(crate) fn names_official_expenses(&self) -> bool {
        let heads = self.matrix.columns.iter().flat_map(header::Column::words);
        self.matrix.caption.contains("三公")
            || self.matrix.lines.iter().any(|line| line.words.contains("三公"))
            || heads.into_iter().any(|head| head.contains("三公"))
    }

    /// Reads the figures of a budget year into its facts.
    pub(crate) fn read(&self, facts: &mut Facts<'_>) {
        let mut reading = Reading::new(&self.matrix);
        match self.kind {
            Kind::OfficialExpenses => official_expense::read(&self.matrix, facts, &mut reading),
            Kind::Debt => debt::read(&self.matrix, facts, &mut reading),
            Kind::Transfers => transfer::read(&self.matrix, facts, &mut reading),
            Kind::Procurement => procurement::read(&self.matrix, facts, &mut reading),
            Kind::Budget => budget::read(&self.matrix, facts, &mut reading),
        }
        reading.close(facts.account);
    }
}
