//! The bound: a bare actix-web server that runs the program's SQL by rusqlite, in the worker itself.
//!
//! It does for an answer what no server can leave out: reads the numbers of the request, runs the
//! statements, and writes the body. It neither checks nor describes, limits, logs, tags or compresses.

mod nested;
mod rows;
mod table;

use std::io::Write;
use std::path::Path;

use actix_web::{App, HttpResponse, HttpServer, web};
use anyhow::{Context, Result};
use serde::Deserialize;

use rows::Rows;

/// Why a question is not answered.
#[derive(Debug)]
pub(crate) struct Failed(String);

impl std::fmt::Display for Failed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl actix_web::ResponseError for Failed {}

impl<E: std::error::Error> From<E> for Failed {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// What lists and groups are asked by.
#[derive(Debug, Deserialize)]
struct Asked {
    fiscal_year: i64,
    #[serde(rename = "budget__ge")]
    budget: Option<i64>,
}

#[derive(Debug, Deserialize)]
struct Searched {
    q: String,
}

/// Serves until it is killed.
pub(crate) fn serve(database: &Path) -> Result<()> {
    let data = web::Data::new(database.to_owned());
    actix_rt::System::new().block_on(async {
        let server = HttpServer::new(move || {
            App::new()
                .app_data(data.clone())
                .route("/v1/projects", web::get().to(list))
                .route("/v1/projects/aggregate", web::get().to(group))
                .route("/v1/projects/{id}", web::get().to(item))
                .route("/v1/search", web::get().to(search))
                .route("/v1/indicators.csv", web::get().to(table::all))
                .route("/graphql", web::post().to(nested::answer))
        })
        .tcp_nodelay(true)
        .bind("127.0.0.1:0")?;
        let address = server.addrs().first().copied().context("the bound listens nowhere")?;
        writeln!(std::io::stdout(), "http://{address}/")?;
        Ok(server.run().await?)
    })
}

fn json(body: String) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(body)
}

async fn item(id: web::Path<String>, database: web::Data<std::path::PathBuf>) -> Result<HttpResponse, Failed> {
    Rows::of(&database, |rows| rows.item(&id)).map(json)
}

async fn list(asked: web::Query<Asked>, database: web::Data<std::path::PathBuf>) -> Result<HttpResponse, Failed> {
    Rows::of(&database, |rows| match asked.budget {
        Some(budget) => rows.list(asked.fiscal_year, budget * 100),
        None => rows.top(asked.fiscal_year),
    })
    .map(json)
}

async fn group(asked: web::Query<Asked>, database: web::Data<std::path::PathBuf>) -> Result<HttpResponse, Failed> {
    Rows::of(&database, |rows| rows.group(asked.fiscal_year, asked.budget.unwrap_or(0) * 100)).map(json)
}

async fn search(asked: web::Query<Searched>, database: web::Data<std::path::PathBuf>) -> Result<HttpResponse, Failed> {
    Rows::of(&database, |rows| rows.search(&asked.q)).map(json)
}
