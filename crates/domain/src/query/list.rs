//! A question for a list of items.

use chrono::{DateTime, Utc};

use super::condition::Filter;
use super::parse::USUAL_LIMIT;
use crate::resource::{Field, Resource};

/// A state of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AsOf {
    /// The newest release.
    Newest,
    /// A numbered release.
    Release(i64),
    /// The newest release published at or before a time.
    Time(DateTime<Utc>),
}

/// Which way a sort goes. Missing values come last either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// One key of a sort.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SortKey {
    /// The field.
    pub field: &'static Field,
    /// The way.
    pub direction: Direction,
}

/// A question for a page of items. The order is `sort`, then the resource's own order, which is total.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListQuery {
    /// What is listed.
    pub resource: &'static Resource,
    /// Which items.
    pub filter: Filter,
    /// In which order; empty for the resource's own.
    pub sort: Vec<SortKey>,
    /// How many at most: 1 to 1,000.
    pub limit: u32,
    /// The id of the item after which the page begins.
    pub after: Option<String>,
    /// Only items that were added or changed after this release.
    pub updated_since: Option<i64>,
    /// Whether the number of all items is asked for.
    pub count: bool,
    /// The state to read: on a later page the release of the first.
    pub as_of: AsOf,
    /// The state that the client named: the same on every page.
    pub as_of_named: AsOf,
}

impl ListQuery {
    /// The question for the first page of everything.
    #[must_use]
    pub const fn new(resource: &'static Resource) -> Self {
        Self {
            resource,
            filter: Filter::All(Vec::new()),
            sort: Vec::new(),
            limit: USUAL_LIMIT,
            after: None,
            updated_since: None,
            count: false,
            as_of: AsOf::Newest,
            as_of_named: AsOf::Newest,
        }
    }
}
