//! Tables that have their projects one below the other: what else is the head of a form stands in columns
//! before those of the indicators, merged over a project's rows or printed again in each.

use openbudget_domain::identity::Identities;
use openbudget_domain::project::Project;
use openbudget_domain::text::join_lines;

use super::grid::{FormCell, FormRow};
use super::header::Header;
use super::indicator::Rows;
use super::label::Label;
use super::project::Reading;
use super::split::Form;
use crate::account::Account;

/// The rows of each project of a table, each with the title and the unit of the table.
pub(crate) struct Register {
    header: Header,
    columns: Vec<(usize, FormCell)>,
    /// The forms of its projects.
    pub forms: Vec<Form>,
}

impl Register {
    /// Takes a table whose first row is such a header apart.
    pub(crate) fn new(form: &Form, account: &mut Account) -> Option<Self> {
        let (head, rows) = form.rows.split_first()?;
        let header = Header::new(head, account);
        let columns: Vec<(usize, FormCell)> = head
            .cells
            .iter()
            .cloned()
            .enumerate()
            .filter(|(_, cell)| cell.label.is_some_and(|label| label.in_head() || label == Label::Objectives))
            .collect();
        let mut register = Self { header, columns, forms: Vec::new() };
        let mut named = String::new();
        for row in rows {
            if register.header.stands_again(row) {
                row.cells.iter().for_each(|cell| cell.labels(account));
                continue;
            }
            let name = register.header.at(Label::Name, row).map(|cell| cell.text.clone()).unwrap_or_default();
            let begins = !name.is_empty() && (name != named || register.differs(row));
            if begins || register.forms.is_empty() {
                named = name;
                register.forms.push(Form { title: form.title.clone(), unit: form.unit, ..Form::default() });
            }
            if let Some(open) = register.forms.last_mut() {
                open.rows.push(row.clone());
            }
        }
        Some(register)
    }

    /// Whether a row says something else of its project than the first row of the one above.
    fn differs(&self, row: &FormRow) -> bool {
        let Some(first) = self.forms.last().and_then(|form| form.rows.first()) else { return false };
        self.columns.iter().any(|(index, _)| {
            let below = |row| self.header.below(*index, row).map(|cell: &FormCell| cell.text.clone());
            below(row).is_some_and(|text| !text.is_empty() && Some(text) != below(first))
        })
    }

    /// Reads the rows of one project.
    pub(crate) fn recognise(
        &self,
        form: &Form,
        ordinal: u32,
        identities: &mut Identities,
        account: &mut Account,
    ) -> Option<Project> {
        let mut reading = Reading::default();
        let mut rows = Rows::new(self.header.clone());
        for (at, row) in form.rows.iter().enumerate() {
            for (index, head) in &self.columns {
                let Some(cell) = self.header.below(*index, row).filter(|cell| at == 0 || !cell.is_blank()) else {
                    continue;
                };
                if at > 0 {
                    // The same once more is no more than that; anything else stays unrecognised.
                    let first = form.rows.first().and_then(|first| self.header.below(*index, first));
                    if first.is_some_and(|first| first.text == cell.text) {
                        cell.used(account);
                    }
                } else if head.label != Some(Label::Objectives) {
                    reading.head.below(head, cell, row, form.unit, account);
                } else if !cell.is_blank() {
                    let period = join_lines(&head.text);
                    reading.objectives.text(None, Some(&period), cell, &mut reading.head.sources, account);
                }
            }
            rows.row(row, false, account);
        }
        reading.rows = Some(rows);
        reading.finish(form, ordinal, identities, account)
    }
}
