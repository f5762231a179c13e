//! How long a question may take on SQLite.
//!
//! PostgreSQL has `statement_timeout`. SQLite has none, and its progress callback needs unsafe code;
//! so scanned rows ask `in_time()`, which fails once the time of the thread's question is over.

use std::cell::Cell;
use std::time::{Duration, Instant};

use diesel::SqliteConnection;
use diesel::serialize::{IsNull, Output, Result as Written, ToSql};
use diesel::sql_types::Bool;
use diesel::sqlite::Sqlite;

use crate::connection::Backend;
use crate::sql::Sql;

thread_local! {
    static DEADLINE: Cell<Option<Instant>> = const { Cell::new(None) };
}

#[diesel::declare_sql_function]
extern "SQL" {
    /// True until the deadline, then an error.
    fn in_time() -> Bool;
}

/// What `in_time()` gives: its writing fails once the deadline is over.
#[derive(Debug)]
struct InTime;

impl ToSql<Bool, Sqlite> for InTime {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> Written {
        if is_over() {
            return Err("the question takes too long".into());
        }
        out.set_value(1_i32);
        Ok(IsNull::No)
    }
}

/// Makes `in_time()` known to a connection.
pub(crate) fn register(connection: &mut SqliteConnection) -> diesel::QueryResult<()> {
    in_time_utils::register_nondeterministic_impl(connection, || InTime)
}

/// Adds the condition that there is time left, where the database does not see to it by itself.
///
/// A row in 61 asks, as a call takes as long as the rest of a row's conditions; the rows of a join, which are as many as
/// the keys that were asked for and have no number of their own, ask each.
pub(crate) fn push(sql: &mut Sql, joined: bool) {
    if sql.backend() == Backend::Sqlite {
        sql.push(if joined { "in_time() AND " } else { "(rowid % 61 <> 0 OR in_time()) AND " });
    }
}

/// Starts the time of the questions that this thread asks from now on.
pub(crate) fn start(limit: Duration) {
    DEADLINE.set(Instant::now().checked_add(limit));
}

/// Whether the time is over.
pub(crate) fn is_over() -> bool {
    DEADLINE.get().is_some_and(|deadline| Instant::now() >= deadline)
}

/// Ends the time: what follows on this thread may take as long as it needs.
pub(crate) fn end() {
    DEADLINE.set(None);
}
