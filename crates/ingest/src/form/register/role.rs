//! What a row with a name begins: a project, or those of an agency.

use super::super::align::is_flattened;
use super::super::grid::{FormCell, FormRow};
use super::super::head::is_sum;
use super::super::label::Label;
use super::super::level::is_level;
use super::Register;

/// The words that names of agencies end with, and those of projects do not.
const AGENCIES: &[&str] = &["局", "委", "委员会", "办公室", "办事处", "政府", "法院", "检察院", "联合会", "总工会"];

/// What a row with a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A project begins with it.
    Project,
    /// The projects below it are of this agency.
    Agency,
    /// All projects.
    Sum,
    /// It may be a project of which nothing is said, or an agency.
    Unclear,
}

impl Register {
    /// What a row with a name begins, by what stands beside and below it.
    pub(super) fn role(&self, name: &FormCell, row: &FormRow, behind: &[FormRow]) -> Role {
        if self.is_project(name, row, behind) {
            return Role::Project;
        }
        if is_sum(&name.text) {
            return Role::Sum;
        }
        let above = behind
            .split_first()
            .is_some_and(|(next, behind)| self.name(next).is_some_and(|name| self.is_project(name, next, behind)));
        let alone = row.only().is_some();
        // 单位名称、项目名称
        let announced = self.name_head().is_some_and(|head| head.text.contains("单位") || head.text.contains("部门"));
        let may_be =
            if announced { alone || self.header.has(Label::Objectives) } else { alone && is_agency(&name.text) };
        if above && may_be && !self.header.has(Label::Agency) {
            Role::Agency
        } else if alone || announced {
            Role::Unclear
        } else {
            Role::Project
        }
    }

    /// Whether a row has indicators or objectives, or what has no name of its own stands below it.
    fn is_project(&self, name: &FormCell, row: &FormRow, behind: &[FormRow]) -> bool {
        let aimed = || self.header.at(Label::Objectives, row).is_some_and(|cell| !cell.is_blank());
        let goes_on = || behind.first().is_some_and(|next| self.name(next).is_none_or(|other| other.text == name.text));
        !self.is_head(row) || (!is_sum(&name.text) && (aimed() || goes_on()))
    }

    /// The head of the names.
    pub(super) fn name_head(&self) -> Option<&FormCell> {
        self.header.row.cells.get(self.header.position(Label::Name)?)
    }

    /// The name that a row has.
    pub(super) fn name<'r>(&self, row: &'r FormRow) -> Option<&'r FormCell> {
        self.header.at(Label::Name, row).filter(|cell| !cell.is_blank() && !is_level(&cell.text))
    }

    /// Whether a row has no cell of an indicator.
    pub(super) fn is_head(&self, row: &FormRow) -> bool {
        if is_flattened(row) && row.cells.len() != self.header.row.cells.len() {
            // Blank cells at its end are left out.
            let labels = self.header.row.cells.iter();
            let before = labels.take_while(|head| head.label.is_none_or(|label| !is_of_indicators(label))).count();
            return row.cells.len() <= before && !row.cells.iter().any(|cell| is_level(&cell.text));
        }
        self.header.cells(row).all(|(_, _, cell)| cell.is_blank())
    }

    /// A row whose only cell is merged over the column of the names and others, with that cell below the head of the
    /// names and nothing below the others.
    pub(super) fn laid_out(&self, row: &FormRow) -> FormRow {
        let covering = row.only().zip(self.name_head()).filter(|(cell, head)| {
            !is_level(&cell.text)
                && cell.span > head.span
                && (cell.column..cell.column.saturating_add(cell.span)).contains(&head.column)
        });
        let Some((cell, name)) = covering else { return row.clone() };
        let place = |head: &FormCell| {
            let held = if head.column == name.column { cell.clone() } else { FormCell::blank(&row.locator) };
            FormCell { column: head.column, span: head.span, ..held }
        };
        FormRow { cells: self.header.row.cells.iter().map(place).collect(), locator: row.locator.clone() }
    }
}

/// Whether a column is one of the indicators.
fn is_of_indicators(label: Label) -> bool {
    !label.in_head() && label != Label::Objectives
}

fn is_agency(name: &str) -> bool {
    AGENCIES.iter().any(|words| name.ends_with(words))
}
