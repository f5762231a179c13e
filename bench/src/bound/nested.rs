//! The nested query: 50 projects of a year and 8 indicators of each, by two statements.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::PathBuf;

use actix_web::{HttpResponse, web};
use rusqlite::{params_from_iter, types::Value};
use serde::{Deserialize, Serialize};

use super::rows::{Rows, TOP};
use super::{Failed, json};

#[derive(Deserialize)]
pub(super) struct Query {
    variables: Variables,
}

#[derive(Deserialize)]
struct Variables {
    year: i64,
}

#[derive(Serialize)]
struct Answer<'a> {
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    projects: Nodes<Project<'a>>,
}

#[derive(Default, Serialize)]
struct Nodes<T> {
    nodes: Vec<T>,
}

#[derive(Serialize, Deserialize)]
struct Project<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    budget: Option<Money<'a>>,
    #[serde(skip_deserializing, default = "none")]
    indicators: Nodes<Indicator<'a>>,
}

const fn none<T>() -> Nodes<T> {
    Nodes { nodes: Vec::new() }
}

#[derive(Serialize, Deserialize)]
struct Money<'a> {
    #[serde(borrow)]
    amount: Cow<'a, str>,
    #[serde(borrow)]
    printed: Cow<'a, str>,
    #[serde(borrow)]
    unit: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
struct Indicator<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    level2: Option<Cow<'a, str>>,
    #[serde(borrow)]
    target: Target<'a>,
}

#[derive(Serialize, Deserialize)]
struct Target<'a> {
    #[serde(borrow)]
    printed: Cow<'a, str>,
    #[serde(borrow)]
    value: Option<Cow<'a, str>>,
    #[serde(borrow)]
    unit: Option<Cow<'a, str>>,
}

pub(super) async fn answer(query: web::Json<Query>, database: web::Data<PathBuf>) -> Result<HttpResponse, Failed> {
    Rows::of(&database, |rows| nested(rows, query.variables.year)).map(json)
}

fn nested(rows: &Rows, year: i64) -> Result<String, Failed> {
    let release = rows.release()?;
    let mut above = rows.records(TOP, [release, year])?;
    above.truncate(50);
    let mut projects =
        above.iter().map(|record| serde_json::from_str(record)).collect::<Result<Vec<Project<'_>>, _>>()?;
    let below = below(rows, release, &projects)?;
    let mut indicators: HashMap<&str, Vec<Indicator<'_>>> = HashMap::new();
    for (project, record) in &below {
        let among = indicators.entry(project).or_default();
        // The ninth only tells that there are more.
        if among.len() < 8 {
            among.push(serde_json::from_str(record)?);
        }
    }
    for project in &mut projects {
        project.indicators.nodes = indicators.remove(project.id.as_ref()).unwrap_or_default();
    }
    Ok(serde_json::to_string(&Answer { data: Data { projects: Nodes { nodes: projects } } })?)
}

/// The first indicators of each project.
fn below(rows: &Rows, release: i64, projects: &[Project<'_>]) -> Result<Vec<(String, String)>, Failed> {
    let places = vec!["?"; projects.len()].join(", ");
    let sql = format!(
        "SELECT id, parent, record FROM (SELECT id AS id, project AS parent, record, row_number() OVER (PARTITION BY project \
         ORDER BY government, fiscal_year, disclosure, position) AS place FROM indicators WHERE since <= ? AND until > ? \
         AND (1 = 1) AND project IN ({places})) AS ranked WHERE place <= 9 ORDER BY parent, place"
    );
    let mut statement = rows.connection.prepare_cached(&sql)?;
    let ids = projects.iter().map(|project| Value::Text(project.id.clone().into_owned()));
    let parameters = [Value::Integer(release), Value::Integer(release)].into_iter().chain(ids);
    let records = statement.query_map(params_from_iter(parameters), |row| Ok((row.get(1)?, row.get(2)?)))?;
    Ok(records.collect::<Result<_, _>>()?)
}
