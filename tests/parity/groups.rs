//! Aggregates of several fields and measures, with conditions, orders and pages: by both faces, on both databases, and
//! equal to what the rows add up to.

use openbudget_domain::query::aggregate::{measure_names, read_measure};
use openbudget_domain::query::{Function, Measure, Value};
use openbudget_domain::resource::{Field, FieldKind, RESOURCES, Resource};
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use serde_json::{Map, Value as Json, json};

use super::chance::Chance;
use super::question::{camel, escaped, text, type_of};
use super::reckoned::{self, Group, ordered};
use crate::fixture::{json, published, walk};
use crate::graphql::data;

/// How many questions are made up.
const QUESTIONS: usize = 150;

struct Question {
    resource: &'static Resource,
    by: Vec<&'static Field>,
    measures: Vec<Measure>,
    /// At least this many items.
    least: usize,
    /// The measure of the order, and whether it descends.
    sort: (usize, bool),
    limit: usize,
}

fn question(resource: &'static Resource, chance: &mut Chance) -> Question {
    let mut by: Vec<&'static Field> = Vec::new();
    for _ in 0..chance.below(3) {
        let field = chance.one(resource.fields);
        if !by.contains(&field) {
            by.push(field);
        }
    }
    let names = measure_names(resource);
    // Sums are what is asked most, so they are among the measures more often than by their number.
    let sums: Vec<&String> = names.iter().filter(|name| name.starts_with("sum") || name.starts_with("avg")).collect();
    let mut measures = vec![Measure { function: Function::Count, field: None }];
    for _ in 0..=chance.below(4) {
        let name = if !sums.is_empty() && chance.percent(60) { chance.one(&sums) } else { chance.one(&names) };
        let measure = read_measure(resource, "measure", name).unwrap();
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    let sort = (chance.below(measures.len()), chance.percent(50));
    Question { resource, by, measures, least: 1 + chance.below(3), sort, limit: *chance.one(&[1, 2, 7, 1000]) }
}

impl Question {
    fn expected(&self, items: &[Json], governments: &[Json]) -> Vec<Group> {
        let mut groups = reckoned::groups(items, &self.by, &self.measures, governments);
        let least = Value::Integer(self.least.try_into().unwrap());
        groups.retain(|group| group.measures[0].as_ref() >= Some(&least));
        let (at, descending) = self.sort;
        groups.sort_by(|one, other| {
            ordered(one.measures[at].as_ref(), other.measures[at].as_ref(), descending).then_with(|| {
                let pairs = one.fields.iter().zip(&other.fields);
                pairs
                    .map(|(one, other)| ordered(one.as_ref(), other.as_ref(), false))
                    .find(|order| order.is_ne())
                    .unwrap_or(std::cmp::Ordering::Equal)
            })
        });
        groups
    }

    fn path(&self) -> String {
        let names: Vec<String> = self.measures.iter().map(ToString::to_string).collect();
        let by: Vec<&str> = self.by.iter().map(|field| field.name).collect();
        let by = if by.is_empty() { String::new() } else { format!("group_by={}&", by.join(",")) };
        let sign = if self.sort.1 { "-" } else { "" };
        let sort = escaped(&format!("{sign}{}", names[self.sort.0]));
        let having = format!("count__ge:{}", self.least);
        format!(
            "/v1/{}/aggregate?{by}measure={}&having={having}&sort={sort}&limit={}&count=exact",
            self.resource.name,
            escaped(&names.join(",")),
            self.limit
        )
    }

    /// The groups of every page, each as texts: the fields, the measures, and how many values went into them.
    fn by_graphql(&self, program: &Program) -> Vec<Vec<String>> {
        let of = type_of(self.resource);
        let list = of[..1].to_lowercase() + &of[1..] + "Aggregates";
        let selected = |field: &Field, money: bool| {
            let key = camel(field.name);
            if money { format!("{key} {{ amount currency }}") } else { key }
        };
        let by: Vec<String> = self.by.iter().map(|field| selected(field, field.kind == FieldKind::Money)).collect();
        let measures: Vec<String> = self
            .measures
            .iter()
            .enumerate()
            .filter_map(|(at, measure)| {
                let field = measure.field?;
                let money = field.kind == FieldKind::Money && measure.function != Function::CountDistinct;
                Some(format!("m{at}: {} {{ {} }}", camel(measure.function.key()), selected(field, money)))
            })
            .collect();
        let counted: Vec<String> =
            self.measures.iter().filter_map(|measure| Some(camel(measure.field?.name))).collect();
        let counted = if counted.is_empty() {
            String::new()
        } else {
            format!("counted {{ {0} }} missing {{ {0} }}", counted.join(" "))
        };
        let group = if by.is_empty() { String::new() } else { format!("group {{ {} }}", by.join(" ")) };
        let shouted: Vec<String> = self.by.iter().map(|field| field.name.to_uppercase()).collect();
        let measure = self.measures[self.sort.0];
        let sorted = measure.field.map_or_else(
            || "COUNT".to_owned(),
            |field| format!("{}_{}", measure.function.key(), field.name).to_uppercase(),
        );
        let direction = if self.sort.1 { "DESC" } else { "ASC" };
        let query = format!(
            "query($after: String) {{ {list}(groupBy: [{}], having: {{count: {{ge: {}}}}}, \
             sort: [{{measure: {sorted}, direction: {direction}}}], first: {}, after: $after) {{ \
             totalCount endCursor nodes {{ count {group} {} {counted} }} }} }}",
            shouted.join(", "),
            self.least,
            self.limit,
            measures.join(" ")
        );
        let mut rows = Vec::new();
        let mut after = Json::Null;
        loop {
            let page = data(program, &query, &json!({"after": after}))[&list].take();
            rows.extend(page["nodes"].as_array().unwrap().iter().map(|node| self.row(node)));
            if page["endCursor"].is_null() {
                assert_eq!(page["totalCount"], rows.len());
                return rows;
            }
            after = page["endCursor"].clone();
        }
    }

    fn row(&self, node: &Json) -> Vec<String> {
        let fields = self.by.iter().map(|field| text(&node["group"][camel(field.name)]));
        let measures = self.measures.iter().enumerate().map(|(at, measure)| match measure.field {
            Some(field) => text(&node[format!("m{at}")][camel(field.name)]),
            None => text(&node["count"]),
        });
        let counts = ["counted", "missing"].into_iter().flat_map(|kind| {
            self.measures.iter().filter_map(move |measure| Some(text(&node[kind][camel(measure.field?.name)])))
        });
        fields.chain(measures).chain(counts).collect()
    }

    fn row_of(&self, group: &Json) -> Vec<String> {
        let fields = self.by.iter().map(|field| text(&group["group"][field.name]));
        let measures = self.measures.iter().map(|measure| text(&group["values"][measure.to_string()]));
        let counts = ["counted", "missing"].into_iter().flat_map(|kind| {
            self.measures.iter().filter_map(move |measure| Some(text(&group[kind][measure.field?.name])))
        });
        fields.chain(measures).chain(counts).collect()
    }
}

#[test]
fn groups_are_what_the_rows_add_up_to_by_both_faces_on_both_databases() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let governments = walk(&sqlite, "/v1/governments?limit=1000");
    let mut chance = Chance::new(7);
    let (mut groups, mut sums) = (0, 0);
    let all: Vec<Vec<Json>> =
        RESOURCES.iter().map(|resource| walk(&sqlite, &format!("/v1/{}?limit=1000", resource.name))).collect();
    for at in 0..QUESTIONS {
        let of = at % RESOURCES.len();
        let question = question(RESOURCES[of], &mut chance);
        let path = question.path();
        let expected: Vec<Json> = question
            .expected(&all[of], &governments)
            .iter()
            .map(|group| group.json(&question.by, &question.measures))
            .collect();
        // Groups of governments are many: the first pages of one are enough.
        if expected.len() > 200 && question.limit < 1000 {
            continue;
        }
        assert_eq!(walk(&sqlite, &path), expected, "{path}");
        assert_eq!(walk(&postgres, &path), expected, "{path}");
        assert_eq!(json(&sqlite, &path)["page"]["total"], expected.len(), "{path}");
        let rows: Vec<Vec<String>> = expected.iter().map(|group| question.row_of(group)).collect();
        assert_eq!(question.by_graphql(&sqlite), rows, "{path}");
        assert_eq!(question.by_graphql(&postgres), rows, "{path}");
        groups += expected.len();
        sums += question.measures.iter().filter(|measure| measure.function == Function::Sum).count();
    }
    eprintln!("{QUESTIONS} questions, {groups} groups, {sums} sums");
    assert!(groups > 500 && sums > 50, "{groups} groups, {sums} sums");
}

#[test]
fn groups_of_every_field_are_the_same_by_both_faces() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let governments = walk(&sqlite, "/v1/governments?limit=1000");
    for resource in RESOURCES.iter().copied() {
        let items = walk(&sqlite, &format!("/v1/{}?limit=1000", resource.name));
        for field in resource.fields {
            let count = Measure { function: Function::Count, field: None };
            let question =
                Question { resource, by: vec![field], measures: vec![count], least: 1, sort: (0, true), limit: 1000 };
            let groups = question.expected(&items, &governments);
            let expected: Vec<Json> =
                groups.iter().take(1000).map(|group| group.json(&question.by, &question.measures)).collect();
            let path = question.path();
            assert_eq!(json(&sqlite, &path)["items"], Json::Array(expected.clone()), "{path}");
            assert_eq!(json(&postgres, &path)["items"], Json::Array(expected.clone()), "{path}");
            if groups.len() <= 1000 {
                let rows: Vec<Vec<String>> = expected.iter().map(|group| question.row_of(group)).collect();
                assert_eq!(question.by_graphql(&sqlite), rows, "{path}");
                assert_eq!(question.by_graphql(&postgres), rows, "{path}");
            }
        }
    }
}

#[test]
fn a_condition_on_a_sum_keeps_its_groups_by_both_faces() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let having = "having=sum(budget)__ge:100万元,avg(budget)__lt:1亿元,count_distinct(name)__gt:1";
    let path = format!("/v1/projects/aggregate?group_by=government,fiscal_year&measure=sum(budget)&{having}");
    let all = json(
        &sqlite,
        "/v1/projects/aggregate?group_by=government,fiscal_year&measure=sum(budget),avg(budget),count_distinct(name)",
    );
    let fen = |value: &Json| -> rust_decimal::Decimal { value["amount"].as_str().unwrap().parse().unwrap() };
    let expected: Vec<Json> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|group| {
            let values = &group["values"];
            fen(&values["sum(budget)"]) >= 1_000_000.into()
                && fen(&values["avg(budget)"]) < 100_000_000.into()
                && values["count_distinct(name)"].as_i64() > Some(1)
        })
        .map(|group| json!([group["group"]["government"], group["values"]["sum(budget)"]["amount"]]))
        .collect();
    assert!(!expected.is_empty() && expected.len() <= all["items"].as_array().unwrap().len());
    let query = r#"{ projectAggregates(groupBy: [GOVERNMENT, FISCAL_YEAR], having: {
        sumBudget: {ge: "100万元"}, avgBudget: {lt: "1亿元"}, countDistinctName: {gt: 1}}) {
        nodes { group { government } sum { budget { amount } } } } }"#;
    for program in [&sqlite, &postgres] {
        let by_rest = json(program, &path);
        let groups = by_rest["items"].as_array().unwrap().iter();
        let groups: Vec<Json> = groups
            .map(|group| json!([group["group"]["government"], group["values"]["sum(budget)"]["amount"]]))
            .collect();
        assert_eq!(groups, expected);
        let by_graphql = data(program, query, &Json::Object(Map::new()));
        let groups = by_graphql["projectAggregates"]["nodes"].as_array().unwrap().iter();
        let groups: Vec<Json> =
            groups.map(|group| json!([group["group"]["government"], group["sum"]["budget"]["amount"]])).collect();
        assert_eq!(groups, expected);
    }
}
