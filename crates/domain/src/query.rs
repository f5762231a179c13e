//! The query language: what a client may ask of a resource. REST and GraphQL parse into these
//! types, and every database answers them equally.

pub mod condition;
pub mod list;
pub mod refusal;

pub use condition::{Condition, Filter, Operator, Value};
pub use list::{AsOf, Direction, ListQuery, SortKey};
pub use refusal::Refusal;
