//! R05: how debt moves through a year.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::flow_part::{Whole, whole};
use super::report::{Draft, Place, Report};
use super::rounding::{in_unit, printed, tolerance};
use super::{ROUNDED_EACH, Rule, Words};
use crate::debt::{DebtBalance, DebtFlow, DebtType, Stated};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::money::Unit;

/// R05: the balance at the end follows from that at the begin.
pub(super) const FLOW: Rule = Rule {
    id: "R05",
    severity: Severity::Error,
    zh: "年末债务余额等于年初余额加发行减还本",
    en: "Debt: the closing balance is the opening one, and what was issued, less what was repaid",
    formula: Words {
        zh: "年末余额 = 年初余额 + 发行额 − 还本额", en: "closing = opening + issued − repaid"
    },
    tolerance: ROUNDED_EACH,
    check: flow,
};

/// The steps by their names.
const STEPS: [(&str, &str); 4] =
    [("年初余额", "opening"), ("发行额", "issued"), ("还本额", "repaid"), ("年末余额", "closing")];

fn steps(flow: &DebtFlow) -> [&[Stated]; 4] {
    [&flow.opening, &flow.issued, &flow.repaid, &flow.closing]
}

fn is_complete(flow: &DebtFlow) -> bool {
    steps(flow).iter().all(|stated| !stated.is_empty())
}

fn flow(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let mut done: BTreeSet<(DebtType, Option<i32>)> = BTreeSet::new();
    let flows = &disclosure.debt_flows;
    for flow in flows.iter().filter(|flow| is_complete(flow)) {
        done.insert((flow.debt_type, flow.year));
        check(rule, flow, report);
    }
    for flow in flows {
        if !done.insert((flow.debt_type, flow.year)) {
            continue;
        }
        // What is said of a year in several places belongs together; where no year is named, only what stands together does.
        let merged = if flow.year.is_some() { merged(flow, disclosure) } else { flow.clone() };
        check(rule, &merged, report);
    }
    if flows.is_empty() {
        undisclosed(rule, disclosure, report);
    }
}

/// A flow with what other places say of the same debt in the same year.
fn merged(flow: &DebtFlow, disclosure: &Disclosure) -> DebtFlow {
    let mut merged = flow.clone();
    let same = |other: &&DebtFlow| other.debt_type == flow.debt_type && other.year == flow.year && *other != flow;
    for other in disclosure.debt_flows.iter().filter(same) {
        for (mine, theirs) in [
            (&mut merged.opening, &other.opening),
            (&mut merged.issued, &other.issued),
            (&mut merged.repaid, &other.repaid),
            (&mut merged.closing, &other.closing),
        ] {
            if mine.is_empty() {
                mine.clone_from(theirs);
            }
        }
    }
    let end = |year: Option<i32>| year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    let of = |day: Option<NaiveDate>| {
        let at = |fact: &&DebtBalance| fact.debt_type == flow.debt_type && day.is_some() && fact.as_of_date == day;
        disclosure.debt_balances.iter().filter(at).filter_map(balance).collect::<Vec<_>>()
    };
    if merged.opening.is_empty() {
        merged.opening = of(end(flow.year.and_then(|year| year.checked_sub(1))));
    }
    if merged.closing.is_empty() {
        merged.closing = of(end(flow.year));
    }
    merged
}

fn balance(fact: &DebtBalance) -> Option<Stated> {
    let source = fact.evidence.sources.get("balance").unwrap_or(&fact.evidence.source).clone();
    Some(Stated { words: "余额".to_owned(), money: fact.balance.clone()?, source })
}

/// The debt that a flow is of, in words before a message: nothing for all debt.
fn of_kind(flow: &DebtFlow) -> (String, String) {
    match flow.debt_type {
        DebtType::Total => (String::new(), String::new()),
        kind => (format!("{}：", kind.printed()), format!("{kind}: ")),
    }
}

fn check(rule: &Rule, flow: &DebtFlow, report: &mut Report<'_>) {
    let about = report.whole();
    let key = format!("{}{}", flow.debt_type, flow.year.map(|year| format!("-{year}")).unwrap_or_default());
    let (of, of_en) = of_kind(flow);
    let wholes = steps(flow).map(whole);
    let where_it_is = |wanted: fn(&Whole<'_>) -> bool| -> Vec<(&str, &str)> {
        STEPS.iter().zip(&wholes).filter(|(_, whole)| wanted(whole)).map(|(names, _)| *names).collect()
    };
    let absent = where_it_is(|whole| matches!(whole, Whole::Absent));
    let unclear = where_it_is(|whole| matches!(whole, Whole::Unclear));
    if let ([], [], [Whole::Parts(opening), Whole::Parts(issued), Whole::Parts(repaid), Whole::Parts(closing)]) =
        (absent.as_slice(), unclear.as_slice(), &wholes)
    {
        let (status, draft) = compare((&of, &of_en), [opening, issued, repaid], closing);
        report.add(rule, &about, &key, status, shown(draft, flow));
        return;
    }
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let list = |names: &[(&str, &str)]| {
        let zh: Vec<&str> = names.iter().map(|(zh, _)| *zh).collect();
        let en: Vec<&str> = names.iter().map(|(_, en)| *en).collect();
        (zh.join("、"), en.join(", "))
    };
    if !absent.is_empty() {
        let (names, english) = list(&absent);
        let (place, place_en) = flow.year.map_or_else(
            || ("同一处".to_owned(), "not disclosed beside it".to_owned()),
            |year| (format!("{year}年"), format!("not disclosed for {year}")),
        );
        zh.push(format!("{place}未披露{names}"));
        en.push(format!("{place_en}: {english}"));
    }
    if !unclear.is_empty() {
        let (names, english) = list(&unclear);
        zh.push(format!("{names}有几个数，不能确定其关系"));
        en.push(format!("several figures, and not how they belong together: {english}"));
    }
    let draft = Draft::new(format!("{of}{}", zh.join("；")), format!("{of_en}{}", en.join("; ")));
    let draft = shown(draft, flow);
    let draft = absent.iter().chain(&unclear).fold(draft, |draft, (_, name)| draft.missing(*name));
    report.add(rule, &about, &key, Status::Undecided, draft);
}

/// The most amounts of a step that a finding shows.
const SHOWN: usize = 20;

/// A draft with the amounts that the document states.
fn shown(mut draft: Draft, flow: &DebtFlow) -> Draft {
    for ((name, _), stated) in STEPS.iter().zip(steps(flow)) {
        for stated in stated.iter().take(SHOWN) {
            draft = draft.operand(*name, printed(&stated.money), Place::narrative(&stated.source));
        }
    }
    draft
}

fn sum(parts: &[&Stated]) -> Decimal {
    parts.iter().map(|stated| stated.money.amount()).fold(Decimal::ZERO, Decimal::saturating_add)
}

fn compare((of, of_en): (&str, &str), parts: [&Vec<&Stated>; 3], closing: &[&Stated]) -> (Status, Draft) {
    let all: Vec<&Stated> = parts.iter().copied().flatten().copied().collect();
    let count = all.len().saturating_add(closing.len().saturating_sub(1));
    let allowed = tolerance(all.iter().chain(closing).map(|stated| &stated.money), count);
    let [opening, issued, repaid] = parts;
    let computed = sum(opening).saturating_add(sum(issued)).saturating_sub(sum(repaid));
    let end = sum(closing);
    let holds = allowed.allows(computed - end);
    let terms = |parts: &[&Stated], sign: &str| {
        let terms: Vec<String> = parts.iter().map(|stated| printed(&stated.money)).collect();
        terms.join(sign)
    };
    let unit = closing.first().map_or(Unit::TenThousandYuan, |stated| stated.money.unit());
    let shown = in_unit(computed, unit);
    let stated = match closing {
        [one] => printed(&one.money),
        several => format!("{}（{}）", in_unit(end, unit), terms(several, "＋")),
    };
    let formula = format!("{}＋{}−{}", terms(opening, "＋"), terms(issued, "＋"), terms(repaid, "−"));
    let draft = Draft::new(
        format!("{of}{formula}＝{shown}，年末余额{stated}，{}", if holds { "相符" } else { "不符" }),
        format!("{of_en}{formula} = {shown}, the closing balance is {stated}"),
    )
    .compared(shown, stated);
    (if holds { Status::Passed } else { Status::Failed }, draft)
}

/// No place says how debt moves: what is known, and what is not.
fn undisclosed(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let about = report.whole();
    let balances = disclosure.debt_balances.iter().filter(|fact| fact.balance.is_some());
    let days: BTreeSet<Option<NaiveDate>> = balances.map(|fact| fact.as_of_date).collect();
    let mut absent = match days.len() {
        0 => vec![("年初余额", "opening"), ("年末余额", "closing")],
        1 => vec![("另一年末的余额", "balance at the end of another year")],
        _ => vec![],
    };
    absent.push(("发行额", "issued"));
    let repaid = disclosure.debt_service.iter().any(|fact| fact.principal.is_some());
    if !repaid {
        absent.push(("还本额", "repaid"));
    }
    let zh: Vec<&str> = absent.iter().map(|(zh, _)| *zh).collect();
    let en: Vec<&str> = absent.iter().map(|(_, en)| *en).collect();
    let known = days.iter().flatten().next_back().map(Datelike::year);
    let (only, only_en) = known.filter(|_| days.len() == 1).map_or_else(Default::default, |year| {
        (format!("只披露{year}年的余额，"), format!("the balance of {year} alone is disclosed; "))
    });
    let draft =
        Draft::new(format!("{only}未披露{}", zh.join("、")), format!("{only_en}not disclosed: {}", en.join(", ")));
    report.add(rule, &about, "", Status::Undecided, en.into_iter().fold(draft, Draft::missing));
}
