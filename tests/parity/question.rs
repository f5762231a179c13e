//! A question for a list, to be asked in both languages.

use openbudget_domain::query::{Operator, Value};
use openbudget_domain::record::field_value;
use openbudget_domain::resource::{Field, FieldKind, Resource};
use openbudget_testkit::program::Program;
use serde_json::{Map, Value as Json, json};

use crate::fixture::get;
use crate::graphql::data;

/// `fiscal_year` or `official-expenses` as GraphQL writes it.
pub(super) fn camel(name: &str) -> String {
    let mut words = name.split(['_', '-']);
    let first = words.next().unwrap().to_owned();
    words.fold(first, |text, word| text + &word[..1].to_uppercase() + &word[1..])
}

/// `OfficialExpense` of `official-expenses`.
pub(super) fn type_of(resource: &Resource) -> String {
    let name = camel(resource.name);
    let name = name[..1].to_uppercase() + &name[1..];
    name.strip_suffix('s').map_or(name.clone(), str::to_owned)
}

/// A text in a URL.
pub(super) fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A value as REST writes it.
pub(super) fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A comparison of a field.
#[derive(Debug, Clone)]
pub(super) struct Test {
    pub field: &'static Field,
    pub operator: Operator,
    pub operand: Json,
}

impl Test {
    fn name(&self) -> String {
        // `limit` is the size of the page.
        if self.operator == Operator::Eq && self.field.name != "limit" {
            self.field.name.to_owned()
        } else {
            format!("{}__{}", self.field.name, self.operator.key())
        }
    }

    fn written(&self) -> String {
        if self.operator == Operator::In { quoted(&text(&self.operand)) } else { text(&self.operand) }
    }

    fn input(&self) -> Json {
        let operand = if self.operator == Operator::In { json!([self.operand]) } else { self.operand.clone() };
        json!({camel(self.field.name): {self.operator.key(): operand}})
    }
}

/// What is asked, but for the page.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub resource: &'static Resource,
    /// Every one holds.
    pub all: Vec<Test>,
    /// At least one holds, where there are any.
    pub any: Vec<Test>,
    /// The keys of the order, and whether each descends.
    pub sort: Vec<(&'static Field, bool)>,
    pub limit: u32,
    pub as_of: Option<String>,
    pub cursor: Option<String>,
}

/// The ids of a page, the cursor of the next, how many there are in all, and the release.
pub(super) type Page = (Vec<String>, Option<String>, Json, Json);

impl Question {
    pub(super) fn of(resource: &'static Resource) -> Self {
        Self { resource, all: vec![], any: vec![], sort: vec![], limit: 50, as_of: None, cursor: None }
    }

    /// Whether a comparison with this name stands in it already: no name may stand twice.
    pub(super) fn has(&self, test: &Test) -> bool {
        self.all.iter().any(|other| other.name() == test.name())
    }

    pub(super) fn path(&self) -> String {
        let mut parameters: Vec<(String, String)> = self.all.iter().map(|test| (test.name(), test.written())).collect();
        if !self.any.is_empty() {
            let tests: Vec<String> =
                self.any.iter().map(|test| format!("{}:{}", test.name(), quoted(&text(&test.operand)))).collect();
            parameters.push(("or".to_owned(), format!("({})", tests.join(","))));
        }
        if !self.sort.is_empty() {
            let sign = |descending: bool| if descending { "-" } else { "" };
            let keys: Vec<String> =
                self.sort.iter().map(|(field, descending)| format!("{}{}", sign(*descending), field.name)).collect();
            parameters.push(("sort".to_owned(), keys.join(",")));
        }
        let further = [("as_of", self.as_of.clone()), ("cursor", self.cursor.clone())];
        parameters.extend(further.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
        parameters.push(("limit".to_owned(), self.limit.to_string()));
        parameters.push(("count".to_owned(), "exact".to_owned()));
        let query: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        format!("/v1/{}?{}", self.resource.name, query.join("&"))
    }

    fn arguments(&self) -> Json {
        let mut filter = Map::new();
        for test in &self.all {
            let Json::Object(input) = test.input() else { unreachable!("an input is an object") };
            for (field, operators) in input {
                let of = filter.entry(field).or_insert(json!({})).as_object_mut().unwrap();
                of.extend(operators.as_object().unwrap().clone());
            }
        }
        if !self.any.is_empty() {
            filter.insert("or".to_owned(), self.any.iter().map(Test::input).collect());
        }
        let direction = |descending: bool| if descending { "DESC" } else { "ASC" };
        let sort: Vec<Json> = self
            .sort
            .iter()
            .map(|(field, descending)| json!({"key": field.name.to_uppercase(), "direction": direction(*descending)}))
            .collect();
        json!({"filter": filter, "sort": sort, "first": self.limit, "after": self.cursor, "asOf": self.as_of})
    }

    pub(super) fn by_rest(&self, program: &Program) -> Page {
        let answer = get(program, &self.path());
        assert_eq!(answer.status, 200, "{}: {}", self.path(), answer.text().unwrap());
        let body = answer.json().unwrap();
        let key = self.resource.fields[0].name;
        let ids = body["items"].as_array().unwrap().iter().map(|item| item[key].as_str().unwrap().to_owned());
        let next = body["page"]["next"].as_str().map(str::to_owned);
        (ids.collect(), next, body["page"]["total"].clone(), body["release"].clone())
    }

    pub(super) fn by_graphql(&self, program: &Program) -> Page {
        let (list, of) = (camel(self.resource.name), type_of(self.resource));
        let query = format!(
            "query($filter: {of}FilterInput, $sort: [{of}SortInput!], $first: Int, $after: String, $asOf: String) {{
               {list}(filter: $filter, sort: $sort, first: $first, after: $after, asOf: $asOf) {{
                 totalCount release nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let page = data(program, &query, &self.arguments())[&list].take();
        let ids = page["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap().to_owned());
        let next = page["pageInfo"]["endCursor"].as_str().filter(|_| page["pageInfo"]["hasNextPage"] == true);
        (ids.collect(), next.map(str::to_owned), page["totalCount"].clone(), page["release"].clone())
    }

    /// Asks both faces on both databases, and wants four equal answers.
    pub(super) fn by_all(&self, sqlite: &Program, postgres: &Program) -> Page {
        let one = self.by_rest(sqlite);
        assert_eq!(one, self.by_rest(postgres), "{}", self.path());
        assert_eq!(one, self.by_graphql(sqlite), "{}", self.path());
        assert_eq!(one, self.by_graphql(postgres), "{}", self.path());
        one
    }
}

/// The value of a field of an item, as it is asked for; nothing where it is missing.
pub(super) fn value_of(field: &Field, item: &Json) -> Option<Json> {
    let own = item.get(field.name).cloned();
    let below = || field.name.split_once('_').and_then(|(parent, key)| Some(item.get(parent)?.get(key)?.clone()));
    match (field.name, own.or_else(below)) {
        _ if field.told.is_some() => match field_value(item.as_object()?, field)? {
            Value::Integer(month) => Some(json!(month)),
            other => panic!("{other:?} is no month"),
        },
        ("level", None) => Some(json!("county")),
        // A finding is linked with its subject, whatever else it cites.
        ("fact", None) => Some(item["subject"]["id"].clone()),
        ("province", None) => Some(json!("130000")),
        (_, Some(Json::Object(money))) => Some(money["amount"].clone()),
        (_, Some(Json::Null) | None) => None,
        (_, value) => value,
    }
}

/// A value of a field that no item has.
pub(super) fn usual(field: &Field) -> Json {
    match field.kind {
        FieldKind::Text | FieldKind::Link => json!("无"),
        FieldKind::Choice(choices) => json!(choices[0].key),
        FieldKind::Integer => json!(2),
        FieldKind::Money | FieldKind::Decimal => json!("100.00"),
        FieldKind::Date => json!("2024-12-31"),
        FieldKind::Time => json!("2025-03-01T02:30:00Z"),
        FieldKind::Boolean => json!(true),
    }
}

/// The beginning of a text, as an operand of `contains` and `starts`.
pub(super) fn beginning(value: &Json) -> Json {
    json!(text(value).chars().take(2).collect::<String>())
}
