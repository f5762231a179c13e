//! A statement while it is composed: text with numbered places, and what is bound to them.
//!
//! Only names from static tables reach the text; whatever a client or a document says is bound.

use chrono::NaiveDate;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text, Untyped};
use diesel::{QueryResult, RunQueryDsl};
use openbudget_domain::query::Value;
use openbudget_domain::query::value::micro_of;

use crate::connection::{AnyBackend, AnyConnection, Backend};
use crate::prepared;
use crate::row::{Count, Record};

thread_local! {
    static STATEMENTS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// How many statements this thread has run since it was last asked.
pub(crate) fn counted() -> u64 {
    STATEMENTS.take()
}

/// A value that is bound.
#[derive(Debug, Clone)]
pub(crate) enum Bind {
    Text(Option<String>),
    Integer(Option<i64>),
    Boolean(Option<bool>),
    Date(Option<NaiveDate>),
    Bytes(Option<Vec<u8>>),
}

impl From<&Value> for Bind {
    fn from(value: &Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(Some(text.clone())),
            Value::Integer(number) | Value::Fen(number) => Self::Integer(Some(*number)),
            Value::Decimal(number) => Self::Integer(micro_of(*number)),
            Value::Date(day) => Self::Date(Some(*day)),
            Value::Time(time) => Self::Integer(Some(time.timestamp_micros())),
            Value::Boolean(boolean) => Self::Boolean(Some(*boolean)),
        }
    }
}

impl From<&str> for Bind {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<i64> for Bind {
    fn from(number: i64) -> Self {
        Self::Integer(Some(number))
    }
}

/// A statement.
#[derive(Debug, Clone)]
pub(crate) struct Sql {
    text: String,
    /// What is bound, each behind so many bytes of the text.
    binds: Vec<(usize, Bind)>,
    backend: Backend,
    /// Whether the connection keeps it prepared: decided when it is run.
    kept: bool,
}

impl Sql {
    pub(crate) const fn new(backend: Backend) -> Self {
        Self { text: String::new(), binds: Vec::new(), backend, kept: false }
    }

    pub(crate) const fn backend(&self) -> Backend {
        self.backend
    }

    /// Adds text of this program.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a place and binds a value to it.
    pub(crate) fn bind(&mut self, value: impl Into<Bind>) -> &mut Self {
        self.binds.push((self.text.len(), value.into()));
        self
    }

    /// Adds how many rows are given at most.
    ///
    /// As a word of the statement: SQLite plans by it, and would prepare the statement anew for each value bound to it.
    pub(crate) fn limit(&mut self, most: u64) -> &mut Self {
        self.push(" LIMIT ").push(&most.to_string())
    }

    /// Adds places separated by commas, in brackets.
    pub(crate) fn bind_all(&mut self, values: impl IntoIterator<Item = Bind>) -> &mut Self {
        self.push("(");
        for (at, value) in values.into_iter().enumerate() {
            if at > 0 {
                self.push(", ");
            }
            self.bind(value);
        }
        self.push(")")
    }

    /// Adds places for ids, in brackets.
    ///
    /// The last id is repeated up to one of a few lengths, so that as few statements have to be prepared.
    pub(crate) fn bind_ids<'a>(&mut self, ids: impl ExactSizeIterator<Item = &'a str> + Clone) -> &mut Self {
        let length = ids.len().next_power_of_two();
        let last = ids.clone().last().into_iter().cycle();
        self.bind_all(ids.chain(last).take(length).map(Bind::from))
    }

    /// The statement that tells how this one would be carried out.
    pub(crate) fn explained(mut self) -> Self {
        let word = if self.backend == Backend::Postgres { "EXPLAIN " } else { "EXPLAIN QUERY PLAN " };
        self.text.insert_str(0, word);
        for (at, _) in &mut self.binds {
            *at = at.saturating_add(word.len());
        }
        self
    }

    fn counted(mut self) -> Self {
        STATEMENTS.set(STATEMENTS.get().saturating_add(1));
        self.kept = prepared::is_kept(&self.text, self.binds.len());
        self
    }

    /// Runs the statement; how many rows it touched.
    pub(crate) fn execute(self, connection: &mut AnyConnection) -> QueryResult<usize> {
        RunQueryDsl::execute(self.counted(), connection)
    }

    /// Rows of `id` and `record`.
    pub(crate) fn records(self, connection: &mut AnyConnection) -> QueryResult<Vec<Record>> {
        self.counted().load(connection)
    }

    /// The first row of `id` and `record`.
    pub(crate) fn record(self, connection: &mut AnyConnection) -> QueryResult<Option<Record>> {
        Ok(self.records(connection)?.into_iter().next())
    }

    /// The only row's `count`; nothing where it is NULL.
    pub(crate) fn count(self, connection: &mut AnyConnection) -> QueryResult<Option<i64>> {
        Ok(self.counted().load::<Count>(connection)?.into_iter().next().and_then(|row| row.count))
    }

    /// Rows of another shape.
    pub(crate) fn rows<T>(self, connection: &mut AnyConnection) -> QueryResult<Vec<T>>
    where
        T: diesel::deserialize::QueryableByName<AnyBackend> + 'static,
    {
        self.counted().load(connection)
    }
}

impl QueryFragment<AnyBackend> for Sql {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, AnyBackend>) -> QueryResult<()> {
        if !self.kept {
            out.unsafe_to_cache_prepared();
        }
        let mut from = 0;
        for (at, bind) in &self.binds {
            out.push_sql(self.text.get(from..*at).unwrap_or_default());
            from = *at;
            match bind {
                Bind::Text(value) => out.push_bind_param::<Nullable<Text>, _>(value)?,
                Bind::Integer(value) => out.push_bind_param::<Nullable<BigInt>, _>(value)?,
                Bind::Boolean(value) => out.push_bind_param::<Nullable<Bool>, _>(value)?,
                Bind::Date(value) => out.push_bind_param::<Nullable<Date>, _>(value)?,
                Bind::Bytes(value) => out.push_bind_param::<Nullable<Binary>, _>(value)?,
            }
        }
        out.push_sql(self.text.get(from..).unwrap_or_default());
        Ok(())
    }
}

impl QueryId for Sql {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Sql {
    type SqlType = Untyped;
}

impl RunQueryDsl<AnyConnection> for Sql {}
