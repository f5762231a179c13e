//! Places that cover several others.

use openbudget_domain::evidence::Locator;

/// One place over several of the same document: lines from the first to the last, else the first.
pub(crate) fn spanning<'a>(mut places: impl Iterator<Item = &'a Locator>) -> Locator {
    let Some(first) = places.next().cloned() else { return Locator::Paragraph { paragraph: 0 } };
    places.fold(first, |whole, place| match (whole, place) {
        (Locator::Lines { from, to }, Locator::Lines { from: other_from, to: other_to }) => {
            Locator::Lines { from: from.min(*other_from), to: to.max(*other_to) }
        }
        (whole, _) => whole,
    })
}
