//! The months in which projects pay, of a database that was filled before they were told.

use openbudget_domain::record::field_value;
use openbudget_domain::resource::PROJECTS;
use serde_json::{Map, Value as Json};

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::layout::column;
use crate::publish;
use crate::row::Scheduled;
use crate::sql::{Bind, Sql};

/// How many projects are read at once.
const CHUNK: i64 = 1_000;

/// Whether there are projects whose months have not been told.
pub(crate) fn is_untold(connection: &mut AnyConnection, backend: Backend) -> Result<bool, StoreError> {
    Ok(!untold(connection, backend, 1)?.is_empty())
}

/// Tells the months of every project of every release from its record, which is never changed.
pub(crate) fn fill(connection: &mut AnyConnection, backend: Backend) -> Result<(), StoreError> {
    // Another program that starts at the same time waits, and finds nothing left to do.
    publish::stand_in_line(connection, backend)?;
    loop {
        let projects = untold(connection, backend, CHUNK)?;
        if projects.is_empty() {
            return Ok(());
        }
        for project in projects {
            let item: Map<String, Json> = serde_json::from_str(&project.record)?;
            let mut sql = Sql::new(backend);
            sql.push("UPDATE projects SET ");
            for (at, field) in PROJECTS.fields.iter().filter(|field| field.told.is_some()).enumerate() {
                sql.push(if at > 0 { ", " } else { "" }).push(&column(field)).push(" = ");
                sql.bind(field_value(&item, field).as_ref().map_or(Bind::Integer(None), Bind::from));
            }
            sql.push(" WHERE government = ").bind(project.government.as_str()).push(" AND id = ");
            sql.bind(project.id.as_str()).push(" AND since = ").bind(project.since);
            sql.execute(connection)?;
        }
    }
}

/// Projects that were there before the columns: no month is 0.
fn untold(connection: &mut AnyConnection, backend: Backend, most: i64) -> Result<Vec<Scheduled>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT government, id, since, record FROM projects WHERE first_payment_month = 0 LIMIT ").bind(most);
    Ok(sql.rows(connection)?)
}
