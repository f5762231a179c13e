//! R24: when a budget was approved and published.

mod day;

use day::{Day, Deed, days};

use super::prose::paragraphs;
use super::report::{Draft, Place, Report};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};

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

fn published(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let found: Vec<Day<'_>> =
        paragraphs(disclosure).iter().flat_map(|paragraph| days(paragraph, disclosure.fiscal_year)).collect();
    let all = |deed: Deed| found.iter().filter(move |day| day.deed == deed);
    let approved = all(Deed::Approved).next().or_else(|| all(Deed::Granted).next());
    // What was published before is of another budget, where there is a later day.
    let later = |day: &&Day<'_>| approved.is_none_or(|approved| day.date >= approved.date);
    let issued = all(Deed::Published).find(later).or_else(|| all(Deed::Published).next());
    let (Some(approved), Some(issued)) = (approved, issued) else {
        let days = [("批准日期", "approved", approved), ("公开日期", "published", issued)];
        let absent: Vec<(&str, &str)> =
            days.iter().filter(|(.., day)| day.is_none()).map(|(zh, en, _)| (*zh, *en)).collect();
        let zh: Vec<&str> = absent.iter().map(|(zh, _)| *zh).collect();
        let en: Vec<&str> = absent.iter().map(|(_, en)| *en).collect();
        let draft = Draft::new(format!("不知{}", zh.join("和")), format!("not known: {}", en.join(", ")));
        report.add(rule, &whole, "", Status::Undecided, en.into_iter().fold(draft, Draft::missing));
        return;
    };
    let shown = |draft: Draft| {
        draft.operand("批准日期", approved.date.to_string(), Place::narrative(approved.citation)).operand(
            "公开日期",
            issued.date.to_string(),
            Place::narrative(issued.citation),
        )
    };
    let days = issued.date.signed_duration_since(approved.date).num_days();
    let (approved_on, issued_on) = (approved.date, issued.date);
    if days < 0 {
        let draft = Draft::new(
            format!("{issued_on}公开，早于{approved_on}批准，说不清是否同一预算"),
            format!(
                "published on {issued_on}, before it was approved on {approved_on}: the days may be of other budgets"
            ),
        );
        report.add(rule, &whole, "", Status::Undecided, shown(draft));
        return;
    }
    let status = if days <= DAYS { Status::Passed } else { Status::Failed };
    let draft = Draft::new(
        format!("{approved_on}批准，{issued_on}公开，相隔{days}日"),
        format!("approved on {approved_on}, published on {issued_on}: {days} days"),
    )
    .compared(format!("≤ {DAYS}"), days.to_string());
    report.add(rule, &whole, "", status, shown(draft));
}
