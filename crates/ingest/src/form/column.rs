//! Labels of the head side by side, with their values in the row below.

use super::align::is_flattened;
use super::grid::{FormCell, FormRow};
use super::head::is_sum;
use super::label::Label;
use super::lost::answers;

/// A label and the cell below it.
pub(super) type Pair<'r> = (&'r FormCell, Option<&'r FormCell>);

/// The label over the parts of an amount, and each part with its figure in the row below: 预算金额 beside 合计, 财政拨款 and
/// 其他资金. The label itself asks for none of them.
pub(super) fn framed<'r>(
    heads: &'r FormRow,
    rows: &'r [FormRow],
) -> Option<(&'r FormCell, Vec<(FormCell, &'r FormCell)>)> {
    let mut filled = heads.filled();
    let frame = filled.next().filter(|cell| matches!(cell.label, Some(Label::Scale | Label::Budget)))?;
    let parts: Vec<FormCell> = filled.map(part).collect::<Option<_>>()?;
    let values = rows.first()?;
    if parts.len() < 2 || values.is_blank() || (is_flattened(heads) && heads.cells.len() != values.cells.len()) {
        return None;
    }
    let mut pairs: Vec<(FormCell, &FormCell)> = Vec::new();
    for value in values.filled() {
        let part = parts.iter().find(|part| covers(part, value))?;
        let answered = part.label.is_some_and(|label| answers(label, &value.printed));
        if value.label.is_some() || !answered || pairs.iter().any(|(other, _)| other.column == part.column) {
            return None;
        }
        pairs.push((part.clone(), value));
    }
    Some((frame, pairs))
}

/// A part of an amount; 合计 is all of it.
fn part(cell: &FormCell) -> Option<FormCell> {
    let label = match cell.label {
        Some(label) if label.asks_for_money() || label == Label::Particular => label,
        None if is_sum(&cell.text) => Label::Budget,
        _ => return None,
    };
    Some(FormCell { label: Some(label), ..cell.clone() })
}

fn covers(head: &FormCell, value: &FormCell) -> bool {
    (head.column..head.column.saturating_add(head.span)).contains(&value.column)
}

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
        let (head, below) = pairs.iter_mut().find(|(head, _)| covers(head, value))?;
        let answered = head.label.is_some_and(|label| label != Label::Scale && answers(label, &value.printed));
        if value.label.is_some() || !answered || below.replace(value).is_some() {
            return None;
        }
    }
    Some(pairs)
}
