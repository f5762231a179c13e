//! The OpenAPI document.

use openbudget_domain::query::parse::parameter_names;
use openbudget_domain::resource::RESOURCES;
use serde_json::Value as Json;

use crate::fixture::{get, json, on_both};

#[test]
fn every_list_describes_every_parameter_that_it_takes() {
    let description = openbudget_api::openapi();
    for resource in RESOURCES {
        let operation = &description["paths"][format!("/v1/{}", resource.name)]["get"];
        let described: Vec<&str> = operation["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|parameter| parameter["name"].as_str().unwrap())
            .collect();
        for name in parameter_names(resource) {
            let other = name == "limit"
                || (name == "updated_since" && !resource.versioned)
                || (name == "include" && resource.includes.is_empty());
            assert!(other || described.contains(&name.as_str()), "{} {name}", resource.name);
        }
    }
}

#[test]
fn every_operation_has_an_id_of_its_own_and_a_summary() {
    let description = openbudget_api::openapi();
    let mut ids = Vec::new();
    for (path, operations) in description["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            assert!(operation["summary"].is_string(), "{method} {path}");
            ids.push(operation["operationId"].as_str().unwrap());
        }
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert_eq!(description["openapi"], "3.1.0");
    insta::assert_snapshot!("operations", ids.join("\n"));
}

#[test]
fn every_item_has_just_the_keys_that_are_described() {
    on_both(|program| {
        let description = json(program, "/openapi.json");
        for resource in RESOURCES {
            let page = json(program, &format!("/v1/{}?limit=1000", resource.name));
            for item in page["items"].as_array().unwrap() {
                described(&description, item, resource.name);
            }
        }
    });
}

fn described(description: &Json, item: &Json, name: &str) {
    let page = &description["paths"][format!("/v1/{name}")]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    let page = resolve(description, page);
    let schema = resolve(description, &page["properties"]["items"]["items"]);
    for key in item.as_object().unwrap().keys() {
        assert!(schema["properties"][key].is_object(), "{name} has {key}, which is not described");
    }
    for key in schema["required"].as_array().unwrap() {
        assert!(item.get(key.as_str().unwrap()).is_some(), "{name} lacks {key}");
    }
}

fn resolve<'a>(description: &'a Json, schema: &'a Json) -> &'a Json {
    match schema["$ref"].as_str() {
        Some(reference) => description.pointer(reference.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

#[test]
fn the_documentation_page_needs_no_other_site() {
    on_both(|program| {
        let page = get(program, "/docs/");
        let text = page.text().unwrap();
        assert!(!text.contains("http://") && !text.contains("https://"), "{text}");
        let script = get(program, "/docs/swagger-initializer.js");
        assert!(script.text().unwrap().contains("\"validatorUrl\": \"none\""), "{script:?}");
    });
}

#[test]
fn a_file_that_the_documentation_page_lacks_is_a_problem_like_any_other() {
    on_both(|program| {
        assert_eq!(get(program, "/docs/swagger-ui.css").status, 200);
        for path in ["/docs/nosuch", "/docs/no/such.js", "/nosuch"] {
            let answer = get(program, path);
            assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{path}");
            let problem = answer.json().unwrap();
            assert_eq!(
                (answer.status, &problem["code"], &problem["instance"]),
                (404, &"not_found".into(), &path.into())
            );
        }
    });
}

#[test]
fn every_parameter_has_its_type_and_its_bounds() {
    let description = openbudget_api::openapi();
    let mut seen = 0;
    each_operation(&description, |id, operation| {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
            let words = parameter["description"].as_str().unwrap_or_default();
            assert!(!words.is_empty(), "{id} {name} is not described");
            let bounded = match schema["type"].as_str().unwrap() {
                "boolean" => true,
                "integer" => schema["minimum"].is_i64() && schema["maximum"].is_i64(),
                "string" => {
                    let longest = schema["maxLength"].as_u64();
                    schema["enum"].is_array() || longest.is_some_and(|longest| longest <= 4_000)
                }
                other => panic!("{id} {name} is of type {other}"),
            };
            assert!(bounded, "{id} {name} has no bounds: {schema}");
            seen += 1;
        }
    });
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn every_error_has_its_problem_type_and_every_answer_an_example() {
    let description = openbudget_api::openapi();
    let mut examples = 0;
    each_operation(&description, |id, operation| {
        for (status, response) in operation["responses"].as_object().unwrap() {
            let response = resolve(&description, response);
            if status.starts_with(['4', '5']) {
                let problem = &response["content"]["application/problem+json"];
                assert_eq!(problem["schema"]["$ref"], "#/components/schemas/Problem", "{id} {status}");
                let kinds = problem["examples"].as_object().unwrap();
                assert!(!kinds.is_empty(), "{id} {status}");
                for (code, example) in kinds {
                    let example = &example["value"];
                    assert_eq!(example["code"], code.as_str());
                    assert_eq!(example["status"].to_string(), *status);
                    assert!(example["type"].as_str().unwrap().ends_with(&code.replace('_', "-")));
                }
            }
            if status == "200" {
                let kinds = response["content"].as_object().unwrap();
                let bytes = kinds.values().all(|kind| kind["schema"]["format"] == "binary");
                let shown = kinds.iter().filter(|(media, _)| *media != "text/html");
                assert!(bytes || shown.into_iter().all(|(_, kind)| !kind["example"].is_null()), "{id} has no example");
                examples += usize::from(!bytes);
            }
        }
    });
    assert!(examples > 40, "{examples}");
}

fn each_operation(description: &Json, mut look: impl FnMut(&str, &Json)) {
    for operations in description["paths"].as_object().unwrap().values() {
        for operation in operations.as_object().unwrap().values() {
            look(operation["operationId"].as_str().unwrap(), operation);
        }
    }
}
