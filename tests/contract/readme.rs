//! README shows what the program answers.

use crate::fixture::{embedded, get, on_both_empty};

const README: &str = include_str!("../../README.md");

/// The paths that README asks for, each with the answer below it.
fn shown_answers() -> Vec<(&'static str, &'static str)> {
    let blocks: Vec<&str> = README.split("```").collect();
    blocks
        .windows(3)
        .filter_map(|blocks| {
            let [question, between, answer] = blocks else { return None };
            let path = question.strip_prefix("sh\ncurl 'localhost:8080")?.strip_suffix("'\n")?;
            let answer = answer.strip_prefix("json\n")?.strip_suffix('\n')?;
            (*between == "\n").then_some((path, answer))
        })
        .collect()
}

#[test]
fn the_answers_in_the_readme_are_those_of_the_first_run() {
    let shown = shown_answers();
    assert_eq!(shown.len(), 4, "{shown:?}");
    on_both_empty(|program| {
        program.store().publish(&embedded(), None).unwrap();
        for (path, expected) in &shown {
            let answer = get(program, path);
            assert_eq!((answer.status, answer.text().unwrap()), (200, *expected), "{path}");
        }
    });
}
