//! A PostgreSQL database that is not there yet.

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};

use super::words;
use crate::address::Address;
use crate::error::StoreError;

/// Every process takes this lock on the server while it creates a database. The number has no meaning.
const CREATION_LOCK: i64 = 7_305_120_116;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Connects to a database, which is created where the server does not have it.
pub(super) fn establish(address: &Address) -> Result<PgConnection, StoreError> {
    let refused = match PgConnection::establish(address.place()) {
        Ok(connection) => return Ok(connection),
        Err(error) => words(&error),
    };
    // A server says in its own language that it has no such database, but always names it.
    let missing = address.on_server().filter(|(name, _)| refused.contains(&format!("\"{name}\"")));
    let Some((name, beside)) = missing else { return Err(StoreError::Unavailable(refused)) };
    match create(&name, &beside) {
        Ok(true) => tracing::info!("created the database {name}"),
        Ok(false) => {}
        Err(why) => return Err(StoreError::Unavailable(format!("{refused}; it cannot be created either: {why}"))),
    }
    PgConnection::establish(address.place()).map_err(|error| StoreError::Unavailable(words(&error)))
}

/// Creates a database from another one beside it; whether it was missing.
fn create(name: &str, beside: &str) -> Result<bool, String> {
    let mut connection = PgConnection::establish(beside).map_err(|error| words(&error))?;
    let create = |connection: &mut PgConnection| {
        // The lock goes with the connection.
        connection.batch_execute(&format!("SELECT pg_advisory_lock({CREATION_LOCK})"))?;
        let count = diesel::sql_query("SELECT count(*) AS count FROM pg_database WHERE datname = $1");
        if count.bind::<Text, _>(name).get_result::<Count>(connection)?.count > 0 {
            return Ok(false);
        }
        let quoted = name.replace('"', "\"\"");
        connection.batch_execute(&format!("CREATE DATABASE \"{quoted}\" ENCODING 'UTF8' TEMPLATE template0"))?;
        Ok(true)
    };
    create(&mut connection).map_err(|error: diesel::result::Error| error.to_string())
}
