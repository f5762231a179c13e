//! openbudget testkit
