//! The types of groups: their fields, and what is computed of them.

use std::sync::Arc;

use async_graphql::Value;
use async_graphql::dynamic::{Enum, Field, FieldFuture, FieldValue, InputObject, Object, ResolverContext, TypeRef};
use openbudget_domain::query::aggregate::measures;
use openbudget_domain::query::value::written_time;
use openbudget_domain::query::{Function, Value as Compared, cursor};
use openbudget_domain::resource::{Field as Named, FieldKind, Resource};
use openbudget_persistence::Group;
use serde_json::json;

use super::input::{enums, inputs};
use super::{FUNCTIONS, Groups, One, words};
use crate::graphql::name::{camel, item_type, pascal};

/// The types of a resource's aggregate.
pub(in crate::graphql) fn types(resource: &'static Resource) -> (Vec<Object>, Vec<InputObject>, Vec<Enum>) {
    let item = item_type(resource);
    let mut group = Object::new(format!("{item}Group")).description("The values of the fields of the group.");
    let mut counted = Object::new(format!("{item}Counted"))
        .description("How many values of each measured field there were: of every field that is selected.");
    let mut missing = Object::new(format!("{item}Missing"))
        .description("How many values of each measured field were missing: of every field that is selected.");
    for field in resource.fields {
        group = group.field(grouped_field(field));
        counted = counted.field(counted_field(field, |group| &group.counted));
        missing = missing.field(counted_field(field, |group| &group.missing));
    }
    let mut objects = vec![group, counted, missing];
    let mut aggregate = Object::new(format!("{item}Aggregate"))
        .description(format!("A group of {}, with what was computed of it.", resource.name))
        .field(part("group", format!("{item}Group"), "What the items of the group have in common."))
        .field(
            Field::new("count", TypeRef::named_nn(TypeRef::INT), |context| {
                let count = one(&context).and_then(|one| one.measure(Function::Count, None));
                FieldFuture::from_value(count.and_then(whole))
            })
            .description("How many items the group has."),
        )
        .field(part("counted", format!("{item}Counted"), "How many values there were."))
        .field(part("missing", format!("{item}Missing"), "How many values were missing."));
    for (function, key) in FUNCTIONS {
        let fields: Vec<&Named> = resource.fields.iter().filter(|field| measures(function, field)).collect();
        if fields.is_empty() {
            continue;
        }
        let name = format!("{item}{}", pascal(function.key()));
        let object =
            fields.into_iter().fold(Object::new(&name), |object, field| object.field(measured_field(function, field)));
        objects.push(object.description(format!("Of each field: {}.", words(function))));
        aggregate = aggregate.field(part(key, name, words(function)));
    }
    objects.extend([aggregate, connection(&item)]);
    (objects, inputs(resource, &item), enums(resource, &item))
}

fn connection(item: &str) -> Object {
    Object::new(format!("{item}AggregateConnection"))
        .description("A page of groups.")
        .field(
            Field::new("nodes", TypeRef::named_nn_list_nn(format!("{item}Aggregate")), |context| {
                FieldFuture::Value(groups(&context).map(|groups| {
                    FieldValue::list(
                        (0..groups.page.groups.len())
                            .map(|at| FieldValue::owned_any(One { groups: Arc::clone(groups), at })),
                    )
                }))
            })
            .description("The groups of the page."),
        )
        .field(
            Field::new("totalCount", TypeRef::named_nn(TypeRef::INT), |context| {
                FieldFuture::from_value(groups(&context).map(|groups| Value::from(groups.page.total)))
            })
            .description("How many groups there are in all."),
        )
        .field(
            Field::new("endCursor", TypeRef::named(TypeRef::STRING), |context| {
                let cursor = groups(&context).and_then(|groups| {
                    let next = groups.page.next?;
                    Some(cursor::encode(&groups.query, groups.page.release, &next.to_string()))
                });
                FieldFuture::from_value(cursor.map(Value::from))
            })
            .description("`after` of the next page; null at the end."),
        )
        .field(
            Field::new("release", TypeRef::named_nn(TypeRef::INT), |context| {
                FieldFuture::from_value(groups(&context).map(|groups| Value::from(groups.page.release)))
            })
            .description("The release that was read."),
        )
}

fn groups<'a>(context: &ResolverContext<'a>) -> Option<&'a Arc<Groups>> {
    context.parent_value.downcast_ref::<Arc<Groups>>()
}

/// A key that leads on to a part of the same group.
fn part(key: &str, of: String, doc: &str) -> Field {
    Field::new(key, TypeRef::named_nn(of), |context| {
        FieldFuture::Value(one(&context).map(|one| FieldValue::owned_any(one.clone())))
    })
    .description(doc)
}

fn one<'a>(context: &ResolverContext<'a>) -> Option<&'a One> {
    context.parent_value.downcast_ref::<One>()
}

fn grouped_field(field: &'static Named) -> Field {
    let of = match field.kind {
        FieldKind::Integer => TypeRef::INT,
        FieldKind::Boolean => TypeRef::BOOLEAN,
        FieldKind::Money => "Amount",
        _ => TypeRef::STRING,
    };
    Field::new(camel(field.name), TypeRef::named(of), move |context| {
        let value = one(&context).and_then(|one| {
            let at = one.groups.query.group_by.iter().position(|by| *by == field)?;
            one.group()?.fields.get(at)?.as_ref()
        });
        FieldFuture::Value(value.map(shown))
    })
    .description(field.doc)
}

fn counted_field(field: &'static Named, counts: fn(&Group) -> &Vec<(&'static Named, i64)>) -> Field {
    Field::new(camel(field.name), TypeRef::named(TypeRef::INT), move |context| {
        let count = one(&context)
            .and_then(|one| counts(one.group()?).iter().find(|(of, _)| *of == field).map(|(_, count)| *count));
        FieldFuture::from_value(count.map(Value::from))
    })
    .description(field.doc)
}

fn measured_field(function: Function, field: &'static Named) -> Field {
    let of = match (function, field.kind) {
        (Function::CountDistinct, _) | (Function::Min | Function::Max, FieldKind::Integer) => TypeRef::INT,
        (_, FieldKind::Money) => "Amount",
        // A sum of whole numbers may be larger than GraphQL's Int.
        _ => TypeRef::STRING,
    };
    Field::new(camel(field.name), TypeRef::named(of), move |context| {
        let value = one(&context).and_then(|one| one.measure(function, Some(field)));
        let text = of == TypeRef::STRING;
        FieldFuture::Value(value.map(|value| match value {
            Compared::Integer(number) if text => FieldValue::value(number.to_string()),
            value => shown(value),
        }))
    })
    .description(field.doc)
}

fn whole(value: &Compared) -> Option<Value> {
    if let Compared::Integer(number) = value { Some(Value::from(*number)) } else { None }
}

fn shown<'a>(value: &Compared) -> FieldValue<'a> {
    match value {
        Compared::Text(text) => FieldValue::value(text.as_str()),
        Compared::Integer(number) => FieldValue::value(*number),
        Compared::Fen(fen) => {
            FieldValue::owned_any(json!({"amount": rust_decimal::Decimal::new(*fen, 2), "currency": "CNY"}))
        }
        Compared::Decimal(number) => FieldValue::value(number.to_string()),
        Compared::Date(day) => FieldValue::value(day.to_string()),
        Compared::Time(time) => FieldValue::value(written_time(*time)),
        Compared::Boolean(boolean) => FieldValue::value(*boolean),
    }
}
