//! Whether two forms print the same in every cell.

use openbudget_domain::project::Project;

use super::split::Form;

/// What a form prints, cell by cell, without white space.
pub(crate) fn printed_cells(form: &Form) -> Vec<String> {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title = form.title.iter().map(|title| bare(&title.text));
    let unit = form.unit.iter().map(|unit| unit.key().to_owned());
    let cells = form.rows.iter().flat_map(|row| row.filled().map(|cell| bare(&cell.text)));
    title.chain(unit).chain(cells).collect()
}

/// Marks each project whose form prints the same as an earlier one's.
pub(crate) fn mark_duplicates(projects: &mut [(Project, Vec<String>)]) {
    for at in 1..projects.len() {
        let Some((before, [(project, cells), ..])) = projects.split_at_mut_checked(at) else { continue };
        if let Some((first, _)) = before.iter().find(|(_, other)| other == cells) {
            project.duplicate_of = Some(first.duplicate_of.clone().unwrap_or_else(|| first.id.clone()));
        }
    }
}
