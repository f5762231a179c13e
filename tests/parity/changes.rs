//! Who keeps a copy and takes over what changed has the state of now.

use std::collections::BTreeMap;

use openbudget_domain::record::without_places;
use openbudget_domain::resource::{RESOURCES, Resource};
use openbudget_testkit::program::Program;
use serde_json::{Value as Json, json};

use super::pages::disturb;
use super::question::{camel, escaped};
use crate::fixture::{json, on_both, walk};
use crate::graphql::data;

type Copy = BTreeMap<String, Json>;

/// The items by their ids, without their places, which belong to a revision.
fn copy(resource: &Resource, items: &[Json]) -> Copy {
    let key = resource.fields[0].name;
    let kept = |item: &Json| {
        let mut item = without_places(item.as_object().unwrap());
        // Of a disclosure, what tells of its revision is new with each.
        item.retain(|key, _| resource.name == "disclosures" || key != "since");
        Json::Object(item)
    };
    items.iter().map(|item| (item[key].as_str().unwrap().to_owned(), kept(item))).collect()
}

/// A filter of a resource, so that items also come and go by what they say.
fn filters(resource: &Resource) -> Vec<String> {
    let own = match resource.name {
        "projects" => format!("&budget__lt={}&sort=-budget", escaped("500万元")),
        "indicators" => "&target_kind__in=number,percent&sort=name".to_owned(),
        "findings" => "&status__in=failed,passed,undecided&severity=error".to_owned(),
        "debt-service" => "&account=total".to_owned(),
        "disclosures" => "&revision__gt=1".to_owned(),
        _ => "&government=999902".to_owned(),
    };
    vec![String::new(), own]
}

/// What changed since a release, page by page, and what is gone.
fn changes(program: &Program, resource: &Resource, filter: &str, since: usize) -> (Vec<Json>, Vec<String>) {
    let path = format!("/v1/{}?updated_since={since}{filter}&limit=7", resource.name);
    let gone = json(program, &path)["removed"].as_array().unwrap().clone();
    (walk(program, &path), gone.iter().map(|id| id.as_str().unwrap().to_owned()).collect())
}

#[test]
fn an_old_copy_with_the_changes_is_the_state_of_now() {
    on_both(|program| {
        // Ends with a disclosure that has fewer facts than before, so that something is gone.
        for at in 0..6 {
            disturb(program, at);
        }
        let newest = usize::try_from(program.store().newest_release().unwrap()).unwrap();
        let (mut changed, mut removed) = (0, 0);
        for resource in RESOURCES.iter().copied().filter(|resource| resource.versioned) {
            for filter in filters(resource) {
                let state = |release: usize| {
                    copy(resource, &walk(program, &format!("/v1/{}?as_of={release}{filter}&limit=1000", resource.name)))
                };
                let states: Vec<Copy> = (0..=newest).map(state).collect();
                for since in (0..=newest).step_by(2) {
                    let (items, gone) = changes(program, resource, &filter, since);
                    let items = copy(resource, &items);
                    for (id, item) in &items {
                        // Only what was gone in between comes back as it was.
                        let is_new = states[since..].iter().any(|state| state.get(id) != Some(item));
                        assert!(is_new, "{} {filter} since {since}: {id} is as it was", resource.name);
                    }
                    let old = &states[since];
                    assert!(gone.iter().all(|id| old.contains_key(id) && !items.contains_key(id)));
                    changed += items.len();
                    removed += gone.len();
                    let mut copy = old.clone();
                    copy.retain(|id, _| !gone.contains(id));
                    copy.extend(items);
                    assert!(
                        copy == states[newest],
                        "{} {filter} since {since} of {newest}: the copy differs",
                        resource.name
                    );
                }
            }
        }
        eprintln!("{changed} changes, {removed} removals");
        assert!(changed > 500 && removed > 20, "{changed} changes, {removed} removals");
    });
}

#[test]
fn changes_are_told_by_graphql_too() {
    on_both(|program| {
        for at in 0..6 {
            disturb(program, at);
        }
        for resource in RESOURCES.iter().copied().filter(|resource| resource.versioned) {
            let list = camel(resource.name);
            let query = format!("{{ {list}(updatedSince: 4, first: 1000) {{ totalCount removed nodes {{ id }} }} }}");
            let page = data(program, &query, &json!({}))[&list].take();
            let (items, gone) = changes(program, resource, "", 4);
            let key = resource.fields[0].name;
            let ids: Vec<Json> = items.iter().map(|item| json!({"id": item[key]})).collect();
            assert_eq!(page, json!({"totalCount": ids.len(), "removed": gone, "nodes": ids}), "{}", resource.name);
        }
    });
}
