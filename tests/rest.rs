//! The answers of the REST API.

mod aggregate;
mod changes;
mod check;
mod conditions;
mod deprecations;
mod documents;
mod exports;
mod filter;
mod findings;
mod items;
mod lists;
mod paging;
mod parameters;
mod payments;
mod periods;
mod revisions;
mod search;
mod sources;
mod streams;
