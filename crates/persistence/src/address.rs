//! Where a database is: what a URL names.

use std::fmt;
use std::str::FromStr;

use percent_encoding::percent_decode_str;

use crate::connection::Backend;

/// The place of a database: a SQLite file, or a database on a PostgreSQL server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    backend: Backend,
    /// The path of the file, or the URL of the server's database.
    place: String,
}

/// Why a text names no database that is supported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct AddressError(String);

const SCHEMES: &str = "postgres://USER@HOST/DATABASE, sqlite:PATH, or the path of a SQLite file";

/// How long a server may take to accept a connection, in seconds, and to acknowledge what it is sent, in milliseconds.
const BOUNDS: [(&str, &str); 2] = [("connect_timeout", "5"), ("tcp_user_timeout", "10000")];

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let refuse = |words: String| Err(AddressError(words));
        if text.trim().is_empty() {
            return refuse(format!("no database is named: {SCHEMES}"));
        }
        let (backend, place) = match scheme(text) {
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => (Backend::Postgres, text),
            Some(("postgres" | "postgresql", _)) => {
                return refuse("a PostgreSQL URL begins with postgres://".to_owned());
            }
            Some(("sqlite", path)) => (Backend::Sqlite, path.strip_prefix("//").unwrap_or(path)),
            Some((other, _)) => {
                return refuse(format!(
                    "no database has the scheme '{other}:': {SCHEMES} (./ before a path that holds a colon)"
                ));
            }
            None => (Backend::Sqlite, text),
        };
        if backend == Backend::Sqlite && (place.is_empty() || place == ":memory:") {
            // SQLite would take either for a database of one connection, which goes with it.
            return refuse("name a file: what is published into memory is lost".to_owned());
        }
        Ok(Self { backend, place: place.to_owned() })
    }
}

/// The scheme that a text begins with, and what follows; a single letter is a drive.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let named = scheme.len() > 1
        && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    named.then_some((scheme, rest))
}

impl Address {
    pub(crate) const fn backend(&self) -> Backend {
        self.backend
    }

    /// The path of the file, or the URL of the server's database.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    /// The same place, for connections that a server which is out of reach does not keep waiting, unless the URL says
    /// otherwise.
    pub(crate) fn bounded(&self) -> Self {
        let mut address = self.clone();
        if self.backend == Backend::Postgres {
            for (name, value) in BOUNDS {
                if !self.place.contains(&format!("{name}=")) {
                    let mark = if address.place.contains('?') { '&' } else { '?' };
                    address.place = format!("{}{mark}{name}={value}", address.place);
                }
            }
        }
        address
    }

    /// The name of the database on its server, and the URL of the one that every server has beside it; nothing where
    /// the URL does not name it in its path.
    pub(crate) fn on_server(&self) -> Option<(String, String)> {
        let (scheme, rest) = self.place.split_once("://").filter(|_| self.backend == Backend::Postgres)?;
        let (place, parameters) = rest.split_once('?').map_or((rest, ""), |(place, parameters)| (place, parameters));
        let (authority, path) = place.split_once('/')?;
        let name = percent_decode_str(path).decode_utf8().ok()?.into_owned();
        if name.is_empty() || parameters.split('&').any(|parameter| parameter.starts_with("dbname=")) {
            return None;
        }
        let mark = if parameters.is_empty() { "" } else { "?" };
        Some((name, format!("{scheme}://{authority}/postgres{mark}{parameters}")))
    }
}

/// As it may be logged: without a password.
impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((scheme, rest)) = self.place.split_once("://") else { return formatter.write_str(&self.place) };
        let Some((user, place)) = rest.rsplit_once('@') else { return formatter.write_str(&self.place) };
        let user = user.split(':').next().unwrap_or_default();
        write!(formatter, "{scheme}://{user}@{place}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_file_or_a_database_on_a_server() {
        for (text, backend, place) in [
            ("openbudget.db", Backend::Sqlite, "openbudget.db"),
            ("sqlite:z.db", Backend::Sqlite, "z.db"),
            ("sqlite://z.db", Backend::Sqlite, "z.db"),
            ("sqlite:///var/z.db", Backend::Sqlite, "/var/z.db"),
            ("./a:b.db", Backend::Sqlite, "./a:b.db"),
            ("C:\\data\\z.db", Backend::Sqlite, "C:\\data\\z.db"),
            ("postgres://u@h/d", Backend::Postgres, "postgres://u@h/d"),
            ("postgresql:///d?host=/run", Backend::Postgres, "postgresql:///d?host=/run"),
        ] {
            let address: Address = text.parse().unwrap();
            assert_eq!((address.backend(), address.place()), (backend, place), "{text}");
        }
    }

    #[test]
    fn what_names_no_database_is_refused_with_what_does() {
        for (text, words) in [
            ("", "no database is named"),
            (" ", "no database is named"),
            ("sqlite:", "name a file"),
            ("sqlite://", "name a file"),
            (":memory:", "name a file"),
            ("sqlite::memory:", "name a file"),
            ("mysql://x/y", "no database has the scheme 'mysql:'"),
            ("file:z.db", "no database has the scheme 'file:'"),
            ("postgres:d", "begins with postgres://"),
        ] {
            let refused = text.parse::<Address>().unwrap_err().to_string();
            assert!(refused.contains(words), "{text}: {refused}");
        }
    }

    #[test]
    fn the_database_beside_has_the_same_server_and_parameters() {
        for (url, name, beside) in [
            ("postgres://u:p@h:1/d", "d", "postgres://u:p@h:1/postgres"),
            (
                "postgresql:///%E5%BA%93?host=/run&sslmode=disable",
                "库",
                "postgresql:///postgres?host=/run&sslmode=disable",
            ),
        ] {
            let address: Address = url.parse().unwrap();
            assert_eq!(address.on_server(), Some((name.to_owned(), beside.to_owned())), "{url}");
        }
        for url in ["postgres://h", "postgres://h/", "postgres://h/d?dbname=e", "z.db"] {
            assert_eq!(url.parse::<Address>().unwrap().on_server(), None, "{url}");
        }
    }

    #[test]
    fn a_server_out_of_reach_is_waited_for_as_long_as_the_url_says_or_a_little() {
        for (url, bounded) in [
            ("postgres://h/d", "postgres://h/d?connect_timeout=5&tcp_user_timeout=10000"),
            ("postgres://h/d?connect_timeout=60", "postgres://h/d?connect_timeout=60&tcp_user_timeout=10000"),
            ("z.db", "z.db"),
        ] {
            assert_eq!(url.parse::<Address>().unwrap().bounded().place(), bounded);
        }
    }

    #[test]
    fn what_is_logged_has_no_password() {
        let address: Address = "postgres://u:p@ss@h/d".parse().unwrap();
        assert_eq!(address.to_string(), "postgres://u@h/d");
    }
}
