//! Databases of tests are their own, and gone afterwards.

use anyhow::Result;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use openbudget_testkit::database::{Backend, TestDatabase};

/// Stands for the program's migrations.
fn make_table(url: &str) -> Result<()> {
    let mut connection = PgConnection::establish(url)?;
    Ok(connection.batch_execute("CREATE TABLE made_by_template (id BIGINT PRIMARY KEY)")?)
}

#[test]
fn sqlite_gives_every_test_a_file_of_its_own() {
    let first = TestDatabase::empty(Backend::Sqlite).unwrap().unwrap();
    let second = TestDatabase::empty(Backend::Sqlite).unwrap().unwrap();
    assert_ne!(first.url(), second.url());
    std::fs::write(first.url(), b"").unwrap();
    let path = first.url().to_owned();
    drop(first);
    assert!(!std::path::Path::new(&path).exists());
}

#[test]
fn postgres_gives_every_test_a_copy_that_is_dropped() {
    let Some(first) = TestDatabase::empty(Backend::Postgres).unwrap() else { return };
    let second = TestDatabase::empty(Backend::Postgres).unwrap().unwrap();
    make_table(first.url()).unwrap();
    make_table(second.url()).unwrap();
    let url = first.url().to_owned();
    drop(first);
    assert!(PgConnection::establish(&url).is_err());
    assert!(PgConnection::establish(second.url()).is_ok());
}
