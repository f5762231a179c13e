//! Lists: a page of items in a total order, of one release.

use openbudget_domain::query::{Filter, ListQuery};
use openbudget_domain::resource::{DISCLOSURES, FINDINGS, INDICATORS, Resource};

use crate::condition::push_filter;
use crate::connection::{AnyConnection, Backend};
use crate::deadline;
use crate::error::StoreError;
use crate::layout::Layout;
use crate::order::{Behind, behind, push_behind, push_keys, push_order};
use crate::row::Step;
use crate::sql::Sql;
use crate::{link, release};

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

/// The related items that each item of a list holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Includes {
    /// A project's indicators.
    pub indicators: bool,
    /// What the rules found of an item, as far as it failed.
    pub findings: bool,
}

impl Includes {
    /// What the names of `include=` ask for.
    #[must_use]
    pub fn of(names: &[String]) -> Self {
        let asked = |name: &str| names.iter().any(|other| other == name);
        Self { indicators: asked("indicators"), findings: asked("findings") }
    }
}

/// Reads a page.
pub(crate) fn list(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &ListQuery,
    release: i64,
    includes: Includes,
) -> Result<Page, StoreError> {
    let layout = Layout::of(query.resource);
    check_since(query, release)?;
    let total = if query.count {
        let mut sql = Sql::new(backend);
        sql.push("SELECT count(*) AS count FROM ").push(&layout.table).push(" WHERE ");
        push_items(&mut sql, &layout, query, release);
        sql.count(connection)?
    } else {
        None
    };
    let sql = page(connection, backend, query, &layout, release)?;
    let mut items: Vec<Item> =
        sql.records(connection)?.into_iter().map(|row| Item { id: row.id, json: row.record }).collect();
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = if more { items.last().map(|item| item.id.clone()) } else { None };
    include(connection, backend, release, query.resource, includes, &mut items)?;
    Ok(Page { items, next, total, release })
}

/// Puts the related items that are asked for into the objects of items.
pub(crate) fn include(
    connection: &mut AnyConnection,
    backend: Backend,
    release: i64,
    resource: &Resource,
    includes: Includes,
    items: &mut [Item],
) -> Result<(), StoreError> {
    if includes.indicators {
        add(connection, backend, release, &INDICATORS, ("project", "ordinal"), items)?;
    }
    if includes.findings {
        // All that is found of a disclosure; of a fact what is found of it.
        let parent = if *resource == DISCLOSURES { "disclosure" } else { "fact" };
        add(connection, backend, release, &FINDINGS, (parent, "position"), items)?;
    }
    Ok(())
}

/// Refuses a question for what changed since a release that comes after the one it reads.
const fn check_since(query: &ListQuery, release: i64) -> Result<(), StoreError> {
    match query.updated_since {
        Some(since) if since > release => Err(StoreError::LaterRelease { since, release }),
        _ => Ok(()),
    }
}

/// How the database goes about a page: the steps of its plan.
pub(crate) fn explain(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &ListQuery,
    release: i64,
) -> Result<Vec<String>, StoreError> {
    let sql = page(connection, backend, query, &Layout::of(query.resource), release)?;
    let steps: Vec<Step> = sql.explained().rows(connection)?;
    Ok(steps.into_iter().map(|step| step.words).collect())
}

/// The statement of a page, and of one item more, which tells that there are further pages.
fn page(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &ListQuery,
    layout: &Layout,
    release: i64,
) -> Result<Sql, StoreError> {
    let most = u64::from(query.limit).saturating_add(1);
    let mut sql = Sql::new(backend);
    let Some(after) = &query.after else {
        push_part(&mut sql, query, layout, release, None);
        sql.limit(most);
        return Ok(sql);
    };
    let values = keys_of(connection, backend, query, layout, release, after)?;
    let parts = behind(query, layout, &values)?;
    if let [only] = parts.as_slice() {
        push_part(&mut sql, query, layout, release, Some(only));
        sql.limit(most);
        return Ok(sql);
    }
    // Each part is read in its order and only as far as the page is not full.
    for (at, part) in parts.iter().enumerate() {
        sql.push(if at > 0 { " UNION ALL SELECT id, record FROM (" } else { "SELECT id, record FROM (" });
        push_part(&mut sql, query, layout, release, Some(part));
        sql.limit(most).push(") AS part_").push(&at.to_string());
    }
    sql.limit(most);
    Ok(sql)
}

fn push_part(sql: &mut Sql, query: &ListQuery, layout: &Layout, release: i64, part: Option<&Behind>) {
    sql.push("SELECT ").push(layout.key).push(" AS id, record FROM ").push(&layout.table).push(" WHERE ");
    push_items(sql, layout, query, release);
    if let Some(part) = part {
        push_behind(sql, part);
    }
    push_order(sql, query, layout);
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
    release: i64,
    since: i64,
) -> Result<Vec<String>, StoreError> {
    let layout = Layout::of(query.resource);
    check_since(query, release)?;
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

/// The last release that has an item which the newest has no more; nothing where no release has it, or the newest does.
pub(crate) fn last_release(
    connection: &mut AnyConnection,
    backend: Backend,
    resource: &Resource,
    id: &str,
) -> Result<Option<i64>, StoreError> {
    let layout = Layout::of(resource);
    if !layout.versioned {
        return Ok(None);
    }
    let mut sql = Sql::new(backend);
    sql.push("SELECT max(until) - 1 AS count FROM ").push(&layout.table).push(" WHERE ").push(layout.key);
    sql.push(" = ").bind(id);
    let newest = release::newest(connection, backend)?;
    Ok(sql.count(connection)?.filter(|last| *last < newest))
}

/// Adds the conditions that a row holds in a release and passes a filter.
pub(crate) fn push_state(sql: &mut Sql, layout: &Layout, filter: &Filter, release: i64) {
    deadline::push(sql, layout.linked);
    if layout.linked {
        sql.push(link::ON);
    }
    sql.push("since <= ").bind(release).push(" AND ");
    if layout.versioned {
        sql.push("until > ").bind(release).push(" AND ");
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

/// Puts what belongs to the items of a page into their objects, by one statement.
fn add(
    connection: &mut AnyConnection,
    backend: Backend,
    release: i64,
    resource: &Resource,
    (parent, order): (&str, &str),
    items: &mut [Item],
) -> Result<(), StoreError> {
    let Some(field) = resource.compared().find(|field| field.name == parent) else { return Ok(()) };
    let layout = Layout::below(resource, field);
    let mut sql = Sql::new(backend);
    sql.push("SELECT ").push(parent).push(" AS id, record FROM ").push(&layout.table).push(" WHERE ");
    push_state(&mut sql, &layout, &Filter::All(Vec::new()).or_usual(resource), release);
    sql.push(" AND ").push(parent).push(" IN ").bind_ids(items.iter().map(|item| item.id.as_str()));
    sql.push(" ORDER BY ").push(parent).push(", ").push(order);
    let mut below = std::collections::HashMap::<String, Vec<String>>::new();
    if !items.is_empty() {
        for row in sql.records(connection)? {
            below.entry(row.id).or_default().push(row.record);
        }
    }
    for item in items {
        let added = below.remove(&item.id).unwrap_or_default();
        // Records are objects that this program wrote: the last sign closes the object.
        if item.json.pop() == Some('}') {
            let size: usize = added.iter().map(|record| record.len().saturating_add(1)).sum();
            item.json.reserve(size.saturating_add(resource.name.len()).saturating_add(8));
            item.json.push_str(",\"");
            item.json.push_str(resource.name);
            item.json.push_str("\":[");
            for (at, record) in added.iter().enumerate() {
                if at > 0 {
                    item.json.push(',');
                }
                item.json.push_str(record);
            }
            item.json.push_str("]}");
        }
    }
    Ok(())
}
