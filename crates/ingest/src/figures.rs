//! Recognising tables of figures: 三公经费, debt, transfers, procurement. Each figure is told by the words beside and
//! above it, whichever of them stand in lines and whichever in columns. A table that fits no kind stays as it is.

mod above;
mod change;
mod chunk;
mod debt;
mod debt_fact;
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

use crate::form::FormRow;
pub(crate) use above::Above;
pub(crate) use chunk::chunks;
use matrix::Matrix;
pub(crate) use reading::Facts;
use reading::Reading;

/// What a table of figures is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    OfficialExpenses,
    Debt,
    Transfers,
    Procurement,
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
        } else {
            return None;
        };
        Some(Self { kind, matrix })
    }

    /// Reads the figures of a budget year into its facts.
    pub(crate) fn read(&self, facts: &mut Facts<'_>) {
        let mut reading = Reading::new(&self.matrix);
        match self.kind {
            Kind::OfficialExpenses => official_expense::read(&self.matrix, facts, &mut reading),
            Kind::Debt => debt::read(&self.matrix, facts, &mut reading),
            Kind::Transfers => transfer::read(&self.matrix, facts, &mut reading),
            Kind::Procurement => procurement::read(&self.matrix, facts, &mut reading),
        }
        reading.close(facts.account);
    }
}
