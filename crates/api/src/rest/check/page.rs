//! The report of a check as a page: what a finance office reads before it publishes.

use maud::{Markup, html};
use openbudget_domain::check::{Check, percent};
use openbudget_domain::finding::{Finding, Severity, Status};
use openbudget_domain::record::{Record, records};
use openbudget_domain::resource::{FINDINGS, word};
use openbudget_domain::source::citations;

use crate::page::{both, cited, frame};

/// The page.
///
/// # Errors
/// Where a fact cannot be written as JSON, which no fact of the domain is.
pub(super) fn page(check: &Check<'_>) -> serde_json::Result<String> {
    let disclosure = check.disclosure;
    let government = &disclosure.government;
    let facts = records(disclosure)?;
    let failed = |severity: Severity| check.of(Status::Failed).filter(move |finding| finding.severity == severity);
    Ok(frame(
        &format!("公开前核对 {}", disclosure.id),
        &html! {
            header {
                p.quiet { (both("公开前核对", "Check before you publish")) }
                h1 { @if let Some(title) = &disclosure.title { (title.text) } @else { (disclosure.id) } }
                p {
                    @if government.name.is_empty() { (both("没有说明公开主体", "publisher not stated")) }
                    @else { (government.name) " " (government.code) }
                    " · " (disclosure.fiscal_year) " 年 · " (disclosure.kind.printed())
                }
            }
            (tally(check))
            @if check.of(Status::Failed).next().is_none() { p.note { (both("没有发现不符之处。", "Nothing was found that does not add up.")) } }
            @for severity in Severity::ALL {
                @if failed(*severity).next().is_some() {
                    h2 id=(severity.key()) { (both(severity.printed(), severity.key())) }
                    (findings(failed(*severity)))
                }
            }
            (unread(check))
            (folded("undecided", "无法判断", "cannot be decided", check.of(Status::Undecided)))
            (folded("passed", "相符", "holds", check.of(Status::Passed)))
            h2 { (both("读到的内容", "What was read")) }
            @for (name, count) in check.counts() { @if count > 0 { (read(name, count, &facts)) } }
            h2 { (both("文件", "Document")) }
            dl.facts {
                dt { "SHA-256" } dd { code { (disclosure.document.sha256) } }
                dt { (both("类型", "type")) } dd { (disclosure.document.media_type) }
                dt { (both("大小", "size")) } dd { (disclosure.document.size) " 字节 " span lang="en" { "bytes" } }
            }
            p.quiet { (both("核对不会保存文件。", "A check stores nothing.")) }
        },
    ))
}

fn tally(check: &Check<'_>) -> Markup {
    let tally = check.tally();
    let coverage = &check.disclosure.coverage;
    let each = [
        ("error", "错误", "errors", tally.error),
        ("warning", "警告", "warnings", tally.warning),
        ("info", "提示", "infos", tally.info),
        ("undecided", "无法判断", "undecided", tally.undecided),
        ("passed", "相符", "hold", tally.passed),
        ("unread", "未识别", "not recognised", coverage.unrecognised.len()),
    ];
    html! {
        ul.tally {
            @for (id, zh, en, count) in each {
                li { @if count > 0 { a href={ "#" (id) } { b class=(id) { (count) } (both(zh, en)) } } @else { b { "0" } (both(zh, en)) } }
            }
        }
        p {
            "识别率 " (percent(coverage)) "%：" (coverage.paragraphs) " 段、" (coverage.cells) " 个单元格 "
            small lang="en" {
                "coverage: " (coverage.paragraphs) " paragraphs, " (coverage.cells) " cells, " (coverage.used) " used, "
                (coverage.labels.values().sum::<u32>()) " labels"
            }
        }
    }
}

/// What was not understood, and what the reader remarks.
fn unread(check: &Check<'_>) -> Markup {
    let coverage = &check.disclosure.coverage;
    html! {
        @if !coverage.unrecognised.is_empty() {
            h2 id="unread" { (both("未识别", "not recognised")) }
            ul.findings {
                @for item in &coverage.unrecognised {
                    li.warning {
                        p.printed { (item.text) }
                        p { small { (item.locator.printed()) " · " span lang="en" { (item.locator) " · " (item.reason) } } }
                    }
                }
            }
        }
        @if !coverage.notices.is_empty() {
            h2 { (both("读取说明", "remarks of the reader")) }
            ul.findings {
                @for notice in &coverage.notices {
                    li {
                        p lang="en" { (notice.message) }
                        p { small { @if let Some(locator) = &notice.locator { (locator.printed()) " · " } (notice.code) } }
                    }
                }
            }
        }
    }
}

fn folded<'f>(id: &str, zh: &str, en: &str, all: impl Iterator<Item = &'f Finding>) -> Markup {
    let mut all = all.peekable();
    html! {
        @if all.peek().is_some() {
            h2 id=(id) { (both(zh, en)) }
            details { summary { (both("逐项列出", "list them")) } (findings(all)) }
        }
    }
}

fn findings<'f>(all: impl Iterator<Item = &'f Finding>) -> Markup {
    html! {
        ul.findings {
            @for finding in all {
                @let class = if finding.status == Status::Failed { finding.severity.key() } else { finding.status.key() };
                li class=(class) {
                    p {
                        span.badge { (finding.rule) } " "
                        (finding.subject.name.as_deref().unwrap_or(word::of_resource(finding.subject.resource)))
                        " " small { (finding.source.locator.printed()) }
                    }
                    p { (finding.message.zh) }
                    p lang="en" { small { (finding.message.en) } }
                    @for operand in &finding.operands {
                        @if let Some(source) = &operand.source {
                            p { small {
                                (operand.name) @if let Some(value) = &operand.value { "：" (value) }
                                "（" (source.locator.printed()) "）"
                            } }
                        }
                    }
                }
            }
        }
    }
}

/// The facts of a resource, each with its place, its words and what was read.
fn read(name: &str, count: usize, facts: &[Record]) -> Markup {
    html! {
        details {
            summary { (word::of_resource(name)) " " (count) " " small lang="en" { (name) } }
            @for record in facts.iter().filter(|record| record.resource.name == name && *record.resource != FINDINGS) {
                dl.facts {
                    @for cited in citations(&record.item).iter().filter(|cited| cited.name != "source") {
                        dt { (cited::of_citation(cited)) }
                        dd {
                            span.printed { (cited.citation.text) }
                            @if let Some(read) = cited::of_value(cited) { " " small { "读作 " span lang="en" { "read as" } " " (read) } }
                            " " small { "（" (cited.citation.locator.printed()) "）" }
                        }
                    }
                }
            }
        }
    }
}
