//! Several processes on one database that nobody has made yet.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;

use openbudget_testkit::database::{Backend, TestDatabase};
use openbudget_testkit::process::Process;

use super::{COUNTY, program, run};

/// The URL of another database on the same server.
fn url_of(database: &TestDatabase, name: &str) -> String {
    let (place, parameters) = database.url().split_once('?').unwrap();
    format!("{}/{name}?{parameters}", place.rsplit_once('/').unwrap().0)
}

fn ingest_at_once(folder: &Path, url: &str, codes: &[&str]) {
    let children: Vec<_> = codes
        .iter()
        .map(|code| {
            let mut command = program(folder);
            command.args(["ingest", COUNTY, "--government-name", "某县", "--database-url", url, "--government", code]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut releases = BTreeSet::new();
    for (child, code) in children.into_iter().zip(codes) {
        let output = child.wait_with_output().unwrap();
        let (words, error) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!((output.status.code(), error.as_str()), (Some(0), ""), "{code}: {words}");
        let (_, release) = words.lines().next().unwrap().split_once("published (revision 1, release ").unwrap();
        releases.insert(release.trim_end_matches(')').to_owned());
    }
    assert_eq!(releases.len(), codes.len(), "each is a release of its own");
}

#[test]
fn several_processes_publish_into_a_new_database_at_once() {
    for backend in Backend::ALL {
        for _ in 0..3 {
            let Some(database) = TestDatabase::empty(backend).unwrap() else { continue };
            let folder = tempfile::tempdir().unwrap();
            ingest_at_once(folder.path(), database.url(), &["999901", "999902", "999903", "999904"]);
        }
    }
}

#[test]
fn several_servers_on_an_empty_database_publish_the_embedded_record_once() {
    for backend in Backend::ALL {
        for _ in 0..2 {
            let Some(database) = TestDatabase::empty(backend).unwrap() else { continue };
            let folder = tempfile::tempdir().unwrap();
            let starting: Vec<_> = (0..3)
                .map(|_| {
                    let mut command = program(folder.path());
                    command.env("OPENBUDGET_DATABASE_URL", database.url());
                    std::thread::spawn(move || Process::serving(&mut command, &[]).unwrap())
                })
                .collect();
            let serving: Vec<Process> = starting.into_iter().map(|thread| thread.join().unwrap()).collect();
            for process in &serving {
                let answer = process.client().get("/v1/disclosures?fields=id,revision&count=exact").unwrap();
                let expected = r#"{"items":[{"id":"130271-2023-budget","revision":1}],"page":{"limit":50,"next":null,"total":1},"release":1}"#;
                assert_eq!(answer.text().unwrap(), expected);
            }
        }
    }
}

#[test]
fn a_record_is_embedded_only_where_nothing_was_published() {
    for backend in Backend::ALL {
        let Some(database) = TestDatabase::empty(backend).unwrap() else { continue };
        let folder = tempfile::tempdir().unwrap();
        ingest_at_once(folder.path(), database.url(), &["999901"]);
        let mut command = program(folder.path());
        let process = Process::serving(command.env("OPENBUDGET_DATABASE_URL", database.url()), &[]).unwrap();
        let answer = process.client().get("/v1/disclosures?fields=id").unwrap();
        assert_eq!(answer.json().unwrap()["items"], serde_json::json!([{"id": "999901-2024-budget"}]));
    }
}

#[test]
fn a_database_that_the_server_lacks_is_created_once_by_whoever_comes_first() {
    let Some(database) = TestDatabase::empty(Backend::Postgres).unwrap() else { return };
    let folder = tempfile::tempdir().unwrap();
    let name = format!("openbudget 新库 {}", std::process::id());
    let url = url_of(&database, &name.replace(' ', "%20"));
    ingest_at_once(folder.path(), &url, &["999901", "999902", "999903"]);
    let (code, output, error) = run(folder.path(), &["migrate", "--database-url", &url]);
    assert_eq!((code, output.as_str()), (Some(0), "the schema is up to date\n"), "{error}");
    database.execute(&format!("DROP DATABASE \"{name}\"")).unwrap();
}

#[test]
fn who_may_not_create_a_database_is_told_so() {
    let Some(database) = TestDatabase::empty(Backend::Postgres).unwrap() else { return };
    let folder = tempfile::tempdir().unwrap();
    let role = format!("openbudget_reader_{}", std::process::id());
    database.execute(&format!("CREATE ROLE {role} LOGIN")).unwrap();
    let url = url_of(&database, "openbudget_nowhere").replace("//postgres@", &format!("//{role}@"));
    let (code, _, error) = run(folder.path(), &["migrate", "--database-url", &url]);
    database.execute(&format!("DROP ROLE {role}")).unwrap();
    assert_eq!(code, Some(1));
    assert!(error.contains("database \"openbudget_nowhere\" does not exist; it cannot be created either"), "{error}");
    assert!(error.contains("permission denied to create database"), "{error}");
}
