//! Search: texts and the pairs of characters they are found by, on either database's index.

use openbudget_domain::query::AsOf;
use openbudget_domain::record::Record;
use openbudget_domain::search::{SEARCHED, TermGrams, folded, grams, snippet, term_grams};
use serde_json::Value as Json;

use crate::connection::{AnyConnection, Backend};
use crate::deadline;
use crate::error::StoreError;
use crate::row::Found;
use crate::sql::{Bind, Sql};

/// How many texts one statement writes.
const CHUNK: usize = 1_000;

/// A question for texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// The term: at least one character that is not white space.
    pub term: String,
    /// Only texts of this government.
    pub government: Option<String>,
    /// Only texts of this year.
    pub fiscal_year: Option<i64>,
    /// Only texts of items of this resource.
    pub resource: Option<String>,
    /// How many hits at most.
    pub limit: u32,
    /// How many hits stand before the page.
    pub offset: u32,
    /// The state to read.
    pub as_of: AsOf,
}

/// A text that holds the term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The resource of the item, as in paths.
    pub resource: String,
    /// The id of the item.
    pub id: String,
    /// The government of the item.
    pub government: String,
    /// The year of the item.
    pub fiscal_year: i64,
    /// The key of the item that holds the text.
    pub field: String,
    /// The surroundings of the term, for HTML, with the term between `<mark>` and `</mark>`.
    pub snippet: String,
    /// How good the hit is, of 1,000.
    pub score: i64,
}

/// A page of hits, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitPage {
    /// The hits.
    pub hits: Vec<Hit>,
    /// How many hits stand before the next page; nothing at the end.
    pub next: Option<u32>,
    /// The release that was read.
    pub release: i64,
}

/// The texts of a fact that are searched.
fn texts(record: &Record) -> Vec<(&'static str, i64, String)> {
    let text = |value: &Json| match value {
        Json::String(text) => text.clone(),
        Json::Array(parts) => {
            let parts: Vec<&str> = parts.iter().filter_map(|part| part.get("text")?.as_str()).collect();
            parts.join("；")
        }
        Json::Object(_) => value.get("printed").and_then(Json::as_str).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    SEARCHED
        .iter()
        .filter(|searched| searched.resource == record.resource.name)
        .filter_map(|searched| Some((searched.field, searched.weight, text(record.item.get(searched.field)?))))
        .filter(|(_, _, text)| !folded(text).is_empty())
        .collect()
}

/// Writes the texts of a publication, and ends those of the revision before.
pub(crate) fn save(
    connection: &mut AnyConnection,
    backend: Backend,
    disclosure: &str,
    facts: &[Record],
    release: i64,
) -> Result<(), StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("UPDATE search_texts SET until = ").bind(release).push(" WHERE disclosure = ").bind(disclosure);
    sql.push(" AND until = ").bind(i64::MAX);
    sql.execute(connection)?;
    let mut sql = Sql::new(backend);
    sql.push("SELECT max(number) AS count FROM search_texts");
    let mut number = sql.count(connection)?.unwrap_or(0);
    let all: Vec<(&Record, (&str, i64, String))> =
        facts.iter().flat_map(|fact| texts(fact).into_iter().map(move |text| (fact, text))).collect();
    for chunk in all.chunks(CHUNK) {
        let mut sql = Sql::new(backend);
        sql.push(
            "INSERT INTO search_texts (number, government, fiscal_year, disclosure, resource, item, field, position, \
             weight, length, since, until, text",
        );
        sql.push(if backend == Backend::Postgres { ", grams) VALUES " } else { ") VALUES " });
        let mut index = Sql::new(backend);
        index.push("INSERT INTO search_grams (rowid, grams) VALUES ");
        for (at, (fact, (field, weight, text))) in chunk.iter().enumerate() {
            number = number.saturating_add(1);
            if at > 0 {
                sql.push(", ");
                index.push(", ");
            }
            let length = i64::try_from(folded(text).chars().count()).unwrap_or(i64::MAX);
            let named = |key: &str| fact.item.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
            let year = fact.item.get("fiscal_year").and_then(Json::as_i64).unwrap_or_default();
            sql.push("(");
            for bind in [
                Bind::from(number),
                Bind::Text(Some(named("government"))),
                Bind::from(year),
                Bind::from(disclosure),
                Bind::from(fact.resource.name),
                Bind::from(fact.id.as_str()),
                Bind::from(*field),
                Bind::from(fact.position),
                Bind::from(*weight),
                Bind::from(length),
                Bind::from(release),
                Bind::from(i64::MAX),
            ] {
                sql.bind(bind).push(", ");
            }
            sql.bind(text.as_str());
            if backend == Backend::Postgres {
                sql.push(", to_tsvector('simple', ").bind(grams(text).as_str()).push(")");
            }
            sql.push(")");
            index.push("(").bind(number).push(", ").bind(grams(text).as_str()).push(")");
        }
        sql.execute(connection)?;
        if backend == Backend::Sqlite {
            index.execute(connection)?;
        }
    }
    Ok(())
}

/// Finds the texts that hold a term, the best hits first.
pub(crate) fn find(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &SearchQuery,
    release: i64,
) -> Result<HitPage, StoreError> {
    let Some(words) = term_grams(&query.term) else {
        return Ok(HitPage { hits: Vec::new(), next: None, release });
    };
    let length = i64::try_from(folded(&query.term).chars().count()).unwrap_or(i64::MAX);
    let mut sql = Sql::new(backend);
    sql.push("SELECT resource, item, government, fiscal_year, field, text, weight + 500 * ").bind(length);
    sql.push(" / length AS score FROM search_texts WHERE ");
    deadline::push(&mut sql, false);
    sql.push("since <= ").bind(release);
    sql.push(" AND until > ").bind(release).push(" AND ");
    push_match(&mut sql, &words);
    for (column, value) in [
        ("government", query.government.as_deref().map(Bind::from)),
        ("fiscal_year", query.fiscal_year.map(Bind::from)),
        ("resource", query.resource.as_deref().map(Bind::from)),
    ] {
        if let Some(value) = value {
            sql.push(" AND ").push(column).push(" = ").bind(value);
        }
    }
    sql.push(" ORDER BY score DESC, government, fiscal_year, disclosure, resource, position, field");
    sql.limit(u64::from(query.limit).saturating_add(1)).push(" OFFSET ").push(&query.offset.to_string());
    let rows: Vec<Found> = sql.rows(connection)?;
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let next = (rows.len() > limit).then(|| query.offset.saturating_add(query.limit));
    let hits = rows
        .into_iter()
        .take(limit)
        .filter_map(|row| {
            Some(Hit {
                // What an index offers counts only where the text bears it out.
                snippet: snippet(&row.text, &query.term)?,
                resource: row.resource,
                id: row.item,
                government: row.government,
                fiscal_year: row.fiscal_year,
                field: row.field,
                score: row.score,
            })
        })
        .collect();
    Ok(HitPage { hits, next, release })
}

fn push_match(sql: &mut Sql, words: &TermGrams) {
    match (sql.backend(), words) {
        (Backend::Sqlite, TermGrams::Prefix(word)) => {
            sql.push("number IN (SELECT rowid FROM search_grams WHERE search_grams MATCH ");
            sql.bind(format!("{word}*").as_str()).push(")");
        }
        (Backend::Sqlite, TermGrams::Phrase(words)) => {
            sql.push("number IN (SELECT rowid FROM search_grams WHERE search_grams MATCH ");
            sql.bind(format!("\"{}\"", words.join(" ")).as_str()).push(")");
        }
        (Backend::Postgres, TermGrams::Prefix(word)) => {
            sql.push("grams @@ to_tsquery('simple', ").bind(format!("{word}:*").as_str()).push(")");
        }
        (Backend::Postgres, TermGrams::Phrase(words)) => {
            sql.push("grams @@ to_tsquery('simple', ").bind(words.join(" <-> ").as_str()).push(")");
        }
    }
}
