//! Groups and their measures, reckoned from the rows with exact decimals: what an aggregate has to be.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

use openbudget_domain::query::value::written_time;
use openbudget_domain::query::{Function, Measure, Value};
use openbudget_domain::record::field_value;
use openbudget_domain::resource::{Field, FieldKind};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Map, Value as Json, json};

/// A group: the values of its fields, and those of its measures.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub fields: Vec<Option<Value>>,
    pub measures: Vec<Option<Value>>,
    counts: Vec<(&'static Field, usize, usize)>,
}

/// The value of a field of an item; of its government for those that are not served with it.
fn value(item: &Json, field: &'static Field, governments: &[Json]) -> Option<Value> {
    let own = field_value(item.as_object().unwrap(), field);
    if own.is_some() || !matches!(field.name, "level" | "province") || item.get("code_system").is_some() {
        return own;
    }
    let government = governments.iter().find(|government| government["code"] == item["government"]).unwrap();
    field_value(government.as_object().unwrap(), field)
}

/// A number as a decimal: money in 分.
fn number(value: &Value) -> Decimal {
    match value {
        Value::Fen(number) | Value::Integer(number) => Decimal::from(*number),
        Value::Decimal(number) => *number,
        other => panic!("{other:?} is no number"),
    }
}

fn of_kind(kind: FieldKind, number: Decimal) -> Value {
    match kind {
        FieldKind::Money => Value::Fen(number.try_into().unwrap()),
        FieldKind::Integer => Value::Integer(number.try_into().unwrap()),
        _ => Value::Decimal(number.normalize()),
    }
}

fn measured(measure: Measure, values: &[Value], items: usize) -> Option<Value> {
    let whole = |count: usize| Some(Value::Integer(count.try_into().unwrap()));
    let kind = measure.field.map_or(FieldKind::Integer, |field| field.kind);
    let sum = || values.iter().map(number).sum::<Decimal>();
    match measure.function {
        Function::Count => whole(items),
        Function::CountDistinct => whole(values.iter().collect::<BTreeSet<_>>().len()),
        _ if values.is_empty() => None,
        Function::Sum => Some(of_kind(kind, sum())),
        Function::Min => values.iter().min().cloned(),
        Function::Max => values.iter().max().cloned(),
        Function::Avg => {
            let decimals = if kind == FieldKind::Money { 0 } else { 6 };
            let mean = sum() / Decimal::from(values.len());
            let rounded = mean.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            Some(if kind == FieldKind::Money { of_kind(kind, rounded) } else { Value::Decimal(rounded.normalize()) })
        }
    }
}

/// The groups of items, in no order.
pub(super) fn groups(items: &[Json], by: &[&'static Field], measures: &[Measure], governments: &[Json]) -> Vec<Group> {
    let mut keyed: HashMap<Vec<Option<Value>>, Vec<&Json>> = HashMap::new();
    for item in items {
        let key: Vec<Option<Value>> = by.iter().map(|field| value(item, field, governments)).collect();
        keyed.entry(key).or_default().push(item);
    }
    if by.is_empty() && keyed.is_empty() {
        // One group of everything, also of nothing.
        keyed.insert(Vec::new(), Vec::new());
    }
    keyed
        .into_iter()
        .map(|(fields, members)| {
            let of = |field: &'static Field| -> Vec<Value> {
                members.iter().filter_map(|item| value(item, field, governments)).collect()
            };
            let mut counts: Vec<(&'static Field, usize, usize)> = Vec::new();
            for field in measures.iter().filter_map(|measure| measure.field) {
                if counts.iter().all(|(other, ..)| *other != field) {
                    let count = of(field).len();
                    counts.push((field, count, members.len() - count));
                }
            }
            let of_measure =
                |measure: &Measure| measured(*measure, &measure.field.map(of).unwrap_or_default(), members.len());
            Group { fields, measures: measures.iter().map(of_measure).collect(), counts }
        })
        .collect()
}

/// Missing values last, either way.
pub(super) fn ordered(one: Option<&Value>, other: Option<&Value>, descending: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

fn shown(value: Option<&Value>) -> Json {
    match value {
        None => Json::Null,
        Some(Value::Fen(fen)) => json!({"amount": Decimal::new(*fen, 2).to_string(), "currency": "CNY"}),
        Some(Value::Decimal(number)) => json!(number.normalize().to_string()),
        Some(Value::Integer(number)) => json!(number),
        Some(Value::Text(text)) => json!(text),
        Some(Value::Date(day)) => json!(day.to_string()),
        Some(Value::Time(time)) => json!(written_time(*time)),
        Some(Value::Boolean(boolean)) => json!(boolean),
    }
}

impl Group {
    /// The group as REST answers it.
    pub(super) fn json(&self, by: &[&'static Field], measures: &[Measure]) -> Json {
        let fields: Map<String, Json> =
            by.iter().zip(&self.fields).map(|(field, value)| (field.name.to_owned(), shown(value.as_ref()))).collect();
        let values: Map<String, Json> = measures
            .iter()
            .zip(&self.measures)
            .map(|(measure, value)| (measure.to_string(), shown(value.as_ref())))
            .collect();
        let counted: Map<String, Json> =
            self.counts.iter().map(|(field, count, _)| (field.name.to_owned(), json!(count))).collect();
        let missing: Map<String, Json> =
            self.counts.iter().map(|(field, _, count)| (field.name.to_owned(), json!(count))).collect();
        json!({"group": fields, "values": values, "counted": counted, "missing": missing})
    }
}
