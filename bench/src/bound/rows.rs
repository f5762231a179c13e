//! The statements of the program, run by rusqlite on a connection of the worker.

use std::cell::RefCell;
use std::path::Path;

use openbudget_domain::search::{TermGrams, folded, snippet, term_grams};
use rusqlite::{Connection, OpenFlags, Params, params};
use serde::Serialize;
use serde_json::json;

use super::Failed;

thread_local! {
    static ROWS: RefCell<Option<Rows>> = const { RefCell::new(None) };
}

/// Projects of a year of at least a budget, by name.
const LIST: &str = "SELECT id AS id, record FROM projects WHERE since <= ?1 AND until > ?1 \
    AND (fiscal_year = ?2 AND budget_fen >= ?3) ORDER BY name, government, fiscal_year, disclosure, position LIMIT 51";
/// Projects of a year, the largest budgets first.
pub(super) const TOP: &str = "SELECT id AS id, record FROM projects WHERE since <= ?1 AND until > ?1 AND (fiscal_year = ?2) \
    ORDER BY budget_fen DESC NULLS LAST, government, fiscal_year, disclosure, position LIMIT 51";
/// Budgets of a year by government.
const GROUP: &str = "SELECT government, count(*), count(budget_fen), sum(budget_fen) FROM projects \
    WHERE since <= ?1 AND until > ?1 AND (fiscal_year = ?2 AND budget_fen >= ?3) GROUP BY government LIMIT 100001";
/// A project.
const ITEM: &str = "SELECT id AS id, record FROM projects WHERE since <= ?1 AND until > ?1 AND (id = ?2) \
    ORDER BY government, fiscal_year, disclosure, position LIMIT 2";
/// The indicators of a project.
const BELOW: &str = "SELECT project AS id, record FROM indicators WHERE since <= ?1 AND until > ?1 AND (1 = 1) \
    AND project IN (?2) ORDER BY project, ordinal";
/// Texts that hold a term.
const SEARCH: &str = "SELECT resource, item, government, fiscal_year, field, text, weight + 500 * ?1 / length AS score \
    FROM search_texts WHERE since <= ?2 AND until > ?2 AND number IN (SELECT rowid FROM search_grams WHERE search_grams MATCH ?3) \
    ORDER BY score DESC, government, fiscal_year, disclosure, resource, position, field LIMIT 51 OFFSET 0";

/// A connection, with the statements that it has prepared.
pub(super) struct Rows {
    pub(super) connection: Connection,
}

#[derive(Serialize)]
struct Line {
    group: Named,
    values: Values,
    counted: Counted,
    missing: Counted,
}

#[derive(Serialize)]
struct Named {
    government: String,
}

#[derive(Serialize)]
struct Values {
    count: i64,
    #[serde(rename = "sum(budget)")]
    sum: Option<Sum>,
}

#[derive(Serialize)]
struct Sum {
    amount: String,
    currency: &'static str,
    #[serde(skip)]
    fen: i64,
}

/// How many budgets there are, or are not.
#[derive(Serialize)]
struct Counted {
    budget: i64,
}

#[derive(Serialize)]
struct Hit {
    resource: String,
    id: String,
    government: String,
    fiscal_year: i64,
    field: String,
    snippet: String,
    score: f64,
}

impl Rows {
    /// Asks on the connection of this thread, which is opened the first time.
    pub(super) fn of<T>(database: &Path, ask: impl FnOnce(&Self) -> Result<T, Failed>) -> Result<T, Failed> {
        ROWS.with_borrow_mut(|rows| match rows {
            Some(rows) => ask(rows),
            None => ask(rows.insert(Self::open(database)?)),
        })
    }

    pub(super) fn open(database: &Path) -> Result<Self, Failed> {
        let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.execute_batch("PRAGMA mmap_size = 268435456; PRAGMA cache_size = -65536")?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection })
    }

    pub(super) fn release(&self) -> Result<i64, Failed> {
        let mut statement = self.connection.prepare_cached("SELECT max(number) AS count FROM releases")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The records that a statement gives: JSON already, which is put into the body as it is.
    pub(super) fn records(&self, sql: &str, parameters: impl Params) -> Result<Vec<String>, Failed> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let records = statement.query_map(parameters, |row| row.get(1))?;
        Ok(records.collect::<Result<_, _>>()?)
    }

    pub(super) fn item(&self, id: &str) -> Result<String, Failed> {
        let release = self.release()?;
        let mut item =
            self.records(ITEM, params![release, id])?.pop().ok_or_else(|| Failed("no such item".to_owned()))?;
        let below = self.records(BELOW, params![release, id])?;
        item.pop();
        item.push_str(",\"indicators\":[");
        item.push_str(&below.join(","));
        item.push_str("]}");
        Ok(item)
    }

    pub(super) fn list(&self, year: i64, fen: i64) -> Result<String, Failed> {
        let release = self.release()?;
        Ok(page(&self.records(LIST, params![release, year, fen])?, release))
    }

    pub(super) fn top(&self, year: i64) -> Result<String, Failed> {
        let release = self.release()?;
        Ok(page(&self.records(TOP, params![release, year])?, release))
    }

    pub(super) fn group(&self, year: i64, fen: i64) -> Result<String, Failed> {
        let release = self.release()?;
        let mut statement = self.connection.prepare_cached(GROUP)?;
        let groups = statement.query_map(params![release, year, fen], |row| {
            let (count, present): (i64, i64) = (row.get(1)?, row.get(2)?);
            let sum = row.get::<_, Option<i64>>(3)?.map(|fen| Sum {
                amount: format!("{}.{:02}", fen / 100, fen % 100),
                currency: "CNY",
                fen,
            });
            let values = Values { count, sum };
            let (counted, missing) = (Counted { budget: present }, Counted { budget: count - present });
            Ok(Line { group: Named { government: row.get(0)? }, values, counted, missing })
        })?;
        let mut groups = groups.collect::<Result<Vec<_>, _>>()?;
        let sum = |group: &Line| group.values.sum.as_ref().map(|sum| sum.fen);
        groups.sort_by(|one, other| {
            sum(other).cmp(&sum(one)).then_with(|| one.group.government.cmp(&other.group.government))
        });
        groups.truncate(50);
        let items = serde_json::to_string(&groups)?;
        Ok(format!("{{\"items\":{items},\"page\":{},\"release\":{release}}}", json!({"limit": 50, "next": null})))
    }

    pub(super) fn search(&self, term: &str) -> Result<String, Failed> {
        let release = self.release()?;
        let asked = match term_grams(term) {
            Some(TermGrams::Phrase(words)) => format!("\"{}\"", words.join(" ")),
            Some(TermGrams::Prefix(word)) => format!("{word}*"),
            None => return Err(Failed("no term".to_owned())),
        };
        let length = i64::try_from(folded(term).chars().count()).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare_cached(SEARCH)?;
        let hits = statement.query_map(params![length, release, asked], |row| {
            let text: String = row.get(5)?;
            let score: i32 = row.get(6)?;
            Ok(Hit {
                resource: row.get(0)?,
                id: row.get(1)?,
                government: row.get(2)?,
                fiscal_year: row.get(3)?,
                field: row.get(4)?,
                snippet: snippet(&text, term).unwrap_or_default(),
                score: f64::from(score.min(1_000)) / 1_000.0,
            })
        })?;
        let mut hits = hits.collect::<Result<Vec<_>, _>>()?;
        hits.truncate(50);
        let items = serde_json::to_string(&hits)?;
        Ok(format!("{{\"items\":{items},\"page\":{},\"release\":{release}}}", json!({"limit": 50, "next": null})))
    }
}

/// A page of records, without the one that only tells that there are more.
fn page(records: &[String], release: i64) -> String {
    let shown = records.get(..50).unwrap_or(records);
    let mut body = String::with_capacity(shown.iter().map(|record| record.len() + 1).sum::<usize>() + 100);
    body.push_str("{\"items\":[");
    for (at, record) in shown.iter().enumerate() {
        if at > 0 {
            body.push(',');
        }
        body.push_str(record);
    }
    body.push_str("],\"page\":");
    body.push_str(&json!({"limit": 50, "next": null}).to_string());
    body.push_str(",\"release\":");
    body.push_str(&release.to_string());
    body.push('}');
    body
}
