//! Name and description that are equal but for a number.

use std::sync::LazyLock;

use regex::Regex;

use super::super::report::{Draft, place};
use super::Told;
use crate::finding::Status;
use crate::project::Project;
use crate::reckoning::plain;
use crate::text::pattern;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern("[0-9]+(?:\\.[0-9]+)?"));

pub(super) fn twins(project: &Project) -> Vec<Told> {
    let mut told = Vec::new();
    for indicator in &project.indicators {
        let Some(description) = &indicator.description else { continue };
        let (name, description) = (plain(&indicator.name), plain(description));
        let numbers = |text: &str| NUMBER.find_iter(text).map(|found| found.as_str().to_owned()).collect::<Vec<_>>();
        let (one, other) = (numbers(&name), numbers(&description));
        if one.is_empty()
            || name == description
            || NUMBER.replace_all(&name, "#") != NUMBER.replace_all(&description, "#")
        {
            continue;
        }
        let differ: Vec<(&String, &String)> = one.iter().zip(&other).filter(|(one, other)| one != other).collect();
        let of = |pick: fn(&(&String, &String)) -> String| differ.iter().map(pick).collect::<Vec<_>>().join(" ");
        let (expected, actual) = (of(|pair| pair.0.clone()), of(|pair| pair.1.clone()));
        let draft = Draft::new(
            format!("指标名称“{name}”与说明“{description}”的数字不一致：{expected}，{actual}"),
            format!("the name “{name}” and the description “{description}” have other numbers: {expected}, {actual}"),
        )
        .compared(expected.as_str(), actual.as_str())
        .operand("名称", expected.as_str(), place(indicator, "name"))
        .operand("说明", actual.as_str(), place(indicator, "description"));
        told.push(Told { key: name, status: Status::Failed, draft });
    }
    told
}
