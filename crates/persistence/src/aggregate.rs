//! Sums and counts by group, exact on both databases.
//!
//! The database sums whole 分 and millionths; conditions, order and pages of groups are carried out
//! here, where an average is an exact decimal and not the one float or the other.

use std::cmp::Ordering;

use chrono::DateTime;
use openbudget_domain::query::{AggregateQuery, Direction, Function, GroupSort, Measure, Operator, Value};
use openbudget_domain::resource::{Field, FieldKind};

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::layout::{Layout, column};
use crate::list::push_state;
use crate::row::{Cells, Held};
use crate::sql::Sql;

/// How many groups are computed at most.
const MOST_GROUPS: usize = 100_000;

/// A group: its fields, its measures in the order of the question, and of each counted field how many values were missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The values of the fields of the group; nothing for the group of missing ones.
    pub fields: Vec<Option<Value>>,
    /// The values of the measures; nothing where there was no value to measure.
    pub measures: Vec<Option<Value>>,
    /// The measured fields, each with how many values there were.
    pub counted: Vec<(&'static Field, i64)>,
    /// The measured fields, each with how many values were missing.
    pub missing: Vec<(&'static Field, i64)>,
}

/// A page of groups.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupPage {
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// How many groups stand before the next page; nothing at the end.
    pub next: Option<u32>,
    /// How many groups there are in all.
    pub total: usize,
    /// The release that was read.
    pub release: i64,
}

pub(crate) fn aggregate(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &AggregateQuery,
    release: i64,
) -> Result<GroupPage, StoreError> {
    let measures = all_measures(query);
    let mut groups = read_groups(connection, backend, query, &measures, release)?;
    let at = |measure: Measure| measures.iter().position(|other| *other == measure);
    for having in &query.having {
        let at = at(having.measure);
        groups.retain(|group| value(group, at).is_some_and(|value| holds(value, having.operator, &having.value)));
    }
    // Where each key of the order stands in a group.
    let keys: Vec<Key> = query
        .sort
        .iter()
        .map(|sort| match sort {
            GroupSort::Measure(measure, direction) => Key { at: Part::Measure(at(*measure)), direction: *direction },
            GroupSort::Field(field, direction) => {
                Key { at: Part::Field(query.group_by.iter().position(|by| by == field)), direction: *direction }
            }
        })
        .collect();
    groups.sort_by(|one, other| compare(one, other, &keys));
    let total = groups.len();
    let size = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let end = query.offset.saturating_add(query.limit);
    let next = (size(end) < total).then_some(end);
    let mut page: Vec<Group> = groups.into_iter().skip(size(query.offset)).take(size(query.limit)).collect();
    for group in &mut page {
        group.measures.truncate(query.measures.len());
    }
    Ok(GroupPage { groups: page, next, total, release })
}

/// The measures that are asked for, then those that only conditions and the order need.
fn all_measures(query: &AggregateQuery) -> Vec<Measure> {
    let mut all = query.measures.clone();
    let sorted = query.sort.iter().filter_map(|sort| match sort {
        GroupSort::Measure(measure, _) => Some(*measure),
        GroupSort::Field(..) => None,
    });
    for measure in query.having.iter().map(|having| having.measure).chain(sorted) {
        if !all.contains(&measure) {
            all.push(measure);
        }
    }
    all
}

/// How the database adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sums {
    /// One sum: as good as always it is held by 64 bits.
    Whole,
    /// Two sums, as neither database gives more than 64 bits of one: how often [`PART`] is in the numbers, and the rests.
    Parts,
}

fn read_groups(
    connection: &mut AnyConnection,
    backend: Backend,
    query: &AggregateQuery,
    measures: &[Measure],
    release: i64,
) -> Result<Vec<Group>, StoreError> {
    match groups_by(Sums::Whole, connection, backend, query, measures, release) {
        Err(StoreError::SumTooLarge) => groups_by(Sums::Parts, connection, backend, query, measures, release),
        read => read,
    }
}

fn groups_by(
    sums: Sums,
    connection: &mut AnyConnection,
    backend: Backend,
    query: &AggregateQuery,
    measures: &[Measure],
    release: i64,
) -> Result<Vec<Group>, StoreError> {
    let layout = Layout::of(query.resource);
    let by: Vec<String> = query.group_by.iter().map(|field| column(field)).collect();
    let mut counted: Vec<&'static Field> = Vec::new();
    for field in measures.iter().filter_map(|measure| measure.field) {
        if !counted.contains(&field) {
            counted.push(field);
        }
    }
    let mut columns: Vec<(Held, String)> =
        query.group_by.iter().zip(&by).map(|(field, name)| (held(field.kind), name.clone())).collect();
    columns.push((Held::Integer, "count(*)".to_owned()));
    columns.extend(counted.iter().map(|field| (Held::Integer, format!("count({})", column(field)))));
    columns.extend(measures.iter().flat_map(|measure| expressions(*measure, sums)));
    let mut sql = Sql::new(backend);
    sql.push("SELECT ");
    push_cells(&mut sql, &columns);
    sql.push(" FROM ").push(&layout.table).push(" WHERE ");
    push_state(&mut sql, &layout, &query.filter, release);
    if !by.is_empty() {
        sql.push(" GROUP BY ").push(&by.join(", "));
    }
    sql.limit(u64::try_from(MOST_GROUPS).unwrap_or(u64::MAX).saturating_add(1));
    let rows: Vec<Cells> = sql.rows(connection).map_err(|error| match error {
        diesel::result::Error::DatabaseError(_, information)
            if matches!(information.message(), "integer overflow" | "bigint out of range") =>
        {
            StoreError::SumTooLarge
        }
        other => other.into(),
    })?;
    if rows.len() > MOST_GROUPS {
        return Err(StoreError::TooManyGroups);
    }
    rows.into_iter().map(|row| group(row, query, &counted, measures, sums)).collect()
}

/// Adds columns, each under a name that tells how it is read: PostgreSQL would give its sums as numbers of another type.
fn push_cells(sql: &mut Sql, columns: &[(Held, String)]) {
    let cast = sql.backend() == Backend::Postgres;
    for (at, (held, expression)) in columns.iter().enumerate() {
        sql.push(if at > 0 { ", " } else { "" });
        if cast && *held == Held::Integer {
            sql.push("CAST(").push(expression).push(" AS BIGINT)");
        } else {
            sql.push(expression);
        }
        sql.push(" AS ").push(held.prefix()).push(&at.to_string());
    }
}

/// How the values of a field are held.
const fn held(kind: FieldKind) -> Held {
    match kind {
        FieldKind::Text | FieldKind::Choice(_) | FieldKind::Link => Held::Text,
        FieldKind::Integer | FieldKind::Money | FieldKind::Decimal | FieldKind::Time => Held::Integer,
        FieldKind::Date => Held::Date,
        FieldKind::Boolean => Held::Boolean,
    }
}

/// What the database computes of a measure. The average is the sum by the count, divided where it can be exact.
fn expressions(measure: Measure, sums: Sums) -> Vec<(Held, String)> {
    let name = measure.field.map(column).unwrap_or_default();
    let integer = |expression: String| (Held::Integer, expression);
    let own = |expression: String| (measure.field.map_or(Held::Integer, |field| held(field.kind)), expression);
    match measure.function {
        Function::Count => vec![integer("count(*)".to_owned())],
        Function::Sum | Function::Avg if sums == Sums::Whole => vec![integer(format!("sum({name})"))],
        Function::Sum | Function::Avg => {
            vec![integer(format!("sum({name} / {PART})")), integer(format!("sum({name} % {PART})"))]
        }
        Function::Min => vec![own(format!("min({name})"))],
        Function::Max => vec![own(format!("max({name})"))],
        Function::CountDistinct => vec![integer(format!("count(DISTINCT {name})"))],
    }
}

/// The number that the parts of a sum are split by.
const PART: i64 = 1_000_000_000;

/// A sum from the next values of a row; nothing where there was no value to add.
fn sum(kind: FieldKind, sums: Sums, mut next: impl FnMut() -> Option<Value>) -> Result<Option<Value>, StoreError> {
    let first = next();
    let rest = if sums == Sums::Parts { Some(next()) } else { None };
    if first.is_none() {
        return Ok(None);
    }
    let read = |number: Option<Value>| integer(number.as_ref()).map(i128::from).ok_or(StoreError::SumTooLarge);
    let all = match rest {
        None => read(first)?,
        Some(rest) => read(first)?.saturating_mul(i128::from(PART)).saturating_add(read(rest)?),
    };
    let held = || i64::try_from(all).ok();
    let value = match kind {
        FieldKind::Money => held().map(Value::Fen),
        FieldKind::Integer => held().map(Value::Integer),
        FieldKind::Decimal => openbudget_domain::number::from_wide_micro(all).map(Value::Decimal),
        _ => None,
    };
    value.map(Some).ok_or(StoreError::SumTooLarge)
}

const fn integer(value: Option<&Value>) -> Option<i64> {
    match value {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    }
}

fn group(
    row: Cells,
    query: &AggregateQuery,
    counted: &[&'static Field],
    measures: &[Measure],
    sums: Sums,
) -> Result<Group, StoreError> {
    let mut values = row.0.into_iter();
    let mut next = || values.next().flatten();
    let fields = query.group_by.iter().map(|field| typed(field.kind, next())).collect();
    let all = integer(next().as_ref()).unwrap_or(0);
    let present: Vec<(&'static Field, i64)> =
        counted.iter().map(|field| (*field, integer(next().as_ref()).unwrap_or(0))).collect();
    let mut computed = Vec::with_capacity(measures.len());
    for measure in measures {
        let Some(field) = measure.field.filter(|_| measure.function != Function::CountDistinct) else {
            computed.push(next());
            continue;
        };
        computed.push(match measure.function {
            Function::Sum => sum(field.kind, sums, &mut next)?,
            Function::Avg => {
                let count = present.iter().find(|(other, _)| *other == field).map_or(0, |(_, count)| *count);
                sum(field.kind, sums, &mut next)?.and_then(|sum| average(&sum, count))
            }
            _ => typed(field.kind, next()),
        });
    }
    let missing = present.iter().map(|(field, count)| (*field, all.saturating_sub(*count))).collect();
    Ok(Group { fields, measures: computed, counted: present, missing })
}

/// A value of the database as a value of the field.
fn typed(kind: FieldKind, value: Option<Value>) -> Option<Value> {
    match (kind, value?) {
        (FieldKind::Money, Value::Integer(fen)) => Some(Value::Fen(fen)),
        (FieldKind::Decimal, Value::Integer(micro)) => {
            Some(Value::Decimal(openbudget_domain::number::from_micro(micro)))
        }
        (FieldKind::Time, Value::Integer(micros)) => DateTime::from_timestamp_micros(micros).map(Value::Time),
        (_, value) => Some(value),
    }
}

/// The sum by the count, rounded half away from zero: to whole 分, or to six decimals.
fn average(sum: &Value, count: i64) -> Option<Value> {
    use openbudget_domain::number::divided;
    let mean = |number, count: i64| divided(number, count.into(), 6).map(|mean| Value::Decimal(mean.normalize()));
    match sum {
        Value::Fen(fen) => {
            let exact = divided((*fen).into(), count.into(), 0)?;
            i64::try_from(exact).ok().map(Value::Fen)
        }
        Value::Integer(number) => mean((*number).into(), count),
        Value::Decimal(number) => mean(*number, count),
        _ => None,
    }
}

/// A part of a group that it is ordered by.
enum Part {
    Measure(Option<usize>),
    Field(Option<usize>),
}

/// A key of the order of groups.
struct Key {
    at: Part,
    direction: Direction,
}

impl Key {
    fn of<'a>(&self, group: &'a Group) -> Option<&'a Value> {
        match self.at {
            Part::Measure(at) => value(group, at),
            Part::Field(at) => group.fields.get(at?)?.as_ref(),
        }
    }
}

fn value(group: &Group, at: Option<usize>) -> Option<&Value> {
    group.measures.get(at?)?.as_ref()
}

fn holds(value: &Value, operator: Operator, other: &Value) -> bool {
    let order = value.cmp(other);
    match operator {
        Operator::Eq => order == Ordering::Equal,
        Operator::Ne => order != Ordering::Equal,
        Operator::Lt => order == Ordering::Less,
        Operator::Le => order != Ordering::Greater,
        Operator::Gt => order == Ordering::Greater,
        Operator::Ge => order != Ordering::Less,
        _ => false,
    }
}

/// By the order asked for, then by the fields of the group; missing values last either way.
fn compare(one: &Group, other: &Group, keys: &[Key]) -> Ordering {
    let asked = keys.iter().map(|key| ordered(key.of(one), key.of(other), key.direction));
    let own = one
        .fields
        .iter()
        .zip(&other.fields)
        .map(|(one, other)| ordered(one.as_ref(), other.as_ref(), Direction::Ascending));
    asked.chain(own).find(|order| *order != Ordering::Equal).unwrap_or(Ordering::Equal)
}

fn ordered(one: Option<&Value>, other: Option<&Value>, direction: Direction) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if direction == Direction::Descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}
