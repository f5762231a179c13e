//! Cutting rows where one table ends and the next begins: a text does not show it, nor does a sheet.

use super::matrix::is_caption;
use super::words::{bare, is_figure};
use crate::form::{FormRow, Label};
use crate::narrative::section;

/// The labels with which the form of a project begins or goes on.
const OF_FORMS: &[Label] = &[
    Label::Code,
    Label::Level1,
    Label::Level2,
    Label::Level3,
    Label::Target,
    Label::Schedule,
    Label::Objectives,
    Label::Scale,
];

/// The rows of each table, in their order: a title, a unit or a form's row begins one.
pub(crate) fn chunks(rows: Vec<FormRow>) -> Vec<Vec<FormRow>> {
    let mut chunks: Vec<Vec<FormRow>> = Vec::new();
    let mut waits = true;
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        let begins = begins(&row) || (is_section(&row) && rows.peek().is_some_and(is_header));
        match chunks.last_mut() {
            Some(chunk) if waits || !begins => {
                waits = waits && is_caption(&row);
                chunk.push(row);
            }
            _ => {
                waits = is_caption(&row);
                chunks.push(vec![row]);
            }
        }
    }
    chunks
}

/// Whether rows are of the form of a project.
pub(crate) fn is_form(rows: &[FormRow]) -> bool {
    rows.iter().any(of_form)
}

fn of_form(row: &FormRow) -> bool {
    OF_FORMS.iter().any(|label| row.has(*label)) || names_project(row)
}

/// A name with its value beside it, and other labels of a form; in a header labels follow one another.
fn names_project(row: &FormRow) -> bool {
    let mut behind = row.cells.iter().skip_while(|cell| cell.label != Some(Label::Name)).skip(1);
    behind.next().is_some_and(|value| value.label.is_none())
        && behind.any(|cell| cell.label.is_some_and(Label::in_head))
}

/// A heading of a section alone in its row: 三、政府采购.
fn is_section(row: &FormRow) -> bool {
    row.only().is_some_and(|cell| section::is_heading(&cell.text) && !is_figure(&cell.text))
}

/// Several cells, none of which is a figure.
fn is_header(row: &FormRow) -> bool {
    row.filled().count() > 1 && !row.filled().any(|cell| is_figure(&cell.text))
}

fn begins(row: &FormRow) -> bool {
    if row.has(Label::Name) || of_form(row) {
        return true;
    }
    let Some(cell) = row.only() else { return row.filled().any(|cell| cell.label == Some(Label::Unit)) };
    let title = cell.text.trim_end_matches([')', '）']).ends_with('表') || cell.label == Some(Label::Unit);
    let alone = row.cells.len() == 1 && bare(&cell.text) == cell.text;
    (title || alone) && !is_figure(&cell.text)
}
