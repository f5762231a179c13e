//! R24: when a budget was approved and published.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::prose::{day, paragraphs};
use super::report::{Draft, Place, Report};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::finding::{Severity, Status};
use crate::text::pattern;

/// R24: published within twenty days of approval.
pub(super) const PUBLISHED: Rule = Rule {
    id: "R24",
    severity: Severity::Warning,
    zh: "预算经批准后二十日内公开",
    en: "The budget is published within twenty days of its approval",
    formula: Words {
        zh: "公开日期 − 批准日期 ≤ 20日（预算法第十四条）",
        en: "published − approved ≤ 20 days (预算法 art. 14)",
    },
    tolerance: EXACT,
    check: published,
};

/// How many days the law allows.
const DAYS: i64 = 20;

const DAY: &str = "(?P<year>20[0-9]{2})[年/.-](?P<month>[0-9]{1,2})[月/.-](?P<day>[0-9]{1,2})日?";
const CONGRESS: &str = "(?:人民代表大会|人大|人代会)";
const APPROVES: &str = "(?:批准|审议通过|表决通过|审查通过)";

static APPROVED: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        pattern(&format!("{DAY}[^。0-9]{{0,20}}{CONGRESS}[^。]{{0,40}}{APPROVES}")),
        pattern(&format!("{CONGRESS}[^。]{{0,40}}{DAY}[^。0-9]{{0,10}}{APPROVES}")),
    ]
});
static ISSUED: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        pattern(&format!("(?:发布|公开|公布)(?:时间|日期)[:：]?{DAY}")),
        pattern(&format!("于{DAY}[^。0-9]{{0,24}}(?:公开|公布|发布)")),
    ]
});

fn find<'d>(disclosure: &'d Disclosure, expressions: &[Regex]) -> Option<(NaiveDate, &'d Citation)> {
    paragraphs(disclosure).into_iter().find_map(|paragraph| {
        let captures = expressions.iter().find_map(|expression| expression.captures(&paragraph.text))?;
        Some((day(&captures)?, paragraph.citation))
    })
}

fn published(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let approved = find(disclosure, APPROVED.as_slice());
    let issued = find(disclosure, ISSUED.as_slice());
    let (Some((approved, approved_at)), Some((issued, issued_at))) = (approved, issued) else {
        let days = [("批准日期", "approved", approved), ("公开日期", "published", issued)];
        let absent: Vec<(&str, &str)> =
            days.iter().filter(|(.., day)| day.is_none()).map(|(zh, en, _)| (*zh, *en)).collect();
        let zh: Vec<&str> = absent.iter().map(|(zh, _)| *zh).collect();
        let en: Vec<&str> = absent.iter().map(|(_, en)| *en).collect();
        let draft = Draft::new(format!("不知{}", zh.join("和")), format!("not known: {}", en.join(", ")));
        report.add(rule, &whole, "", Status::Undecided, en.into_iter().fold(draft, Draft::missing));
        return;
    };
    let days = issued.signed_duration_since(approved).num_days();
    let status = if days <= DAYS { Status::Passed } else { Status::Failed };
    let draft = Draft::new(
        format!("{approved}批准，{issued}公开，相隔{days}日"),
        format!("approved on {approved}, published on {issued}: {days} days"),
    )
    .compared(format!("≤ {DAYS}"), days.to_string())
    .operand("批准日期", approved.to_string(), Place::narrative(approved_at))
    .operand("公开日期", issued.to_string(), Place::narrative(issued_at));
    report.add(rule, &whole, "", status, draft);
}
