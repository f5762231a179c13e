//! Which facts a finding is found of: its subject, and every fact whose place it cites.

use openbudget_domain::link::facts_of;
use openbudget_domain::record::Record;
use openbudget_domain::resource::FINDINGS;

use crate::connection::{AnyConnection, Backend};
use crate::disclosure;
use crate::error::StoreError;
use crate::publish;
use crate::row::Linked;
use crate::sql::{Bind, Sql};

/// How many links one statement writes.
const CHUNK: usize = 4_000;

/// What a table of findings is joined with. SQLite carries a `CROSS JOIN` out in the order in which it is written, and so
/// begins at the links of the facts that are asked for: by itself it would begin at every finding of a status.
pub(crate) const JOINED: &str = "finding_facts CROSS JOIN ";
/// The condition of that join.
pub(crate) const ON: &str = "finding_government = government AND finding = id AND finding_since = since AND ";

/// Adds the condition that an item has one of these links.
pub(crate) fn push_has(sql: &mut Sql, values: impl IntoIterator<Item = Bind>) {
    sql.push("(government, id, since) IN (SELECT finding_government, finding, finding_since FROM finding_facts");
    sql.push(" WHERE fact IN ").bind_all(values).push(")");
}

/// Writes the links of the findings among these records, which were written in a release.
pub(crate) fn save(
    connection: &mut AnyConnection,
    backend: Backend,
    government: &str,
    records: &[Record],
    release: i64,
) -> Result<(), StoreError> {
    let found = records.iter().filter(|record| *record.resource == FINDINGS);
    let links = found.flat_map(|finding| finding.facts.iter().map(|fact| (finding.id.as_str(), fact.as_str())));
    write(connection, backend, government, &links.collect::<Vec<_>>(), release)
}

fn write(
    connection: &mut AnyConnection,
    backend: Backend,
    government: &str,
    links: &[(&str, &str)],
    release: i64,
) -> Result<(), StoreError> {
    for chunk in links.chunks(CHUNK) {
        let mut sql = Sql::new(backend);
        sql.push("INSERT INTO finding_facts (finding_government, finding, finding_since, fact) VALUES ");
        for (at, (finding, fact)) in chunk.iter().enumerate() {
            if at > 0 {
                sql.push(", ");
            }
            sql.bind_all([Bind::from(government), Bind::from(*finding), Bind::from(release), Bind::from(*fact)]);
        }
        sql.execute(connection)?;
    }
    Ok(())
}

/// Links the findings of a database that was filled before there were links, all at once.
pub(crate) fn fill(connection: &mut AnyConnection, backend: Backend) -> Result<(), StoreError> {
    // Another program that starts at the same time waits, and finds nothing left to do.
    publish::stand_in_line(connection, backend)?;
    for Linked { government, id, revision, since } in unlinked(connection, backend)? {
        let Some(records) = disclosure::facts(connection, backend, &id, revision)? else { continue };
        let found = facts_of(&records);
        let links = found.iter().flat_map(|(finding, facts)| facts.iter().map(|fact| (*finding, fact.as_str())));
        write(connection, backend, &government, &links.collect::<Vec<_>>(), since)?;
    }
    Ok(())
}

/// Whether the database was filled before there were links.
pub(crate) fn is_unlinked(connection: &mut AnyConnection, backend: Backend) -> Result<bool, StoreError> {
    Ok(!unlinked(connection, backend)?.is_empty())
}

/// The revisions whose findings have no links: all or none, since every finding is linked with its subject.
fn unlinked(connection: &mut AnyConnection, backend: Backend) -> Result<Vec<Linked>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT government, id, revision, since FROM revisions WHERE EXISTS (SELECT 1 FROM findings)");
    sql.push(" AND NOT EXISTS (SELECT 1 FROM finding_facts) ORDER BY since");
    Ok(sql.rows(connection)?)
}
