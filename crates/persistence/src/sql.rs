//! A statement while it is composed: text with numbered places, and what is bound to them.
//!
//! Only names from static tables reach the text; whatever a client or a document says is bound.

use chrono::NaiveDate;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
use diesel::{RunQueryDsl, sql_query};
use openbudget_domain::query::Value;
use openbudget_domain::query::value::micro_of;

use crate::connection::{AnyBackend, AnyConnection, Backend};
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
    binds: Vec<Bind>,
    backend: Backend,
}

impl Sql {
    pub(crate) const fn new(backend: Backend) -> Self {
        Self { text: String::new(), binds: Vec::new(), backend }
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
        self.binds.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.binds.len().to_string());
        self
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

    fn boxed(self) -> BoxedSqlQuery<'static, AnyBackend, SqlQuery> {
        STATEMENTS.set(STATEMENTS.get().saturating_add(1));
        let mut query = sql_query(self.text).into_boxed::<AnyBackend>();
        for bind in self.binds {
            query = match bind {
                Bind::Text(value) => query.bind::<Nullable<Text>, _>(value),
                Bind::Integer(value) => query.bind::<Nullable<BigInt>, _>(value),
                Bind::Boolean(value) => query.bind::<Nullable<Bool>, _>(value),
                Bind::Date(value) => query.bind::<Nullable<Date>, _>(value),
                Bind::Bytes(value) => query.bind::<Nullable<Binary>, _>(value),
            };
        }
        query
    }

    /// Runs the statement; how many rows it touched.
    pub(crate) fn execute(self, connection: &mut AnyConnection) -> diesel::QueryResult<usize> {
        self.boxed().execute(connection)
    }

    /// Rows of `id` and `record`.
    pub(crate) fn records(self, connection: &mut AnyConnection) -> diesel::QueryResult<Vec<Record>> {
        self.boxed().load(connection)
    }

    /// The first row of `id` and `record`.
    pub(crate) fn record(self, connection: &mut AnyConnection) -> diesel::QueryResult<Option<Record>> {
        Ok(self.records(connection)?.into_iter().next())
    }

    /// The only row's `count`; nothing where it is NULL.
    pub(crate) fn count(self, connection: &mut AnyConnection) -> diesel::QueryResult<Option<i64>> {
        Ok(self.boxed().load::<Count>(connection)?.into_iter().next().and_then(|row| row.count))
    }

    /// Rows of another shape.
    pub(crate) fn rows<T>(self, connection: &mut AnyConnection) -> diesel::QueryResult<Vec<T>>
    where
        T: diesel::deserialize::QueryableByName<AnyBackend> + 'static,
    {
        self.boxed().load(connection)
    }
}
