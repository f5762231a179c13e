//! The items below several others, each with a page of its own, by one statement.

use std::collections::HashMap;

use openbudget_domain::query::ListQuery;
use openbudget_domain::resource::Field;

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::layout::{Layout, column};
use crate::list::{Item, push_items};
use crate::order::push_order;
use crate::row::Child;
use crate::sql::Sql;

/// The first items below one other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Children {
    /// The items, in order: no more than the question's limit.
    pub items: Vec<Item>,
    /// Whether there are more.
    pub more: bool,
    /// How many there are in all, where it was asked for.
    pub total: Option<i64>,
}

/// The first items of `query` for each value of `parent`; no entry for a value that has none.
pub(crate) fn children(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &ListQuery,
    release: i64,
    parent: &Field,
    values: &[String],
) -> Result<HashMap<String, Children>, StoreError> {
    let layout = Layout::below(query.resource, parent);
    let column = column(parent);
    let mut sql = Sql::new(backend);
    sql.push("SELECT id, parent, record FROM (SELECT ").push(layout.key).push(" AS id, ").push(&column);
    sql.push(" AS parent, record, row_number() OVER (PARTITION BY ").push(&column);
    push_order(&mut sql, query, &layout);
    sql.push(") AS place FROM ").push(&layout.table).push(" WHERE ");
    push_items(&mut sql, &layout, query, release);
    sql.push(" AND ").push(&column).push(" IN ").bind_ids(values.iter().map(String::as_str));
    sql.push(") AS ranked WHERE place <= ").bind(i64::from(query.limit).saturating_add(1));
    sql.push(" ORDER BY parent, place");
    let rows: Vec<Child> = sql.rows(connection)?;
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let mut found: HashMap<String, Children> = HashMap::new();
    for row in rows {
        let below = found.entry(row.parent).or_default();
        if below.items.len() < limit {
            below.items.push(Item { id: row.id, json: row.record });
        } else {
            below.more = true;
        }
    }
    if query.count {
        count(connection, backend, query, parent, values, release, &mut found)?;
    }
    Ok(found)
}

fn count(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &ListQuery,
    parent: &Field,
    values: &[String],
    release: i64,
    found: &mut HashMap<String, Children>,
) -> Result<(), StoreError> {
    let layout = Layout::below(query.resource, parent);
    let column = column(parent);
    let mut sql = Sql::new(backend);
    sql.push("SELECT ").push(&column).push(" AS id, CAST(count(*) AS TEXT) AS record FROM ");
    sql.push(&layout.table).push(" WHERE ");
    push_items(&mut sql, &layout, query, release);
    sql.push(" AND ").push(&column).push(" IN ").bind_ids(values.iter().map(String::as_str));
    sql.push(" GROUP BY ").push(&column);
    for row in sql.records(connection)? {
        found.entry(row.id).or_default().total = row.record.parse().ok();
    }
    Ok(())
}
