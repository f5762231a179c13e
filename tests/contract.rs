//! The description of the API is what the API does.

mod openapi;
