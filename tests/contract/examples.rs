//! The examples of the description are what the program answers.

use openbudget_domain::resource::Resource;
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use serde_json::{Map, Value as Json, json};

use crate::fixture::{get, json, post, published, shown};

/// What is checked: two sentences, one of which does not add up.
const CHECKED: &str = "2024年预算公开说明\n一、“三公”经费\n2024年安排“三公”经费30万元，比上年减少2万元。其中：公务接待费10万元，公务用车运行维护费18万元，因公出国（境）费5万元。\n";

/// The committed examples, which `UPDATE_EXAMPLES=1` writes anew.
const EXAMPLES: &str = "../data/examples.json";

/// A question to an operation: its id, its path with the parameters in braces, and their values.
struct Question {
    id: String,
    path: String,
    parameters: Vec<(&'static str, &'static str)>,
}

/// A question for each operation that is asked for more than the first item.
fn questions() -> Vec<Question> {
    let named = |id: &str, path: &str, parameters: &[(&'static str, &'static str)]| Question {
        id: id.to_owned(),
        path: path.to_owned(),
        parameters: parameters.to_vec(),
    };
    let mut questions = vec![
        named("list_governments", "/v1/governments", &[("limit", "1"), ("name__contains", "示例")]),
        named("show_government", "/v1/governments/{id}", &[("id", "999901")]),
        named("list_documents", "/v1/documents", &[("limit", "1"), ("held", "true")]),
        named("list_disclosures", "/v1/disclosures", &[("limit", "1"), ("government", "999901")]),
        named("show_disclosure", "/v1/disclosures/{id}", &[("id", "999902-2024-budget")]),
        named("list_revisions", "/v1/disclosures/{id}/revisions", &[("id", "999901-2024-budget")]),
        named("list_differences", "/v1/disclosures/{id}/differences", &[("id", "999901-2024-budget")]),
        named("list_rules", "/v1/rules", &[]),
        named("show_source", "/v1/sources/{id}", &[("id", "999901-2024-budget-e-vht7wckb")]),
        named("search", "/v1/search", &[("q", "道路"), ("limit", "1")]),
        named("show_health", "/healthz", &[]),
        named("show_readiness", "/readyz", &[]),
    ];
    for (list, path) in [
        ("list_projects", "projects"),
        ("list_indicators", "indicators"),
        ("list_official_expenses", "official-expenses"),
        ("list_debt_balances", "debt-balances"),
        ("list_debt_service", "debt-service"),
        ("list_transfer_payments", "transfer-payments"),
        ("list_procurement_thresholds", "procurement-thresholds"),
        ("list_statements", "statements"),
        ("list_findings", "findings"),
    ] {
        questions.push(named(list, &format!("/v1/{path}"), &[("limit", "1"), ("fiscal_year", "2024")]));
    }
    for (aggregate, path, by) in [
        ("aggregate_governments", "governments", "level"),
        ("aggregate_disclosures", "disclosures", "fiscal_year"),
        ("aggregate_documents", "documents", "media_type"),
        ("aggregate_projects", "projects", "government,fiscal_year"),
        ("aggregate_indicators", "indicators", "level2"),
        ("aggregate_official_expenses", "official-expenses", "item"),
        ("aggregate_debt_balances", "debt-balances", "debt_type"),
        ("aggregate_debt_service", "debt-service", "account"),
        ("aggregate_transfer_payments", "transfer-payments", "direction"),
        ("aggregate_procurement_thresholds", "procurement-thresholds", "category"),
        ("aggregate_statements", "statements", "topic"),
        ("aggregate_findings", "findings", "rule"),
    ] {
        let parameters = [("group_by", by), ("measure", "count"), ("limit", "2")];
        questions.push(named(aggregate, &format!("/v1/{path}/aggregate"), &parameters));
    }
    questions
}

fn path(template: &str, parameters: &[(&str, &str)]) -> String {
    let mut path = template.to_owned();
    let mut query = Vec::new();
    for (name, value) in parameters {
        let place = format!("{{{name}}}");
        if path.contains(&place) {
            path = path.replace(&place, value);
        } else {
            query.push(format!("{name}={value}"));
        }
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

fn example(program: &Program, template: &str, parameters: &[(&str, &str)]) -> Json {
    let answer = json(program, &path(template, parameters));
    let answer: Json = serde_json::from_str(&shown(&answer).replace("(a time)", "2024-03-01T08:00:00Z")).unwrap();
    let values: Map<String, Json> = parameters
        .iter()
        .map(|(name, value)| {
            // A number where the description wants one.
            let number = value.parse::<u32>().ok().filter(|_| ["limit", "fiscal_year"].contains(name));
            let value = match (number, *value) {
                (Some(number), _) => json!(number),
                (None, "true") => json!(true),
                (None, text) => json!(text),
            };
            ((*name).to_owned(), value)
        })
        .collect();
    json!({"path": path(template, parameters), "parameters": values, "answer": answer})
}

/// The first rows of an export in each form.
fn export(program: &Program, resource: &Resource) -> Json {
    let of = if resource.field("government").is_some() { "&government=999901" } else { "" };
    let list = json(program, &format!("/v1/{}?limit=1{of}", resource.name));
    let time = list["items"][0]["published_at"].as_str().unwrap_or("(no time)").to_owned();
    let form = |suffix: &str| {
        let path = format!("/v1/{}.{suffix}?limit=1{of}", resource.name);
        let text = get(program, &path).text().unwrap().to_owned();
        text.replace(&time, "2024-03-01T08:00:00Z")
    };
    json!({
        "path": format!("/v1/{}.csv?limit=1{of}", resource.name), "parameters": {},
        "text/csv": form("csv"), "application/x-ndjson": form("ndjson"),
    })
}

#[test]
fn every_operation_has_its_real_answer_as_an_example() {
    let program = published(Backend::Sqlite).unwrap();
    let description = openbudget_api::openapi();
    let mut examples = Map::new();
    for question in questions() {
        examples.insert(question.id, example(&program, &question.path, &question.parameters));
    }
    for resource in openbudget_domain::resource::RESOURCES {
        examples.insert(format!("export_{}", resource.name.replace('-', "_")), export(&program, resource));
    }
    let checked = post(&program, "/v1/check?government=999901&fiscal_year=2024", CHECKED.as_bytes());
    let checked: Json = serde_json::from_str(&shown(&checked.json().unwrap())).unwrap();
    examples.insert(
        "check_document".to_owned(),
        json!({"path": "/v1/check", "parameters": {}, "body": CHECKED, "answer": checked}),
    );
    for (template, operations) in description["paths"].as_object().unwrap() {
        if operations["get"].is_null() {
            continue;
        }
        let operation = &operations["get"];
        let id = operation["operationId"].as_str().unwrap();
        let answers_json = operation["responses"]["200"]["content"]["application/json"].is_object();
        if !answers_json || examples.contains_key(id) {
            continue;
        }
        // An item is that of the list's example.
        let list = template.trim_start_matches("/v1/").trim_end_matches("/{id}");
        let first = json(&program, &path(&format!("/v1/{list}"), &[("limit", "1")]));
        let key = if list == "documents" { "sha256" } else { "id" };
        let item = first["items"][0][key].as_str().unwrap_or_else(|| panic!("{id} has no example")).to_owned();
        examples.insert(id.to_owned(), example(&program, template, &[("id", &item)]));
    }
    let now = format!("{}\n", serde_json::to_string_pretty(&Json::Object(examples)).unwrap());
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLES);
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap();
    assert!(committed == now, "the examples differ from the answers: UPDATE_EXAMPLES=1 writes them anew");
}
