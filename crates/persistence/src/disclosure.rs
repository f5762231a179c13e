//! Disclosures and their revisions.

use openbudget_domain::query::Filter;
use openbudget_domain::record::Record;
use openbudget_domain::resource::{DISCLOSURES, RESOURCES};
use serde_json::{Map, Value as Json};

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::layout::Layout;
use crate::list::{Includes, Item, include, push_state};
use crate::row::{Detail, Since};
use crate::sql::Sql;

/// A disclosure with its long texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureDetail {
    /// The JSON object of the list.
    pub json: String,
    /// The narrative, as JSON.
    pub sections: String,
    /// What became of every cell and paragraph, as JSON.
    pub coverage: String,
    /// The release that was read.
    pub release: i64,
}

/// A revision of a disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The first release that has it.
    pub since: i64,
    /// The JSON object of the list as it was then.
    pub json: String,
}

pub(crate) fn find(
    connection: &mut AnyConnection,
    backend: Backend,
    id: &str,
    release: i64,
    includes: Includes,
) -> Result<Option<DisclosureDetail>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT record, sections, coverage FROM revisions WHERE id = ").bind(id).push(" AND ");
    push_state(&mut sql, &Layout::of(&DISCLOSURES), &Filter::All(Vec::new()), release);
    let Some(row) = sql.rows::<Detail>(connection)?.into_iter().next() else { return Ok(None) };
    let mut item = [Item { id: id.to_owned(), json: row.record }];
    include(connection, backend, release, &DISCLOSURES, includes, &mut item)?;
    let [Item { json, .. }] = item;
    Ok(Some(DisclosureDetail { json, sections: row.sections, coverage: row.coverage, release }))
}

/// Every revision of a disclosure, the first first.
pub(crate) fn revisions(
    connection: &mut AnyConnection,
    backend: Backend,
    id: &str,
) -> Result<Vec<Revision>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT since, record FROM revisions WHERE id = ").bind(id).push(" ORDER BY revision");
    let rows: Vec<Since> = sql.rows(connection)?;
    Ok(rows.into_iter().map(|row| Revision { since: row.since, json: row.record }).collect())
}

/// The facts of one revision; nothing where there is no such revision.
pub(crate) fn facts(
    connection: &mut AnyConnection,
    backend: Backend,
    id: &str,
    revision: i64,
) -> Result<Option<Vec<Record>>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT count(*) AS count FROM revisions WHERE id = ").bind(id).push(" AND revision = ").bind(revision);
    if sql.count(connection)? != Some(1) {
        return Ok(None);
    }
    let mut all = Vec::new();
    for resource in RESOURCES {
        let layout = Layout::of(resource);
        if !layout.order.contains(&"position") {
            continue;
        }
        let mut sql = Sql::new(backend);
        sql.push("SELECT id, record FROM ").push(&layout.table).push(" WHERE disclosure = ").bind(id);
        sql.push(" AND revision = ").bind(revision).push(" ORDER BY position");
        for (position, row) in (1_i64..).zip(sql.records(connection)?) {
            let item: Map<String, Json> = serde_json::from_str(&row.record)?;
            all.push(Record { resource, id: row.id, position, facts: Vec::new(), item });
        }
    }
    Ok(Some(all))
}
