//! Labels of the head side by side, with their values in the row below.

use super::align::is_flattened;
use super::grid::{FormCell, FormRow};
use super::label::Label;
use super::lost::answers;

/// A label and the cell below it.
pub(super) type Pair<'r> = (&'r FormCell, Option<&'r FormCell>);

/// The labels of a row, each with what stands below it; nothing where the row below does not hold their values alone.
/// Where more such rows follow, it is a list of several projects, and not one's head.
pub(super) fn columns<'r>(heads: &'r FormRow, rows: &'r [FormRow]) -> Option<Vec<Pair<'r>>> {
    let asks = |cell: &FormCell| {
        cell.label.is_some_and(|label| (label.in_head() && label != Label::Schedule) || label == Label::Objectives)
    };
    if heads.filled().count() < 2 || !heads.filled().all(asks) {
        return None;
    }
    let pairs = below(heads, rows.first()?)?;
    let goes_on = rows.get(1).is_some_and(|row| below(heads, row).is_some());
    (!goes_on).then_some(pairs)
}

/// What stands below each label, where a row holds at least two values, every one below a label whose value it can be.
fn below<'r>(heads: &'r FormRow, values: &'r FormRow) -> Option<Vec<Pair<'r>>> {
    let flat = is_flattened(heads);
    if values.filled().count() < 2 || (flat && heads.cells.len() != values.cells.len()) {
        return None;
    }
    let mut pairs: Vec<Pair<'r>> = heads.filled().map(|head| (head, None)).collect();
    for value in values.filled() {
        let covers = |head: &FormCell| (head.column..head.column.saturating_add(head.span)).contains(&value.column);
        let (head, below) = pairs.iter_mut().find(|(head, _)| covers(head))?;
        let answered = head.label.is_some_and(|label| label != Label::Scale && answers(label, &value.printed));
        if value.label.is_some() || !answered || below.replace(value).is_some() {
            return None;
        }
    }
    Some(pairs)
}
