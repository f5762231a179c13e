//! Years: what is planned for the year lies in it.

use chrono::Datelike;

use super::Rule;
use super::report::{About, Draft, Report, named};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};

/// R17: dates lie inside the fiscal year, and a statement about this year's budget names no other year.
pub(super) const YEAR: Rule = Rule {
    id: "R17",
    severity: Severity::Error,
    zh: "日期在预算年度之内；关于本年预算的说明不写其他年度",
    en: "Dates lie inside the fiscal year, and a statement about this year's budget names no other year",
    formula: "year(target date) = fiscal year; every N年…预算 of a statement has N = fiscal year",
    check: year,
};

fn year(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let fiscal = disclosure.fiscal_year;
    for project in &disclosure.projects {
        let about = About::project(project);
        let dated: Vec<_> =
            project.indicators.iter().filter_map(|indicator| Some((indicator, indicator.target.date?))).collect();
        if dated.is_empty() {
            let draft = Draft::new("没有日期指标", "no target is a date").missing("date");
            report.add(rule, &about, "", Status::Undecided, draft);
            continue;
        }
        let outside: Vec<_> = dated.iter().filter(|(_, day)| day.year() != fiscal).collect();
        let holds = outside.is_empty();
        let shown = if holds { &dated.iter().collect::<Vec<_>>() } else { &outside };
        let words: Vec<String> = shown.iter().map(|(indicator, _)| named(indicator)).collect();
        let days: Vec<String> = shown.iter().map(|(_, day)| day.to_string()).collect();
        let mut draft = Draft::new(
            format!("{}{}{fiscal}年度内", words.join("、"), if holds { "在" } else { "不在" }),
            format!(
                "{} {} inside the fiscal year {fiscal}",
                words.join(", "),
                if holds { "lies" } else { "does not lie" }
            ),
        )
        .compared(fiscal.to_string(), days.join(" "));
        for (indicator, _) in shown {
            draft =
                draft.operand(indicator.name.as_str(), indicator.target.printed.as_str(), &indicator.evidence.source);
        }
        report.add(rule, &about, "", if holds { Status::Passed } else { Status::Failed }, draft);
    }
    for statement in &disclosure.statements {
        let years = budget_years(&statement.printed);
        if years.is_empty() {
            continue;
        }
        let about = About::fact("statements", &statement.id, Some(statement.topic.printed()), &statement.evidence);
        let other: Vec<String> = years.iter().filter(|year| **year != fiscal).map(ToString::to_string).collect();
        let holds = other.is_empty();
        let draft = if holds {
            Draft::new(format!("所述为{fiscal}年预算"), format!("it speaks of the budget of {fiscal}"))
                .compared(fiscal.to_string(), fiscal.to_string())
        } else {
            Draft::new(
                format!("{fiscal}年预算的说明写了{}年：“{}”", other.join("、"), statement.printed),
                format!("a statement on the budget of {fiscal} names {}: “{}”", other.join(", "), statement.printed),
            )
            .compared(fiscal.to_string(), other.join(" "))
        };
        let draft = draft.operand(
            "年度",
            years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            &statement.evidence.source,
        );
        report.add(rule, &about, "", if holds { Status::Passed } else { Status::Failed }, draft);
    }
}

/// The years that a statement speaks of: those before 年 that do not say since or until when.
fn budget_years(text: &str) -> Vec<i32> {
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut years = Vec::new();
    for (at, window) in characters.windows(5).enumerate() {
        let [digits @ .., '年'] = window else { continue };
        let number: String = digits.iter().collect();
        let before = at.checked_sub(1).and_then(|at| characters.get(at)).copied();
        // 截至2022年底, 自2020年起: a time, not the year of a budget; 2022年版 is an edition.
        let behind = characters.get(at.saturating_add(5)).copied();
        let time = matches!(before, Some('至' | '自' | '从' | '到' | '较' | '比' | '〔' | '['))
            || matches!(behind, Some('底' | '末' | '起' | '版' | '初' | '以' | '0'..='9'));
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
