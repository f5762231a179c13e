//! PostgreSQL databases, copied from a template that is migrated once.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fs, process};

use anyhow::{Context, Result, bail};
use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};

use crate::skip;

/// Names the administration URL of a server that may be written to; `scripts/with-postgres` sets it.
const VARIABLE: &str = "OPENBUDGET_TEST_POSTGRES";

/// Every test process takes this lock while it makes the template. The number has no meaning.
const TEMPLATE_LOCK: i64 = 7_305_120_114;

/// A server for tests.
#[derive(Debug)]
pub(super) struct Server {
    url: String,
}

/// A database of one test; dropped with this value.
#[derive(Debug)]
pub(super) struct Database {
    server: Server,
    name: String,
    url: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl Server {
    /// The server that the environment names; nothing, said aloud, where it names none.
    pub(super) fn from_environment() -> Result<Option<Self>> {
        match std::env::var(VARIABLE) {
            Ok(url) => Ok(Some(Self { url })),
            Err(_) if skip::is_forbidden() => bail!("{VARIABLE} is not set, and in CI nothing is skipped"),
            Err(_) => {
                skip::announce(&format!("tests on PostgreSQL: {VARIABLE} is not set (`make test` starts a server)"));
                Ok(None)
            }
        }
    }

    pub(super) fn create_empty(self) -> Result<Database> {
        self.create("template0")
    }

    pub(super) fn create_migrated(self, migrate: impl Fn(&str) -> Result<()>) -> Result<Database> {
        let template = template_name()?;
        let mut connection = self.connect()?;
        diesel::sql_query(format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).execute(&mut connection)?;
        // The lock goes with the connection, so also where an error leaves this function.
        if !exists(&mut connection, &template)? {
            let draft = format!("{template}_draft");
            connection.batch_execute(&format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)"))?;
            connection.batch_execute(&format!("CREATE DATABASE {draft} TEMPLATE template0"))?;
            migrate(&self.url_of(&draft)?).context("the template cannot be migrated")?;
            connection.batch_execute(&format!("ALTER DATABASE {draft} RENAME TO {template}"))?;
        }
        drop(connection);
        self.create(&template)
    }

    fn create(self, template: &str) -> Result<Database> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let ordinal = COUNTER.fetch_add(1, Ordering::Relaxed);
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos();
        let name = format!("openbudget_test_{}_{ordinal}_{now}", process::id());
        self.connect()?.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"))?;
        Ok(Database { url: self.url_of(&name)?, name, server: self })
    }

    fn connect(&self) -> Result<PgConnection> {
        PgConnection::establish(&self.url).with_context(|| format!("no connection to {}", self.url))
    }

    /// The administration URL with another database in its path.
    fn url_of(&self, database: &str) -> Result<String> {
        let (scheme, rest) = self.url.split_once("://").with_context(|| format!("{VARIABLE} is no URL"))?;
        let (place, parameters) = rest.split_once('?').map_or((rest, None), |(place, rest)| (place, Some(rest)));
        let authority = place.split_once('/').map_or(place, |(authority, _)| authority);
        let parameters = parameters.map(|text| format!("?{text}")).unwrap_or_default();
        Ok(format!("{scheme}://{authority}/{database}{parameters}"))
    }
}

impl Database {
    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let dropped = self.server.connect().and_then(|mut connection| {
            Ok(connection.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name))?)
        });
        if let Err(error) = dropped {
            skip::say(&format!("the test database {} stays: {error:#}", self.name));
        }
    }
}

fn exists(connection: &mut PgConnection, name: &str) -> Result<bool> {
    let count: Count = diesel::sql_query(format!("SELECT count(*) AS count FROM pg_database WHERE datname = '{name}'"))
        .get_result(connection)?;
    Ok(count.count > 0)
}

/// A name that changes with the migrations, so that a server that outlives a run has no stale template.
fn template_name() -> Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations/postgres");
    let mut migrations = BTreeMap::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        migrations.insert(entry.file_name(), fs::read(entry.path().join("up.sql"))?);
    }
    let mut hasher = DefaultHasher::new();
    migrations.hash(&mut hasher);
    Ok(format!("openbudget_template_{:016x}", hasher.finish()))
}
