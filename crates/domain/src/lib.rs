//! The nouns of a local-government budget disclosure, their identities and rules, and the query
//! language over them. Pure: no IO, no database, no HTTP.

pub mod check;
pub mod coverage;
pub mod debt;
pub mod difference;
pub mod disclosure;
pub mod document;
pub mod enumeration;
pub mod evidence;
pub mod fact;
pub mod finding;
pub mod government;
pub mod identity;
pub mod indicator;
pub mod link;
pub mod money;
pub mod number;
pub mod official_expense;
pub mod payment;
pub mod period;
pub mod procurement;
pub mod project;
pub mod query;
pub mod reckoning;
pub mod record;
pub mod repetition;
pub mod resource;
pub mod rule;
pub mod search;
pub mod section;
pub mod source;
pub mod statement;
pub mod target;
pub mod text;
pub mod transfer;
