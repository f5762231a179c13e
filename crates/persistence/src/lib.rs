//! The store of published disclosures, over SQLite and PostgreSQL: one query code, two databases.
//!
//! Statements are composed from the field table of [`openbudget_domain::resource`], so that a filter,
//! a sort or a page is written once for every resource and both databases.

mod address;
mod aggregate;
mod children;
mod condition;
mod connection;
mod deadline;
mod disclosure;
mod document;
mod error;
mod government;
mod layout;
mod link;
mod list;
mod migration;
mod order;
mod payment;
mod prepared;
mod publish;
mod release;
mod row;
mod search;
mod sql;
mod store;

// These crates are built along and linked statically; nothing names them but the linker.
use libsqlite3_sys as _;
use openssl_sys as _;
use pq_sys as _;

pub use address::{Address, AddressError};
pub use aggregate::{Group, GroupPage};
pub use children::Children;
pub use disclosure::{DisclosureDetail, Revision};
pub use document::DocumentContent;
pub use error::StoreError;
pub use list::{Includes, Item, Page};
pub use migration::schema;
pub use publish::{Outcome, Published};
pub use search::{Hit, HitPage, SearchQuery};
pub use store::{AT_ONCE, QUESTION, Store};
