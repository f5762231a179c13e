//! Both databases give the same answers, byte for byte but for the times of publication.

use openbudget_domain::resource::RESOURCES;
use openbudget_testkit::database::Backend;

use crate::fixture::{get, published, shown};

#[test]
fn every_answer_is_the_same_on_both_databases() {
    let (Some(sqlite), Some(postgres)) = (published(Backend::Sqlite), published(Backend::Postgres)) else { return };
    let mut paths = vec!["/v1/nothing".to_owned(), "/".to_owned(), "/openapi.json".to_owned()];
    for resource in RESOURCES {
        let name = resource.name;
        paths.push(format!("/v1/{name}?count=exact&limit=1000"));
        for field in resource.fields {
            paths.push(format!("/v1/{name}?sort={}&limit=50", field.name));
            paths.push(format!("/v1/{name}?sort=-{}&limit=50&count=exact", field.name));
            paths.push(format!("/v1/{name}/aggregate?group_by={}&measure=count", field.name));
        }
    }
    for path in &paths {
        let (one, other) = (get(&sqlite, path), get(&postgres, path));
        assert_eq!(one.status, other.status, "{path}");
        assert_eq!(shown(&one.json().unwrap()), shown(&other.json().unwrap()), "{path}");
    }
    assert!(paths.len() > 300, "only {} questions were asked", paths.len());
}
