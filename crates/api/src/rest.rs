//! The resources: a list, an item and an aggregate of each.

pub(crate) mod aggregate;
pub(crate) mod check;
pub(crate) mod debt_balances;
pub(crate) mod debt_service;
pub(crate) mod disclosures;
pub(crate) mod documents;
mod endpoint;
pub(crate) mod export;
pub(crate) mod findings;
pub(crate) mod governments;
pub(crate) mod health;
pub(crate) mod indicators;
pub(crate) mod item;
pub(crate) mod list;
pub(crate) mod official_expenses;
pub(crate) mod procurement_thresholds;
pub(crate) mod projects;
pub(crate) mod revision;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod sources;
pub(crate) mod statements;
pub(crate) mod transfer_payments;
