//! The description of the API is what the API does.

mod examples;
mod openapi;
