//! The HTTP face of openbudget: REST, its OpenAPI description and its documentation page.

mod answer;
mod application;
mod graphql;
mod limit;
mod openapi;
mod page;
mod problem;
mod readings;
mod request;
mod rest;
mod server;
mod state;

pub use graphql::sdl;
pub use openapi::openapi;
pub use server::{Server, serve};
pub use state::AppState;
