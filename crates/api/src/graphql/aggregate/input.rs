//! What groups are asked by: conditions on measures, keys of an order, names of fields and measures.

use async_graphql::dynamic::{Enum, EnumItem, InputObject, InputValue, TypeRef};
use openbudget_domain::query::aggregate::{measure_names, read_measure};
use openbudget_domain::query::{Function, Measure, Operator};
use openbudget_domain::resource::{FieldKind, Resource};

use super::told;
use crate::graphql::connection::direction_input;
use crate::graphql::name::{camel, shouted};

/// Every measure with its names in GraphQL: `sumBudget` and `SUM_BUDGET`.
pub(super) fn named_measures(resource: &'static Resource) -> Vec<(Measure, String, String)> {
    let names = measure_names(resource);
    let read = names.iter().filter_map(|name| read_measure(resource, "measure", name).ok());
    read.map(|measure| {
        let field = measure.field.map(|field| field.name).unwrap_or_default();
        let function = measure.function.key();
        let joined = if field.is_empty() { function.to_owned() } else { format!("{function}_{field}") };
        (measure, camel(&joined), shouted(&joined))
    })
    .collect()
}

pub(super) fn inputs(resource: &'static Resource, item: &str) -> Vec<InputObject> {
    let mut having = InputObject::new(format!("{item}HavingInput"))
        .description("Which groups: conditions on measures, which all hold.");
    for (measure, key, _) in named_measures(resource) {
        let of = match (measure.function, measure.field.map(|field| field.kind)) {
            (Function::Count | Function::CountDistinct, _) | (_, None) => "MeasuredIntegerOperators",
            (_, Some(FieldKind::Integer)) if measure.function != Function::Avg => "MeasuredIntegerOperators",
            _ => "MeasuredOperators",
        };
        let doc = format!("On {}.", told(measure));
        having = having.field(InputValue::new(key, TypeRef::named(of)).description(doc));
    }
    let sort = InputObject::new(format!("{item}AggregateSortInput"))
        .description("A key of the order of groups: a measure, or a field of the group.")
        .field(InputValue::new("measure", TypeRef::named(format!("{item}Measure"))).description("A measure."))
        .field(InputValue::new("key", TypeRef::named(format!("{item}Field"))).description("A field of the group."))
        .field(direction_input());
    vec![having, sort]
}

pub(super) fn enums(resource: &'static Resource, item: &str) -> Vec<Enum> {
    let fields =
        resource.fields.iter().fold(
            Enum::new(format!("{item}Field")).description(format!("A field of {}.", resource.name)),
            |of, field| of.item(EnumItem::new(shouted(field.name)).description(field.doc)),
        );
    let measures = named_measures(resource).into_iter().fold(
        Enum::new(format!("{item}Measure")).description("What is computed of a group."),
        |of, (measure, _, name)| of.item(EnumItem::new(name).description(format!("{}.", told(measure)))),
    );
    vec![fields, measures]
}

/// The operators of conditions on measures, for every resource.
pub(in crate::graphql) fn having_operators() -> Vec<InputObject> {
    [("MeasuredOperators", TypeRef::STRING), ("MeasuredIntegerOperators", TypeRef::INT)]
        .into_iter()
        .map(|(name, of)| {
            ["eq", "ne", "lt", "le", "gt", "ge"].into_iter().fold(
                InputObject::new(name).description("Comparisons of a measure."),
                |input, operator| {
                    let doc = Operator::from_key(operator).map_or("", crate::graphql::filter::told);
                    input.field(InputValue::new(operator, TypeRef::named(of)).description(doc))
                },
            )
        })
        .collect()
}
