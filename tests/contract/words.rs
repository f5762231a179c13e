//! Both faces tell of everything, and of the same in the same words.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::fixture::on_both_empty;
use crate::graphql::data;

const ASKED: &str = "{ __schema { types { kind name description
    fields { name description args { name description } }
    inputFields { name description } enumValues { name description } } } }";

fn told(of: &Json) -> bool {
    of["description"].as_str().is_some_and(|words| !words.trim().is_empty())
}

#[test]
fn graphql_describes_every_type_field_argument_and_value() {
    on_both_empty(|program| {
        let schema = data(program, ASKED, &json!({}));
        let mut silent = Vec::new();
        let mut seen = 0;
        for of in schema["__schema"]["types"].as_array().unwrap() {
            let name = of["name"].as_str().unwrap();
            if name.starts_with("__") {
                continue;
            }
            if !told(of) && !["String", "Int", "Float", "Boolean", "ID"].contains(&name) {
                silent.push(name.to_owned());
            }
            for part in ["fields", "inputFields", "enumValues"] {
                for field in of[part].as_array().into_iter().flatten() {
                    seen += 1;
                    if !told(field) {
                        silent.push(format!("{name}.{}", field["name"]));
                    }
                    for argument in field["args"].as_array().into_iter().flatten() {
                        if !told(argument) {
                            silent.push(format!("{name}.{}({})", field["name"], argument["name"]));
                        }
                    }
                }
            }
        }
        assert_eq!(silent, Vec::<String>::new());
        assert!(seen > 1_000, "{seen}");
    });
}

#[test]
fn what_both_faces_have_both_tell_in_the_same_words() {
    on_both_empty(|program| {
        let schema = data(program, ASKED, &json!({}));
        let types: BTreeMap<&str, &Json> = schema["__schema"]["types"]
            .as_array()
            .unwrap()
            .iter()
            .map(|of| (of["name"].as_str().unwrap(), of))
            .collect();
        let description = openbudget_api::openapi();
        let mut compared = 0;
        for (name, schema) in description["components"]["schemas"].as_object().unwrap() {
            let Some(of) = types.get(name.as_str()) else { continue };
            assert_eq!(of["description"], schema["description"], "{name}");
            for field in of["fields"].as_array().unwrap() {
                let snake: String = field["name"]
                    .as_str()
                    .unwrap()
                    .chars()
                    .flat_map(|letter| {
                        let upper = letter.is_ascii_uppercase();
                        upper.then_some('_').into_iter().chain([letter.to_ascii_lowercase()])
                    })
                    .collect();
                let property = &schema["properties"][&snake];
                let child = types.contains_key(format!("{name}Connection").as_str())
                    && ["findings", "indicators"].contains(&snake.as_str());
                if property["description"].is_string() && snake != "id" && !child {
                    assert_eq!(field["description"], property["description"], "{name}.{snake}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 150, "{compared}");
    });
}
