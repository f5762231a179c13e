//! A database of its own for every test, on either backend.

mod postgres;
pub mod proxy;
mod sqlite;

use anyhow::Result;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};

/// A kind of database that every behaviour has to be equal on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Backend {
    /// A temporary file.
    Sqlite,
    /// A database on the server that `OPENBUDGET_TEST_POSTGRES` names.
    Postgres,
}

impl Backend {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// The folder of its migrations, and its name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A database that is there for one test and dropped with this value.
#[derive(Debug)]
pub struct TestDatabase {
    backend: Backend,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Sqlite(sqlite::File),
    Postgres(postgres::Database),
}

impl TestDatabase {
    /// A database without any table; nothing where the backend is not available and need not be.
    ///
    /// # Errors
    /// Where it cannot be made, or `CI=true` and the backend is not available.
    pub fn empty(backend: Backend) -> Result<Option<Self>> {
        let place = match backend {
            Backend::Sqlite => Place::Sqlite(sqlite::File::create()?),
            Backend::Postgres => match postgres::Server::from_environment()? {
                Some(server) => Place::Postgres(server.create_empty()?),
                None => return Ok(None),
            },
        };
        Ok(Some(Self { backend, place }))
    }

    /// A database that `migrate` has been run on, by its URL; nothing where the backend is not
    /// available and need not be. PostgreSQL migrates once and copies from then on.
    ///
    /// # Errors
    /// Where it cannot be made or migrated, or `CI=true` and the backend is not available.
    pub fn migrated(backend: Backend, migrate: impl Fn(&str) -> Result<()>) -> Result<Option<Self>> {
        let place = match backend {
            Backend::Sqlite => {
                let file = sqlite::File::create()?;
                migrate(file.url())?;
                Place::Sqlite(file)
            }
            Backend::Postgres => match postgres::Server::from_environment()? {
                Some(server) => Place::Postgres(server.create_migrated(migrate)?),
                None => return Ok(None),
            },
        };
        Ok(Some(Self { backend, place }))
    }

    /// Runs statements past the program, to see what it makes of what it did not write.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn execute(&self, sql: &str) -> Result<()> {
        match &self.place {
            Place::Sqlite(file) => SqliteConnection::establish(file.url())?.batch_execute(sql)?,
            Place::Postgres(database) => PgConnection::establish(database.url())?.batch_execute(sql)?,
        }
        Ok(())
    }

    /// Which backend.
    #[must_use]
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// What the program takes as `--database-url`.
    #[must_use]
    pub fn url(&self) -> &str {
        match &self.place {
            Place::Sqlite(file) => file.url(),
            Place::Postgres(database) => database.url(),
        }
    }
}
