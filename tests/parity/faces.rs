//! The same questions by REST and GraphQL, on SQLite and PostgreSQL: four equal answers in equal order.

use std::collections::BTreeMap;

use openbudget_domain::query::Operator;
use openbudget_domain::resource::{Field, FieldKind, RESOURCES, Resource};
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use serde_json::{Map, Value as Json, json};

use crate::fixture::{get, published, walk};
use crate::graphql::data;

/// `fiscal_year` or `official-expenses` as GraphQL writes it.
fn camel(name: &str) -> String {
    let mut words = name.split(['_', '-']);
    let first = words.next().unwrap().to_owned();
    words.fold(first, |text, word| text + &word[..1].to_uppercase() + &word[1..])
}

fn type_of(resource: &Resource) -> String {
    let name = camel(resource.name);
    let name = name[..1].to_uppercase() + &name[1..];
    name.strip_suffix('s').map_or(name.clone(), str::to_owned)
}

/// What is asked, in both languages.
struct Question {
    resource: &'static Resource,
    field: &'static Field,
    operator: Operator,
    /// Parameters of REST.
    parameters: Vec<(String, String)>,
    /// Arguments of GraphQL.
    arguments: Map<String, Json>,
}

impl Question {
    fn path(&self) -> String {
        let escaped = |text: &str| {
            text.replace('%', "%25").replace('&', "%26").replace('+', "%2B").replace('#', "%23").replace(' ', "%20")
        };
        let query: Vec<String> =
            self.parameters.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        format!("/v1/{}?{}", self.resource.name, query.join("&"))
    }

    /// The ids of the page, the cursor of the next, and how many there are in all.
    fn by_rest(&self, program: &Program) -> (Vec<String>, Option<String>, Json) {
        let answer = get(program, &self.path());
        assert_eq!(answer.status, 200, "{}: {}", self.path(), answer.text().unwrap());
        let body = answer.json().unwrap();
        let key = self.resource.fields[0].name;
        let ids = body["items"].as_array().unwrap().iter().map(|item| item[key].as_str().unwrap().to_owned());
        (ids.collect(), body["page"]["next"].as_str().map(str::to_owned), body["page"]["total"].clone())
    }

    fn by_graphql(&self, program: &Program) -> (Vec<String>, Option<String>, Json) {
        let (list, of) = (camel(self.resource.name), type_of(self.resource));
        let query = format!(
            "query($filter: {of}FilterInput, $sort: [{of}SortInput!], $first: Int, $after: String, $asOf: String) {{
               {list}(filter: $filter, sort: $sort, first: $first, after: $after, asOf: $asOf) {{
                 totalCount nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let mut answer = data(program, &query, &Json::Object(self.arguments.clone()));
        let page = answer[&list].take();
        let ids = page["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap().to_owned());
        let next = page["pageInfo"]["endCursor"].as_str().filter(|_| page["pageInfo"]["hasNextPage"] == true);
        (ids.collect(), next.map(str::to_owned), page["totalCount"].clone())
    }
}

/// Values of a field that items have, as they are asked for.
fn values(field: &Field, items: &[Json]) -> Vec<Json> {
    let value = |item: &Json| {
        let own = item.get(field.name).cloned();
        let below = || field.name.split_once('_').and_then(|(parent, key)| Some(item.get(parent)?.get(key)?.clone()));
        match (field.name, own.or_else(below)) {
            ("level", None) => Some(json!("county")),
            ("province", None) => Some(json!("130000")),
            (_, Some(Json::Object(money))) => Some(money["amount"].clone()),
            (_, Some(Json::Null) | None) => None,
            (_, value) => value,
        }
    };
    let mut found: Vec<Json> = items.iter().filter_map(value).collect();
    found.dedup();
    // One from the middle, which has others on both sides, and the first.
    let middle = found.get(found.len() / 2).cloned();
    let usual = match field.kind {
        FieldKind::Text => json!("无"),
        FieldKind::Choice(choices) => json!(choices[0].key),
        FieldKind::Integer => json!(2),
        FieldKind::Money | FieldKind::Decimal => json!("100.00"),
        FieldKind::Date => json!("2024-12-31"),
        FieldKind::Boolean => json!(true),
    };
    let mut chosen: Vec<Json> = middle.into_iter().chain(found.into_iter().next()).collect();
    if chosen.is_empty() {
        chosen.push(usual);
    }
    chosen.dedup();
    chosen
}

fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Every field with every operator, over orders, pages and states that change from question to question.
fn questions(program: &Program) -> Vec<Question> {
    let mut all = Vec::new();
    for resource in RESOURCES.iter().copied() {
        let items = walk(program, &format!("/v1/{}?limit=1000", resource.name));
        let sortable: Vec<&Field> = resource.fields.iter().collect();
        for field in resource.fields {
            for operator in Operator::ALL.iter().copied().filter(|operator| field.allows(*operator)) {
                for value in values(field, &items) {
                    let at = all.len();
                    let part = |value: &Json| json!(text(value).chars().take(2).collect::<String>());
                    let operand = match operator {
                        Operator::Missing => json!(at % 2 == 0),
                        Operator::Contains | Operator::Starts => part(&value),
                        _ => value,
                    };
                    let name = if operator == Operator::Eq && !["limit"].contains(&field.name) {
                        field.name.to_owned()
                    } else {
                        format!("{}__{}", field.name, operator.key())
                    };
                    let written = if operator == Operator::In { quoted(&text(&operand)) } else { text(&operand) };
                    let input = if operator == Operator::In { json!([operand]) } else { operand.clone() };
                    let mut filter = Map::from_iter([(camel(field.name), json!({operator.key(): input}))]);
                    let mut parameters = vec![(name.clone(), written)];
                    if at % 5 == 0 && operator != Operator::In {
                        // The same as one of two alternatives.
                        let first = resource.fields[0].name;
                        let or = json!([filter.clone(), {camel(first): {"eq": "999901"}}]);
                        if resource.name != "documents" {
                            let other = format!("{first}:999901");
                            let value = quoted(&text(&operand));
                            parameters = vec![("or".to_owned(), format!("({name}:{value},{other})"))];
                            filter = Map::from_iter([("or".to_owned(), or)]);
                        }
                    }
                    let mut arguments = Map::from_iter([("filter".to_owned(), Json::Object(filter))]);
                    let sort = sortable[at % sortable.len()];
                    let descending = at % 2 == 0;
                    parameters.push(("sort".to_owned(), format!("{}{}", if descending { "-" } else { "" }, sort.name)));
                    let direction = if descending { "DESC" } else { "ASC" };
                    let key = sort.name.to_uppercase();
                    arguments.insert("sort".to_owned(), json!([{"key": key, "direction": direction}]));
                    let first = [1, 3, 50, 1000][at % 4];
                    parameters.push(("limit".to_owned(), first.to_string()));
                    arguments.insert("first".to_owned(), json!(first));
                    if at % 3 != 0 {
                        let as_of = ["1", "3", "4"][at % 3];
                        parameters.push(("as_of".to_owned(), as_of.to_owned()));
                        arguments.insert("asOf".to_owned(), json!(as_of));
                    }
                    parameters.push(("count".to_owned(), "exact".to_owned()));
                    all.push(Question { resource, field, operator, parameters, arguments });
                }
            }
        }
    }
    all
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[test]
fn every_field_with_every_operator_gives_four_equal_answers() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut asked, mut pages, mut with_items) = (0, 0, 0);
    for mut question in questions(&sqlite) {
        asked += 1;
        *tally.entry(question.operator.key()).or_default() += 1;
        assert!(question.field.allows(question.operator));
        // The first page, and the second where there is one, by the cursor of the first.
        for _ in 0..2 {
            let one = question.by_rest(&sqlite);
            with_items += usize::from(!one.0.is_empty());
            pages += 1;
            assert_eq!(one, question.by_rest(&postgres), "{}", question.path());
            assert_eq!(one, question.by_graphql(&sqlite), "{}", question.path());
            assert_eq!(one, question.by_graphql(&postgres), "{}", question.path());
            let Some(next) = one.1 else { break };
            question.parameters.push(("cursor".to_owned(), next.clone()));
            question.arguments.insert("after".to_owned(), json!(next));
        }
    }
    eprintln!("{asked} questions, {pages} pages, {with_items} with items; by operator: {tally:?}");
    assert!(asked > 700 && with_items > 400, "{asked} questions, {with_items} with items");
    assert_eq!(tally.len(), Operator::ALL.len());
}

#[test]
fn groups_of_every_field_are_the_same_by_both_faces() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let mut asked = 0;
    for resource in RESOURCES.iter().copied() {
        let of = type_of(resource);
        let list = of[..1].to_lowercase() + &of[1..] + "Aggregates";
        for field in resource.fields {
            asked += 1;
            let path =
                format!("/v1/{}/aggregate?group_by={}&measure=count&limit=20&sort=-count", resource.name, field.name);
            let by_rest = |program: &Program| -> Vec<Json> {
                let body = get(program, &path).json().unwrap();
                let groups = body["items"].as_array().unwrap().iter();
                groups.map(|group| json!([group["group"][field.name], group["values"]["count"]])).collect()
            };
            let key = camel(field.name);
            let selected =
                if field.kind == FieldKind::Money { format!("{key} {{ amount currency }}") } else { key.clone() };
            let query = format!(
                "{{ {list}(groupBy: [{}], first: 20, sort: [{{measure: COUNT, direction: DESC}}]) {{ nodes {{ count group {{ {selected} }} }} }} }}",
                field.name.to_uppercase()
            );
            let by_graphql = |program: &Program| -> Vec<Json> {
                let body = data(program, &query, &json!({}));
                let groups = body[&list]["nodes"].as_array().unwrap().iter();
                groups.map(|group| json!([group["group"][&key], group["count"]])).collect()
            };
            let one = by_rest(&sqlite);
            for other in [by_rest(&postgres), by_graphql(&sqlite), by_graphql(&postgres)] {
                assert_eq!(one, other, "{path}");
            }
        }
    }
    assert!(asked > 100, "{asked}");
}
