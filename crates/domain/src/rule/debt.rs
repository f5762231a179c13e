//! Debt: kinds add up, limits are kept, service is principal and interest.

mod limit_year;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::report::{About, Draft, Place, Report, place};
use super::rounding::{Addend, add_up, printed};
use super::{EXACT, ROUNDED_EACH, Rule, Words};
use crate::debt::{Account, DebtBalance, DebtService, DebtType};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::money::Money;
use crate::project::Project;

/// R03: balance and limit are each general + special.
pub(super) const KINDS: Rule = Rule {
    id: "R03",
    severity: Severity::Error,
    zh: "政府债务余额（限额）等于一般债务与专项债务之和",
    en: "Debt: the balance, and the limit, is that of general and special debt",
    formula: Words {
        zh: "合计 = 一般债务 + 专项债务，余额和限额各一",
        en: "total = general + special, for balance and for limit",
    },
    tolerance: ROUNDED_EACH,
    check: kinds,
};

/// R04: no balance is above its limit.
pub(super) const LIMIT: Rule = Rule {
    id: "R04",
    severity: Severity::Error,
    zh: "政府债务余额不超过限额",
    en: "Debt: no balance is above its limit",
    formula: Words {
        zh: "余额 ≤ 限额，合计、一般债务、专项债务各一；余额和限额写明不是同一年的不判断",
        en: "balance ≤ limit, for total, general and special; undecided where they are said to be of different years",
    },
    tolerance: EXACT,
    check: limit,
};

/// R06: debt service is principal and interest, and the accounts sum to the total.
pub(super) const SERVICE: Rule = Rule {
    id: "R06",
    severity: Severity::Error,
    zh: "还本付息等于本金与利息之和；各预算之和等于合计",
    en: "Debt service: principal and interest make the total of each account, and the accounts make the whole",
    formula: Words {
        zh: "每一预算：还本付息 = 本金 + 利息；Σ 各预算 = 合计，本金、利息、还本付息各一",
        en: "total = principal + interest per account; Σ accounts = total, for principal, interest and total",
    },
    tolerance: ROUNDED_EACH,
    check: service,
};

fn balance_about(fact: &DebtBalance) -> About {
    About::fact("debt-balances", fact, fact.debt_type.printed())
}

fn kinds(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let all = || disclosure.debt_balances.iter();
    let days: BTreeSet<Option<NaiveDate>> = all().map(|fact| fact.as_of_date).collect();
    // Where a kind has balances of several days, those of each day make a whole.
    let several = all().any(|fact| all().any(|other| other.debt_type == fact.debt_type && other.id != fact.id));
    if several {
        for day in days {
            kinds_of(rule, &all().filter(|fact| fact.as_of_date == day).collect::<Vec<_>>(), report);
        }
    } else {
        kinds_of(rule, &all().collect::<Vec<_>>(), report);
    }
}

fn kinds_of(rule: &Rule, balances: &[&DebtBalance], report: &mut Report<'_>) {
    let find = |kind| balances.iter().copied().find(|fact: &&DebtBalance| fact.debt_type == kind);
    let days: BTreeSet<NaiveDate> = balances.iter().filter_map(|fact| fact.as_of_date).collect();
    for (field, word) in [("balance", "余额"), ("limit", "限额")] {
        let of = |kind| {
            let fact = find(kind)?;
            let money = if field == "balance" { fact.balance.as_ref() } else { fact.limit.as_ref() };
            Some(Addend {
                name: format!("{}{word}", kind.printed()),
                english: format!("{field} of {kind} debt"),
                money: money?,
                source: place(fact, field),
            })
        };
        let parts = [of(DebtType::General), of(DebtType::Special)];
        match (of(DebtType::Total), parts, find(DebtType::Total)) {
            (Some(_), [Some(_), Some(_)], Some(fact)) if field == "balance" && days.len() > 1 => {
                let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                let draft = Draft::new(
                    format!("各项余额不是同一日：{}", days.join("、")),
                    format!("the balances are not of one day: {}", days.join(", ")),
                );
                report.add(rule, &balance_about(fact), field, Status::Undecided, draft.missing("as_of_date"));
            }
            (Some(total), [Some(general), Some(special)], Some(fact)) => {
                add_up(rule, report, &balance_about(fact), field, &total, &[general, special]);
            }
            (total, [general, special], fact) => {
                let mut absent = Vec::new();
                for (kind, there) in [
                    (DebtType::Total, total.is_some()),
                    (DebtType::General, general.is_some()),
                    (DebtType::Special, special.is_some()),
                ] {
                    if !there {
                        absent.push(format!("{}{word}", kind.printed()));
                    }
                }
                let whole = fact.map_or_else(|| report.whole(), balance_about);
                let draft =
                    Draft::new(format!("未披露{}", absent.join("、")), format!("not disclosed: {}", absent.join(", ")));
                let draft = absent.into_iter().fold(draft, Draft::missing);
                report.add(rule, &whole, field, Status::Undecided, draft);
            }
        }
    }
}

fn limit(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    if disclosure.debt_balances.is_empty() {
        let whole = report.whole();
        let draft = Draft::new("未披露政府债务余额和限额", "neither balance nor limit of debt is disclosed");
        report.add(rule, &whole, "", Status::Undecided, draft.missing("balance").missing("limit"));
    }
    for fact in &disclosure.debt_balances {
        let name = fact.debt_type.printed();
        let (Some(balance), Some(limit)) = (&fact.balance, &fact.limit) else {
            let missing = if fact.balance.is_none() { "余额" } else { "限额" };
            let english = if fact.balance.is_none() { "balance" } else { "limit" };
            let draft = Draft::new(
                format!("未披露{name}{missing}"),
                format!("the {english} of {} debt is not disclosed", fact.debt_type),
            );
            report.add(rule, &balance_about(fact), "", Status::Undecided, draft.missing(english));
            continue;
        };
        let years = fact.as_of_date.map(|day| day.year()).zip(limit_year::year_of_limit(disclosure, fact));
        if let Some((owed, allowed)) = years.filter(|(owed, allowed)| owed != allowed) {
            let draft = Draft::new(
                format!("{name}余额{}是{owed}年的，限额{}是{allowed}年的，不能比较", printed(balance), printed(limit)),
                format!("the balance of {} debt is of {owed}, its limit of {allowed}", fact.debt_type),
            )
            .operand("balance", printed(balance), place(fact, "balance"))
            .operand("limit", printed(limit), place(fact, "limit"));
            report.add(rule, &balance_about(fact), "", Status::Undecided, draft);
            continue;
        }
        let holds = balance.amount() <= limit.amount();
        let draft = Draft::new(
            format!("{name}余额{}{}限额{}", printed(balance), if holds { "未超过" } else { "超过" }, printed(limit)),
            format!(
                "the balance of {} debt, {}, is {} its limit, {}",
                fact.debt_type,
                printed(balance),
                if holds { "within" } else { "above" },
                printed(limit)
            ),
        )
        .compared(format!("≤ {}", printed(limit)), printed(balance))
        .operand("balance", printed(balance), place(fact, "balance"))
        .operand("limit", printed(limit), place(fact, "limit"));
        report.add(rule, &balance_about(fact), "", if holds { Status::Passed } else { Status::Failed }, draft);
    }
}

fn service_about(fact: &DebtService) -> About {
    About::fact("debt-service", fact, fact.account.printed())
}

/// A column of the rows of debt service.
fn column<'f>(fact: &'f DebtService, field: &str) -> Option<&'f Money> {
    match field {
        "principal" => fact.principal.as_ref(),
        "interest" => fact.interest.as_ref(),
        _ => fact.total.as_ref(),
    }
}

fn addend<'f>(fact: &'f DebtService, field: &'static str, word: &str) -> Option<Addend<'f>> {
    let name = format!("{}{word}", fact.account.printed());
    let english = format!("{field} of {}", fact.account.key().replace('_', " "));
    Some(Addend { name, english, money: column(fact, field)?, source: place(fact, field) })
}

fn service(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    if disclosure.debt_service.is_empty() {
        let whole = report.whole();
        let draft = Draft::new("未披露还本付息", "debt service is not disclosed").missing("total");
        report.add(rule, &whole, "", Status::Undecided, draft);
        return;
    }
    for fact in &disclosure.debt_service {
        let of = |field, word| addend(fact, field, word);
        match (of("total", "还本付息"), of("principal", "本金"), of("interest", "利息")) {
            (Some(total), Some(principal), Some(interest)) => {
                add_up(rule, report, &service_about(fact), "parts", &total, &[principal, interest]);
            }
            (total, principal, _) => {
                let missing = if total.is_none() {
                    "还本付息合计"
                } else if principal.is_none() {
                    "本金"
                } else {
                    "利息"
                };
                let draft = Draft::new(
                    format!("未披露{}{missing}", fact.account.printed()),
                    format!("not disclosed for {}: {missing}", fact.account),
                );
                report.add(rule, &service_about(fact), "parts", Status::Undecided, draft.missing(missing));
            }
        }
    }
    let Some(whole) = disclosure.debt_service.iter().find(|fact| fact.account == Account::Total) else { return };
    let accounts: Vec<&DebtService> =
        disclosure.debt_service.iter().filter(|fact| fact.account != Account::Total).collect();
    if accounts.is_empty() {
        return;
    }
    for (field, word) in [("principal", "本金"), ("interest", "利息"), ("total", "还本付息")] {
        let parts: Vec<Addend<'_>> = accounts.iter().filter_map(|fact| addend(fact, field, word)).collect();
        match addend(whole, field, word) {
            Some(total) if parts.len() == accounts.len() => {
                add_up(rule, report, &service_about(whole), field, &total, &parts);
            }
            _ => {
                let draft = Draft::new(
                    format!("各预算的{word}未全部披露"),
                    format!("{field} is not disclosed for every account"),
                );
                report.add(rule, &service_about(whole), field, Status::Undecided, draft.missing(word));
            }
        }
    }
}

/// The account that a project on debt service belongs to, by its name: that of all debt where it names no kind.
fn account_of(project: &Project) -> Option<Account> {
    let name = &project.name;
    let debt = ["债券", "债务", "政府债"].iter().any(|word| name.contains(word));
    let service = ["本息", "还本", "付息", "利息", "本金"].iter().any(|word| name.contains(word));
    match (debt && service, name.contains("一般"), name.contains("专项")) {
        (true, true, false) => Some(Account::GeneralPublic),
        (true, false, true) => Some(Account::GovernmentFund),
        (true, false, false) => Some(Account::Total),
        _ => None,
    }
}

/// Which figure of debt service the budget of a project is, by its name.
fn column_of(name: &str) -> (&'static str, &'static str) {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match (has(&["本息", "还本", "本金"]), has(&["本息", "付息", "利息"])) {
        (true, false) => ("principal", "本金"),
        (false, true) => ("interest", "利息"),
        _ => ("total", "还本付息"),
    }
}

/// Figures that the narrative and a table both state: what, in the narrative, in the table.
pub(super) type Pair<'f> = (String, Money, Place<'f>, Money, Place<'f>);

/// The pairs of a project on debt service.
pub(super) fn pairs<'f>(disclosure: &'f Disclosure, project: &'f Project) -> Vec<Pair<'f>> {
    let Some(account) = account_of(project) else { return Vec::new() };
    // Several projects share what is paid from the account, or from all of them.
    let shares = |other: &Project| {
        other.name != project.name && account_of(other).is_some_and(|of| of == account || account == Account::Total)
    };
    if disclosure.projects.iter().any(shares) {
        return Vec::new();
    }
    let Some(fact) = disclosure.debt_service.iter().find(|fact| fact.account == account) else { return Vec::new() };
    let mut pairs = Vec::new();
    let (field, word) = column_of(&project.name);
    if let (Some(said), Some(budget)) = (column(fact, field), &project.budget) {
        let at = place(project, "budget");
        pairs.push((word.to_owned(), said.clone(), place(fact, field), budget.clone(), at));
    }
    for (field, word) in [("principal", "本金"), ("interest", "利息")] {
        let stated = project.indicators.iter().find_map(|indicator| {
            let money = super::funds::money_of(&indicator.target)?;
            indicator.name.contains(word).then_some((money, Place::of(indicator)))
        });
        if let (Some(said), Some((money, source))) = (column(fact, field), stated) {
            pairs.push((word.to_owned(), said.clone(), place(fact, field), money, source));
        }
    }
    pairs
}
