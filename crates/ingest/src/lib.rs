//! openbudget ingest
