//! The questions, each with many spellings, so that no answer is asked for twice in a row.

use std::path::Path;

use anyhow::Result;
use openbudget_testkit::invented::archive::YEARS;
use rusqlite::{Connection, OpenFlags};
use serde_json::json;

/// The nested query: 50 projects of a year with 8 indicators each.
const NESTED: &str = "query Nested($year: Int!) { projects(filter: {fiscalYear: {eq: $year}}, \
    sort: [{key: BUDGET, direction: DESC}], first: 50) { nodes { id name budget { amount printed unit } \
    indicators(first: 8) { nodes { name level2 target { printed value unit } } } } } }";

/// Terms of two characters, some frequent and some rare.
const TERMS: &[&str] =
    &["养老", "道路", "堤防", "食堂", "广场", "改造", "监测", "债券", "康复", "农田", "合格", "满意"];

/// A question of the benchmark.
pub(crate) struct Question {
    /// What it is called in the table.
    pub(crate) name: &'static str,
    /// The requests, as they are sent.
    pub(crate) requests: Vec<Vec<u8>>,
    /// How many connections ask it at once.
    pub(crate) connections: usize,
}

impl Question {
    fn of(name: &'static str, paths: impl IntoIterator<Item = String>) -> Self {
        let requests = paths.into_iter().map(|path| format!("GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n").into_bytes());
        Self { name, requests: requests.collect(), connections: 8 }
    }
}

/// Every question about the data in a file.
pub(crate) fn questions(database: &Path) -> Result<Vec<Question>> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement =
        connection.prepare("SELECT id FROM projects WHERE position % 9 = 4 ORDER BY content_hash LIMIT 2000")?;
    let ids = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let item = ids.iter().map(|id| format!("/v1/projects/{id}?include=indicators"));
    let spread = || (0..200_i64).flat_map(|step| YEARS.map(|year| (year, step)));
    let list = spread().map(|(year, step)| {
        let budget = 1_000_000 + 250_000 * step;
        format!("/v1/projects?fiscal_year={year}&budget__ge={budget}&sort=name&limit=50")
    });
    let top = YEARS.iter().map(|year| format!("/v1/projects?fiscal_year={year}&sort=-budget&limit=50"));
    let group = spread().map(|(year, step)| {
        let budget = 10_000 * step;
        format!(
            "/v1/projects/aggregate?group_by=government&measure=count,sum(budget)&sort=-sum(budget)\
             &fiscal_year={year}&budget__ge={budget}"
        )
    });
    let search = TERMS.iter().map(|term| format!("/v1/search?q={}", escaped(term)));
    let nested = YEARS.iter().map(|year| {
        let body = json!({"query": NESTED, "variables": {"year": year}}).to_string();
        let length = body.len();
        format!("POST /graphql HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}")
            .into_bytes()
    });
    Ok(vec![
        Question::of("an item with its indicators", item),
        Question::of("a filtered and sorted list of 50", list),
        Question::of("the top 50 of a year", top),
        Question::of("a group-by", group),
        Question { name: "nested GraphQL, 50 × 8", requests: nested.collect(), connections: 8 },
        Question::of("a search of two characters", search),
        Question { connections: 1, ..Question::of("all indicators as CSV", ["/v1/indicators.csv".to_owned()]) },
    ])
}

fn escaped(term: &str) -> String {
    percent_encoding::utf8_percent_encode(term, percent_encoding::NON_ALPHANUMERIC).to_string()
}
