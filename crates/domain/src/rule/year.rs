//! R17: what is planned for the year lies in it.

mod budgeted;
mod paragraph;
mod period;
mod task;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::Datelike;
use regex::Regex;

use super::report::{About, Draft, Place, Report, named, place};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::finding::{Severity, Status};
use crate::indicator::Indicator;
use crate::project::Project;
use crate::section::Section;
use crate::target::{Operator, TargetKind};
use crate::text::{Folded, pattern};

/// R17: dates lie inside the fiscal year, and a statement about this year's budget names no other year.
pub(super) const YEAR: Rule = Rule {
    id: "R17",
    severity: Severity::Error,
    zh: "日期在预算年度之内；关于本年预算的说明不写其他年度",
    en: "Dates lie inside the fiscal year, and a statement about this year's budget names no other year",
    formula: Words {
        zh: "年(日期指标值) = 预算年度；年(用途和目标中的完成期限) ≥ 预算年度；“完成N年…任务”“N年安排…元”“本年度（N年）”的N、表头（N年度）、说明和标题中“N年…预算”的N = 预算年度；项目期限包含预算年度",
        en: "year(target date) = fiscal year; year(deadline in purpose or objective) ≥ fiscal year; N of “完成N年…任务”, of “N年安排…元”, of “本年度（N年）”, of the head of \
             a table and of “N年…预算” in the narrative = fiscal year; the period of a project contains it",
    },
    tolerance: EXACT,
    check: year,
};

fn year(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let fiscal = disclosure.fiscal_year;
    for project in &disclosure.projects {
        let about = About::project(project);
        let (status, draft) = of_project(project, fiscal);
        report.add(rule, &about, "", status, draft);
    }
    for statement in &disclosure.statements {
        let about = About::fact("statements", statement, statement.topic.printed());
        if let Some((status, draft)) = of_statement(&statement.printed, Place::of(statement), fiscal) {
            report.add(rule, &about, "", status, draft);
        }
    }
    let stated: Vec<&Citation> = disclosure.statements.iter().map(|statement| &statement.evidence.source).collect();
    let said = |citation: &Citation| {
        stated.iter().any(|other| other.locator == citation.locator && other.text == citation.text)
    };
    let headings =
        disclosure.title.iter().chain(disclosure.sections.iter().filter_map(|section| section.heading.as_ref()));
    let headings = headings.filter_map(|citation| Some((citation, paragraph::of_heading(citation, fiscal)?)));
    // What was carried out is of the year before.
    let carried_out = |section: &&Section| {
        let heading = section.heading.as_ref().map_or("", |heading| heading.text.as_str());
        ["执行", "决算", "完成情况", "回顾"].iter().any(|word| heading.contains(word))
    };
    let sections = disclosure.sections.iter().filter(|section| !carried_out(section));
    let texts = sections.flat_map(|section| section.heading.iter().chain(&section.paragraphs));
    // The head of a table is found at its project.
    let is_head = |citation: &Citation| {
        disclosure.projects.iter().any(|project| project.title.as_deref() == Some(citation.text.as_str()))
    };
    let texts = texts.filter(|citation| !is_head(citation)).filter_map(|citation| {
        let plans = paragraph::of_paragraph(citation, fiscal);
        Some((citation, plans.or_else(|| paragraph::of_caption(citation, fiscal))?))
    });
    let mut seen: Vec<&Citation> = Vec::new();
    for (citation, draft) in headings.chain(texts).filter(|(citation, _)| !said(citation)) {
        if !seen.contains(&citation) {
            seen.push(citation);
            report.add(rule, &report.whole(), &citation.text, Status::Failed, draft);
        }
    }
}

/// A year that a table names, where it is named, and how it is shown.
struct Dated<'p> {
    year: i32,
    what: String,
    printed: String,
    shown: String,
    source: Place<'p>,
    /// Whether it cannot be meant: else it is but striking.
    grave: bool,
}

fn of_project(project: &Project, fiscal: i32) -> (Status, Draft) {
    let dated: Vec<Dated<'_>> = project.indicators.iter().filter_map(dated).collect();
    let mut late = deadlines(project, fiscal);
    late.extend(task::title(project, fiscal));
    late.extend(task::tasks(project, fiscal));
    late.extend(budgeted::amounts(project, fiscal));
    let period = period::period(project);
    let within = |period: &period::Period<'_>| (period.first..=period.last).contains(&fiscal);
    late.extend(period.iter().filter(|period| !within(period)).map(|period| Dated {
        year: if period.last < fiscal { period.last } else { period.first },
        what: period.label.to_owned(),
        printed: period.printed.to_owned(),
        shown: format!("“{}”{}", period.label, period.printed.trim()),
        source: period.source,
        grave: false,
    }));
    if dated.is_empty() && late.is_empty() {
        return period.map_or_else(
            || (Status::Undecided, Draft::new("没有日期指标", "no target is a date").missing("date")),
            |period| (Status::Passed, spans(&period, fiscal)),
        );
    }
    let outside: Vec<&Dated<'_>> = dated.iter().filter(|dated| dated.year != fiscal).chain(&late).collect();
    let holds = outside.is_empty();
    let grave = outside.iter().any(|dated| dated.grave);
    let shown: Vec<&Dated<'_>> = if holds { dated.iter().collect() } else { outside };
    let words: Vec<&str> = shown.iter().map(|dated| dated.shown.as_str()).collect();
    let years: BTreeSet<String> = shown.iter().map(|dated| dated.year.to_string()).collect();
    let years: Vec<String> = years.into_iter().collect();
    let english = match (holds, shown.len()) {
        (true, 1) => "lies",
        (true, _) => "lie",
        (false, 1) => "does not lie",
        (false, _) => "do not lie",
    };
    let draft = Draft::new(
        format!("{}{}{fiscal}年度内", words.join("、"), if holds { "在" } else { "不在" }),
        format!("{} {english} inside the fiscal year {fiscal}", words.join(", ")),
    )
    .compared(fiscal.to_string(), years.join(" "));
    let draft = shown
        .iter()
        .fold(draft, |draft, dated| draft.operand(dated.what.as_str(), dated.printed.as_str(), dated.source));
    let draft = if holds || grave { draft } else { draft.graded(Severity::Warning) };
    (if holds { Status::Passed } else { Status::Failed }, draft)
}

/// The period of a project contains the fiscal year.
fn spans(period: &period::Period<'_>, fiscal: i32) -> Draft {
    let printed = period.printed.trim();
    Draft::new(
        format!("“{}”{printed}包含{fiscal}年度", period.label),
        format!("the period {printed} contains the fiscal year {fiscal}"),
    )
    .compared(fiscal.to_string(), printed)
    .operand(period.label, printed, period.source)
}

/// The year of a target that is a date, or of words that begin with the year they are about.
fn dated(indicator: &Indicator) -> Option<Dated<'_>> {
    static BEGINS: LazyLock<Regex> = LazyLock::new(|| pattern("^(20[0-9]{2})年度?[^0-9]"));
    // 2022年水平 is what this year is compared with.
    const COMPARED: [&str; 9] = ["水平", "基础", "基期", "相比", "同期", "标准", "增长", "提高", "以来"];
    let target = &indicator.target;
    let words = || {
        let folded = Folded::new(&target.printed);
        let year = BEGINS.captures(folded.as_str())?.get(1)?.as_str().parse().ok();
        year.filter(|_| target.kind == TargetKind::Text && !COMPARED.iter().any(|word| folded.as_str().contains(word)))
    };
    // Above or below the year 2022 is a comparison, no day.
    let bound = matches!(target.operator, Some(Operator::Gt | Operator::Lt | Operator::Ge));
    let year = target.date.filter(|_| !bound).map(|day| day.year()).or_else(words)?;
    Some(Dated {
        year,
        what: indicator.name.clone(),
        printed: target.printed.clone(),
        shown: named(indicator),
        source: Place::of(indicator),
        grave: true,
    })
}

/// Deadlines of purpose and objectives that were over before the year began.
fn deadlines(project: &Project, fiscal: i32) -> Vec<Dated<'_>> {
    static BY: LazyLock<Regex> =
        LazyLock::new(|| pattern("(20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[底末]?之?前(?:[^已]|$)"));
    let purpose = project.purpose.iter().map(|text| ("资金用途", text, "purpose".to_owned()));
    let objectives = (1_u32..).zip(&project.objectives);
    let objectives = objectives.map(|(number, aim)| ("绩效目标", &aim.text, format!("objectives.{number}")));
    let mut late = Vec::new();
    for (what, text, field) in purpose.chain(objectives) {
        let text = Folded::new(text);
        for captures in BY.captures_iter(text.as_str()) {
            let (Some(all), Some(year)) = (captures.get(0), captures.get(1)) else { continue };
            let done = ["完成", "建成", "实现", "达到", "拨付", "支付", "发放"];
            let behind = text.as_str().get(all.start()..).unwrap_or_default();
            let clause = behind.split(['，', ',', '。', '；', ';']).next().unwrap_or_default();
            let Some(year) = year.as_str().parse::<i32>().ok().filter(|year| *year < fiscal) else { continue };
            if done.iter().any(|word| clause.contains(word)) {
                let printed: String = clause.chars().take(24).collect();
                let source = place(project, &field);
                let shown = format!("{what}“{printed}”");
                late.push(Dated { year, what: what.to_owned(), printed, shown, source, grave: true });
            }
        }
    }
    late
}

fn of_statement(printed: &str, place: Place<'_>, fiscal: i32) -> Option<(Status, Draft)> {
    let years = budget_years(printed);
    if years.is_empty() {
        return None;
    }
    let list = |years: &[i32], between: &str| years.iter().map(ToString::to_string).collect::<Vec<_>>().join(between);
    // Beside the fiscal year itself, another one is what it is compared with.
    let own = years.contains(&fiscal);
    let other: Vec<i32> = years.iter().copied().filter(|year| *year != fiscal && !own).collect();
    let holds = other.is_empty();
    let draft = if holds {
        Draft::new(format!("所述为{fiscal}年预算"), format!("it speaks of the budget of {fiscal}"))
            .compared(fiscal.to_string(), fiscal.to_string())
    } else {
        Draft::new(
            format!("{fiscal}年预算的说明写了{}年：“{printed}”", list(&other, "、")),
            format!("a statement on the budget of {fiscal} names {}: “{printed}”", list(&other, ", ")),
        )
        .compared(fiscal.to_string(), list(&other, " "))
    };
    let draft = draft.operand("年度", list(&years, " "), place);
    Some((if holds { Status::Passed } else { Status::Failed }, draft))
}

/// The years that a statement speaks of: those before 年 that do not say since or until when.
fn budget_years(text: &str) -> Vec<i32> {
    let characters: Vec<char> = Folded::new(text).as_str().chars().collect();
    let mut years = Vec::new();
    for (at, window) in characters.windows(5).enumerate() {
        let [digits @ .., '年'] = window else { continue };
        let number: String = digits.iter().collect();
        let before = at.checked_sub(1).and_then(|at| characters.get(at)).copied();
        // 截至2022年底, 自2020年起: a time, not the year of a budget; 2022年版 is an edition, 2021-2025年 a plan.
        let behind = characters.get(at.saturating_add(5)).copied();
        let time = before.is_some_and(|c| "至自从到较比与〔[(-~～".contains(c))
            || matches!(behind, Some('底' | '末' | '起' | '版' | '初' | '以' | '来' | '0'..='9'));
        let digit = before.is_some_and(|c| c.is_ascii_digit());
        if let Ok(year) = number.parse::<i32>()
            && (1990..=2100).contains(&year)
            && !time
            && !digit
        {
            years.push(year);
        }
    }
    years
}
