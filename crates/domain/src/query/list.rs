//! A question for a list of items.

use chrono::{DateTime, Utc};

use super::condition::Filter;
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
    /// Whether the number of all items is asked for.
    pub count: bool,
    /// The state asked for.
    pub as_of: AsOf,
}
