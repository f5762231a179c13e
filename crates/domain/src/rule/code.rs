//! Codes: there, well-formed and known.

use super::report::{About, Draft, Report, place};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};

/// R23: codes are well-formed and known, and a project has one.
pub(super) const CODES: Rule = Rule {
    id: "R23",
    severity: Severity::Warning,
    zh: "代码规范：区划代码在册，项目编码为21位数字或大写字母",
    en: "Codes: that of the government is listed, that of a project has 21 digits or capital letters",
    formula: Words {
        zh: "区划代码 ∈ 内置代码表；项目编码 ~ ^[0-9A-Z]{21}$",
        en: "government code ∈ the embedded list; project code ~ ^[0-9A-Z]{21}$",
    },
    tolerance: EXACT,
    check: codes,
};

fn codes(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let government = &disclosure.government;
    if government.listed {
        let draft =
            Draft::new(format!("区划代码{}在册", government.code), format!("the code {} is listed", government.code));
        report.add(rule, &whole, "government", Status::Passed, draft);
    } else {
        let draft = Draft::new(
            format!("区划代码{}不在册，无法核对", government.code),
            format!("the code {} is not in the embedded list", government.code),
        );
        report.add(rule, &whole, "government", Status::Undecided, draft.missing("government"));
    }
    for project in &disclosure.projects {
        let about = About::project(project);
        let source = place(project, "code");
        let Some(code) = &project.code else {
            let draft = Draft::new("未填项目编码", "the project's code is not filled in").missing("code").shown(source);
            report.add(rule, &about, "", Status::Failed, draft);
            continue;
        };
        let plain: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let holds = plain.len() == 21 && plain.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        let draft = Draft::new(
            format!("项目编码{code}{}", if holds { "格式正确" } else { "不是21位数字或大写字母" }),
            format!(
                "the project's code {code} {}",
                if holds { "is well-formed" } else { "has not 21 digits or capital letters" }
            ),
        )
        .compared("^[0-9A-Z]{21}$", code.as_str())
        .operand("项目编码", code.as_str(), source);
        report.add(rule, &about, "", if holds { Status::Passed } else { Status::Failed }, draft);
    }
}
