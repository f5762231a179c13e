//! Which crate may name which.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

use super::root;

/// The crates of the program, and those that each may name: `cli → api → persistence → domain`, `cli, api → ingest → domain`.
const ARROWS: &[(&str, &[&str])] = &[
    ("openbudget-domain", &[]),
    ("openbudget-ingest", &["openbudget-domain"]),
    ("openbudget-persistence", &["openbudget-domain"]),
    ("openbudget-api", &["openbudget-domain", "openbudget-ingest", "openbudget-persistence"]),
    ("openbudget", &["openbudget-domain", "openbudget-ingest", "openbudget-persistence", "openbudget-api"]),
];

/// Crates that only one layer may name, and the tests' own crates that may too.
const OWNERS: &[(&str, &[&str])] = &[
    ("diesel", &["openbudget-persistence", "openbudget-testkit"]),
    ("diesel_migrations", &["openbudget-persistence"]),
    ("diesel-dynamic-schema", &["openbudget-persistence"]),
    ("libsqlite3-sys", &["openbudget-persistence"]),
    ("rusqlite", &["openbudget-bench"]),
    ("pq-sys", &["openbudget-persistence"]),
    ("openssl-sys", &["openbudget-persistence"]),
    ("actix-web", &["openbudget-api", "openbudget-testkit", "openbudget-bench"]),
    ("utoipa", &["openbudget-api"]),
    ("utoipa-actix-web", &["openbudget-api"]),
    ("utoipa-swagger-ui", &["openbudget-api"]),
    ("async-graphql", &["openbudget-api"]),
];

/// The dependencies of every crate of the workspace that end up in the program.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().unwrap();
    let mut all = BTreeMap::new();
    for package in metadata.workspace_packages() {
        let named = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
        all.insert(package.name.to_string(), named.map(|dependency| dependency.name.clone()).collect());
    }
    all
}

#[test]
fn crates_name_only_the_layers_below_them() {
    let dependencies = dependencies();
    let layers: BTreeSet<&str> = ARROWS.iter().map(|(layer, _)| *layer).collect();
    for (layer, below) in ARROWS {
        let named = dependencies.get(*layer).unwrap_or_else(|| panic!("there is no crate {layer}"));
        let inside = named.iter().filter(|name| layers.contains(name.as_str()) || name.contains("testkit"));
        let wrong: Vec<_> = inside.filter(|name| !below.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "{layer} may not name {wrong:?}");
    }
}

#[test]
fn every_crate_has_its_place_in_the_layers() {
    let beside = ["openbudget-testkit", "openbudget-bench", "acceptance"];
    let known = |name: &str| ARROWS.iter().any(|(layer, _)| *layer == name) || beside.contains(&name);
    let unknown: Vec<_> = dependencies().into_keys().filter(|name| !known(name)).collect();
    assert!(unknown.is_empty(), "give {unknown:?} a place in ARROWS");
}

#[test]
fn databases_and_the_web_each_have_one_owner() {
    for (name, named) in dependencies() {
        for (owned, owners) in OWNERS {
            assert!(!named.contains(*owned) || owners.contains(&name.as_str()), "{name} may not name {owned}");
        }
    }
}
