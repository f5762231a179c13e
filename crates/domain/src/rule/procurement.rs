//! Procurement limits.

use super::report::{About, Draft, Place, Report, place};
use super::rounding::printed;
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::procurement::{Category, ProcurementThreshold, ThresholdKind};

/// R25: limits are positive, the limit is below that of open tenders, 含 or 不含 is stated, and the catalogue fits the year.
pub(super) const THRESHOLDS: Rule = Rule {
    id: "R25",
    severity: Severity::Warning,
    zh: "采购限额为正，低于公开招标数额，写明含或不含；集中采购目录适用于本年",
    en: "Procurement limits are positive, below those of open tenders, say whether they are included; the catalogue fits the year",
    formula: Words {
        zh: "0 < 采购限额 < 公开招标数额，按类别；写明含或不含；年度 − 10 ≤ 目录版本 ≤ 年度",
        en: "0 < procurement_limit < open_tender per category; inclusive stated; fiscal year − 10 ≤ edition of the catalogue ≤ fiscal year",
    },
    tolerance: EXACT,
    check: thresholds,
};

fn about(fact: &ProcurementThreshold) -> About {
    About::fact("procurement-thresholds", fact, &format!("{}{}", fact.category.printed(), fact.kind.printed()))
}

fn thresholds(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    if disclosure.procurement_thresholds.is_empty() {
        let whole = report.whole();
        let draft = Draft::new("未披露采购限额标准", "no procurement limit is disclosed").missing("procurement_limit");
        report.add(rule, &whole, "", Status::Undecided, draft);
        return;
    }
    for category in Category::ALL {
        let find = |kind| {
            disclosure.procurement_thresholds.iter().find(|fact| fact.category == *category && fact.kind == kind)
        };
        check_category(rule, *category, find(ThresholdKind::ProcurementLimit), find(ThresholdKind::OpenTender), report);
    }
    edition(rule, disclosure, report);
}

fn check_category(
    rule: &Rule,
    category: Category,
    limit: Option<&ProcurementThreshold>,
    tender: Option<&ProcurementThreshold>,
    report: &mut Report<'_>,
) {
    let Some(subject) = limit.or(tender) else { return };
    let name = category.printed();
    let amounts = |fact: Option<&ProcurementThreshold>| fact.and_then(|fact| fact.amount.clone());
    let mut faults: Vec<(String, String)> = Vec::new();
    let mut absent: Vec<String> = Vec::new();
    for (fact, kind) in [(limit, ThresholdKind::ProcurementLimit), (tender, ThresholdKind::OpenTender)] {
        match fact {
            Some(fact) if fact.amount.is_some() => {
                if fact.amount.as_ref().is_some_and(|amount| amount.fen() <= 0) {
                    faults.push((
                        format!("{name}{}不为正", kind.printed()),
                        format!("the {kind} of {category} is not positive"),
                    ));
                }
                if fact.inclusive.is_none() {
                    faults.push((
                        format!("{name}{}未写明含或不含", kind.printed()),
                        format!("the {kind} of {category} does not say whether it is included"),
                    ));
                }
            }
            _ => absent.push(format!("{name}{}", kind.printed())),
        }
    }
    let (low, high) = (amounts(limit), amounts(tender));
    if let (Some(low), Some(high)) = (&low, &high)
        && low.fen() >= high.fen()
    {
        faults.push((
            format!("{name}采购限额{}不低于公开招标数额{}", printed(low), printed(high)),
            format!("the limit of {category}, {}, is not below that of open tenders, {}", printed(low), printed(high)),
        ));
    }
    let with = |mut draft: Draft| {
        for (fact, money) in [(limit, &low), (tender, &high)] {
            if let (Some(fact), Some(money)) = (fact, money) {
                draft = draft.operand(fact.kind.printed(), printed(money), place(fact, "amount"));
            }
        }
        draft
    };
    let key = category.key();
    if !faults.is_empty() {
        let zh: Vec<String> = faults.iter().map(|(zh, _)| zh.clone()).collect();
        let en: Vec<String> = faults.into_iter().map(|(_, en)| en).collect();
        report.add(rule, &about(subject), key, Status::Failed, with(Draft::new(zh.join("；"), en.join("; "))));
    } else if absent.is_empty() {
        let draft = Draft::new(
            format!("{name}采购限额低于公开招标数额"),
            format!("the limit of {category} is below that of open tenders"),
        );
        report.add(rule, &about(subject), key, Status::Passed, with(draft));
    } else {
        let draft = Draft::new(
            format!("未列{}的金额", absent.join("、")),
            format!("no amount is stated: {}", absent.join(", ")),
        );
        let draft = absent.into_iter().fold(with(draft), Draft::missing);
        report.add(rule, &about(subject), key, Status::Undecided, draft);
    }
}

/// How many years an edition of the catalogue is in use at most.
const OLDEST: i32 = 10;

/// The edition of the catalogue that the text names.
fn edition(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for citation in disclosure.sections.iter().flat_map(|section| &section.paragraphs) {
        let text: String = citation.text.chars().filter(|c| !c.is_whitespace()).collect();
        if !text.contains("采购目录") {
            continue;
        }
        let Some(before) = text.split("年版").next().filter(|before| before.len() < text.len()) else { continue };
        let digits: String = before.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
        let Ok(year) = digits.parse::<i32>() else { continue };
        let holds = year <= disclosure.fiscal_year && year.saturating_add(OLDEST) >= disclosure.fiscal_year;
        let whole = report.whole();
        let draft = Draft::new(
            format!("{year}年版集中采购目录{}于{}年", if holds { "适用" } else { "不适用" }, disclosure.fiscal_year),
            format!(
                "the catalogue's edition of {year} {} the year {}",
                if holds { "fits" } else { "does not fit" },
                disclosure.fiscal_year
            ),
        )
        .compared(
            format!("{}..{}", disclosure.fiscal_year.saturating_sub(OLDEST), disclosure.fiscal_year),
            year.to_string(),
        )
        .operand("集中采购目录", format!("{year}年版"), Place::narrative(citation));
        report.add(rule, &whole, "edition", if holds { Status::Passed } else { Status::Failed }, draft);
        return;
    }
}
