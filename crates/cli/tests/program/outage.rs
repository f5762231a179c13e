//! A PostgreSQL server that goes and comes back while the program serves.

use std::fs::File;
use std::time::{Duration, Instant};

use openbudget_testkit::database::proxy::Proxy;
use openbudget_testkit::database::{Backend, TestDatabase};
use openbudget_testkit::process::Process;

use super::program;

/// How soon a probe has to be told, and how soon any other question.
const SOON: Duration = Duration::from_secs(3);
const LATER: Duration = Duration::from_secs(5);

fn refused_within(process: &Process, path: &str, time: Duration) {
    let begin = Instant::now();
    let answer = process.client().get(path).unwrap();
    assert!(begin.elapsed() < time, "{path} took {:?}", begin.elapsed());
    let problem = answer.json().unwrap();
    assert_eq!((answer.status, problem.get("code")), (503, Some(&"database_unavailable".into())), "{path}");
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
}

fn recovers(process: &Process) {
    let begin = Instant::now();
    while process.client().get("/readyz").unwrap().status != 200 {
        assert!(begin.elapsed() < Duration::from_secs(10), "it does not come back");
    }
    assert_eq!(process.client().get("/v1/projects?limit=1").unwrap().status, 200);
}

#[test]
fn a_server_that_goes_is_told_of_soon_and_used_again_when_it_is_back() {
    let Some(database) = TestDatabase::empty(Backend::Postgres).unwrap() else { return };
    let (place, folder) = database.url().split_once("?host=").unwrap();
    let mut proxy = Proxy::to(folder).unwrap();
    let url = place.replace("@localhost/", &format!("@{}/", proxy.address()));
    let here = tempfile::tempdir().unwrap();
    let logs = here.path().join("logs");
    let mut command = program(here.path());
    command.env("OPENBUDGET_DATABASE_URL", url).stderr(File::create(&logs).unwrap());
    let process = Process::serving(&mut command, &[]).unwrap();
    recovers(&process);

    proxy.cut();
    refused_within(&process, "/readyz", SOON);
    refused_within(&process, "/v1/projects", LATER);
    refused_within(&process, "/readyz", SOON);
    assert_eq!(process.client().get("/healthz").unwrap().status, 200, "the program itself lives");
    proxy.restore().unwrap();
    recovers(&process);
    let logs = std::fs::read_to_string(&logs).unwrap();
    assert!(logs.contains("no connection to the database; it is tried again"), "{logs}");
    assert!(logs.contains("Connection refused"), "{logs}");
    assert!(!logs.contains("multiconnection"), "{logs}");
    assert!(logs.lines().count() < 20, "{logs}");

    proxy.hush();
    for _ in 0..3 {
        refused_within(&process, "/readyz", SOON);
    }
    proxy.restore().unwrap();
    recovers(&process);
}
