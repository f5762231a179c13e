//! Whether two forms print the same in every cell.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use openbudget_domain::project::Project;

use super::split::Form;

/// What a form prints, cell by cell, without white space.
pub(crate) fn printed_cells(form: &Form) -> Vec<String> {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title = form.title.iter().map(|title| bare(&title.text));
    let unit = form.unit.iter().map(|unit| unit.key().to_owned());
    let cells = form.rows.iter().flat_map(|row| row.filled().map(|cell| bare(&cell.text)));
    let agency = form.agency.iter().map(|(cell, _)| bare(&cell.text));
    title.chain(unit).chain(agency).chain(cells).collect()
}

/// Marks each project whose form prints the same as an earlier one's.
pub(crate) fn mark_duplicates(projects: &mut [(Project, Vec<String>)]) {
    let mut first: HashMap<&[String], String> = HashMap::new();
    for (project, cells) in projects {
        match first.entry(cells) {
            Entry::Occupied(earlier) => project.duplicate_of = Some(earlier.get().clone()),
            Entry::Vacant(place) => {
                place.insert(project.id.clone());
            }
        }
    }
}
