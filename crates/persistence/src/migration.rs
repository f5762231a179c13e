//! The schema of both databases.

use diesel::Connection;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::sql::Sql;

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// Every process takes this lock on the database while it migrates. The number has no meaning.
const MIGRATION_LOCK: i64 = 7_305_120_115;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Brings the schema up to date: all of it or nothing, and by one process alone, while others wait.
pub(crate) fn run(connection: &mut AnyConnection, backend: Backend) -> Result<(), StoreError> {
    if is_current(connection, backend)? {
        return Ok(());
    }
    let outcome: Result<(), Failure> = match connection {
        AnyConnection::Postgres(connection) => connection.transaction(|connection| {
            connection.batch_execute(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))?;
            connection.run_pending_migrations(POSTGRES).map(|_| ())
        }),
        AnyConnection::Sqlite(connection) => {
            connection.immediate_transaction(|connection| connection.run_pending_migrations(SQLITE).map(|_| ()))
        }
    };
    outcome.map_err(|error| StoreError::Database(format!("migration failed: {error}")))
}

/// Takes every migration back: the database is empty then.
pub(crate) fn revert(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let outcome = match connection {
        AnyConnection::Postgres(connection) => connection.revert_all_migrations(POSTGRES).map(|_| ()),
        AnyConnection::Sqlite(connection) => connection.revert_all_migrations(SQLITE).map(|_| ()),
    };
    outcome.map_err(|error| StoreError::Database(format!("a migration could not be taken back: {error}")))
}

/// Whether the schema is up to date, asked without writing: a connection that only reads may ask.
pub(crate) fn is_current(connection: &mut AnyConnection, backend: Backend) -> Result<bool, StoreError> {
    let known = match backend {
        Backend::Postgres => MigrationSource::<Pg>::migrations(&POSTGRES).map(|all| all.len()),
        Backend::Sqlite => MigrationSource::<Sqlite>::migrations(&SQLITE).map(|all| all.len()),
    };
    let known = known.map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let mut sql = Sql::new(backend);
    sql.push("SELECT count(*) AS count FROM __diesel_schema_migrations");
    let run = sql.count(connection).unwrap_or(None).unwrap_or(0);
    Ok(i64::try_from(known) == Ok(run))
}

/// The schema that the migrations make, as text that is the same for the same schema.
///
/// # Errors
/// Where the database cannot be asked.
pub fn schema(connection: &crate::Store) -> Result<String, StoreError> {
    connection.writing(|connection, backend| {
        let mut sql = Sql::new(backend);
        sql.push(match backend {
            Backend::Sqlite => {
                "SELECT name AS id, sql AS record FROM sqlite_schema \
                 WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
                 ORDER BY tbl_name, type DESC, name"
            }
            Backend::Postgres => POSTGRES_SCHEMA,
        });
        let parts: Vec<String> = sql.records(connection)?.into_iter().map(|row| row.record).collect();
        Ok(format!("{};\n", parts.join(";\n\n")))
    })
}

/// Tables with their columns and constraints, and indexes, from the catalogue.
const POSTGRES_SCHEMA: &str = "
SELECT id, record FROM (
  SELECT c.relname || ' 0' AS id,
    'CREATE TABLE ' || c.relname || E' (\\n    ' || string_agg(part, E',\\n    ' ORDER BY place, part) || E'\\n)' AS record
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
  JOIN (
    SELECT a.attrelid AS relation, a.attnum::int AS place,
      a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN l.collname IS NOT NULL AND l.collname <> 'default' THEN ' COLLATE \"' || l.collname || '\"' ELSE '' END
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS part
    FROM pg_attribute a LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT k.conrelid, 10000, pg_get_constraintdef(k.oid) FROM pg_constraint k
  ) parts ON parts.relation = c.oid
  WHERE c.relkind = 'r' AND c.relname NOT LIKE '\\_\\_%'
  GROUP BY c.relname
  UNION ALL
  SELECT i.tablename || ' ' || i.indexname, replace(i.indexdef, current_schema() || '.', '')
  FROM pg_indexes i LEFT JOIN pg_constraint k ON k.conname = i.indexname
  WHERE i.schemaname = current_schema() AND k.oid IS NULL AND i.tablename NOT LIKE '\\_\\_%'
) parts ORDER BY id COLLATE \"C\"";
