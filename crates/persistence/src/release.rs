//! Releases: numbered states of everything that is published.

use chrono::{DateTime, Utc};
use openbudget_domain::query::AsOf;

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::sql::{Bind, Sql};

/// The newest release; 0 where nothing has been published.
pub(crate) fn newest(connection: &mut AnyConnection, backend: Backend) -> Result<i64, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT max(number) AS count FROM releases");
    Ok(sql.count(connection)?.unwrap_or(0))
}

/// Begins the next release.
pub(crate) fn begin(connection: &mut AnyConnection, backend: Backend, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let release = newest(connection, backend)?.saturating_add(1);
    let mut sql = Sql::new(backend);
    sql.push("INSERT INTO releases (number, published_at) VALUES ");
    sql.bind_all([Bind::from(release), Bind::from(now.timestamp_micros())]);
    sql.execute(connection)?;
    Ok(release)
}

/// The release that a question asks for.
///
/// Facts carry the releases in which they hold, and neither is ever changed for a release that is
/// past, so that reading by a release number needs no snapshot of the database.
pub(crate) fn resolve(connection: &mut AnyConnection, backend: Backend, as_of: AsOf) -> Result<i64, StoreError> {
    match as_of {
        AsOf::Newest => newest(connection, backend),
        AsOf::Release(release) => {
            if (0..=newest(connection, backend)?).contains(&release) {
                Ok(release)
            } else {
                Err(StoreError::UnknownRelease(release))
            }
        }
        AsOf::Time(time) => {
            let mut sql = Sql::new(backend);
            sql.push("SELECT max(number) AS count FROM releases WHERE published_at <= ").bind(time.timestamp_micros());
            Ok(sql.count(connection)?.unwrap_or(0))
        }
    }
}
