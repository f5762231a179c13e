//! Aggregates: groups with their measures, conditions on them and their order.

use std::sync::Arc;

use async_graphql::dynamic::{
    Enum, EnumItem, Field, FieldFuture, FieldValue, InputObject, InputValue, Object, ResolverContext, TypeRef,
};
use async_graphql::{Error, SelectionField, Value};
use openbudget_domain::query::aggregate::{MOST_PARTS, measure_names, measures, read_measure, read_measured};
use openbudget_domain::query::parse::{LARGEST_LIMIT, USUAL_LIMIT};
use openbudget_domain::query::{
    AggregateQuery, AsOf, Function, GroupSort, Having, Measure, Operator, Refusal, Value as Compared, cursor,
};
use openbudget_domain::resource::{Field as Named, FieldKind, Resource};
use openbudget_persistence::{Group, GroupPage};
use serde_json::json;

use super::connection::{after, as_of_argument, direction, field_of, given, read_first, read_state};
use super::error::{of_problem, of_refusal};
use super::filter::{filter_type, read_filter, refusal, text_of};
use super::name::{aggregate_field, camel, item_type, pascal, shouted};
use super::snapshot::Snapshot;
use crate::state::AppState;

/// A page of groups.
struct Groups {
    query: AggregateQuery,
    page: GroupPage,
}

/// A group of a page.
#[derive(Clone)]
struct One {
    groups: Arc<Groups>,
    at: usize,
}

impl One {
    fn group(&self) -> Option<&Group> {
        self.groups.page.groups.get(self.at)
    }

    fn measure(&self, function: Function, field: Option<&Named>) -> Option<&Compared> {
        let at = self.groups.query.measures.iter().position(|m| m.function == function && m.field == field)?;
        self.group()?.measures.get(at)?.as_ref()
    }
}

/// The functions that have an object of fields each, with the name of its key.
const FUNCTIONS: [(Function, &str); 5] = [
    (Function::Sum, "sum"),
    (Function::Avg, "avg"),
    (Function::Min, "min"),
    (Function::Max, "max"),
    (Function::CountDistinct, "countDistinct"),
];

/// The types of a resource's aggregate.
pub(super) fn types(resource: &'static Resource) -> (Vec<Object>, Vec<InputObject>, Vec<Enum>) {
    let item = item_type(resource);
    let mut group = Object::new(format!("{item}Group")).description("The values of the fields of the group.");
    let mut missing =
        Object::new(format!("{item}Missing")).description("How many values of each measured field were missing.");
    for field in resource.fields {
        group = group.field(grouped_field(field));
        missing = missing.field(missing_field(field));
    }
    let mut objects = vec![group, missing];
    let mut aggregate = Object::new(format!("{item}Aggregate"))
        .description(format!("A group of {}, with what was computed of it.", resource.name))
        .field(part("group", format!("{item}Group")))
        .field(Field::new("count", TypeRef::named_nn(TypeRef::INT), |context| {
            let count = one(&context).and_then(|one| one.measure(Function::Count, None));
            FieldFuture::from_value(count.and_then(whole))
        }))
        .field(part("missing", format!("{item}Missing")));
    for (function, key) in FUNCTIONS {
        let fields: Vec<&Named> = resource.fields.iter().filter(|field| measures(function, field)).collect();
        if fields.is_empty() {
            continue;
        }
        let name = format!("{item}{}", pascal(function.key()));
        let object =
            fields.into_iter().fold(Object::new(&name), |object, field| object.field(measured_field(function, field)));
        objects.push(object.description(format!("Of each field: {key}.")));
        aggregate = aggregate.field(part(key, name));
    }
    objects.extend([aggregate, connection(&item)]);
    (objects, inputs(resource, &item), enums(resource, &item))
}

fn connection(item: &str) -> Object {
    Object::new(format!("{item}AggregateConnection"))
        .description("A page of groups.")
        .field(Field::new("nodes", TypeRef::named_nn_list_nn(format!("{item}Aggregate")), |context| {
            let groups = context.parent_value.downcast_ref::<Arc<Groups>>();
            FieldFuture::Value(groups.map(|groups| {
                FieldValue::list(
                    (0..groups.page.groups.len())
                        .map(|at| FieldValue::owned_any(One { groups: Arc::clone(groups), at })),
                )
            }))
        }))
        .field(Field::new("totalCount", TypeRef::named_nn(TypeRef::INT), |context| {
            let groups = context.parent_value.downcast_ref::<Arc<Groups>>();
            FieldFuture::from_value(groups.map(|groups| Value::from(groups.page.total)))
        }))
        .field(Field::new("endCursor", TypeRef::named(TypeRef::STRING), |context| {
            let groups = context.parent_value.downcast_ref::<Arc<Groups>>();
            let cursor = groups.and_then(|groups| {
                let next = groups.page.next?;
                Some(cursor::encode(&groups.query, groups.page.release, &next.to_string()))
            });
            FieldFuture::from_value(cursor.map(Value::from))
        }))
        .field(Field::new("release", TypeRef::named_nn(TypeRef::INT), |context| {
            let groups = context.parent_value.downcast_ref::<Arc<Groups>>();
            FieldFuture::from_value(groups.map(|groups| Value::from(groups.page.release)))
        }))
}

/// A key that leads on to a part of the same group.
fn part(key: &str, of: String) -> Field {
    Field::new(key, TypeRef::named_nn(of), |context| {
        FieldFuture::Value(one(&context).map(|one| FieldValue::owned_any(one.clone())))
    })
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

fn missing_field(field: &'static Named) -> Field {
    Field::new(camel(field.name), TypeRef::named(TypeRef::INT), move |context| {
        let count = one(&context)
            .and_then(|one| one.group()?.missing.iter().find(|(of, _)| *of == field).map(|(_, count)| *count));
        FieldFuture::from_value(count.map(Value::from))
    })
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
        Compared::Boolean(boolean) => FieldValue::value(*boolean),
    }
}

/// Every measure with its names in GraphQL: `sumBudget` and `SUM_BUDGET`.
fn named_measures(resource: &'static Resource) -> Vec<(Measure, String, String)> {
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

fn inputs(resource: &'static Resource, item: &str) -> Vec<InputObject> {
    let mut having = InputObject::new(format!("{item}HavingInput"))
        .description("Which groups: conditions on measures, which all hold.");
    for (measure, key, _) in named_measures(resource) {
        let of = match (measure.function, measure.field.map(|field| field.kind)) {
            (Function::Count | Function::CountDistinct, _) | (_, None) => "MeasuredIntegerOperators",
            (_, Some(FieldKind::Integer)) if measure.function != Function::Avg => "MeasuredIntegerOperators",
            _ => "MeasuredOperators",
        };
        having = having.field(InputValue::new(key, TypeRef::named(of)));
    }
    let sort = InputObject::new(format!("{item}AggregateSortInput"))
        .description("A key of the order of groups: a measure, or a field of the group.")
        .field(InputValue::new("measure", TypeRef::named(format!("{item}Measure"))))
        .field(InputValue::new("key", TypeRef::named(format!("{item}Field"))))
        .field(
            InputValue::new("direction", TypeRef::named("SortDirection"))
                .default_value(Value::Enum(async_graphql::Name::new("ASC"))),
        );
    vec![having, sort]
}

fn enums(resource: &'static Resource, item: &str) -> Vec<Enum> {
    let fields =
        resource.fields.iter().fold(
            Enum::new(format!("{item}Field")).description(format!("A field of {}.", resource.name)),
            |of, field| of.item(EnumItem::new(shouted(field.name)).description(field.doc)),
        );
    let measures = named_measures(resource)
        .into_iter()
        .fold(Enum::new(format!("{item}Measure")).description("What is computed of a group."), |of, (_, _, name)| {
            of.item(EnumItem::new(name))
        });
    vec![fields, measures]
}

/// The operators of conditions on measures, for every resource.
pub(super) fn having_operators() -> Vec<InputObject> {
    [("MeasuredOperators", TypeRef::STRING), ("MeasuredIntegerOperators", TypeRef::INT)]
        .into_iter()
        .map(|(name, of)| {
            ["eq", "ne", "lt", "le", "gt", "ge"]
                .into_iter()
                .fold(InputObject::new(name).description("Comparisons of a measure."), |input, operator| {
                    input.field(InputValue::new(operator, TypeRef::named(of)))
                })
        })
        .collect()
}

/// The aggregate of a resource at the root.
pub(super) fn root_field(resource: &'static Resource) -> Field {
    let item = item_type(resource);
    let of = TypeRef::named_nn(format!("{item}AggregateConnection"));
    Field::new(aggregate_field(resource), of, move |context| {
        FieldFuture::new(async move {
            let mut query = read_query(resource, &context)?;
            if let Some(after) = after(&context.args) {
                cursor::resume_groups(&mut query, after).map_err(of_refusal)?;
            }
            let release = Snapshot::of(&context)?.resolve(query.as_of).await?;
            query.as_of = AsOf::Release(release);
            let asked = query.clone();
            let state = context.data::<AppState>()?;
            let page = state.ask(move |store| store.aggregate(&asked)).await.map_err(|problem| of_problem(&problem))?;
            Ok(Some(FieldValue::owned_any(Arc::new(Groups { query, page }))))
        })
    })
    .description(format!("Counts and sums of {} by group.", resource.name))
    .argument(InputValue::new("filter", TypeRef::named(filter_type(resource))))
    .argument(InputValue::new("groupBy", TypeRef::named_nn_list(format!("{item}Field"))))
    .argument(InputValue::new("having", TypeRef::named(format!("{item}HavingInput"))))
    .argument(InputValue::new("sort", TypeRef::named_nn_list(format!("{item}AggregateSortInput"))))
    .argument(
        InputValue::new("first", TypeRef::named(TypeRef::INT))
            .default_value(USUAL_LIMIT)
            .description(format!("How many at most: 1 to {LARGEST_LIMIT}.")),
    )
    .argument(InputValue::new("after", TypeRef::named(TypeRef::STRING)))
    .argument(as_of_argument())
}

fn read_query(resource: &'static Resource, context: &ResolverContext<'_>) -> Result<AggregateQuery, Error> {
    let arguments = &context.args;
    let mut query = AggregateQuery::new(resource);
    if let Some(filter) = given(arguments, "filter") {
        query.filter = read_filter(resource, filter).map_err(of_refusal)?;
    }
    query.filter = query.filter.or_usual(resource);
    if let Some(Value::List(names)) = given(arguments, "groupBy") {
        for name in names {
            let name = text_of(name, "groupBy").map_err(of_refusal)?;
            if let Some(field) = field_of(resource, &name).filter(|field| !query.group_by.contains(field)) {
                query.group_by.push(field);
            }
        }
    }
    if query.group_by.len() > MOST_PARTS {
        return Err(of_refusal(refusal("groupBy", format!("names more than {MOST_PARTS} fields"))));
    }
    if let Some(Value::Object(conditions)) = given(arguments, "having") {
        for (key, operators) in conditions {
            read_having(resource, key, operators, &mut query.having).map_err(of_refusal)?;
        }
    }
    if let Some(Value::List(keys)) = given(arguments, "sort") {
        query.sort = keys
            .iter()
            .map(|key| read_sort(resource, &query.group_by, key))
            .collect::<Result<_, _>>()
            .map_err(of_refusal)?;
    }
    query.limit = read_first(arguments).map_err(of_refusal)?;
    query.as_of = read_state(arguments).map_err(of_refusal)?;
    query.as_of_named = query.as_of;
    let selected = context.field();
    for nodes in selected.selection_set().filter(|field| field.name() == "nodes") {
        for field in nodes.selection_set() {
            add_measures(resource, field, &mut query.measures);
        }
    }
    Ok(query)
}

/// The measures that a selection asks for.
fn add_measures(resource: &'static Resource, selected: SelectionField<'_>, measures_of: &mut Vec<Measure>) {
    let Some((function, _)) = FUNCTIONS.iter().find(|(_, key)| *key == selected.name()) else {
        // How many values are missing is told of fields that are counted.
        if selected.name() == "missing" {
            for named in selected.selection_set().filter_map(|below| named(resource, below.name())) {
                push(measures_of, Measure { function: Function::CountDistinct, field: Some(named) }, true);
            }
        }
        return;
    };
    for field in selected.selection_set().filter_map(|below| named(resource, below.name())) {
        push(measures_of, Measure { function: *function, field: Some(field) }, false);
    }
}

fn push(measures: &mut Vec<Measure>, measure: Measure, missing: bool) {
    // Any measure of a field counts its missing values.
    let counted = missing && measures.iter().any(|other| other.field == measure.field);
    if !counted && !measures.contains(&measure) {
        measures.push(measure);
    }
}

fn named(resource: &'static Resource, name: &str) -> Option<&'static Named> {
    resource.fields.iter().find(|field| camel(field.name) == name)
}

fn read_having(
    resource: &'static Resource,
    key: &str,
    operators: &Value,
    all: &mut Vec<Having>,
) -> Result<(), Refusal> {
    let place = format!("having.{key}");
    let known = named_measures(resource).into_iter().find(|(_, name, _)| name == key);
    let (Some((measure, ..)), Value::Object(operators)) = (known, operators) else {
        return Err(refusal(&place, "is no condition on a measure".to_owned()));
    };
    for (operator, value) in operators {
        let place = format!("{place}.{operator}");
        let operator = Operator::from_key(operator).ok_or_else(|| refusal(&place, "is no comparison".to_owned()))?;
        let value = read_measured(&place, measure, &text_of(value, &place)?)?;
        all.push(Having { measure, operator, value });
    }
    if all.len() > MOST_PARTS {
        return Err(refusal("having", format!("names more than {MOST_PARTS} conditions")));
    }
    Ok(())
}

fn read_sort(resource: &'static Resource, group_by: &[&'static Named], key: &Value) -> Result<GroupSort, Refusal> {
    let Value::Object(parts) = key else { return Err(refusal("sort", "is no key of an order".to_owned())) };
    let name = |part: &str| match parts.get(part) {
        Some(Value::Enum(name)) => Some(name.to_string()),
        Some(Value::String(name)) => Some(name.clone()),
        _ => None,
    };
    let direction = direction(&name("direction").unwrap_or_default());
    match (name("measure"), name("key")) {
        (Some(measure), None) => named_measures(resource)
            .into_iter()
            .find(|(_, _, name)| *name == measure)
            .map(|(measure, ..)| GroupSort::Measure(measure, direction))
            .ok_or_else(|| refusal("sort", format!("'{measure}' is no measure"))),
        (None, Some(key)) => field_of(resource, &key)
            .filter(|field| group_by.contains(field))
            .map(|field| GroupSort::Field(field, direction))
            .ok_or_else(|| refusal("sort", format!("'{key}' is no field of the group"))),
        _ => Err(refusal("sort", "names either a measure or a key".to_owned())),
    }
}
