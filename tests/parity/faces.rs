//! Every field with every operator by REST and GraphQL, on SQLite and PostgreSQL: four equal answers in equal order.

use std::collections::BTreeMap;

use openbudget_domain::query::Operator;
use openbudget_domain::resource::{Field, RESOURCES};
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use serde_json::{Value as Json, json};

use super::question::{Question, Test, beginning, usual, value_of};
use crate::fixture::{published, walk};

/// Values of a field that items have: one from the middle, which has others on both sides, and the first.
fn values(field: &Field, items: &[Json]) -> Vec<Json> {
    let mut found: Vec<Json> = items.iter().filter_map(|item| value_of(field, item)).collect();
    found.dedup();
    let middle = found.get(found.len() / 2).cloned();
    let mut chosen: Vec<Json> = middle.into_iter().chain(found.into_iter().next()).collect();
    if chosen.is_empty() {
        chosen.push(usual(field));
    }
    chosen.dedup();
    chosen
}

/// Every field with every operator, over orders, pages and states that change from question to question.
fn questions(program: &Program) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    for resource in RESOURCES.iter().copied() {
        let items = walk(program, &format!("/v1/{}?limit=1000", resource.name));
        for field in resource.compared() {
            for operator in Operator::ALL.iter().copied().filter(|operator| field.allows(*operator)) {
                for value in values(field, &items) {
                    let at = all.len();
                    let operand = match operator {
                        Operator::Missing => json!(at.is_multiple_of(2)),
                        Operator::Contains | Operator::Starts => beginning(&value),
                        _ => value,
                    };
                    let test = Test { field, operator, operand };
                    let mut question = Question::of(resource);
                    if at.is_multiple_of(5) && operator != Operator::In {
                        // The same as one of two alternatives.
                        let key = &resource.fields[0];
                        let operand =
                            json!(if resource.name == "documents" { "0".repeat(64) } else { "999901".to_owned() });
                        question.any = vec![test, Test { field: key, operator: Operator::Eq, operand }];
                    } else {
                        question.all = vec![test];
                    }
                    question.sort = vec![(&resource.fields[at % resource.fields.len()], at.is_multiple_of(2))];
                    question.limit = [1, 3, 50, 1000][at % 4];
                    question.as_of = [None, Some("3"), Some("4")][at % 3].map(str::to_owned);
                    all.push(question);
                }
            }
        }
    }
    all
}

#[test]
fn every_field_with_every_operator_gives_four_equal_answers() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut asked, mut pages, mut with_items) = (0, 0, 0);
    for mut question in questions(&sqlite) {
        asked += 1;
        let test = question.all.first().or(question.any.first()).unwrap();
        *tally.entry(test.operator.key()).or_default() += 1;
        *pairs.entry((question.resource.name, test.field.name)).or_default() += 1;
        // The first page, and the second where there is one, by the cursor of the first.
        for _ in 0..2 {
            let one = question.by_all(&sqlite, &postgres);
            with_items += usize::from(!one.0.is_empty());
            pages += 1;
            let Some(next) = one.1 else { break };
            question.cursor = Some(next);
        }
    }
    eprintln!("{asked} questions, {pages} pages, {with_items} with items; by operator: {tally:?}");
    for resource in RESOURCES {
        let of: Vec<String> = resource
            .compared()
            .map(|field| format!("{} {}", field.name, pairs.get(&(resource.name, field.name)).copied().unwrap_or(0)))
            .collect();
        eprintln!("{}: {}", resource.name, of.join(", "));
        for field in resource.compared() {
            let allowed = Operator::ALL.iter().filter(|operator| field.allows(**operator)).count();
            let asked = pairs.get(&(resource.name, field.name)).copied().unwrap_or(0);
            assert!(asked >= allowed, "{} {}: {asked} of {allowed}", resource.name, field.name);
        }
    }
    assert!(asked > 700 && with_items > 400, "{asked} questions, {with_items} with items");
    assert_eq!(tally.len(), Operator::ALL.len());
}
