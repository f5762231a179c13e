//! The query language: what a client may ask of a resource. REST and GraphQL parse into these
//! types, and every database answers them equally.

pub mod aggregate;
mod canonical;
pub mod condition;
pub mod cursor;
pub mod group;
pub mod list;
pub mod parse;
pub mod parse_aggregate;
pub mod refusal;
pub mod value;

pub use aggregate::{AggregateQuery, Function, GroupSort, Having, Measure};
pub use condition::{Condition, Filter, Operator, Value};
pub use list::{AsOf, Direction, ListQuery, SortKey};
pub use parse::{ListRequest, parse_item, parse_list};
pub use parse_aggregate::parse_aggregate;
pub use refusal::{Refusal, nearest};
