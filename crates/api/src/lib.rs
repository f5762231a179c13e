//! The HTTP face of openbudget: REST, its OpenAPI description and its documentation page.

mod answer;
mod application;
mod deprecation;
mod documentation;
mod graphql;
mod limit;
mod openapi;
mod page;
mod part;
mod picked;
mod problem;
mod readings;
mod request;
mod rest;
mod server;
mod state;

pub use deprecation::Deprecation;
pub use graphql::sdl;
pub use openapi::openapi;
pub use server::{Server, serve};
pub use state::AppState;
