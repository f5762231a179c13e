//! The source of a fact as a page that can be linked to.

use std::cell::RefCell;
use std::collections::BTreeSet;

use maud::{Markup, html};
use openbudget_domain::evidence::{Citation, Locator};
use openbudget_domain::finding::{Severity, Status};
use openbudget_domain::resource::word;
use openbudget_domain::source::Cited;
use openbudget_ingest::excerpt::{Part, Shown, ShownCell, ShownRow};
use serde_json::Value as Json;

use super::text;
use super::view::View;
use crate::page::{both, cited, frame};

/// The page.
pub(super) fn page(view: &View) -> String {
    let item = &view.facts.item;
    let kind = word::of_resource(view.resource.name);
    let name = name(view);
    let government = text(&view.facts.government, "name").or_else(|| text(item, "government")).unwrap_or_default();
    let year = item.get("fiscal_year").and_then(Json::as_i64).unwrap_or_default();
    let title = text(&view.facts.disclosure, "title").unwrap_or_default();
    frame(
        &format!("{name} · {government} {year} · 出处"),
        &html! {
            header {
                p.quiet { "出处 " span lang="en" { "Source" } " · " (kind) }
                h1 { (name) }
                p { (government) " " (year) " 年" @if !title.is_empty() { " · 《" (title) "》" } }
            }
            @if view.resource.name == "findings" { (finding(view)) }
            h2 { (both("引用", "What is cited")) }
            (citations(view))
            @let anchors = Anchors::default();
            h2 { (both("原文", "In the document")) }
            @match &view.excerpt {
                Ok(excerpt) => {
                    @if excerpt.blocks.is_empty() {
                        p.note {
                            (both(
                                "按现在的方式读取这份文件，在所引位置没有找到这些文字；上面是发布时读到的内容。",
                                "Read today, the document does not have these words at the cited places; what was read at publication stands above.",
                            ))
                        }
                    }
                    @for (at, block) in excerpt.blocks.iter().enumerate() {
                        @let before = at.checked_sub(1).and_then(|at| excerpt.blocks.get(at)).map_or(0, ordinal);
                        @if before.saturating_add(1) < ordinal(block) { p.quiet { "……" } }
                        (shown(view, block, &anchors))
                    }
                }
                Err(problem) if problem.key() == "document_bytes_not_held" => p.note {
                    (both(
                        "这里只存有从文件中提取的记录，没有文件本身，所以只能列出所引的文字和位置。",
                        "Only the record extracted from the document is held, not its bytes: the cited words and their places stand above.",
                    ))
                }
                Err(_) => p.note {
                    (both("这份文件现在不能再读取。", "The document cannot be read any more."))
                }
            }
            (document(view))
        },
    )
}

/// What the fact is called.
fn name(view: &View) -> String {
    let item = &view.facts.item;
    let of_subject = || item.get("subject").and_then(|subject| subject.get("name")?.as_str());
    let printed = view.citations.iter().find(|cited| cited.name == "source").map(|cited| cited.citation.text.as_str());
    let name = text(item, "name").or_else(of_subject).or(printed).unwrap_or_else(|| view.id());
    let mut characters = name.chars();
    let short: String = characters.by_ref().take(60).collect();
    if characters.next().is_some() { format!("{short}…") } else { short }
}

fn finding(view: &View) -> Markup {
    let item = &view.facts.item;
    let of = |key: &str| text(item, key).unwrap_or_default();
    let message = |language: &str| item.get("message").and_then(|message| message.get(language)?.as_str());
    let subject = |key: &str| item.get("subject").and_then(|subject| subject.get(key)?.as_str()).unwrap_or_default();
    // A disclosure as a whole stands at no place.
    let at = if subject("resource") == "disclosures" { "disclosures" } else { "sources" };
    let status = Status::from_key(of("status")).map_or("", Status::printed);
    let severity = Severity::from_key(of("severity")).map_or("", Severity::printed);
    html! {
        div.note {
            p { b { (of("rule")) " · " @if of("status") == "failed" { (severity) } @else { (status) } } }
            p { (message("zh").unwrap_or_default()) }
            p lang="en" { small { (message("en").unwrap_or_default()) } }
            p { a href={ "/v1/" (at) "/" (subject("id")) (as_of(view)) } { "所核对的事项 " small lang="en" { "its subject" } } }
        }
    }
}

/// What the fact cites, each with its words, what was read there, and its place.
fn citations(view: &View) -> Markup {
    let missing = view.facts.item.get("missing").and_then(Json::as_object).into_iter().flatten();
    html! {
        dl.facts {
            @for (at, cited) in view.citations.iter().enumerate() {
                dt id=(cited.name) {
                    @if view.found(at) == Some(true) { a href={ "#in-" (cited.name) } { (cited::of_citation(cited)) } }
                    @else { (cited::of_citation(cited)) }
                }
                dd {
                    span.printed { (cited.citation.text) }
                    @if let Some(read) = cited::of_value(cited) { " " small { "读作 " span lang="en" { "read as" } " " (read) } }
                    br;
                    small {
                        (cited.citation.locator.printed()) " · " span lang="en" { (cited.citation.locator) }
                        @if view.found(at) == Some(false) { " · 现在的原文中没有找到 " span lang="en" { "not found there today" } }
                    }
                }
            }
            @for (field, reason) in missing {
                dt { (cited::of_citation(&unnamed(field))) }
                dd { small { "（" (cited::of_missing(reason.as_str().unwrap_or_default())) "）" } }
            }
        }
    }
}

/// A field that cites nothing.
fn unnamed(field: &str) -> Cited {
    let nowhere = Locator::Paragraph { paragraph: 0 };
    let citation = Citation { locator: nowhere, text: String::new() };
    Cited { name: field.to_owned(), label: None, value: Json::Null, citation }
}

const fn ordinal(block: &Shown) -> usize {
    match block {
        Shown::Paragraph { ordinal, .. } | Shown::Table { ordinal, .. } => *ordinal,
    }
}

fn shown(view: &View, block: &Shown, anchors: &Anchors) -> Markup {
    match block {
        Shown::Paragraph { parts, .. } => html! { p.printed { @for part in parts { (marked(view, part, anchors)) } } },
        Shown::Table { rows, row_count, .. } => {
            let label = format!("表格，共 {row_count} 行");
            html! {
                div.scroll role="region" tabindex="0" aria-label=(label) {
                    table {
                        @for (at, row) in rows.iter().enumerate() {
                            @let before = at.checked_sub(1).and_then(|at| rows.get(at)).map_or(0, |row| row.ordinal);
                            @if before.saturating_add(1) < row.ordinal { tr.gap { td colspan="99" { "……" } } }
                            (table_row(view, row, anchors))
                        }
                        @if rows.last().is_some_and(|row| row.ordinal < *row_count) { tr.gap { td colspan="99" { "……" } } }
                    }
                }
            }
        }
    }
}

fn marked(view: &View, part: &Part, anchors: &Anchors) -> Markup {
    if part.marks.is_empty() {
        return html! { (part.text) };
    }
    let fields: Vec<String> = part.marks.iter().filter(|name| *name != "source").cloned().collect();
    html! {
        mark class=[fields.is_empty().then_some("whole")] {
            @for name in anchors.of(&part.marks) { span id=(name) {} }
            (part.text)
            @if !fields.is_empty() { small { "〔" (labels(view, &fields)) "〕" } }
        }
    }
}

fn table_row(view: &View, row: &ShownRow, anchors: &Anchors) -> Markup {
    let mut column = 1_usize;
    html! {
        tr {
            th.place scope="row" title=(row.locator) { (short(&row.locator)) }
            @for cell in &row.cells {
                // Columns that the row begins behind.
                @let gap = cell.column.saturating_sub(column);
                @if gap > 0 { td colspan=(gap) {} }
                (table_cell(view, cell, anchors))
                @let () = column = cell.column.saturating_add(cell.span);
            }
        }
    }
}

/// The place of a row, without the words that stand beside it anyway.
fn short(locator: &Locator) -> String {
    match locator {
        Locator::Lines { from, to } if from == to => from.to_string(),
        Locator::Lines { from, to } => format!("{from}–{to}"),
        Locator::Paragraph { paragraph } => paragraph.to_string(),
        Locator::Table { row, .. } => row.to_string(),
        Locator::Cell { cell, .. } => cell.clone(),
    }
}

fn table_cell(view: &View, cell: &ShownCell, anchors: &Anchors) -> Markup {
    let fields: Vec<String> = cell.marks.iter().filter(|name| *name != "source").cloned().collect();
    let class = match (cell.marks.is_empty(), fields.is_empty()) {
        (true, _) => None,
        (false, true) => Some("whole"),
        (false, false) => Some("cited"),
    };
    html! {
        td class=[class] colspan=[(cell.span > 1).then_some(cell.span)] title=(cell.locator) {
            @for name in anchors.of(&cell.marks) { span id=(name) {} }
            @if class.is_some() { mark.printed { (cell.text) } } @else { span.printed { (cell.text) } }
            @if !fields.is_empty() { small { (labels(view, &fields)) } }
        }
    }
}

/// The words for names of citations, the whole left out where a part has its own.
fn labels(view: &View, names: &[String]) -> String {
    let mut words: Vec<String> = Vec::new();
    for cited in view.citations.iter().filter(|cited| names.contains(&cited.name)) {
        let word = cited::of_citation(cited);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join("、")
}

/// The targets of links that are set already: an id stands once in a page.
#[derive(Debug, Default)]
struct Anchors(RefCell<BTreeSet<String>>);

impl Anchors {
    /// The targets of names that are met for the first time.
    fn of(&self, names: &[String]) -> Vec<String> {
        let mut set = self.0.borrow_mut();
        names.iter().filter(|name| set.insert((*name).clone())).map(|name| format!("in-{name}")).collect()
    }
}

/// The parameter that asks for this release.
fn as_of(view: &View) -> String {
    if view.pinned { format!("?as_of={}", view.release) } else { String::new() }
}

fn document(view: &View) -> Markup {
    let of = |key: &str| text(&view.facts.document, key).unwrap_or_default();
    let size = view.facts.document.get("size").and_then(Json::as_u64).unwrap_or_default();
    let pinned = format!("/v1/sources/{}?as_of={}", view.id(), view.release);
    html! {
        h2 { (both("文件", "Document")) }
        dl.facts {
            dt { "SHA-256" } dd { code { (of("sha256")) } }
            dt { "类型 " span lang="en" { "type" } } dd { (of("media_type")) }
            dt { "大小 " span lang="en" { "size" } } dd { (size) " 字节 " span lang="en" { "bytes" } }
            dt { "原件 " span lang="en" { "original" } }
            dd {
                @match view.content() {
                    Some(path) => a href=(path) { "打开 " span lang="en" { "open" } },
                    None => { "没有存 " span lang="en" { "not held" } }
                }
            }
        }
        h2 { (both("链接", "Links")) }
        ul {
            li { a href={ "/v1/" (view.resource.name) "/" (view.id()) (as_of(view)) } { "这一事项的数据 " span lang="en" { "the fact as data" } " (JSON)" } }
            li { a href=(pinned) { "这一版本的固定链接 " span lang="en" { "this state, for good" } } " （第 " (view.release) " 次发布）" }
            li { a href={ "/v1/disclosures/" (text(&view.facts.item, "disclosure").unwrap_or_default()) } { "全部公开内容 " span lang="en" { "the disclosure" } " (JSON)" } }
        }
    }
}
