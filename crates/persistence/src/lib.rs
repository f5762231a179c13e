//! openbudget persistence
