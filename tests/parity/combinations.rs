//! Hundreds of made-up questions, each of several filters, several keys of an order, pages and a state: four equal answers.

use std::collections::BTreeMap;

use openbudget_domain::query::Operator;
use openbudget_domain::resource::{RESOURCES, Resource};
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use serde_json::{Value as Json, json};

use super::chance::Chance;
use super::question::{Question, Test, beginning, usual, value_of};
use crate::fixture::{published, walk};

/// How many questions are made up.
const QUESTIONS: usize = 300;

/// A comparison that mostly holds of this item.
fn test(resource: &'static Resource, item: &Json, chance: &mut Chance) -> Test {
    let field = chance.one(resource.fields);
    let allowed: Vec<Operator> = Operator::ALL.iter().copied().filter(|operator| field.allows(*operator)).collect();
    let Some(value) = value_of(field, item).filter(|_| chance.percent(90)) else {
        if field.nullable {
            return Test { field, operator: Operator::Missing, operand: json!(chance.percent(70)) };
        }
        return Test { field, operator: *chance.one(&allowed), operand: usual(field) }.fitting();
    };
    let holding: Vec<Operator> = allowed
        .into_iter()
        .filter(|operator| chance.percent(10) || !matches!(operator, Operator::Lt | Operator::Gt | Operator::Ne))
        .collect();
    let operator = *chance.one(&holding);
    let operand = match operator {
        Operator::Missing => json!(false),
        Operator::Contains | Operator::Starts => beginning(&value),
        _ => value,
    };
    Test { field, operator, operand }
}

impl Test {
    /// The same with an operand of the operator's kind.
    fn fitting(mut self) -> Self {
        if self.operator == Operator::Missing {
            self.operand = json!(true);
        }
        if self.field.name == "fiscal_year" && self.operator != Operator::Missing {
            self.operand = json!(2024);
        }
        if self.field.shape.pattern().is_some() && self.operand.is_string() {
            self.operand = json!(if self.field.shape.holds("999901") { "999901".to_owned() } else { "0".repeat(64) });
        }
        self
    }
}

fn question(resource: &'static Resource, items: &[Json], chance: &mut Chance) -> Question {
    let mut question = Question::of(resource);
    let item = if items.is_empty() { &Json::Null } else { chance.one(items) };
    for _ in 0..chance.below(4) {
        let test = test(resource, item, chance);
        if !question.has(&test) {
            question.all.push(test);
        }
    }
    if chance.percent(40) {
        for _ in 0..=chance.below(3) {
            let other = if items.is_empty() { &Json::Null } else { chance.one(items) };
            question.any.push(test(resource, other, chance));
        }
    }
    for _ in 0..chance.below(4) {
        let field = chance.one(resource.fields);
        if question.sort.iter().all(|(other, _)| *other != field) {
            question.sort.push((field, chance.percent(50)));
        }
    }
    question.limit = *chance.one(&[1, 2, 5, 20, 1000]);
    let states =
        [None, Some("4"), Some("2"), Some("0"), Some("2999-12-31T00:00:00Z"), Some("1999-12-31T23:59:59+08:00")];
    let usual = chance.percent(70);
    question.as_of = chance.one(if usual { &states[..2] } else { &states[..] }).map(str::to_owned);
    question
}

#[test]
fn questions_of_several_filters_orders_pages_and_states_give_four_equal_answers() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let mut chance = Chance::new(20_240_301);
    let all: Vec<Vec<Json>> =
        RESOURCES.iter().map(|resource| walk(&sqlite, &format!("/v1/{}?limit=1000", resource.name))).collect();
    let mut tally: BTreeMap<String, usize> = BTreeMap::new();
    let (mut with_items, mut later) = (0, 0);
    for at in 0..QUESTIONS {
        let of = at % RESOURCES.len();
        let mut question = question(RESOURCES[of], &all[of], &mut chance);
        let shape = format!(
            "{} filters, {} alternatives, {} keys",
            question.all.len(),
            question.any.len(),
            question.sort.len()
        );
        *tally.entry(shape).or_default() += 1;
        let first = question.by_all(&sqlite, &postgres);
        with_items += usize::from(!first.0.is_empty());
        let mut next = first.1;
        for _ in 0..2 {
            let Some(cursor) = next else { break };
            question.cursor = Some(cursor);
            next = question.by_all(&sqlite, &postgres).1;
            later += 1;
        }
    }
    for (shape, count) in &tally {
        eprintln!("{count} questions of {shape}");
    }
    eprintln!("{QUESTIONS} questions, {with_items} with items, {later} later pages");
    assert!(with_items > QUESTIONS / 2 && later > 100, "{with_items} with items, {later} later pages");
}

/// A bad value of each kind is refused alike everywhere.
#[test]
fn what_is_refused_is_refused_by_both_databases_in_the_same_words() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let refused = |program: &Program, query: &str| {
        let answer = crate::fixture::get(program, &format!("/v1/indicators?{query}"));
        assert_eq!(answer.status, 400, "{query}: {}", answer.text().unwrap());
        answer.json().unwrap()
    };
    for query in [
        "target_date=2024-13-01",
        "target_date__lt=%2B12345-01-01",
        "target_date=2024-1-1",
        "target_value__ge=1e5",
        "target_value=0.0000001",
        "target_value=9223372036855",
        "ordinal=1.5",
        "ordinal=9223372036854775808",
        "level1=%E4%BA%A7%E5%87%BA%E6%8C%87%E6%A0%87x",
        "province=13",
        "fiscal_year=24",
        "as_of=99",
        "as_of=-1",
        "as_of=2024-01-01",
        "updated_since=99",
        "updated_since=3&as_of=2",
        "limit=1001",
        "sort=name,,basis",
        "cursor=AAAA",
        "target_unit__missing=yes",
        "name__missing=true",
        "or=()",
        "or=(name:a",
        "or=(name:a))",
        "or=(or(or(or(or(name:a)))))",
        "and=(name__like:a)",
    ] {
        assert_eq!(refused(&sqlite, query), refused(&postgres, query), "{query}");
    }
}
