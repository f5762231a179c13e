//! Where facts stand.

use openbudget_domain::resource::RESOURCES;
use openbudget_testkit::publisher::request;
use openbudget_testkit::real_document::real_document;
use serde_json::Value as Json;

use crate::fixture::{COUNTY_2024, embedded, get, json, on_both, on_both_empty, publish, shown, walk};

const BROWSER: &[(&str, &str)] = &[("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")];

fn page(program: &openbudget_testkit::program::Program, path: &str) -> String {
    let answer = program.client().get_with(path, BROWSER).unwrap();
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(answer.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
    answer.text().unwrap().to_owned()
}

/// The id of the first item of a list.
fn first(program: &openbudget_testkit::program::Program, path: &str) -> String {
    json(program, path)["items"][0]["id"].as_str().unwrap().to_owned()
}

/// Every name that is marked, with the words that carry it.
fn marked(view: &Json) -> Vec<(String, String)> {
    let mut marked = Vec::new();
    for block in view["blocks"].as_array().unwrap() {
        let rows = block["rows"].as_array().into_iter().flatten();
        let cells = rows.flat_map(|row| row["cells"].as_array().unwrap());
        for piece in cells.chain(block["parts"].as_array().into_iter().flatten()) {
            for name in piece["marks"].as_array().unwrap() {
                marked.push((name.as_str().unwrap().to_owned(), piece["text"].as_str().unwrap().to_owned()));
            }
        }
    }
    marked
}

#[test]
fn the_words_of_every_fact_and_finding_are_marked_where_they_stand() {
    on_both(|program| {
        let mut seen = 0;
        for resource in RESOURCES.iter().filter(|resource| resource.keys.contains(&"source")) {
            let every = if resource.name == "findings" { "&status__in=failed,undecided" } else { "" };
            for item in walk(program, &format!("/v1/{}?disclosure=999901-2024-budget&limit=500{every}", resource.name))
            {
                let id = item["id"].as_str().unwrap();
                let view = json(program, &format!("/v1/sources/{id}"));
                assert_eq!(view["source"], item["source"], "{id}");
                assert_eq!(view["resource"], resource.name);
                let marked = marked(&view);
                for cited in view["citations"].as_array().unwrap() {
                    let name = cited["name"].as_str().unwrap();
                    assert_eq!(cited["found"], true, "{id} {name}");
                    assert!(marked.iter().any(|(other, _)| other == name), "{id} {name}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 200, "{seen}");
    });
}

#[test]
fn a_cell_and_a_sentence_are_shown_among_their_neighbours() {
    on_both(|program| {
        let indicator = first(program, "/v1/indicators?disclosure=999901-2024-budget&limit=1");
        let sentence = first(program, "/v1/official-expenses?disclosure=999901-2024-budget&item=reception");
        let views: Vec<String> = [indicator, sentence]
            .iter()
            .map(|id| {
                let mut view = json(program, &format!("/v1/sources/{id}"));
                // Of the table the rows that are marked, so that the snapshot can be read.
                for block in view["blocks"].as_array_mut().unwrap() {
                    if let Some(rows) = block.get_mut("rows").and_then(Json::as_array_mut) {
                        assert!(rows.len() > 10, "the form around the row");
                        rows.retain(|row| {
                            row["cells"].as_array().unwrap().iter().any(|cell| cell["marks"] != Json::Array(vec![]))
                        });
                    }
                }
                shown(&view)
            })
            .collect();
        insta::assert_snapshot!("show-source", views.join("\n"));
    });
}

#[test]
fn a_page_shows_the_same_to_people() {
    on_both(|program| {
        let id = first(program, "/v1/official-expenses?disclosure=999901-2024-budget&item=reception");
        let words = page(program, &format!("/v1/sources/{id}"));
        let (head, rest) = words.split_once("<style>").unwrap();
        let (_, body) = rest.split_once("</style>").unwrap();
        insta::assert_snapshot!("show-source-page", format!("{head}{body}").replace("><", ">\n<"));
        let project = first(program, "/v1/projects?disclosure=999901-2024-budget&limit=1");
        let page = page(program, &format!("/v1/sources/{project}"));
        for part in ["id=\"in-budget\"", "href=\"#in-budget\"", "<td class=\"cited\"", "/content\"", "预算数"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"), "no other site");
    });
}

#[test]
fn without_the_bytes_the_cited_words_are_shown_and_the_lack_is_said() {
    on_both(|program| {
        let id = &embedded().projects[0].indicators[0].id;
        let view = json(program, &format!("/v1/sources/{id}"));
        assert_eq!((view["blocks"].clone(), view["content"].clone()), (Json::Null, Json::Null));
        assert_eq!(view["unavailable"]["code"], "document_bytes_not_held");
        let citations = view["citations"].as_array().unwrap();
        assert!(citations.len() > 5 && citations.iter().all(|cited| cited["found"].is_null()));
        assert!(citations.iter().all(|cited| !cited["text"].as_str().unwrap().is_empty()));
        let page = page(program, &format!("/v1/sources/{id}"));
        assert!(page.contains("没有文件本身") && page.contains("not held"), "{page}");
    });
}

#[test]
fn bytes_that_come_later_are_shown_in_a_release_of_their_own() {
    let Some(bytes) = real_document().unwrap() else { return };
    on_both(|program| {
        let path = format!("/v1/sources/{}", embedded().projects[0].id);
        let before = get(program, &path);
        let reading = openbudget_ingest::read(&bytes, &request("130271")).unwrap();
        program.store().publish(&reading.disclosure, Some(&bytes)).unwrap();
        let known = [("if-none-match", before.header("etag").unwrap())];
        let after = program.client().get_with(&path, &known).unwrap();
        assert_eq!(after.status, 200);
        assert_eq!((before.header("openbudget-release"), after.header("openbudget-release")), (Some("4"), Some("5")));
        let view = after.json().unwrap();
        assert!(marked(&view).contains(&("budget".to_owned(), "20".to_owned())), "{}", shown(&view));
        let again = [("if-none-match", after.header("etag").unwrap())];
        assert_eq!(program.client().get_with(&path, &again).unwrap().status, 304);
    });
}

#[test]
fn what_was_superseded_stays_citable() {
    on_both_empty(|program| {
        publish(program, "999901", COUNTY_2024);
        let text = std::str::from_utf8(COUNTY_2024).unwrap();
        let id = first(program, "/v1/projects?limit=1");
        let changed = text.replace("农村道路养护", "县乡道路养护");
        assert_ne!(text, changed);
        publish(program, "999901", changed.as_bytes());
        let view = json(program, &format!("/v1/sources/{id}?as_of=1"));
        assert!(marked(&view).contains(&("name".to_owned(), "农村道路养护".to_owned())));
        let gone = get(program, &format!("/v1/sources/{id}"));
        assert_eq!(gone.status, 404);
        let words = format!("projects has no item '{id}' in release 2: the last that had it is as_of=1");
        assert_eq!(gone.json().unwrap()["detail"], words);
        assert_eq!(get(program, &format!("/v1/projects/{id}")).json().unwrap()["detail"], words);
        let page = page(program, &format!("/v1/sources/{id}?as_of=1"));
        assert!(page.contains(&format!("/v1/projects/{id}?as_of=1")), "{page}");
    });
}

#[test]
fn what_stands_in_a_document_is_no_part_of_the_page() {
    on_both_empty(|program| {
        let text = std::str::from_utf8(COUNTY_2024).unwrap();
        let hostile = text.replace("农村道路养护", "<script>alert(1)</script>\"'&养护");
        publish(program, "999901", hostile.as_bytes());
        let id = first(program, "/v1/projects?limit=1");
        let page = page(program, &format!("/v1/sources/{id}"));
        assert!(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)"), "{page}");
    });
}

#[test]
fn an_id_of_no_fact_and_other_parameters_are_refused() {
    on_both(|program| {
        let id = first(program, "/v1/projects?limit=1");
        let mut answers = Vec::new();
        for path in [
            "/v1/sources/none".to_owned(),
            "/v1/sources/130271-2023-budget".to_owned(),
            "/v1/sources/130271-2023-budget-p-nothing0".to_owned(),
            "/v1/sources/130271-2023-budget-x-nothing0".to_owned(),
            format!("/v1/sources/{id}?field=budget"),
            format!("/v1/sources/{id}?as_of=tomorrow"),
            format!("/v1/sources/{id}?as_of=99"),
        ] {
            let answer = get(program, &path);
            answers.push(format!("{} {}", answer.status, shown(&answer.json().unwrap())));
        }
        let refused = program.client().get_with(&format!("/v1/sources/{id}"), &[("accept", "image/png")]).unwrap();
        answers.push(format!("{} {}", refused.status, refused.json().unwrap()["code"]));
        insta::assert_snapshot!("show-source-refused", answers.join("\n"));
    });
}
