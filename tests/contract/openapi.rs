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
    });
}
