//! Filters give what a test of every item by itself gives.

use openbudget_domain::query::value::written_time;
use openbudget_domain::query::{Operator, Value};
use openbudget_domain::record::field_value;
use openbudget_domain::resource::{FieldKind, RESOURCES};
use serde_json::Value as Json;

use crate::fixture::{get, json, on_both, walk};

/// A value of an item as a client would write it.
fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Fen(fen) => rust_decimal::Decimal::new(*fen, 2).to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Time(time) => written_time(*time),
        Value::Boolean(boolean) => boolean.to_string(),
    }
}

fn holds(value: Option<&Value>, operator: Operator, operand: &Value) -> bool {
    let Some(value) = value else { return false };
    let texts = || match (value, operand) {
        (Value::Text(value), Value::Text(operand)) => (value.clone(), operand.clone()),
        other => panic!("{other:?} are no texts"),
    };
    match operator {
        Operator::Eq | Operator::In => value == operand,
        Operator::Ne => value != operand,
        Operator::Lt => value < operand,
        Operator::Le => value <= operand,
        Operator::Gt => value > operand,
        Operator::Ge => value >= operand,
        Operator::Contains => texts().0.contains(&texts().1),
        Operator::Starts => texts().0.starts_with(&texts().1),
        Operator::Missing => unreachable!("a missing value is asked for by itself"),
    }
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[test]
fn every_operator_of_every_field_gives_what_each_item_says() {
    on_both(|program| {
        let mut asked = 0;
        for resource in RESOURCES.iter().filter(|resource| resource.name != "governments") {
            let usual = walk(program, &format!("/v1/{}?limit=1000", resource.name));
            // What a resource keeps to where a question does not say otherwise.
            let whole = resource.usual.map(|(name, _)| {
                let field = resource.field(name).unwrap();
                let FieldKind::Choice(choices) = field.kind else { panic!("{name} is no choice") };
                let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
                walk(program, &format!("/v1/{}?limit=1000&{name}__in={}", resource.name, keys.join(",")))
            });
            let id = resource.fields[0].name;
            for field in resource.fields {
                let named = resource.usual.is_some_and(|(name, _)| name == field.name);
                let items = if named { whole.as_ref().unwrap() } else { &usual };
                let values: Vec<Option<Value>> =
                    items.iter().map(|item| field_value(item.as_object().unwrap(), field)).collect();
                let Some(operand) = values.iter().flatten().nth(items.len() / 3).or(values.iter().flatten().next())
                else {
                    continue;
                };
                for operator in Operator::ALL.iter().copied().filter(|operator| field.allows(*operator)) {
                    let (text, expected): (String, Vec<&Json>) = if operator == Operator::Missing {
                        let missing = items.iter().zip(&values).filter(|(_, value)| value.is_none());
                        ("true".to_owned(), missing.map(|(item, _)| &item[id]).collect())
                    } else {
                        let kept =
                            items.iter().zip(&values).filter(|(_, value)| holds(value.as_ref(), operator, operand));
                        let text = written(operand);
                        let text =
                            if operator == Operator::In { format!("\"{}\"", text.replace('"', "\\\"")) } else { text };
                        (text, kept.map(|(item, _)| &item[id]).collect())
                    };
                    let path = format!(
                        "/v1/{}?limit=1000&{}__{}={}",
                        resource.name,
                        field.name,
                        operator.key(),
                        escaped(&text)
                    );
                    let found = walk(program, &path);
                    assert_eq!(found.iter().map(|item| &item[id]).collect::<Vec<_>>(), expected, "{path}");
                    asked += 1;
                }
            }
        }
        assert!(asked > 500, "only {asked} questions were asked");
    });
}

#[test]
fn enumerations_are_asked_for_by_key_or_printed_words_and_money_with_its_unit() {
    on_both(|program| {
        for (one, other) in [
            ("/v1/indicators?level2=quantity", "/v1/indicators?level2=数量指标"),
            ("/v1/projects?budget__ge=1000000", "/v1/projects?budget__ge=100万元"),
            ("/v1/official-expenses?item=reception", "/v1/official-expenses?item=公务接待"),
        ] {
            assert_eq!(json(program, one)["items"], json(program, other)["items"], "{one}");
            assert!(!json(program, one)["items"].as_array().unwrap().is_empty(), "{one}");
        }
    });
}

#[test]
fn alternatives_are_joined() {
    on_both(|program| {
        let either =
            walk(program, "/v1/projects?or=(budget__ge:1000万元,and(code__missing:true,ordinal__in:(1,2)))&limit=500");
        let all = walk(program, "/v1/projects?limit=500");
        let expected: Vec<&Json> = all
            .iter()
            .filter(|item| {
                let field = |name: &str| openbudget_domain::resource::PROJECTS.field(name).unwrap();
                let budget = field_value(item.as_object().unwrap(), field("budget"));
                assert_eq!(field("budget").kind, FieldKind::Money);
                budget >= Some(Value::Fen(1_000_000_000))
                    || (item["code"].is_null() && item["ordinal"].as_i64() < Some(3))
            })
            .collect();
        assert_eq!(either.iter().collect::<Vec<_>>(), expected);
        assert!(expected.len() > 3);
    });
}

#[test]
fn wrong_parameters_are_refused_by_name() {
    on_both(|program| {
        let mut answers = Vec::new();
        for query in [
            "budgt__ge=1",
            "government=13",
            "fiscal_year=23",
            "name=a&name=b",
            "limit=0",
            "sort=budgets",
            "fields=nam",
            "include=findings2",
            "budget__ge=lots&nme=x",
            "or=(name:a",
            "name=%FF",
            "name=%zz",
            "framework=cn-2015",
        ] {
            let answer = get(program, &format!("/v1/projects?{query}"));
            answers.push(format!("{} {}", answer.status, crate::fixture::shown(&answer.json().unwrap())));
        }
        insta::assert_snapshot!("filter-refused", answers.join("\n"));
    });
}
