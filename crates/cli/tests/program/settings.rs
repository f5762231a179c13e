//! Settings by flags and variables: what is empty, misspelt or unknown.

use std::path::Path;

use openbudget_testkit::database::{Backend, TestDatabase};

use super::{COUNTY, program, run};

const INGEST: [&str; 6] = ["ingest", COUNTY, "--government", "999901", "--government-name", "示例县"];

fn run_with(folder: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = program(folder).envs(variables.iter().copied()).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_flag_that_names_no_database_is_wrong_usage_and_publishes_nothing() {
    for (url, words) in [
        ("", "no database is named"),
        ("  ", "no database is named"),
        (":memory:", "what is published into memory is lost"),
        ("sqlite:", "name a file"),
        ("mysql://x/y", "no database has the scheme 'mysql:'"),
        ("postgres:budget", "a PostgreSQL URL begins with postgres://"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let arguments = [INGEST.as_slice(), &["--database-url", url]].concat();
        let (code, output, error) = run(folder.path(), &arguments);
        assert_eq!((code, output.as_str()), (Some(2), ""), "'{url}': {error}");
        assert!(error.contains(words), "'{url}': {error}");
        assert!(files(folder.path()).is_empty(), "'{url}'");
    }
}

#[test]
fn an_empty_variable_is_as_good_as_none() {
    let folder = tempfile::tempdir().unwrap();
    let empty = ["OPENBUDGET_DATABASE_URL", "OPENBUDGET_LISTEN", "OPENBUDGET_QUERY_TIMEOUT", "OPENBUDGET_LOG_JSON"];
    let empty: Vec<(&str, &str)> = empty.iter().map(|name| (*name, "")).collect();
    let (code, output, error) = run_with(folder.path(), &empty, &INGEST);
    assert_eq!(code, Some(0), "{error}");
    assert!(output.contains("published (revision 1, release 1)"), "{output}");
    assert!(folder.path().join("openbudget.db").exists(), "the default holds");
    let (code, _, error) = run_with(folder.path(), &empty, &["serve", "--requests-per-minute", "x"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("--requests-per-minute"), "{error}");
}

#[test]
fn other_empty_or_wrong_settings_are_wrong_usage_and_named() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (vec!["serve", "--listen", ""], "'--listen"),
        (vec!["serve", "--listen", "nowhere"], "an address is a host and a port, as 127.0.0.1:8080"),
        (vec!["serve", "--query-timeout", ""], "'--query-timeout"),
        (vec!["ingest", COUNTY, "--government", "999901", "--government-name", " "], "the name is empty"),
    ] {
        let (code, _, error) = run(folder.path(), &arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {error}");
        assert!(error.contains(words), "{arguments:?}: {error}");
    }
    assert!(files(folder.path()).is_empty());
}

#[test]
fn logs_are_json_whichever_way_one_says_yes() {
    let folder = tempfile::tempdir().unwrap();
    for yes in ["1", "true", "yes"] {
        let variables = [("OPENBUDGET_LOG_JSON", yes), ("OPENBUDGET_LISTN", "x")];
        let (code, _, error) = run_with(folder.path(), &variables, &["check", COUNTY]);
        assert_eq!(code, Some(0), "{error}");
        assert!(error.starts_with('{'), "{error}");
    }
}

#[test]
fn a_misspelt_variable_is_named_with_the_nearest_setting() {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in [
        (
            "OPENBUDGET_DATABSE_URL",
            "OPENBUDGET_DATABSE_URL is no setting and does nothing: is OPENBUDGET_DATABASE_URL meant?",
        ),
        ("OPENBUDGET_LISTN", "is OPENBUDGET_LISTEN meant?"),
        ("OPENBUDGET_XYZ", "there are OPENBUDGET_DATABASE_URL, OPENBUDGET_LISTEN"),
    ] {
        let (code, _, error) = run_with(folder.path(), &[(name, "x")], &["check", COUNTY]);
        assert_eq!(code, Some(0));
        assert!(error.contains(words), "{error}");
    }
    let known = [("OPENBUDGET_LISTEN", "127.0.0.1:0"), ("OPENBUDGET_TEST_POSTGRES", "x")];
    let (_, _, error) = run_with(folder.path(), &known, &["check", COUNTY]);
    assert_eq!(error, "", "what is known is not warned of");
}

#[test]
fn a_database_is_named_by_scheme_or_path_alike() {
    let folder = tempfile::tempdir().unwrap();
    for url in ["sqlite:z.db", "sqlite://z.db", "z.db"] {
        let (code, _, error) = run(folder.path(), &["migrate", "--database-url", url]);
        assert_eq!(code, Some(0), "{error}");
        assert_eq!(files(folder.path()), ["z.db"], "{url}");
    }
}

#[test]
fn a_database_is_named_by_the_variable_on_either_backend() {
    for backend in Backend::ALL {
        let Some(database) = TestDatabase::empty(backend).unwrap() else { continue };
        let folder = tempfile::tempdir().unwrap();
        let (code, output, error) = run_with(folder.path(), &[("OPENBUDGET_DATABASE_URL", database.url())], &INGEST);
        assert_eq!(code, Some(0), "{error}");
        assert!(output.contains("published (revision 1, release 1)"), "{output}");
        assert!(files(folder.path()).is_empty(), "the default is not made beside it");
    }
}

#[test]
fn the_folder_that_a_path_lacks_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, error) = run(folder.path(), &["migrate", "--database-url", "sub/dir/x.db"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("the folder sub does not exist; create it first"), "{error}");
}

#[test]
fn all_migrations_are_taken_back_only_where_the_data_may_go() {
    for backend in Backend::ALL {
        let Some(database) = TestDatabase::empty(backend).unwrap() else { continue };
        let folder = tempfile::tempdir().unwrap();
        let at = ["--database-url", database.url()];
        let said = |arguments: &[&str]| run(folder.path(), &[arguments, at.as_slice()].concat());
        assert_eq!(said(&INGEST).0, Some(0));
        let (code, _, error) = said(&["migrate", "--revert"]);
        assert_eq!(code, Some(2));
        assert!(error.contains("--delete-all-data"), "{error}");
        assert!(said(&INGEST).1.contains("unchanged"), "nothing was deleted");
        let (code, output, error) = said(&["migrate", "--revert", "--delete-all-data"]);
        assert_eq!(
            (code, output.as_str()),
            (Some(0), "every migration is taken back: the database is empty\n"),
            "{error}"
        );
        assert!(said(&INGEST).1.contains("published (revision 1, release 1)"), "it begins anew");
    }
}
