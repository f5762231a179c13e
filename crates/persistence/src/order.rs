//! The order of a list, and the condition that a page begins behind an item.

use openbudget_domain::query::{Direction, ListQuery, SortKey};
use serde_json::Value as Json;

use crate::error::StoreError;
use crate::layout::{Layout, column};
use crate::sql::{Bind, Sql};

/// A column of an order.
struct Key {
    column: String,
    descending: bool,
    nullable: bool,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Integer,
    Boolean,
    Date,
}

fn keys(query: &ListQuery, layout: &Layout) -> Vec<Key> {
    use openbudget_domain::resource::FieldKind;
    let named = query.sort.iter().map(|SortKey { field, direction }| Key {
        column: column(field),
        descending: *direction == Direction::Descending,
        nullable: field.nullable,
        kind: match field.kind {
            FieldKind::Text | FieldKind::Choice(_) | FieldKind::Link => Kind::Text,
            FieldKind::Integer | FieldKind::Money | FieldKind::Decimal | FieldKind::Time => Kind::Integer,
            FieldKind::Boolean => Kind::Boolean,
            FieldKind::Date => Kind::Date,
        },
    });
    // What is a key already orders nothing more.
    let further = layout.order.iter().filter(|name| query.sort.iter().all(|key| column(key.field) != **name));
    let own = further.map(|name| Key {
        column: (*name).to_owned(),
        descending: false,
        nullable: false,
        kind: if matches!(*name, "fiscal_year" | "position") { Kind::Integer } else { Kind::Text },
    });
    named.chain(own).collect()
}

/// Adds `ORDER BY`: missing values last either way.
pub(crate) fn push_order(sql: &mut Sql, query: &ListQuery, layout: &Layout) {
    sql.push(" ORDER BY ");
    for (at, key) in keys(query, layout).iter().enumerate() {
        if at > 0 {
            sql.push(", ");
        }
        sql.push(&key.column).push(if key.descending { " DESC" } else { "" });
        if key.nullable {
            sql.push(" NULLS LAST");
        }
    }
}

/// Adds the columns of the order as one JSON array: what [`behind`] compares with.
pub(crate) fn push_keys(sql: &mut Sql, query: &ListQuery, layout: &Layout) {
    let columns: Vec<String> = keys(query, layout).into_iter().map(|key| key.column).collect();
    push_array(sql, &columns);
}

/// Adds a JSON array of columns or expressions as text.
pub(crate) fn push_array(sql: &mut Sql, columns: &[String]) {
    let postgres = sql.backend() == crate::connection::Backend::Postgres;
    sql.push(if postgres { "CAST(json_build_array(" } else { "json_array(" });
    sql.push(&columns.join(", "));
    sql.push(if postgres { ") AS TEXT)" } else { ")" });
}

/// A part of what stands behind an item: a condition that an index answers.
pub(crate) struct Behind {
    tests: Vec<Test>,
}

enum Test {
    /// A column has this value.
    Equal(String, Bind),
    /// A column has none.
    Missing(String),
    /// A column stands behind this value.
    Beyond(String, bool, Bind),
    /// Several columns, compared as one row, stand behind these values.
    Rows(Vec<(String, Bind)>),
}

/// The parts of what stands behind the item with these values, in their order.
///
/// First what is equal in every key that was asked for, then what is equal in all but the last, and so on: no two
/// parts have an item in common, and each begins where an index can be entered.
pub(crate) fn behind(query: &ListQuery, layout: &Layout, values: &str) -> Result<Vec<Behind>, StoreError> {
    let values: Vec<Json> = serde_json::from_str(values)?;
    let keys = keys(query, layout);
    let (named, own) = keys.split_at(query.sort.len().min(keys.len()));
    let (values, own_values) = values.split_at(query.sort.len().min(values.len()));
    let ties = |count: usize| named.iter().zip(values).take(count).map(|(key, value)| tie(key, value));
    let rows = own.iter().zip(own_values).map(|(key, value)| (key.column.clone(), bind(key.kind, value)));
    let mut parts = Vec::new();
    // Where the keys that were asked for are the whole order, nothing is equal in all of them.
    if !own.is_empty() {
        parts.push(Behind { tests: ties(named.len()).chain([Test::Rows(rows.collect())]).collect() });
    }
    for (at, (key, value)) in named.iter().zip(values).enumerate().rev() {
        // Nothing stands behind a missing value but what is equal in it.
        if value.is_null() {
            continue;
        }
        let beyond = Test::Beyond(key.column.clone(), key.descending, bind(key.kind, value));
        parts.push(Behind { tests: ties(at).chain([beyond]).collect() });
        if key.nullable {
            parts.push(Behind { tests: ties(at).chain([Test::Missing(key.column.clone())]).collect() });
        }
    }
    Ok(parts)
}

fn tie(key: &Key, value: &Json) -> Test {
    if value.is_null() {
        Test::Missing(key.column.clone())
    } else {
        Test::Equal(key.column.clone(), bind(key.kind, value))
    }
}

/// Adds the condition of a part.
pub(crate) fn push_behind(sql: &mut Sql, part: &Behind) {
    for test in &part.tests {
        sql.push(" AND ");
        match test {
            Test::Equal(column, value) => sql.push(column).push(" = ").bind(value.clone()),
            Test::Missing(column) => sql.push(column).push(" IS NULL"),
            Test::Beyond(column, descending, value) => {
                sql.push(column).push(if *descending { " < " } else { " > " }).bind(value.clone())
            }
            Test::Rows(columns) => {
                let names: Vec<&str> = columns.iter().map(|(column, _)| column.as_str()).collect();
                sql.push("(").push(&names.join(", ")).push(") > ");
                sql.bind_all(columns.iter().map(|(_, value)| value.clone()))
            }
        };
    }
}

fn bind(kind: Kind, value: &Json) -> Bind {
    match kind {
        Kind::Text => Bind::Text(value.as_str().map(str::to_owned)),
        Kind::Integer => Bind::Integer(value.as_i64()),
        // SQLite has no booleans: they come back as 0 and 1.
        Kind::Boolean => Bind::Boolean(value.as_bool().or_else(|| value.as_i64().map(|number| number != 0))),
        Kind::Date => Bind::Date(value.as_str().and_then(|day| day.parse().ok())),
    }
}
