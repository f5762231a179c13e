//! Whether a citation's place is that of a block.

use openbudget_domain::evidence::Locator;

/// Whether a citation may stand in a block at this place: the same place, or lines that overlap.
pub(super) fn is_at(cited: &Locator, block: &Locator) -> bool {
    match (cited, block) {
        (Locator::Lines { from, to }, Locator::Lines { from: first, to: last }) => from <= last && first <= to,
        (cited, block) => cited == block,
    }
}

/// Whether a citation may stand in a cell: at its place, or at that of its row.
pub(super) fn is_in(cited: &Locator, cell: &Locator, row: &Locator) -> bool {
    is_at(cited, cell) || (!matches!(cited, Locator::Lines { .. }) && cited == row)
}
