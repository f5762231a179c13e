//! The report on a document that was read, for people at a terminal and for programs.

mod sheet;

use std::collections::BTreeMap;

use openbudget_domain::check::{Check, percent};
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::finding::{Finding, Severity, Status};
use openbudget_domain::resource::word;
use openbudget_domain::rule::RULES;
use serde_json::{Value as Json, json};

use sheet::{Sheet, Style};

/// How much a report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What failed and what was not understood.
    Short,
    /// What cannot be decided and what holds, too.
    Full,
}

/// The report for people: what does not add up first, the sum of it last; wrapped where a width is given.
pub(crate) fn words(
    path: &str,
    disclosure: &Disclosure,
    outcome: Option<&str>,
    extent: Extent,
    width: Option<usize>,
) -> String {
    let check = Check::new(disclosure);
    let mut sheet = Sheet::new(width);
    let outcome = outcome.map(|outcome| format!(": {outcome}")).unwrap_or_default();
    sheet.line(0, Style::Bold, &format!("{path}: {}{outcome}", disclosure.id));
    let title = disclosure.title.as_ref().map(|title| format!("{} · ", title.text)).unwrap_or_default();
    let government = &disclosure.government;
    let publisher = if government.name.is_empty() { "?" } else { &government.name };
    sheet.line(2, Style::Plain, &format!("{title}{publisher} {} · {}", government.code, disclosure.fiscal_year));
    for (severity, en) in [(Severity::Error, "errors"), (Severity::Warning, "warnings"), (Severity::Info, "infos")] {
        let style = if severity == Severity::Error { Style::Red } else { Style::Yellow };
        let failed: Vec<&Finding> = check.of(Status::Failed).filter(|finding| finding.severity == severity).collect();
        if heading(&mut sheet, style, severity.printed(), en, failed.len()) {
            for finding in failed {
                detailed(&mut sheet, finding, style);
            }
        }
    }
    unread(&mut sheet, disclosure);
    if extent == Extent::Full {
        let undecided: Vec<&Finding> = check.of(Status::Undecided).collect();
        if heading(&mut sheet, Style::Plain, Status::Undecided.printed(), "cannot be decided", undecided.len()) {
            for finding in undecided {
                let words =
                    format!("{} {}: {} {}", finding.rule, about(finding), finding.message.zh, finding.message.en);
                sheet.line(2, Style::Plain, &words);
            }
        }
        passed(&mut sheet, &check);
    }
    sum(&mut sheet, &check);
    sheet.finish()
}

/// The heading of a part that is not empty.
fn heading(sheet: &mut Sheet, style: Style, zh: &str, en: &str, count: usize) -> bool {
    if count > 0 {
        sheet.gap();
        sheet.line(0, style, &format!("{zh} {en}: {count}"));
    }
    count > 0
}

/// What a finding is about, and where that stands.
fn about(finding: &Finding) -> String {
    let subject = &finding.subject;
    let name = subject.name.as_deref().unwrap_or_else(|| word::of_resource(subject.resource));
    format!("{name} ({})", finding.source.locator.printed())
}

fn detailed(sheet: &mut Sheet, finding: &Finding, style: Style) {
    sheet.line(2, style, &format!("{} {}", finding.rule, about(finding)));
    sheet.line(4, Style::Plain, &finding.message.zh);
    sheet.line(4, Style::Dim, &finding.message.en);
    let operands: Vec<String> = finding
        .operands
        .iter()
        .filter_map(|operand| {
            let value = operand.value.as_deref().map(|value| format!(" {value}")).unwrap_or_default();
            Some(format!("{}{value} ({})", operand.name, operand.source.as_ref()?.locator.printed()))
        })
        .collect();
    if !operands.is_empty() {
        sheet.line(4, Style::Dim, &operands.join(" · "));
    }
}

/// What was not understood, and what the reader remarks.
fn unread(sheet: &mut Sheet, disclosure: &Disclosure) {
    let coverage = &disclosure.coverage;
    if heading(sheet, Style::Yellow, "未识别", "not recognised", coverage.unrecognised.len()) {
        for item in &coverage.unrecognised {
            let words = format!("{} {}: {} ({})", item.locator.printed(), item.locator, item.text, item.reason);
            sheet.line(2, Style::Plain, &words);
        }
    }
    if heading(sheet, Style::Plain, "读取说明", "remarks", coverage.notices.len()) {
        for notice in &coverage.notices {
            let at = notice.locator.as_ref().map(|locator| format!("{} {locator}: ", locator.printed()));
            sheet.line(2, Style::Plain, &format!("{}{} ({})", at.unwrap_or_default(), notice.message, notice.code));
        }
    }
}

/// What holds: how often, by rule.
fn passed(sheet: &mut Sheet, check: &Check<'_>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in check.of(Status::Passed) {
        let count = counts.entry(finding.rule).or_default();
        *count = count.saturating_add(1);
    }
    if heading(sheet, Style::Green, Status::Passed.printed(), "hold", counts.values().sum()) {
        for (rule, count) in counts {
            let words = RULES.iter().find(|known| known.id == rule).map(|rule| format!("{} {}", rule.zh, rule.en));
            sheet.line(2, Style::Plain, &format!("{rule} {count} × {}", words.unwrap_or_default()));
        }
    }
}

/// What was read, and how it ends.
fn sum(sheet: &mut Sheet, check: &Check<'_>) {
    let (coverage, tally) = (&check.disclosure.coverage, check.tally());
    sheet.gap();
    let counts: Vec<String> = check
        .counts()
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{count} {} {name}", word::of_resource(name)))
        .collect();
    sheet.line(0, Style::Plain, &format!("读到 read: {}", counts.join(", ")));
    let labels = coverage.labels.values().sum::<u32>();
    sheet.line(
        0,
        Style::Plain,
        &format!(
            "识别率 coverage {} %: {} 段 paragraphs, {} 单元格 cells; {} used, {labels} labels, {} 未识别 unrecognised",
            percent(coverage),
            coverage.paragraphs,
            coverage.cells,
            coverage.used,
            coverage.unrecognised.len(),
        ),
    );
    let style = match (tally.error, tally.warning) {
        (0, 0) => Style::Green,
        (0, _) => Style::Yellow,
        _ => Style::Red,
    };
    sheet.line(
        0,
        style,
        &format!(
            "结果 findings: {} 错误 errors, {} 警告 warnings, {} 提示 infos; {} 相符 hold, {} 无法判断 undecided",
            tally.error, tally.warning, tally.info, tally.passed, tally.undecided,
        ),
    );
}

/// The report for programs.
///
/// # Errors
/// Where it cannot be written as JSON, which no report is.
pub(crate) fn json(path: &str, disclosure: &Disclosure, outcome: Option<&str>) -> anyhow::Result<Json> {
    let mut report = Check::new(disclosure).json()?;
    if let Json::Object(keys) = &mut report {
        keys.insert("file".to_owned(), json!(path));
        keys.insert("outcome".to_owned(), json!(outcome));
    }
    Ok(report)
}
