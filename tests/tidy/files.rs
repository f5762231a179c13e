//! Sizes and names of source files.

use std::fs;
use std::path::PathBuf;

use super::{files_below, root};

/// Words that say nothing about what is in a file.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "misc", "types", "models", "service", "services", "manager",
    "managers",
];

/// Every Rust file of the repository.
fn sources() -> Vec<PathBuf> {
    let mut files = files_below("crates", "rs");
    files.extend(files_below("tests", "rs"));
    files.extend(files_below("bench", "rs"));
    assert!(files.len() > 40, "the sources are somewhere else: found {}", files.len());
    files
}

fn lines(path: &PathBuf) -> usize {
    fs::read_to_string(path).unwrap().lines().count()
}

#[test]
fn source_files_are_short() {
    let mut sizes: Vec<(usize, PathBuf)> = sources().into_iter().map(|path| (lines(&path), path)).collect();
    sizes.sort();
    let (longest, path) = sizes.last().unwrap();
    assert!(*longest <= 500, "{} has {longest} lines; 500 is the most", path.display());
    let long: Vec<_> = sizes.iter().filter(|(size, _)| *size > 350).collect();
    assert!(long.len() * 10 <= sizes.len(), "more than a tenth of the files have over 350 lines: {long:#?}");
    let (median, _) = &sizes[sizes.len() / 2];
    assert!(*median <= 150, "half of the files have more than {median} lines");
}

#[test]
fn file_names_say_what_is_inside() {
    for path in sources() {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(!EMPTY_NAMES.contains(&stem.as_str()), "{} has a name that says nothing", path.display());
        assert_ne!(stem, "mod", "{}: a module `foo` is foo.rs beside foo/", path.display());
    }
}

#[test]
fn sources_name_no_place_of_one_machine() {
    let home = ["/", "home", "/"].concat();
    let checkout = format!("{}/", root().display());
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains(&home) && !text.contains(&checkout), "{} names a place of one machine", path.display());
    }
}
