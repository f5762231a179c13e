//! The description of the API is what the API does.

mod disclosure;
mod examples;
mod files;
mod openapi;
mod readme;
mod words;
