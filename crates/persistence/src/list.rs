//! Lists: a page of items in a total order, of one release.

use openbudget_domain::query::{Filter, ListQuery};
use openbudget_domain::resource::INDICATORS;

use crate::condition::push_filter;
use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::layout::Layout;
use crate::order::{push_after, push_keys, push_order};
use crate::release;
use crate::sql::{Bind, Sql};

/// An item as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// The JSON object, as text.
    pub json: String,
}

/// A page of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The items, in order.
    pub items: Vec<Item>,
    /// The id behind which the next page begins; nothing at the end.
    pub next: Option<String>,
    /// How many items there are in all, where it was asked for.
    pub total: Option<i64>,
    /// The release that was read.
    pub release: i64,
}

/// Reads a page. With `indicators` each project's object holds its indicators.
pub(crate) fn list(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &ListQuery,
    indicators: bool,
) -> Result<Page, StoreError> {
    let layout = Layout::of(query.resource);
    let release = release::resolve(connection, backend, query.as_of)?;
    let total = if query.count {
        let mut sql = Sql::new(backend);
        sql.push("SELECT count(*) AS count FROM ").push(&layout.table).push(" WHERE ");
        push_items(&mut sql, &layout, query, release);
        sql.count(connection)?
    } else {
        None
    };
    let mut sql = Sql::new(backend);
    sql.push("SELECT ").push(layout.key).push(" AS id, record FROM ").push(&layout.table).push(" WHERE ");
    push_items(&mut sql, &layout, query, release);
    if let Some(after) = &query.after {
        let values = keys_of(connection, backend, query, &layout, release, after)?;
        sql.push(" AND ");
        push_after(&mut sql, query, &layout, &values)?;
    }
    push_order(&mut sql, query, &layout);
    sql.push(" LIMIT ").bind(i64::from(query.limit).saturating_add(1));
    let mut items: Vec<Item> =
        sql.records(connection)?.into_iter().map(|row| Item { id: row.id, json: row.record }).collect();
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = if more { items.last().map(|item| item.id.clone()) } else { None };
    if indicators {
        add_indicators(connection, backend, release, &mut items)?;
    }
    Ok(Page { items, next, total, release })
}

/// Adds the conditions of a list.
pub(crate) fn push_items(sql: &mut Sql, layout: &Layout, query: &ListQuery, release: i64) {
    push_state(sql, layout, &query.filter, release);
    if let Some(since) = query.updated_since {
        sql.push(" AND ").push(layout.changed).push(" > ").bind(since);
    }
}

/// The ids of items that passed the filter in a release and do not in a later one.
pub(crate) fn removed(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &ListQuery,
    since: i64,
) -> Result<Vec<String>, StoreError> {
    let layout = Layout::of(query.resource);
    let release = release::resolve(connection, backend, query.as_of)?;
    let mut sql = Sql::new(backend);
    sql.push("SELECT id, '' AS record FROM ").push(&layout.table).push(" before WHERE ");
    push_state(&mut sql, &layout, &query.filter, since);
    sql.push(" AND NOT EXISTS (SELECT 1 FROM ").push(&layout.table).push(" after WHERE after.id = before.id");
    sql.push(" AND after.since <= ").bind(release).push(" AND after.until > ").bind(release).push(" AND ");
    // An item that is still there but no longer passes is gone for who asked.
    push_filter(&mut sql, &query.filter);
    sql.push(") ORDER BY id");
    Ok(sql.records(connection)?.into_iter().map(|row| row.id).collect())
}

/// Adds the conditions that a row holds in a release and passes a filter.
pub(crate) fn push_state(sql: &mut Sql, layout: &Layout, filter: &Filter, release: i64) {
    if sql.backend() == Backend::Sqlite {
        sql.push("in_time() AND ");
    }
    if layout.versioned {
        sql.push("since <= ").bind(release).push(" AND until > ").bind(release).push(" AND ");
    }
    push_filter(sql, filter);
}

fn keys_of(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &ListQuery,
    layout: &Layout,
    release: i64,
    id: &str,
) -> Result<String, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT ").push(layout.key).push(" AS id, ");
    push_keys(&mut sql, query, layout);
    sql.push(" AS record FROM ")
        .push(&layout.table)
        .push(" WHERE ")
        .push(layout.key)
        .push(" = ")
        .bind(id)
        .push(" AND ");
    push_state(&mut sql, layout, &Filter::All(Vec::new()), release);
    Ok(sql.record(connection)?.ok_or(StoreError::UnknownItem)?.record)
}

/// Puts the indicators of all projects of a page into their objects, by one statement.
fn add_indicators(
    connection: &mut AnyConnection,
    backend: Backend,
    release: i64,
    items: &mut [Item],
) -> Result<(), StoreError> {
    let layout = Layout::of(&INDICATORS);
    let mut sql = Sql::new(backend);
    sql.push("SELECT project AS id, record FROM ").push(&layout.table).push(" WHERE ");
    push_state(&mut sql, &layout, &Filter::All(Vec::new()), release);
    sql.push(" AND project IN ").bind_all(items.iter().map(|item| Bind::from(item.id.as_str())));
    sql.push(" ORDER BY project, ordinal");
    let mut of_projects = std::collections::HashMap::<String, Vec<String>>::new();
    if !items.is_empty() {
        for row in sql.records(connection)? {
            of_projects.entry(row.id).or_default().push(row.record);
        }
    }
    for item in items {
        let indicators = of_projects.remove(&item.id).unwrap_or_default().join(",");
        // Records are objects that this program wrote: the last sign closes the object.
        if item.json.pop() == Some('}') {
            item.json.push_str(",\"indicators\":[");
            item.json.push_str(&indicators);
            item.json.push_str("]}");
        }
    }
    Ok(())
}
