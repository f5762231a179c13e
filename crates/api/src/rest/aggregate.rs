//! Counts and sums by group.

use actix_web::{HttpRequest, HttpResponse};
use openbudget_domain::query::value::written_time;
use openbudget_domain::query::{AggregateQuery, AsOf, Value, cursor, parse_aggregate};
use openbudget_domain::resource::{Field, Resource};
use openbudget_persistence::{Group, GroupPage, Store};
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};

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
        (stamp, Some(page)) => Ok(stamp.json(body(&query, &page).to_string())),
        (stamp, None) => Ok(stamp.not_modified()),
    }
}

fn body(query: &AggregateQuery, page: &GroupPage) -> Json {
    let next = page.next.map(|offset| cursor::encode(query, page.release, &offset.to_string()));
    let items: Vec<Json> = page.groups.iter().map(|group| group_object(query, group)).collect();
    let mut envelope = Map::from_iter([("limit".to_owned(), json!(query.limit)), ("next".to_owned(), json!(next))]);
    if query.count {
        envelope.insert("total".to_owned(), json!(page.total));
    }
    json!({"items": items, "page": envelope, "release": page.release})
}

fn group_object(query: &AggregateQuery, group: &Group) -> Json {
    let fields = query.group_by.iter().zip(&group.fields);
    let fields: Map<String, Json> =
        fields.map(|(field, value)| (field.name.to_owned(), shown(value.as_ref()))).collect();
    let values = query.measures.iter().zip(&group.measures);
    let values: Map<String, Json> =
        values.map(|(measure, value)| (measure.to_string(), shown(value.as_ref()))).collect();
    let counts = |counts: &[(&'static Field, i64)]| -> Map<String, Json> {
        counts.iter().map(|(field, count)| (field.name.to_owned(), json!(count))).collect()
    };
    json!({
        "group": fields, "values": values, "counted": counts(&group.counted), "missing": counts(&group.missing),
    })
}

/// A value in JSON: money as an object, decimals as strings.
fn shown(value: Option<&Value>) -> Json {
    match value {
        None => Json::Null,
        Some(Value::Text(text)) => json!(text),
        Some(Value::Integer(number)) => json!(number),
        Some(Value::Fen(fen)) => json!({"amount": Decimal::new(*fen, 2), "currency": "CNY"}),
        Some(Value::Decimal(number)) => json!(number),
        Some(Value::Date(day)) => json!(day),
        Some(Value::Time(time)) => json!(written_time(*time)),
        Some(Value::Boolean(boolean)) => json!(boolean),
    }
}
