//! Tables that have their projects one below the other: what else is the head of a form stands in columns
//! before those of the indicators, merged over a project's rows, printed again in each, or in rows of its own above them.

mod role;

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
use role::Role;

/// So many rows of its own has the head of a project at most.
const LONGEST_HEAD: usize = 8;

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
        let (head, mut rows) = form.rows.split_first()?;
        let mut header = Header::new(head, account);
        if let Some((_, behind)) = rows.split_first().filter(|(second, _)| header.goes_on(second, account)) {
            rows = behind;
        }
        let columns: Vec<(usize, FormCell)> = header
            .row
            .cells
            .iter()
            .cloned()
            .enumerate()
            .filter(|(_, cell)| cell.label.is_some_and(|label| label.in_head() || label == Label::Objectives))
            .collect();
        let mut register = Self { header, columns, forms: Vec::new() };
        let mut below = Vec::new();
        for row in rows {
            if register.header.stands_again(row) {
                row.cells.iter().for_each(|cell| cell.labels(account));
            } else {
                below.push(register.laid_out(row));
            }
        }
        register.part(&below, form, account);
        Some(register)
    }

    /// Gives each project its rows. What stands below no project is reported.
    fn part(&mut self, rows: &[FormRow], form: &Form, account: &mut Account) {
        let mut agency: Option<(FormCell, FormRow)> = None;
        let mut named: Option<String> = None;
        let mut rest = rows;
        while let Some((row, behind)) = rest.split_first() {
            rest = behind;
            let begins = self.name(row).filter(|name| named.as_ref() != Some(&name.text) || self.differs(row));
            match begins.map(|name| (name, self.role(name, row, behind))) {
                Some((name, Role::Project)) => {
                    named = Some(name.text.clone());
                    let rows = vec![row.clone()];
                    let (title, unit) = (form.title.clone(), form.unit);
                    self.forms.push(Form { title, unit, rows, agency: agency.clone(), ..Form::default() });
                }
                Some((name, Role::Agency)) => {
                    named = None;
                    row.unrecognised("it stands beside an agency, and is of no project", account);
                    agency = Some((name.clone(), row.clone()));
                }
                Some((_, Role::Sum)) => {
                    named = None;
                    row.unrecognised("it is of all projects, not of one", account);
                }
                Some((_, Role::Unclear)) => {
                    named = None;
                    let message = "whether this is a project without indicators or an agency cannot be said";
                    account.notice("project_unclear", message.to_owned(), Some(row.locator.clone()));
                    row.unrecognised(message, account);
                }
                None => match self.forms.last_mut().filter(|_| named.is_some()) {
                    Some(open) => open.rows.push(row.clone()),
                    None => row.unrecognised("no project is named above it", account),
                },
            }
        }
    }

    /// Whether a row says something else of its project than the rows that the one above begins with.
    fn differs(&self, row: &FormRow) -> bool {
        let Some(open) = self.forms.last() else { return false };
        let waits = open.rows.len() <= LONGEST_HEAD && open.rows.iter().all(|row| self.is_head(row));
        self.columns.iter().any(|(index, _)| {
            let Some(cell) = self.header.below(*index, row).filter(|cell| !cell.is_blank()) else { return false };
            self.said(*index, open).map_or(!waits, |(_, _, said)| said.text != cell.text)
        })
    }

    /// What a project's rows say in a column: those of its head, or the first one of its indicators.
    fn said<'f>(&self, index: usize, form: &'f Form) -> Option<(usize, &'f FormRow, &'f FormCell)> {
        let heads = form.rows.iter().take(LONGEST_HEAD).take_while(|row| self.is_head(row)).count();
        let mut rows = (0..=heads).zip(&form.rows);
        rows.find_map(|(at, row)| {
            let cell = self.header.below(index, row).filter(|cell| !cell.is_blank())?;
            Some((at, row, cell))
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
        if let Some((cell, row)) = &form.agency
            && let Some(head) = self.name_head()
        {
            let head = FormCell { label: Some(Label::Agency), ..head.clone() };
            reading.head.below(&head, cell, row, form.unit, account);
        }
        for (index, head) in &self.columns {
            let Some((first, row, cell)) = self.said(*index, form) else {
                if form.rows.first().is_some_and(|row| self.header.below(*index, row).is_some()) {
                    reading.head.asks(head);
                }
                continue;
            };
            if head.label == Some(Label::Objectives) {
                let period = join_lines(&head.text);
                reading.objectives.text(None, Some(&period), cell, &mut reading.head.sources, account);
            } else {
                reading.head.below(head, cell, row, form.unit, account);
            }
            for (_, row) in (0_usize..).zip(&form.rows).filter(|(at, _)| *at != first) {
                // The same once more is no more than that; anything else stays unrecognised.
                if let Some(again) = self.header.below(*index, row).filter(|again| again.text == cell.text) {
                    again.used(account);
                }
            }
        }
        // A row with no cell of an indicator is none.
        for row in form.rows.iter().filter(|row| !self.is_head(row)) {
            rows.row(row, false, account);
        }
        reading.rows = Some(rows);
        reading.finish(form, ordinal, identities, account)
    }
}
