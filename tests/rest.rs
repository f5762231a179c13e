//! The answers of the REST API.

mod aggregate;
mod conditions;
mod documents;
mod filter;
mod items;
mod lists;
mod paging;
mod revisions;
