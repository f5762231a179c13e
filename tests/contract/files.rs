//! The committed contract files are what the program makes. `UPDATE_CONTRACTS=1` writes them anew, as `scripts/schema` does.

use openbudget_persistence::Store;
use openbudget_testkit::database::{Backend, TestDatabase};
use serde_json::Value as Json;

use crate::tidy::root;

fn holds(name: &str, text: &str) {
    let path = root().join("schema").join(name);
    if std::env::var_os("UPDATE_CONTRACTS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    let differs = committed.lines().zip(text.lines()).find(|(one, other)| one != other);
    assert_eq!(differs, None, "schema/{name} is not what the program makes: scripts/with-postgres scripts/schema");
    assert_eq!(committed.len(), text.len(), "schema/{name} is not what the program makes");
}

fn pretty(json: &Json) -> String {
    format!("{}\n", serde_json::to_string_pretty(json).unwrap())
}

#[test]
fn the_descriptions_of_the_interfaces_and_of_the_record_are_committed() {
    holds("openapi.json", &pretty(&openbudget_api::openapi()));
    holds("schema.graphql", &openbudget_api::sdl().unwrap());
    holds("disclosure.schema.json", &pretty(&openbudget_domain::disclosure::schema()));
}

#[test]
fn the_schemas_of_both_databases_are_committed() {
    for backend in Backend::ALL {
        let Some(database) = TestDatabase::empty(backend).unwrap() else { continue };
        let store = Store::open(database.url()).unwrap();
        store.migrate().unwrap();
        holds(&format!("{}.sql", backend.name()), &openbudget_persistence::schema(&store).unwrap());
    }
}
