//! Aggregates: groups with their measures, conditions on them and their order.

mod input;
mod object;

use std::sync::Arc;

use async_graphql::dynamic::{Field, FieldFuture, FieldValue, InputValue, ResolverContext, TypeRef};
use async_graphql::{Error, SelectionField, Value};
use openbudget_domain::query::aggregate::{MOST_PARTS, read_measured};
use openbudget_domain::query::parse::{LARGEST_LIMIT, USUAL_LIMIT};
use openbudget_domain::query::{
    AggregateQuery, AsOf, Function, GroupSort, Having, Measure, Operator, Refusal, Value as Compared, cursor,
};
use openbudget_domain::resource::{Field as Named, Resource};
use openbudget_persistence::{Group, GroupPage};

pub(super) use input::having_operators;
pub(super) use object::types;

use input::named_measures;

use super::connection::{after, as_of_argument, direction, field_of, given, read_first, read_state};
use super::error::{of_problem, of_refusal};
use super::filter::{filter_type, read_filter, refusal, text_of};
use super::name::{aggregate_field, camel, item_type};
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

/// What a function computes, in words.
const fn words(function: Function) -> &'static str {
    match function {
        Function::Count => "how many items",
        Function::Sum => "the exact sum of the values that are not missing",
        Function::Avg => "the sum by the number of values, rounded half away from zero to 0.01 元 or six decimals",
        Function::Min => "the smallest value",
        Function::Max => "the largest value",
        Function::CountDistinct => "how many different values",
    }
}

/// A measure in words.
fn told(measure: Measure) -> String {
    let field = measure.field.map(|field| format!(" of `{}`", field.name)).unwrap_or_default();
    format!("{}{field}", words(measure.function))
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
    .argument(InputValue::new("filter", TypeRef::named(filter_type(resource))).description("Which items."))
    .argument(
        InputValue::new("groupBy", TypeRef::named_nn_list(format!("{item}Field"))).description(format!(
            "By which fields: {MOST_PARTS} at most; one group of everything where there are none."
        )),
    )
    .argument(InputValue::new("having", TypeRef::named(format!("{item}HavingInput"))).description("Which groups."))
    .argument(
        InputValue::new("sort", TypeRef::named_nn_list(format!("{item}AggregateSortInput")))
            .description("In which order; then by the fields of the group."),
    )
    .argument(
        InputValue::new("first", TypeRef::named(TypeRef::INT))
            .default_value(USUAL_LIMIT)
            .description(format!("How many at most: 1 to {LARGEST_LIMIT}.")),
    )
    .argument(InputValue::new("after", TypeRef::named(TypeRef::STRING)).description("`endCursor` of the page before."))
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
            let Some(field) = field_of(resource, &name) else { continue };
            if query.group_by.contains(&field) {
                return Err(of_refusal(Refusal::twice("groupBy", &name)));
            }
            query.group_by.push(field);
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
        let what = |key: &GroupSort| match key {
            GroupSort::Field(field, _) => field.name.to_owned(),
            GroupSort::Measure(measure, _) => measure.to_string(),
        };
        let keys: Vec<String> = query.sort.iter().map(what).collect();
        if let Some(twice) = keys.iter().enumerate().find(|(at, key)| keys.iter().take(*at).any(|other| other == *key))
        {
            return Err(of_refusal(Refusal::twice("sort", twice.1)));
        }
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
        // How many values there are and are missing is told of fields that are measured.
        if matches!(selected.name(), "counted" | "missing") {
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
