//! What clerks of other counties type: small documents, and everything that is read of them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, and so do the functions that only tests call")]

mod layout;
mod narrative;
mod project;
mod register;
mod table;
mod template;

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::government::Government;
use openbudget_ingest::{Request, read};

/// A text or a page of an invented county, by whose title it is of 2024.
fn disclosed(document: &str) -> Disclosure {
    let request = Request { government: Government::stated("999904", "溪口县"), fiscal_year: None, kind: None };
    read(document.as_bytes(), &request).unwrap().disclosure
}

/// A text below the title.
fn text(body: &str) -> Disclosure {
    disclosed(&format!("溪口县2024年政府预算公开说明\n{body}"))
}

/// A page below the title: paragraphs, and rows of a table with `|` between their cells.
fn page(body: &[&str]) -> Disclosure {
    let mut parts = vec!["<html><body><p>溪口县2024年政府预算公开说明</p>".to_owned()];
    let mut rows = Vec::new();
    for line in body.iter().copied().chain([""]) {
        if line.contains('|') {
            rows.push(format!("<tr><td>{}</td></tr>", line.split('|').collect::<Vec<_>>().join("</td><td>")));
            continue;
        }
        if !rows.is_empty() {
            parts.push(format!("<table>{}</table>", std::mem::take(&mut rows).concat()));
        }
        parts.push(format!("<p>{line}</p>"));
    }
    disclosed(&(parts.concat() + "</body></html>"))
}

/// What was not understood, with the reason.
fn unread(disclosure: &Disclosure) -> Vec<String> {
    let all = disclosure.coverage.unrecognised.iter();
    all.map(|cell| format!("{}: {}", cell.text, cell.reason)).collect()
}

/// The indicators of all projects in lines: `产出指标/数量指标 名称 (描述) = 值 [依据]`.
fn indicators(disclosure: &Disclosure) -> Vec<String> {
    let all = disclosure.projects.iter().flat_map(|project| &project.indicators);
    all.map(|indicator| {
        let target = &indicator.target;
        let operator = target.operator.map_or("text", |operator| operator.key());
        let value = target.value.map(|value| value.to_string()).or_else(|| target.date.map(|date| date.to_string()));
        let levels =
            [&indicator.level1_printed, &indicator.level2_printed].map(|level| level.clone().unwrap_or_default());
        format!(
            "{} {}: {} {} {} {}",
            levels.join("/"),
            indicator.name,
            target.kind,
            operator,
            value.unwrap_or_else(|| target.printed.clone()),
            target.unit.clone().unwrap_or_default()
        )
        .trim_end()
        .to_owned()
    })
    .collect()
}
