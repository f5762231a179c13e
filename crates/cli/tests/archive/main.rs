//! 1,000 government-years in one database: what is read for a question, how long one may take, and how much
//! memory an export needs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and so do the functions that only tests call")]

mod plan;
mod serving;

use openbudget_persistence::Store;
use openbudget_testkit::archive::filled;
use openbudget_testkit::database::Backend;
use serving::Serving;

/// How much more memory an export may take than the idle program has, in KiB.
const MOST_MEMORY: u64 = 64 << 10;

/// Counts what is distinct in many texts of every indicator: nothing that a second is enough for.
const LONG: &str = "/v1/indicators/aggregate?group_by=fiscal_year&measure=count_distinct(id),count_distinct(project),\
    count_distinct(name),count_distinct(description),count_distinct(target_printed),count_distinct(basis)";

#[test]
fn a_thousand_government_years_are_served_from_sqlite() {
    serve_from(Backend::Sqlite);
}

#[test]
fn a_thousand_government_years_are_served_from_postgres() {
    serve_from(Backend::Postgres);
}

fn serve_from(backend: Backend) {
    let Some(database) = filled(backend).unwrap() else { return };
    let store = Store::open(database.url()).unwrap();
    plan::what_is_indexed_is_answered_by_an_index(&store, backend);
    drop(store);
    an_export_needs_little_memory(database.url());
    what_belongs_to_the_items_of_a_page_is_read_by_their_ids(database.url());
    a_question_that_takes_too_long_is_a_problem(database.url());
}

/// The largest pages, within a time in which not all findings of the archive can be read for each statement.
fn what_belongs_to_the_items_of_a_page_is_read_by_their_ids(url: &str) {
    let serving = Serving::start(url, &["--query-timeout", "10"]);
    for path in ["/v1/projects?include=indicators,findings&limit=1000", "/v1/indicators?include=findings&limit=1000"] {
        let (status, body) = serving.get(path);
        assert_eq!(status, 200, "{path}: {}", body.chars().take(300).collect::<String>());
        assert!(body.contains("\"rule\":"), "{path} shows findings");
    }
}

fn an_export_needs_little_memory(url: &str) {
    let serving = Serving::start(url, &[]);
    assert_eq!(serving.get("/v1/projects?limit=1").0, 200);
    let idle = serving.memory();
    let (rows, most) = serving.export("/v1/indicators.csv");
    assert_eq!(rows, 350_001, "a header and every indicator");
    let more = most.saturating_sub(idle);
    assert!(more < MOST_MEMORY, "the export took {more} KiB over {idle} KiB");
}

fn a_question_that_takes_too_long_is_a_problem(url: &str) {
    let serving = Serving::start(url, &["--query-timeout", "1"]);
    let (status, body) = serving.get(LONG);
    assert_eq!(status, 503, "{body}");
    assert!(body.contains("\"code\":\"query_timeout\""), "{body}");
    assert_eq!(serving.get("/v1/indicators?limit=1").0, 200, "the next question is answered");
}
