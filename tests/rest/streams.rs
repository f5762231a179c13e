//! Exports as streams: one state whatever is published meanwhile, and a failure that nobody takes for the end.

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::resource::RESOURCES;
use openbudget_testkit::database::Backend;
use openbudget_testkit::program::Program;
use openbudget_testkit::publisher::request;
use serde_json::Value as Json;

use crate::fixture::{COUNTY_2024, DISTRICT_2024, get, json, on_both, publish, published, walk};

/// A disclosure with more rows than one chunk has: so many copies of its first project.
fn many(copies: usize) -> Disclosure {
    let mut reading = openbudget_ingest::read(COUNTY_2024, &request("999901")).unwrap();
    let first = reading.disclosure.projects[0].clone();
    for copy in 0..copies {
        let mut project = first.clone();
        project.id = format!("{}x{copy}", first.id);
        for (at, indicator) in project.indicators.iter_mut().enumerate() {
            indicator.id = format!("999901-2024-budget-i-copy{copy}x{at}");
        }
        reading.disclosure.projects.push(project);
    }
    reading.disclosure
}

#[test]
fn a_failure_in_mid_stream_breaks_the_transfer_off() {
    for backend in Backend::ALL {
        let Some(program) = published(backend) else { continue };
        program.store().publish(&many(250), None).unwrap();
        let whole = get(&program, "/v1/indicators.csv").body.len();
        // The last row in the order of the export is no JSON any more.
        let last = walk(&program, "/v1/indicators?limit=1000").pop().unwrap()["id"].as_str().unwrap().to_owned();
        program.database().execute(&format!("UPDATE indicators SET record = '{{' WHERE id = '{last}'")).unwrap();
        // A transfer in chunks ends with an empty one: without it, it is not whole.
        let is_whole = |path: &str, encoding: &str| {
            let wire = program.client().wire(path, encoding).unwrap();
            let head = String::from_utf8_lossy(&wire[..wire.len().min(2_000)]).to_lowercase();
            assert!(head.starts_with("http/1.1 200") && head.contains("transfer-encoding: chunked"), "{head}");
            wire.ends_with(b"\r\n0\r\n\r\n")
        };
        for encoding in ["identity", "gzip", "zstd", "br"] {
            assert!(!is_whole("/v1/indicators.csv", encoding), "{encoding}");
            assert!(is_whole("/v1/projects.csv", encoding), "{encoding}");
        }
        // What goes wrong before anything is sent is told as a problem.
        let refused = get(&program, &format!("/v1/indicators.csv?id={last}"));
        assert_eq!((refused.status, refused.json().unwrap()["code"].clone()), (500, "internal_error".into()));
        // What does not need the row is answered.
        assert!(get(&program, "/v1/indicators.csv?government=999901").body.len() < whole);
    }
}

#[test]
fn an_export_reads_one_state_whatever_is_published_meanwhile() {
    on_both(|program| {
        program.store().publish(&many(400), None).unwrap();
        let before = get(program, "/v1/indicators.ndjson").body;
        let lines = before.split(|byte| *byte == b'\n').count() - 1;
        assert!(lines > 2_000, "{lines}");
        let (during, after) = std::thread::scope(|scope| {
            let asked = scope.spawn(|| get(program, "/v1/indicators.ndjson"));
            publish(program, "999902", &[DISTRICT_2024, b"\n"].concat());
            publish(program, "999901", &[COUNTY_2024, b"\n"].concat());
            (asked.join().unwrap(), get(program, "/v1/indicators.ndjson").body)
        });
        let release = during.header("openbudget-release").unwrap();
        let at_release = get(program, &format!("/v1/indicators.ndjson?as_of={release}")).body;
        assert!(during.body == at_release, "the export is not the state of release {release}");
        assert!(after.len() < before.len());
    });
}

#[test]
fn a_cell_of_csv_is_what_the_item_says() {
    on_both(|program| {
        for resource in RESOURCES {
            let items = walk(program, &format!("/v1/{}?limit=1000", resource.name));
            let plain = get(program, &format!("/v1/{}.csv", resource.name));
            let marked = get(program, &format!("/v1/{}.csv?bom=true", resource.name));
            assert_eq!(marked.body, [b"\xef\xbb\xbf", plain.body.as_slice()].concat(), "{}", resource.name);
            let text = plain.text().unwrap();
            assert!(text.ends_with("\r\n"));
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let mut distinct = header.clone();
            distinct.sort();
            distinct.dedup();
            assert_eq!(distinct.len(), header.len(), "{}: a column stands twice", resource.name);
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), items.len(), "{}", resource.name);
            for (row, item) in rows.iter().zip(&items) {
                for (name, cell) in header.iter().zip(row) {
                    let expected = expected(item, name);
                    let guarded = cell.strip_prefix('\'').filter(|_| !expected.starts_with('\''));
                    assert_eq!(guarded.unwrap_or(cell), expected, "{} {name} of {}", resource.name, item);
                    if guarded.is_some() {
                        assert!(expected.parse::<rust_decimal::Decimal>().is_err(), "{expected} is a number");
                    }
                }
            }
            // Every key has a column, save the long map of places.
            for key in items.first().into_iter().flat_map(|item| item.as_object().unwrap().keys()) {
                let own = |name: &String| name == key || name.starts_with(&format!("{key}_"));
                assert!(key == "sources" || header.iter().any(own), "{} has no column for {key}", resource.name);
            }
        }
    });
}

/// What a column holds of an item.
fn expected(item: &Json, column: &str) -> String {
    let text = |value: &Json| match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    match item.get(column) {
        Some(money) if money.get("currency").is_some() => text(&money["amount"]),
        Some(value) => text(value),
        None => {
            let below = (1..column.len()).filter(|at| column.is_char_boundary(*at) && column.as_bytes()[*at] == b'_');
            let found =
                below.map(|at| column.split_at(at)).find_map(|(parent, key)| Some(item.get(parent)?.get(&key[1..])));
            found.flatten().map(text).unwrap_or_default()
        }
    }
}

#[test]
fn a_negative_amount_stays_a_number_and_what_is_included_has_a_column() {
    on_both(|program| {
        let text = get(program, "/v1/official-expenses.csv?change__lt=0&fields=change").text().unwrap().to_owned();
        assert!(text.lines().skip(1).all(|line| line.starts_with('-')) && text.lines().count() > 1, "{text}");
        let text = get(program, "/v1/projects.csv?government=999902&include=indicators&fields=name")
            .text()
            .unwrap()
            .to_owned();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap(), vec!["name", "indicators"]);
        let listed = json(program, "/v1/projects?government=999902&include=indicators&fields=name");
        for (row, item) in reader.records().zip(listed["items"].as_array().unwrap()) {
            let row = row.unwrap();
            assert_eq!(row[0], *item["name"].as_str().unwrap());
            assert_eq!(serde_json::from_str::<Json>(&row[1]).unwrap(), item["indicators"]);
        }
    });
}

/// HEAD tells what GET would.
#[test]
fn head_is_get_without_the_body() {
    let ask = |program: &Program, method: awc::http::Method, path: &str| {
        let mut answer = program.client().send(&method, path, &[], Vec::new()).unwrap();
        for name in ["date", "x-request-id", "content-length", "transfer-encoding", "access-control-expose-headers"] {
            answer.headers.remove(name);
        }
        answer
    };
    on_both(|program| {
        for path in [
            "/v1/projects",
            "/v1/governments/130271",
            "/v1/indicators/aggregate?group_by=level1",
            "/v1/search?q=%E6%A0%A1",
            "/v1/projects.csv",
            "/v1/projects?nothing=1",
            "/v1/nothing",
            "/graphql?query={release}",
            "/openapi.json",
        ] {
            let (get, head) = (ask(program, awc::http::Method::GET, path), ask(program, awc::http::Method::HEAD, path));
            assert_eq!((head.status, &head.headers), (get.status, &get.headers), "{path}");
            assert_eq!(head.body.len(), 0, "{path}");
        }
    });
}
