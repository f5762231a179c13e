//! openbudget domain
