//! The shapes of rows that statements give.

use diesel::QueryableByName;
use diesel::deserialize::FromSql;
use diesel::row::{Field, NamedRow, Row};
use diesel::sql_types::{BigInt, Binary, Bool, Date, Nullable, Text};
use openbudget_domain::query::Value;

use crate::connection::AnyBackend;

/// An item as it is served.
#[derive(Debug, QueryableByName)]
pub(crate) struct Record {
    #[diesel(sql_type = Text)]
    pub id: String,
    #[diesel(sql_type = Text)]
    pub record: String,
}

/// An item below another.
#[derive(Debug, QueryableByName)]
pub(crate) struct Child {
    #[diesel(sql_type = Text)]
    pub id: String,
    #[diesel(sql_type = Text)]
    pub parent: String,
    #[diesel(sql_type = Text)]
    pub record: String,
}

/// A step of a plan: SQLite and PostgreSQL name its words each in their own way.
#[derive(Debug)]
pub(crate) struct Step {
    pub words: String,
}

impl diesel::deserialize::QueryableByName<AnyBackend> for Step {
    fn build<'a>(row: &impl NamedRow<'a, AnyBackend>) -> diesel::deserialize::Result<Self> {
        let words = NamedRow::get::<Text, String>(row, "detail");
        Ok(Self { words: words.or_else(|_| NamedRow::get::<Text, String>(row, "QUERY PLAN"))? })
    }
}

/// How a column holds its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    Text,
    Integer,
    Boolean,
    Date,
}

impl Held {
    /// What the name of such a column begins with.
    pub(crate) const fn prefix(self) -> &'static str {
        match self {
            Self::Text => "t",
            Self::Integer => "i",
            Self::Boolean => "b",
            Self::Date => "d",
        }
    }
}

/// The values of a row whose columns are named by how they hold them.
#[derive(Debug)]
pub(crate) struct Cells(pub Vec<Option<Value>>);

impl diesel::deserialize::QueryableByName<AnyBackend> for Cells {
    fn build<'a>(row: &impl NamedRow<'a, AnyBackend>) -> diesel::deserialize::Result<Self> {
        let cells = (0..row.field_count()).map(|at| {
            let field = Row::get(row, at).ok_or("a column is gone")?;
            let held = field.field_name().and_then(|name| name.get(..1));
            let Some(value) = field.value() else { return Ok(None) };
            Ok(Some(match held {
                Some("t") => Value::Text(FromSql::<Text, AnyBackend>::from_sql(value)?),
                Some("i") => Value::Integer(FromSql::<BigInt, AnyBackend>::from_sql(value)?),
                Some("b") => Value::Boolean(FromSql::<Bool, AnyBackend>::from_sql(value)?),
                Some("d") => Value::Date(FromSql::<Date, AnyBackend>::from_sql(value)?),
                _ => return Err("the name of a column does not tell what it holds".into()),
            }))
        });
        Ok(Self(cells.collect::<diesel::deserialize::Result<_>>()?))
    }
}

/// A number.
#[derive(Debug, QueryableByName)]
pub(crate) struct Count {
    #[diesel(sql_type = Nullable<BigInt>)]
    pub count: Option<i64>,
}

/// What is compared when a fact is published anew.
#[derive(Debug, QueryableByName)]
pub(crate) struct Known {
    #[diesel(sql_type = Text)]
    pub id: String,
    #[diesel(sql_type = Text)]
    pub content_hash: String,
    #[diesel(sql_type = BigInt)]
    pub changed: i64,
}

/// A revision in force.
#[derive(Debug, QueryableByName)]
pub(crate) struct InForce {
    #[diesel(sql_type = BigInt)]
    pub revision: i64,
    #[diesel(sql_type = Text)]
    pub document: String,
    #[diesel(sql_type = Text)]
    pub content_hash: String,
    #[diesel(sql_type = Text)]
    pub reader: String,
    #[diesel(sql_type = BigInt)]
    pub since: i64,
}

/// A revision whose findings are to be linked.
#[derive(Debug, QueryableByName)]
pub(crate) struct Linked {
    #[diesel(sql_type = Text)]
    pub government: String,
    #[diesel(sql_type = Text)]
    pub id: String,
    #[diesel(sql_type = BigInt)]
    pub revision: i64,
    #[diesel(sql_type = BigInt)]
    pub since: i64,
}

/// A project whose schedule is to be told.
#[derive(Debug, QueryableByName)]
pub(crate) struct Scheduled {
    #[diesel(sql_type = Text)]
    pub government: String,
    #[diesel(sql_type = Text)]
    pub id: String,
    #[diesel(sql_type = BigInt)]
    pub since: i64,
    #[diesel(sql_type = Text)]
    pub record: String,
}

/// The bytes of a document.
#[derive(Debug, QueryableByName)]
pub(crate) struct Content {
    #[diesel(sql_type = Text)]
    pub media_type: String,
    #[diesel(sql_type = Nullable<Binary>, column_name = content)]
    pub bytes: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Text>)]
    pub disclosure: Option<String>,
}

/// The long texts of a revision.
#[derive(Debug, QueryableByName)]
pub(crate) struct Detail {
    #[diesel(sql_type = Text)]
    pub record: String,
    #[diesel(sql_type = Text)]
    pub sections: String,
    #[diesel(sql_type = Text)]
    pub coverage: String,
}

/// A revision and the first release that has it.
#[derive(Debug, QueryableByName)]
pub(crate) struct Since {
    #[diesel(sql_type = BigInt)]
    pub since: i64,
    #[diesel(sql_type = Text)]
    pub record: String,
}

/// A text that holds a term.
#[derive(Debug, QueryableByName)]
pub(crate) struct Found {
    #[diesel(sql_type = Text)]
    pub resource: String,
    #[diesel(sql_type = Text)]
    pub item: String,
    #[diesel(sql_type = Text)]
    pub government: String,
    #[diesel(sql_type = BigInt)]
    pub fiscal_year: i64,
    #[diesel(sql_type = Text)]
    pub field: String,
    #[diesel(sql_type = Text)]
    pub text: String,
    #[diesel(sql_type = BigInt)]
    pub score: i64,
}
