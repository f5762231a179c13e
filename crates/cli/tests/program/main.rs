//! The program as a user runs it: what it prints, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, and so do the functions that only tests call")]

mod outage;
mod settings;
mod together;

use std::path::Path;
use std::process::{Command, Output};

use openbudget_testkit::process::Process;

const COUNTY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/999901-2024.txt");
const DISTRICT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/999902-2024.txt");

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_openbudget"));
    command
        .current_dir(folder)
        .env_remove("OPENBUDGET_DATABASE_URL")
        .env_remove("OPENBUDGET_LISTEN")
        .env_remove("OPENBUDGET_LOG_JSON")
        .env("RUST_LOG", "warn");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = program(folder).args(arguments).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn documents_are_published_once_and_the_second_time_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["ingest", COUNTY, "--government", "999901", "--government-name", "示例县"];
    let (code, output, _) = run(folder.path(), &arguments);
    assert_eq!(code, Some(0), "{output}");
    assert!(output.contains("999901-2024-budget: published (revision 1, release 1)"), "{output}");
    assert!(output.contains("coverage 100 %"), "{output}");
    assert!(folder.path().join("openbudget.db").exists());
    let (code, output, _) = run(folder.path(), &arguments);
    assert_eq!(code, Some(0));
    assert!(output.contains("unchanged: this document is published already (revision 1, release 1)"), "{output}");
}

#[test]
fn a_refused_file_does_not_keep_the_others_from_being_published() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    let arguments =
        ["ingest", "empty.txt", "none.txt", DISTRICT, "--government", "999902", "--government-name", "样例区"];
    let (code, output, _) = run(folder.path(), &arguments);
    assert_eq!(code, Some(1), "{output}");
    assert!(output.contains("empty.txt: refused: empty_document: the document has no bytes"), "{output}");
    assert!(output.contains("cannot read none.txt"), "{output}");
    assert!(output.contains("999902-2024-budget: published (revision 1, release 1)"), "{output}");
}

#[test]
fn wrong_usage_ends_with_two_and_says_what_is_right() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (vec!["ingest", COUNTY], "--government CODE"),
        (vec!["ingest", COUNTY, "--government", "13"], "six digits"),
        (vec!["ingest", COUNTY, "--government", "999901"], "--government-name"),
        (vec!["ingest", "--government", "130271"], "FILES"),
        (vec!["ingest", COUNTY, "--government", "130271", "--fiscal-year", "23"], "1949..=2100"),
        (vec!["publish"], "publish"),
    ] {
        let (code, _, error) = run(folder.path(), &arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(error.contains(words), "{arguments:?}: {error}");
    }
    assert!(!folder.path().join("openbudget.db").exists(), "wrong usage stores nothing");
}

#[test]
fn a_check_reports_and_stores_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (code, output, _) = run(folder.path(), &["check", COUNTY]);
    assert_eq!(code, Some(0));
    assert!(output.contains("coverage 100 %"), "{output}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let (code, _, error) = run(folder.path(), &["check", "none.txt"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("cannot read none.txt"), "{error}");
}

#[test]
fn a_check_fails_on_what_was_found_where_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    // Only silent on most that has to be disclosed: a warning.
    let scanty = "2024年预算公开说明\n年初预算未安排转移支付。\n";
    let wrong =
        "2024年安排“三公”经费30万元。其中：公务接待费10万元，公务用车运行维护费18万元，因公出国（境）费5万元。\n";
    std::fs::write(folder.path().join("scanty.txt"), scanty).unwrap();
    std::fs::write(folder.path().join("wrong.txt"), format!("{scanty}{wrong}")).unwrap();
    for (file, fail_on, expected) in [
        ("scanty.txt", None, Some(0)),
        ("scanty.txt", Some("error"), Some(0)),
        ("scanty.txt", Some("warning"), Some(3)),
        ("wrong.txt", None, Some(0)),
        ("wrong.txt", Some("error"), Some(3)),
        ("wrong.txt", Some("warning"), Some(3)),
        ("wrong.txt", Some("info"), Some(2)),
        ("none.txt", Some("error"), Some(1)),
    ] {
        let flag: Vec<&str> = fail_on.into_iter().flat_map(|severity| ["--fail-on", severity]).collect();
        let (code, output, error) = run(folder.path(), &[["check", file].as_slice(), &flag].concat());
        assert_eq!(code, expected, "{file} {fail_on:?}: {output}{error}");
        let read = matches!(code, Some(0 | 3));
        assert_eq!(output.contains("coverage 100 %"), read, "the report is printed either way: {output}");
    }
}

#[test]
fn a_document_without_a_year_is_refused_until_the_publisher_states_it() {
    let folder = tempfile::tempdir().unwrap();
    let text = "关于预算公开的说明\n年初预算未安排转移支付。\n";
    std::fs::write(folder.path().join("undated.txt"), text).unwrap();
    let (code, output, _) = run(folder.path(), &["ingest", "undated.txt", "--government", "130271"]);
    assert_eq!(code, Some(1));
    assert!(output.contains("fiscal_year_unknown"), "{output}");
    let stated = ["ingest", "undated.txt", "--government", "130271", "--fiscal-year", "2024"];
    let (code, output, _) = run(folder.path(), &stated);
    assert_eq!(code, Some(0), "{output}");
    assert!(output.contains("130271-2024-budget: published"), "{output}");
}

#[test]
fn the_first_run_answers_with_the_embedded_record() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Process::serving(&mut program(folder.path()), &[]).unwrap();
    let answer = serving.client().get("/v1/projects?count=exact&limit=1&fields=id").unwrap();
    let address = serving.address().to_string();
    let (code, _, error) = run(folder.path(), &["serve", "--listen", &address]);
    assert_eq!((answer.status, &answer.json().unwrap()["page"]["total"]), (200, &34.into()));
    assert_eq!(code, Some(1), "the address is taken");
    assert!(error.contains(&format!("cannot listen on {address}")), "{error}");
}

#[test]
fn a_database_that_is_not_there_is_named_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let url = "postgres://someone:secret@127.0.0.1:1/nothing";
    let (code, _, error) = run(folder.path(), &["migrate", "--database-url", url]);
    assert_eq!(code, Some(1));
    assert!(error.contains("cannot open the database postgres://someone@127.0.0.1:1/nothing"), "{error}");
    assert!(!error.contains("secret"), "{error}");
}

#[test]
fn the_committed_contracts_are_what_the_program_makes() {
    let folder = tempfile::tempdir().unwrap();
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
    let (code, output, error) = run(folder.path(), &["schema", "--check", "--folder", committed.to_str().unwrap()]);
    assert_eq!((code, output.as_str()), (Some(0), ""), "{error}");
}
