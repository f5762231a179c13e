//! Exports hold the rows of the list, all of them.

use serde_json::Value as Json;

use crate::fixture::{get, on_both, walk};

#[test]
fn every_list_is_exported_whole_and_in_order() {
    on_both(|program| {
        for resource in openbudget_domain::resource::RESOURCES {
            let listed = walk(program, &format!("/v1/{}?limit=1000", resource.name));
            let answer = get(program, &format!("/v1/{}.ndjson", resource.name));
            assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
            let lines: Vec<Json> =
                answer.text().unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(lines, listed, "{}", resource.name);
            let answer = get(program, &format!("/v1/{}.csv", resource.name));
            let text = answer.text().unwrap();
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let key = resource.fields[0].name;
            let column = reader.headers().unwrap().iter().position(|name| name == key).unwrap();
            let ids: Vec<String> = reader.records().map(|row| row.unwrap()[column].to_owned()).collect();
            assert_eq!(ids, listed.iter().map(|item| item[key].as_str().unwrap()).collect::<Vec<_>>());
            assert!(text.lines().next().unwrap().len() > 10 && text.contains("\r\n"), "{}", resource.name);
        }
    });
}

#[test]
fn an_export_takes_the_filters_the_order_and_the_keys_of_the_list() {
    on_both(|program| {
        let answer = get(
            program,
            "/v1/official-expenses.csv?government=999901&fiscal_year=2024&sort=-amount&fields=item,amount,change,change_word&bom=true",
        );
        insta::assert_snapshot!("export-official-expenses", answer.text().unwrap().replace('\r', ""));
        let answer = get(program, "/v1/projects.ndjson?government=999902&fields=name,budget&limit=1");
        insta::assert_snapshot!("export-projects", answer.text().unwrap());
    });
}

#[test]
fn a_form_that_is_none_and_a_wrong_parameter_are_refused() {
    on_both(|program| {
        for (path, status, code) in [
            ("/v1/projects.pdf", 404, "not_found"),
            ("/v1/projects.csv?bom=yes", 400, "invalid_value"),
            ("/v1/projects.csv?nme=x", 400, "unknown_parameter"),
            ("/v1/projects.ndjson?bom=maybe", 400, "invalid_value"),
        ] {
            let answer = get(program, path);
            assert_eq!((answer.status, answer.json().unwrap()["code"].as_str().unwrap()), (status, code), "{path}");
        }
    });
}
