//! Publishing a disclosure: all of it in one transaction, or nothing.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use openbudget_domain::disclosure::{Disclosure, Reason};
use openbudget_domain::query::value::written_time;
use openbudget_domain::record::{Record, field_value, records};
use openbudget_domain::resource::{FINDINGS, FieldKind, Resource};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::layout::{Layout, column};
use crate::row::{InForce, Known};
use crate::sql::{Bind, Sql};
use crate::{document, government, link, release, search};

/// The release at which a fact that is in force ends.
const OPEN: i64 = i64::MAX;

/// How many values one statement may bind: SQLite takes 32,766, PostgreSQL 65,535.
const MOST_BINDS: usize = 32_000;

/// What became of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The first revision of the disclosure.
    First,
    /// Another document supersedes the one before.
    Superseded,
    /// The same document, read otherwise by a newer reader.
    ReRead,
    /// The same document, read alike: nothing changed.
    Unchanged,
    /// The same document, of whose government the publisher states something else, and the rules find otherwise.
    Restated,
    /// Nothing changed but that the bytes are held now.
    BytesAttached,
    /// Nothing changed but the government, as its publisher states it.
    Renamed,
}

impl Outcome {
    /// The stable key: also the `reason` of a revision.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::First => Reason::First.key(),
            Self::Superseded => Reason::Superseded.key(),
            Self::ReRead => Reason::ReRead.key(),
            Self::Unchanged => "unchanged",
            Self::Restated => Reason::Restated.key(),
            Self::BytesAttached => "bytes-attached",
            Self::Renamed => "renamed",
        }
    }
}

/// A publication that was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// What became of it.
    pub outcome: Outcome,
    /// The release that has it.
    pub release: i64,
    /// The revision of the disclosure, from 1.
    pub revision: i64,
}

/// Waits until no other transaction publishes, and keeps others waiting until this one ends. As the first statement
/// of a transaction it writes, so that publications stand in line on either database.
pub(crate) fn stand_in_line(connection: &mut AnyConnection, backend: Backend) -> Result<(), StoreError> {
    let mut lock = Sql::new(backend);
    lock.push("UPDATE publication_lock SET holder = holder + 1");
    lock.execute(connection)?;
    Ok(())
}

/// Publishes within a transaction that the caller has begun.
pub(crate) fn publish(
    connection: &mut AnyConnection,
    backend: Backend,
    disclosure: &Disclosure,
    bytes: Option<&[u8]>,
    now: DateTime<Utc>,
) -> Result<Published, StoreError> {
    stand_in_line(connection, backend)?;
    let next = release::newest(connection, backend)?.saturating_add(1);
    let renamed = government::save(connection, backend, std::slice::from_ref(&disclosure.government), next)?;
    let attached = document::save(connection, backend, &disclosure.document, bytes, next)?;
    let facts = records(disclosure)?;
    let content_hash = content_hash(disclosure, &facts)?;
    let before = in_force(connection, backend, &disclosure.id)?;
    if let Some(before) = &before
        && before.document == disclosure.document.sha256
        && before.content_hash == content_hash
        // Another reader is told by a revision, also where it reads alike.
        && before.reader == disclosure.reader
    {
        let outcome = match (attached, renamed) {
            (true, _) => Outcome::BytesAttached,
            (false, true) => Outcome::Renamed,
            (false, false) => {
                return Ok(Published { outcome: Outcome::Unchanged, release: before.since, revision: before.revision });
            }
        };
        // The list of documents, or that of governments, answers otherwise from now on.
        let release = release::begin(connection, backend, now)?;
        return Ok(Published { outcome, release, revision: before.revision });
    }
    let outcome = match &before {
        None => Outcome::First,
        Some(before) if before.document != disclosure.document.sha256 => Outcome::Superseded,
        Some(before) if renamed && before.reader == disclosure.reader => Outcome::Restated,
        Some(_) => Outcome::ReRead,
    };
    let release = release::begin(connection, backend, now)?;
    let revision = before.as_ref().map_or(1, |before| before.revision.saturating_add(1));
    let publication = Publication { backend, disclosure, facts: &facts, release, revision, outcome, content_hash, now };
    publication.write_revision(connection)?;
    let mut from = 0;
    while let Some(first) = facts.get(from) {
        let count = facts.iter().skip(from).take_while(|fact| fact.resource == first.resource).count();
        let group = facts.get(from..from.saturating_add(count)).unwrap_or_default();
        publication.write_facts(connection, first.resource, group)?;
        from = from.saturating_add(count);
    }
    publication.close_resources(connection)?;
    link::save(connection, backend, &disclosure.government.code, &facts, release)?;
    search::save(connection, backend, &disclosure.id, &facts, release)?;
    Ok(Published { outcome, release, revision })
}

fn in_force(connection: &mut AnyConnection, backend: Backend, id: &str) -> Result<Option<InForce>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push("SELECT revision, document, content_hash, reader, since FROM revisions WHERE id = ").bind(id);
    sql.push(" AND until = ").bind(OPEN);
    Ok(sql.rows::<InForce>(connection)?.into_iter().next())
}

/// A hash of what is published. The government's name is no part of the disclosure, but of what the rules find.
fn content_hash(disclosure: &Disclosure, facts: &[Record]) -> Result<String, StoreError> {
    let mut nameless = disclosure.clone();
    nameless.government.name.clear();
    let mut text = serde_json::to_string(&nameless)?;
    for finding in facts.iter().filter(|fact| *fact.resource == FINDINGS) {
        text.push('\n');
        text.push_str(&finding.content());
    }
    Ok(hash(&text))
}

fn hash(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

struct Publication<'a> {
    backend: Backend,
    disclosure: &'a Disclosure,
    facts: &'a [Record],
    release: i64,
    revision: i64,
    outcome: Outcome,
    content_hash: String,
    now: DateTime<Utc>,
}

impl Publication<'_> {
    fn write_revision(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let disclosure = self.disclosure;
        let mut sql = Sql::new(self.backend);
        sql.push("UPDATE revisions SET until = ").bind(self.release).push(" WHERE id = ").bind(disclosure.id.as_str());
        sql.push(" AND until = ").bind(OPEN);
        sql.execute(connection)?;
        let title = disclosure.title.as_ref().map(|title| openbudget_domain::text::join_lines(&title.text));
        let mut counts = serde_json::Map::new();
        for fact in self.facts {
            let count = counts.entry(fact.resource.name).or_insert(json!(0));
            *count = json!(count.as_i64().unwrap_or(0).saturating_add(1));
        }
        counts.insert(FINDINGS.name.to_owned(), self.findings());
        let record = json!({
            "id": disclosure.id,
            "government": disclosure.government.code,
            "fiscal_year": disclosure.fiscal_year,
            "kind": disclosure.kind,
            "title": title,
            "document": disclosure.document.sha256,
            "revision": self.revision,
            "reason": self.outcome.key(),
            "since": self.release,
            "published_at": written_time(self.now),
            "reader": disclosure.reader,
            "counts": counts,
        });
        let mut sql = Sql::new(self.backend);
        sql.push(
            "INSERT INTO revisions (government, fiscal_year, id, revision, kind, title, document, reader, reason, \
             published_at, since, until, content_hash, record, sections, coverage, level, province) VALUES ",
        );
        sql.bind_all([
            Bind::from(disclosure.government.code.as_str()),
            Bind::from(i64::from(disclosure.fiscal_year)),
            Bind::from(disclosure.id.as_str()),
            Bind::from(self.revision),
            Bind::from(disclosure.kind.key()),
            Bind::Text(title),
            Bind::from(disclosure.document.sha256.as_str()),
            Bind::from(disclosure.reader.as_str()),
            Bind::from(self.outcome.key()),
            Bind::from(self.now.timestamp_micros()),
            Bind::from(self.release),
            Bind::from(OPEN),
            Bind::from(self.content_hash.as_str()),
            Bind::Text(Some(record.to_string())),
            Bind::Text(Some(serde_json::to_string(&disclosure.sections)?)),
            Bind::Text(Some(serde_json::to_string(&disclosure.coverage)?)),
            Bind::from(disclosure.government.level.key()),
            Bind::Text(disclosure.government.province.clone()),
        ]);
        sql.execute(connection)?;
        Ok(())
    }

    /// How many findings there are: those that failed by severity, and the other outcomes.
    fn findings(&self) -> serde_json::Value {
        let of = |field: &str, key: &str| {
            let found = self.facts.iter().filter(|fact| *fact.resource == FINDINGS);
            let found = found.filter(|fact| fact.item.get(field).and_then(serde_json::Value::as_str) == Some(key));
            let failed = |fact: &&Record| fact.item.get("status").and_then(serde_json::Value::as_str) == Some("failed");
            if field == "severity" { found.filter(failed).count() } else { found.count() }
        };
        json!({
            "error": of("severity", "error"),
            "warning": of("severity", "warning"),
            "info": of("severity", "info"),
            "passed": of("status", "passed"),
            "undecided": of("status", "undecided"),
        })
    }

    /// The facts of a resource that are in force, by id: their content, and when it last changed.
    fn known(
        &self,
        connection: &mut AnyConnection,
        layout: &Layout,
    ) -> Result<HashMap<String, (String, i64)>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT id, content_hash, changed FROM ").push(&layout.table).push(" WHERE disclosure = ");
        sql.bind(self.disclosure.id.as_str()).push(" AND until = ").bind(OPEN);
        let rows: Vec<Known> = sql.rows(connection)?;
        Ok(rows.into_iter().map(|row| (row.id, (row.content_hash, row.changed))).collect())
    }

    fn write_facts(
        &self,
        connection: &mut AnyConnection,
        resource: &'static Resource,
        facts: &[Record],
    ) -> Result<(), StoreError> {
        let layout = Layout::of(resource);
        let known = self.known(connection, &layout)?;
        let own = resource.fields.iter().filter(|field| !COMMON.contains(&field.name));
        let names: Vec<String> =
            COMMON.iter().chain(ADDED).map(|name| (*name).to_owned()).chain(own.map(column)).collect();
        for chunk in facts.chunks(MOST_BINDS.checked_div(names.len()).unwrap_or(1)) {
            let mut sql = Sql::new(self.backend);
            sql.push("INSERT INTO ").push(&layout.table).push(" (").push(&names.join(", ")).push(") VALUES ");
            for (at, fact) in chunk.iter().enumerate() {
                if at > 0 {
                    sql.push(", ");
                }
                sql.bind_all(self.values(fact, &known));
            }
            sql.execute(connection)?;
        }
        Ok(())
    }

    fn values(&self, fact: &Record, known: &HashMap<String, (String, i64)>) -> Vec<Bind> {
        let content_hash = hash(&fact.content());
        let changed = match known.get(&fact.id) {
            Some((before, changed)) if *before == content_hash => *changed,
            _ => self.release,
        };
        let mut values = vec![
            Bind::from(fact.id.as_str()),
            Bind::from(self.disclosure.id.as_str()),
            Bind::from(self.disclosure.government.code.as_str()),
            Bind::from(i64::from(self.disclosure.fiscal_year)),
            Bind::from(self.disclosure.government.level.key()),
            Bind::Text(self.disclosure.government.province.clone()),
            Bind::from(self.revision),
            Bind::from(fact.position),
            Bind::from(self.release),
            Bind::from(OPEN),
            Bind::from(changed),
            Bind::from(content_hash.as_str()),
            Bind::Text(Some(serde_json::Value::Object(fact.item.clone()).to_string())),
        ];
        for field in fact.resource.fields.iter().filter(|field| !COMMON.contains(&field.name)) {
            let value = field_value(&fact.item, field);
            values.push(match (&value, field.kind) {
                (Some(value), _) => Bind::from(value),
                (None, FieldKind::Text | FieldKind::Choice(_) | FieldKind::Link) => Bind::Text(None),
                (None, FieldKind::Integer | FieldKind::Money | FieldKind::Decimal | FieldKind::Time) => {
                    Bind::Integer(None)
                }
                (None, FieldKind::Date) => Bind::Date(None),
                (None, FieldKind::Boolean) => Bind::Boolean(None),
            });
        }
        values
    }

    /// Ends what the revision before had in force.
    fn close_resources(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        for resource in openbudget_domain::resource::RESOURCES {
            let layout = Layout::of(resource);
            if !layout.order.contains(&"position") {
                continue;
            }
            let mut sql = Sql::new(self.backend);
            sql.push("UPDATE ").push(&layout.table).push(" SET until = ").bind(self.release);
            sql.push(" WHERE disclosure = ").bind(self.disclosure.id.as_str());
            sql.push(" AND until = ").bind(OPEN).push(" AND since < ").bind(self.release);
            sql.execute(connection)?;
        }
        Ok(())
    }
}

/// The fields that every fact has, in the order of [`Publication::values`].
const COMMON: &[&str] = &["id", "disclosure", "government", "fiscal_year", "level", "province"];
/// The columns beside the fields, in the order of [`Publication::values`].
const ADDED: &[&str] = &["revision", "position", "since", "until", "changed", "content_hash", "record"];
