//! What is found of a fact, by both faces and on both databases.

use openbudget_domain::resource::RESOURCES;
use openbudget_testkit::database::Backend;
use serde_json::{Value as Json, json};

use super::question::camel;
use crate::fixture::{on_both, published, shown, walk};
use crate::graphql::data;

fn ids(items: &Json) -> Vec<Json> {
    items.as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
}

#[test]
fn what_is_found_of_a_fact_is_the_same_by_both_faces_and_on_both_databases() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let mut found = 0;
    for resource in RESOURCES.iter().filter(|resource| resource.includes.contains(&"findings")) {
        // So many disclosures with all their findings would be too much for one page.
        let limit = if resource.name == "disclosures" { 50 } else { 1000 };
        let path = format!("/v1/{}?include=findings&limit={limit}", resource.name);
        let list = camel(resource.name);
        let query = format!(
            "{{ {list}(first: 400) {{ nodes {{ id findings(first: 100) {{ totalCount nodes {{ id rule severity status
               subject {{ id }} evidence {{ text }} }} }} }} }} }}"
        );
        let rest = walk(&sqlite, &path);
        assert_eq!(shown(&Json::Array(rest.clone())), shown(&Json::Array(walk(&postgres, &path))), "{path}");
        let faced = data(&sqlite, &query, &json!({}));
        assert_eq!(faced, data(&postgres, &query, &json!({})), "{path}");
        let nodes = faced[&list]["nodes"].as_array().unwrap();
        assert_eq!(nodes.len(), rest.len(), "{path}");
        for (node, item) in nodes.iter().zip(&rest) {
            assert_eq!(node["id"], item["id"]);
            assert_eq!(ids(&node["findings"]["nodes"]), ids(&item["findings"]), "{}", item["id"]);
            assert_eq!(node["findings"]["totalCount"], item["findings"].as_array().unwrap().len());
            found += item["findings"].as_array().unwrap().len();
        }
    }
    assert!(found > 200, "{found}");
}

#[test]
fn what_is_found_of_a_fact_is_filtered_sorted_and_read_page_by_page() {
    on_both(|program| {
        let most = "{ projects(first: 100) { nodes { id findings(first: 1) { totalCount } } } }";
        let projects = data(program, most, &json!({}));
        let projects = projects["projects"]["nodes"].as_array().unwrap();
        let project = projects.iter().max_by_key(|project| project["findings"]["totalCount"].as_i64()).unwrap();
        let id = project["id"].as_str().unwrap();
        let query = r"query($id: ID!, $after: String, $filter: FindingFilterInput) { project(id: $id) {
            findings(first: 2, after: $after, filter: $filter, sort: [{key: RULE, direction: DESC}]) {
              totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }";
        for (filter, parameters) in [
            (json!({}), String::new()),
            (json!({"status": {"eq": "passed"}}), "&status=passed".to_owned()),
            (
                json!({"status": {"in": ["failed", "undecided"]}, "government": {"starts": "1"}, "or": [{"rule": {"lt": "R14"}}, {"fact": {"eq": id}}]}),
                format!("&status__in=failed,undecided&government__starts=1&or=(rule__lt:R14,fact:{id})"),
            ),
        ] {
            let whole = walk(program, &format!("/v1/findings?fact={id}&sort=-rule&limit=200&fields=id{parameters}"));
            let (mut found, mut after) = (Vec::new(), json!(null));
            loop {
                let page = data(program, query, &json!({"id": id, "after": after, "filter": filter}));
                let page = &page["project"]["findings"];
                assert_eq!(page["totalCount"], whole.len(), "{filter}");
                found.extend(ids(&page["nodes"]));
                if page["pageInfo"]["hasNextPage"] == false {
                    break;
                }
                after = page["pageInfo"]["endCursor"].clone();
            }
            assert_eq!(found, whole.iter().map(|item| item["id"].clone()).collect::<Vec<_>>(), "{filter}");
            assert!(found.len() > 2, "{filter}: {found:?}");
        }
        // At the root too, and cursors are good in both places.
        let by = data(
            program,
            r"query($id: String!) { findings(filter: {fact: {eq: $id}}, first: 1) { pageInfo { endCursor } } }",
            &json!({"id": id}),
        );
        let cursor = by["findings"]["pageInfo"]["endCursor"].as_str().unwrap();
        let next = walk(program, &format!("/v1/findings?fact={id}&limit=50&cursor={cursor}"));
        assert_eq!(next.len() + 1, walk(program, &format!("/v1/findings?fact={id}&limit=50")).len());
    });
}
