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
            FieldKind::Text | FieldKind::Choice(_) => Kind::Text,
            FieldKind::Integer | FieldKind::Money | FieldKind::Decimal => Kind::Integer,
            FieldKind::Boolean => Kind::Boolean,
            FieldKind::Date => Kind::Date,
        },
    });
    let own = layout.order.iter().map(|name| Key {
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
        if key.nullable {
            sql.push("(").push(&key.column).push(" IS NULL), ");
        }
        sql.push(&key.column).push(if key.descending { " DESC" } else { "" });
    }
}

/// Adds the columns of the order as one JSON array: what [`push_after`] compares with.
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

/// Adds the condition that an item stands behind the one with these values.
pub(crate) fn push_after(sql: &mut Sql, query: &ListQuery, layout: &Layout, values: &str) -> Result<(), StoreError> {
    let values: Vec<Json> = serde_json::from_str(values)?;
    let keys = keys(query, layout);
    if query.sort.is_empty() {
        // One comparison of rows, which an index answers.
        let columns: Vec<&str> = keys.iter().map(|key| key.column.as_str()).collect();
        sql.push("(").push(&columns.join(", ")).push(") > ");
        sql.bind_all(keys.iter().zip(&values).map(|(key, value)| bind(key.kind, value)));
        return Ok(());
    }
    sql.push("(");
    let mut any = false;
    for (at, (key, value)) in keys.iter().zip(&values).enumerate() {
        // Nothing stands behind a missing value but what is equal in it.
        if value.is_null() {
            continue;
        }
        if any {
            sql.push(" OR ");
        }
        any = true;
        sql.push("(");
        for (key, value) in keys.iter().zip(&values).take(at) {
            push_tie(sql, key, value);
            sql.push(" AND ");
        }
        sql.push("(").push(&key.column).push(if key.descending { " < " } else { " > " }).bind(bind(key.kind, value));
        if key.nullable {
            sql.push(" OR ").push(&key.column).push(" IS NULL");
        }
        sql.push("))");
    }
    sql.push(")");
    Ok(())
}

fn push_tie(sql: &mut Sql, key: &Key, value: &Json) {
    sql.push(&key.column);
    if value.is_null() {
        sql.push(" IS NULL");
    } else {
        sql.push(" = ").bind(bind(key.kind, value));
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
