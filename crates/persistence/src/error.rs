//! What can go wrong with a database. The words are for logs: no client is shown them.

use openbudget_domain::money::MoneyError;

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or opened.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// A statement took longer than is allowed.
    #[error("a statement took longer than is allowed")]
    Timeout,
    /// A release is asked for that there is not.
    #[error("there is no release {0}")]
    UnknownRelease(i64),
    /// The item that a cursor names is not in the release that it names.
    #[error("a cursor names an item that its release does not have")]
    UnknownItem,
    /// What changed since a release is asked for that is not before the one that is read.
    #[error("release {since} is not before release {release}, which is read")]
    LaterRelease {
        /// The release since which.
        since: i64,
        /// The release that is read.
        release: i64,
    },
    /// A sum does not fit in what values are held in.
    #[error("a sum is too large")]
    SumTooLarge,
    /// An aggregate has more groups than are computed.
    #[error("an aggregate has more groups than are computed")]
    TooManyGroups,
    /// The database holds what this program does not write.
    #[error("the database holds something unexpected: {0}")]
    Corrupt(String),
    /// The database refuses a statement.
    #[error("the database refuses a statement: {0}")]
    Database(String),
}

impl From<diesel::result::Error> for StoreError {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error};
        match &error {
            Error::DatabaseError(DatabaseErrorKind::ClosedConnection, information) => {
                Self::Unavailable(information.message().to_owned())
            }
            Error::DatabaseError(_, information)
                if information.message().contains("statement timeout") || information.message() == "interrupted" =>
            {
                Self::Timeout
            }
            _ => Self::Database(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}

impl From<MoneyError> for StoreError {
    fn from(error: MoneyError) -> Self {
        Self::Corrupt(error.to_string())
    }
}
