//! Counts and sums by group.

use actix_web::{HttpRequest, HttpResponse};
use openbudget_domain::query::value::written_time;
use openbudget_domain::query::{AggregateQuery, AsOf, Value, cursor, parse_aggregate};
use openbudget_domain::resource::Resource;
use openbudget_persistence::{Group, GroupPage, Store};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::problem::Problem;
use crate::request::{accepts_json, parameters};
use crate::rest::asked;
use crate::state::AppState;

/// Answers a page of groups, or 304 without asking for it.
pub(crate) async fn answer(
    resource: &'static Resource,
    request: &HttpRequest,
    state: &AppState,
) -> Result<HttpResponse, Problem> {
    accepts_json(request)?;
    let query = parse_aggregate(resource, &parameters(request)?).map_err(Problem::refused)?;
    let spelt = format!("{query}&limit={}&offset={}&count={}", query.limit, query.offset, query.count);
    let (question, mut wanted) = ((spelt, query.as_of), query.clone());
    let find = move |store: &Store, release| {
        wanted.as_of = AsOf::Release(release);
        store.aggregate(&wanted)
    };
    match asked(state, request, resource, question, find).await? {
        (stamp, Some(page)) => Ok(stamp.json(body(&query, &page).map_err(|error| {
            tracing::error!(%error, "groups cannot be written");
            Problem::of("internal_error")
        })?)),
        (stamp, None) => Ok(stamp.not_modified()),
    }
}

fn body(query: &AggregateQuery, page: &GroupPage) -> serde_json::Result<String> {
    let measures: Vec<String> = query.measures.iter().map(ToString::to_string).collect();
    let next = page.next.map(|offset| cursor::encode(query, page.release, &offset.to_string()));
    let total = query.count.then_some(page.total);
    serde_json::to_string(&PageView {
        items: page.groups.iter().map(|group| GroupView { query, measures: &measures, group }).collect(),
        page: Envelope { limit: query.limit, next, total },
        release: page.release,
    })
}

#[derive(Serialize)]
struct PageView<'a> {
    items: Vec<GroupView<'a>>,
    page: Envelope,
    release: i64,
}

#[derive(Serialize)]
struct Envelope {
    limit: u32,
    next: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<usize>,
}

/// A group, with the names of the measures.
struct GroupView<'a> {
    query: &'a AggregateQuery,
    measures: &'a [String],
    group: &'a Group,
}

impl Serialize for GroupView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { query, measures, group } = self;
        let mut keys = serializer.serialize_map(Some(4))?;
        let fields = query.group_by.iter().map(|field| field.name);
        keys.serialize_entry("group", &Pairs(fields.zip(group.fields.iter().map(Shown))))?;
        keys.serialize_entry("values", &Pairs(measures.iter().zip(group.measures.iter().map(Shown))))?;
        for (name, counts) in [("counted", &group.counted), ("missing", &group.missing)] {
            keys.serialize_entry(name, &Pairs(counts.iter().map(|(field, count)| (field.name, count))))?;
        }
        keys.end()
    }
}

/// Names and values as an object.
struct Pairs<I>(I);

impl<K: Serialize, V: Serialize, I: Iterator<Item = (K, V)> + Clone> Serialize for Pairs<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.clone())
    }
}

/// A value in JSON: money as an object, decimals as strings.
struct Shown<'a>(&'a Option<Value>);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            None => serializer.serialize_none(),
            Some(Value::Text(text)) => serializer.serialize_str(text),
            Some(Value::Integer(number)) => serializer.serialize_i64(*number),
            Some(Value::Fen(fen)) => Amount { amount: Decimal::new(*fen, 2), currency: "CNY" }.serialize(serializer),
            Some(Value::Decimal(number)) => Serialize::serialize(number, serializer),
            Some(Value::Date(day)) => day.serialize(serializer),
            Some(Value::Time(time)) => serializer.serialize_str(&written_time(*time)),
            Some(Value::Boolean(boolean)) => serializer.serialize_bool(*boolean),
        }
    }
}

/// Money that is computed: nobody printed it.
#[derive(Serialize)]
struct Amount {
    amount: Decimal,
    currency: &'static str,
}
