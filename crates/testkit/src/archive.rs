//! A database with 1,000 government-years, made within seconds.
//!
//! Five invented government-years of one county are published as any document is; the database then copies
//! their rows for 199 further counties, with other codes, ids and amounts. Texts are not made searchable.

use anyhow::{Context, Result};
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use openbudget_domain::resource::RESOURCES;
use openbudget_persistence::Store;

use crate::database::{Backend, TestDatabase};
use crate::invented::archive::{YEARS, file};
use crate::program::prepare;

/// How many counties there are.
pub const COUNTIES: usize = 200;

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// A database that holds them; nothing where the backend is not available and need not be.
///
/// # Errors
/// Where it cannot be made.
pub fn filled(backend: Backend) -> Result<Option<TestDatabase>> {
    let Some(database) = TestDatabase::migrated(backend, prepare)? else { return Ok(None) };
    let store = Store::open(database.url())?;
    let mut county = String::new();
    for number in 0..YEARS.len() {
        let filed = file(number)?;
        store.publish(&filed.disclosure, Some(&filed.bytes))?;
        county = filed.disclosure.government.code;
    }
    drop(store);
    match backend {
        Backend::Sqlite => {
            let mut connection = SqliteConnection::establish(database.url())?;
            connection.batch_execute(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; BEGIN",
            )?;
            multiply(
                &mut connection,
                &county,
                |table| format!("SELECT name FROM pragma_table_info('{table}')"),
                |table| {
                    format!(
                        "SELECT sql AS name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"
                    )
                },
            )?;
            connection.batch_execute("COMMIT")?;
        }
        Backend::Postgres => {
            let mut connection = PgConnection::establish(database.url())?;
            // Keys hold by the way in which rows are copied: they need not be looked up again.
            connection
                .batch_execute("SET session_replication_role = replica; SET maintenance_work_mem = '256MB'; BEGIN")?;
            multiply(
                &mut connection,
                &county,
                |table| {
                    format!(
                        "SELECT CAST(attname AS TEXT) AS name FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped"
                    )
                },
                |table| {
                    format!(
                        "SELECT i.indexdef AS name FROM pg_indexes i LEFT JOIN pg_constraint k ON k.conname = i.indexname WHERE i.tablename = '{table}' AND k.oid IS NULL"
                    )
                },
            )?;
            connection.batch_execute("COMMIT; ANALYZE")?;
        }
    }
    Ok(Some(database))
}

/// Copies the rows of a county in every table of disclosures and facts.
fn multiply<C: SimpleConnection + Connection>(
    connection: &mut C,
    county: &str,
    columns: impl Fn(&str) -> String,
    indexes: impl Fn(&str) -> String,
) -> Result<()>
where
    diesel::query_builder::SqlQuery: RunQueryDsl<C> + diesel::query_builder::QueryFragment<C::Backend>,
    for<'q> diesel::query_builder::SqlQuery: diesel::query_dsl::LoadQuery<'q, C, Name>,
{
    let facts = RESOURCES.iter().filter(|resource| resource.versioned && resource.name != "disclosures");
    let tables = ["documents", "revisions"].map(str::to_owned).into_iter();
    let tables = tables.chain(facts.map(|resource| resource.name.replace('-', "_")));
    let tables = tables.chain(["finding_facts".to_owned()]);
    for table in tables {
        let columns: Vec<Name> = sql_query(columns(&table)).load(connection)?;
        let indexes: Vec<Name> = sql_query(indexes(&table)).load(connection)?;
        // Built anew at the end, an index is sorted once.
        for index in &indexes {
            let name = index.name.split_whitespace().nth(2).context("an index without a name")?;
            connection.batch_execute(&format!("DROP INDEX {name}"))?;
        }
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let values: Vec<String> = names.iter().map(|name| copied(name, county)).collect();
        let own = match table.as_str() {
            // Nothing is published but what this county published, so that every document is its own.
            "documents" => String::new(),
            // What passed is most of the findings: an eighth is as good.
            "findings" => format!("WHERE government = '{county}' AND position % 8 = 0"),
            "finding_facts" => {
                format!("WHERE finding IN (SELECT id FROM findings WHERE government = '{county}' AND position % 8 = 0)")
            }
            _ => format!("WHERE government = '{county}'"),
        };
        connection.batch_execute(&format!(
            "INSERT INTO {table} ({}) SELECT {} FROM (SELECT code, row_number() OVER (ORDER BY code) AS place \
             FROM governments WHERE level = 'county' AND code <> '{county}' ORDER BY code LIMIT {}) AS other \
             CROSS JOIN (SELECT * FROM {table} {own}) AS own",
            names.join(", "),
            values.join(", "),
            COUNTIES - 1
        ))?;
        for index in &indexes {
            connection.batch_execute(&index.name)?;
        }
    }
    Ok(())
}

/// What stands in a column of the copy.
fn copied(column: &str, county: &str) -> String {
    match column {
        "government" | "finding_government" => "other.code".to_owned(),
        // The bytes are held once.
        "content" => "NULL".to_owned(),
        // Ids begin with the code; the hash of a document may.
        "sha256" | "document" => format!("other.code || substr(own.{column}, 7)"),
        "id" | "disclosure" | "project" | "subject_id" | "duplicate_of" | "finding" | "fact" => {
            format!("other.code || substr(own.{column}, 7)")
        }
        "record" => format!("replace(own.record, '{county}', other.code)"),
        money if money.ends_with("_fen") => format!("own.{money} + other.place * 1000"),
        other => format!("own.{other}"),
    }
}
