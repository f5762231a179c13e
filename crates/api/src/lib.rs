//! openbudget api
