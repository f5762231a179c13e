//! The report of a check as a page: what a finance office reads before it publishes.

use maud::{DOCTYPE, Markup, html};
use openbudget_domain::check::{Check, percent};
use openbudget_domain::finding::{Finding, Status};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}\
table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}\
.error{color:#a00}.warning{color:#850}.passed{color:#060}.undecided{color:#555}";

/// The page.
pub(super) fn page(check: &Check<'_>) -> String {
    let disclosure = check.disclosure;
    let coverage = &disclosure.coverage;
    let tally = check.tally();
    let of = |status: Status| check.findings.iter().filter(move |finding| finding.status == status);
    html! {
        (DOCTYPE)
        html lang="zh" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "核对报告 " (disclosure.id) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                h1 { "核对报告 " (disclosure.id) }
                @if let Some(title) = &disclosure.title { p { (title.text) } }
                p {
                    "错误 " b.error { (tally.error) } "，警告 " b.warning { (tally.warning) } "，提示 " (tally.info)
                    "；相符 " (tally.passed) "，无法判断 " (tally.undecided)
                }
                h2 { "不符 Failed" }
                @if tally.error == 0 && tally.warning == 0 && tally.info == 0 { p.passed { "没有发现不符之处。" } }
                @else { (table(&check.failed())) }
                h2 { "读到的内容 Read" }
                ul { @for (name, count) in check.counts() { li { (name) ": " (count) } } }
                p {
                    "识别率 " (percent(coverage)) " %：" (coverage.paragraphs) " 段、" (coverage.cells) " 个单元格"
                }
                @if !coverage.unrecognised.is_empty() {
                    h2 { "未识别 Unrecognised" }
                    table {
                        tr { th { "位置" } th { "文字" } th { "原因" } }
                        @for item in &coverage.unrecognised {
                            tr { td { (item.locator) } td { (item.text) } td { (item.reason) } }
                        }
                    }
                }
                h2 { "无法判断 Undecided" }
                (table(&of(Status::Undecided).collect::<Vec<_>>()))
                h2 { "相符 Passed" }
                (table(&of(Status::Passed).collect::<Vec<_>>()))
            }
        }
    }
    .into_string()
}

fn table(findings: &[&Finding]) -> Markup {
    html! {
        table {
            tr { th { "规则" } th { "对象" } th { "位置" } th { "说明" } }
            @for finding in findings {
                tr {
                    td class=(if finding.status == Status::Failed { finding.severity.key() } else { finding.status.key() }) {
                        (finding.rule)
                    }
                    td { (finding.subject.name.as_deref().unwrap_or(&finding.subject.id)) }
                    td { (finding.source.locator) }
                    td {
                        (finding.message.zh) br; small lang="en" { (finding.message.en) }
                        @for operand in &finding.operands {
                            @if let (Some(value), Some(source)) = (&operand.value, &operand.source) {
                                br; small { (operand.name) "：" (value) "（" (source.locator) "）" }
                            }
                        }
                    }
                }
            }
        }
    }
}
