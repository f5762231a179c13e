//! Filters as input objects: a filter is an object of fields, a field an object of operators.

use async_graphql::Value as Input;
use async_graphql::dynamic::{InputObject, InputValue, TypeRef};
use openbudget_domain::query::group::{DEEPEST_GROUP, MOST_TESTS};
use openbudget_domain::query::parse::condition_of;
use openbudget_domain::query::value::LONGEST_TEXT;
use openbudget_domain::query::{Filter, Operator, Refusal};
use openbudget_domain::resource::{Field, FieldKind, Resource};

use super::name::{camel, item_type};

/// The name of a resource's filter.
pub(super) fn filter_type(resource: &Resource) -> String {
    format!("{}FilterInput", item_type(resource))
}

/// The filter of a resource.
pub(super) fn filter_input(resource: &Resource) -> InputObject {
    let name = filter_type(resource);
    let mut input = InputObject::new(&name).description(format!(
        "Which {}: every field that is given has to hold, and of `or` at least one.",
        resource.name
    ));
    for field in resource.compared() {
        input = input
            .field(InputValue::new(camel(field.name), TypeRef::named(operators_type(field))).description(field.doc));
    }
    let list = || TypeRef::named_nn_list(&name);
    input
        .field(InputValue::new("or", list()).description("Alternatives: at least one holds."))
        .field(InputValue::new("and", list()).description("Further conditions that all hold."))
}

/// The type of the operators of a field.
pub(super) fn operators_type(field: &Field) -> String {
    let kind = match field.kind {
        FieldKind::Text => "Text",
        FieldKind::Choice(_) => "Choice",
        FieldKind::Integer => "Integer",
        FieldKind::Money => "Money",
        FieldKind::Decimal => "Decimal",
        FieldKind::Date => "Date",
        FieldKind::Time => "Time",
        FieldKind::Boolean => "Boolean",
        FieldKind::Link => "Link",
    };
    if field.nullable { format!("Optional{kind}Operators") } else { format!("{kind}Operators") }
}

/// The operators of every kind of field that the resources have.
pub(super) fn operator_inputs(resources: &[&'static Resource]) -> Vec<InputObject> {
    let mut made: Vec<InputObject> = Vec::new();
    for field in resources.iter().flat_map(|resource| resource.compared()) {
        let name = operators_type(field);
        if made.iter().any(|input| input.type_name() == name) {
            continue;
        }
        let value = match field.kind {
            FieldKind::Integer => TypeRef::INT,
            FieldKind::Boolean => TypeRef::BOOLEAN,
            _ => TypeRef::STRING,
        };
        let mut input = InputObject::new(&name).description(meaning(field.kind));
        for operator in Operator::ALL.iter().filter(|operator| field.allows(**operator)) {
            let of = match operator {
                Operator::In => TypeRef::named_nn_list(value),
                Operator::Missing => TypeRef::named(TypeRef::BOOLEAN),
                _ => TypeRef::named(value),
            };
            input = input.field(InputValue::new(operator.key(), of).description(told(*operator)));
        }
        made.push(input);
    }
    made
}

/// A comparison in words.
pub(super) const fn told(operator: Operator) -> &'static str {
    match operator {
        Operator::Eq => "Equal.",
        Operator::Ne => "Not equal; a missing value is not equal to anything.",
        Operator::Lt => "Less.",
        Operator::Le => "Less or equal.",
        Operator::Gt => "Greater.",
        Operator::Ge => "Greater or equal.",
        Operator::In => "One of several.",
        Operator::Contains => "Has the text in it.",
        Operator::Starts => "Starts with the text.",
        Operator::Missing => "Has no value, or has one.",
    }
}

const fn meaning(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "Comparisons of text, by code point.",
        FieldKind::Choice(_) => "Comparisons of a key of a closed list, which may be given as printed too.",
        FieldKind::Integer => "Comparisons of whole numbers.",
        FieldKind::Money => "Comparisons of money: 元 as `\"1000000\"`, or with a unit as `\"100万元\"`.",
        FieldKind::Decimal => "Comparisons of exact decimals, as `\"0.5\"`.",
        FieldKind::Date => "Comparisons of days, as `\"2024-12-31\"`.",
        FieldKind::Time => "Comparisons of times as RFC 3339 has them, as `\"2024-12-31T08:00:00Z\"`.",
        FieldKind::Boolean => "Comparisons of yes and no.",
        FieldKind::Link => "Comparisons of the ids of other items: one of them has to be equal.",
    }
}

/// Reads a filter.
///
/// # Errors
/// Where a value is not of its field's kind, or there are too many conditions or too deep ones.
pub(super) fn read_filter(resource: &'static Resource, input: &Input) -> Result<Filter, Refusal> {
    let mut tests = 0;
    read_object(resource, input, "filter", 0, &mut tests)
}

fn read_object(
    resource: &'static Resource,
    input: &Input,
    path: &str,
    depth: usize,
    tests: &mut usize,
) -> Result<Filter, Refusal> {
    if depth > DEEPEST_GROUP {
        return Err(refusal(path, format!("groups stand deeper than {DEEPEST_GROUP}")));
    }
    let Input::Object(keys) = input else { return Err(refusal(path, "is no filter".to_owned())) };
    let mut all = Vec::new();
    for (key, value) in keys {
        let place = format!("{path}.{key}");
        match (key.as_str(), value) {
            (_, Input::Null) => {}
            (group @ ("or" | "and"), Input::List(parts)) => {
                let parts: Result<Vec<Filter>, Refusal> = parts
                    .iter()
                    .map(|part| read_object(resource, part, &place, depth.saturating_add(1), tests))
                    .collect();
                all.push(if group == "or" { Filter::Any(parts?) } else { Filter::All(parts?) });
            }
            (name, operators) => {
                let Some(field) = resource.compared().find(|field| camel(field.name) == name) else {
                    return Err(refusal(&place, format!("{} has no field '{name}'", resource.name)));
                };
                read_operators(field, operators, &place, tests, &mut all)?;
            }
        }
    }
    if *tests > MOST_TESTS {
        return Err(refusal(path, format!("holds more than {MOST_TESTS} conditions")));
    }
    // One condition alone in a group: the same question, and so the same cursors, as in REST.
    match (depth, all.len()) {
        (1.., 1) => Ok(all.swap_remove(0)),
        _ => Ok(Filter::All(all)),
    }
}

fn read_operators(
    field: &'static Field,
    operators: &Input,
    path: &str,
    tests: &mut usize,
    all: &mut Vec<Filter>,
) -> Result<(), Refusal> {
    let Input::Object(operators) = operators else { return Err(refusal(path, "is no comparison".to_owned())) };
    for (key, value) in operators {
        let place = format!("{path}.{key}");
        let operator = Operator::from_key(key).ok_or_else(|| refusal(&place, "is no comparison".to_owned()))?;
        let written = match value {
            Input::List(values) => values.iter().map(|value| text_of(value, &place)).collect::<Result<Vec<_>, _>>()?,
            value => vec![text_of(value, &place)?],
        };
        if written.iter().any(|text| text.chars().count() > LONGEST_TEXT) {
            return Err(refusal(&place, format!("is longer than {LONGEST_TEXT} characters")));
        }
        *tests = tests.saturating_add(1);
        all.push(Filter::Test(condition_of(&place, field, operator, &written)?));
    }
    Ok(())
}

/// A value as REST writes it.
pub(super) fn text_of(value: &Input, path: &str) -> Result<String, Refusal> {
    match value {
        Input::String(text) => Ok(text.clone()),
        Input::Number(number) => Ok(number.to_string()),
        Input::Boolean(boolean) => Ok(boolean.to_string()),
        Input::Enum(name) => Ok(name.to_string()),
        // To drop the condition in silence would answer another question.
        Input::Null => Err(refusal(path, "null is no value: ask with `missing`".to_owned())),
        _ => Err(refusal(path, "is no value".to_owned())),
    }
}

/// A refusal of an argument.
pub(super) fn refusal(path: &str, message: String) -> Refusal {
    Refusal { parameter: path.to_owned(), code: "invalid_value", message, suggestion: None }
}
