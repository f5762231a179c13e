//! Debt: kinds add up, limits are kept, service is principal and interest, and the tables say the same.

use super::Rule;
use super::report::{About, Draft, Report, place};
use super::rounding::{Addend, add_up, printed, tolerance};
use crate::debt::{Account, DebtBalance, DebtService, DebtType};
use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::finding::{Severity, Status};
use crate::money::Money;
use crate::project::Project;

/// R03: balance and limit are each general + special.
pub(super) const KINDS: Rule = Rule {
    id: "R03",
    severity: Severity::Error,
    zh: "政府债务余额（限额）等于一般债务与专项债务之和",
    en: "Debt: the balance, and the limit, is that of general and special debt",
    formula: "total = general + special, for balance and for limit; within half of the last printed digit, times the addends",
    check: kinds,
};

/// R04: no balance is above its limit.
pub(super) const LIMIT: Rule = Rule {
    id: "R04",
    severity: Severity::Error,
    zh: "政府债务余额不超过限额",
    en: "Debt: no balance is above its limit",
    formula: "balance ≤ limit, for total, general and special",
    check: limit,
};

/// R05: the balance at the end follows from that at the begin.
pub(super) const FLOW: Rule = Rule {
    id: "R05",
    severity: Severity::Error,
    zh: "年末债务余额等于年初余额加发行减还本",
    en: "Debt: the closing balance is the opening one, and what was issued, less what was repaid",
    formula: "closing = opening + issued − repaid",
    check: flow,
};

/// R06: debt service is principal and interest, and the accounts sum to the total.
pub(super) const SERVICE: Rule = Rule {
    id: "R06",
    severity: Severity::Error,
    zh: "还本付息等于本金与利息之和；各预算之和等于合计",
    en: "Debt service: principal and interest make the total of each account, and the accounts make the whole",
    formula: "total = principal + interest per account; Σ accounts = total, for principal, interest and total; \
              within half of the last printed digit, times the addends",
    check: service,
};

/// R07: what the narrative says of debt service is what the project's table says, after rounding.
pub(super) const NARRATIVE: Rule = Rule {
    id: "R07",
    severity: Severity::Error,
    zh: "说明文字中的数字与表中数字四舍五入后一致",
    en: "A figure of the narrative is that of its table, after rounding",
    formula: "|narrative − table| ≤ half of the last printed digit of the coarser",
    check: narrative,
};

fn balance_about(fact: &DebtBalance) -> About {
    About::fact("debt-balances", &fact.id, Some(fact.debt_type.printed()), &fact.evidence)
}

fn kinds(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let find = |kind| disclosure.debt_balances.iter().find(|fact| fact.debt_type == kind);
    for (field, word) in [("balance", "余额"), ("limit", "限额")] {
        let of = |kind| {
            let fact = find(kind)?;
            let money = if field == "balance" { fact.balance.as_ref() } else { fact.limit.as_ref() };
            Some(Addend {
                name: format!("{}{word}", kind.printed()),
                money: money?,
                source: place(&fact.evidence, field),
            })
        };
        let parts = [of(DebtType::General), of(DebtType::Special)];
        match (of(DebtType::Total), parts, find(DebtType::Total)) {
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
        .operand("balance", printed(balance), place(&fact.evidence, "balance"))
        .operand("limit", printed(limit), place(&fact.evidence, "limit"));
        report.add(rule, &balance_about(fact), "", if holds { Status::Passed } else { Status::Failed }, draft);
    }
}

fn flow(rule: &Rule, _: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let draft =
        Draft::new("未披露年初余额、发行额和还本额", "opening balance, issues and repayments are not disclosed");
    report.add(rule, &whole, "", Status::Undecided, draft.missing("opening").missing("issued").missing("repaid"));
}

fn service_about(fact: &DebtService) -> About {
    About::fact("debt-service", &fact.id, Some(fact.account.printed()), &fact.evidence)
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
    Some(Addend { name, money: column(fact, field)?, source: place(&fact.evidence, field) })
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

/// The account that a project on debt service belongs to, by its name.
pub(super) fn account_of(project: &Project) -> Option<Account> {
    let name = &project.name;
    let debt = ["债券", "债务"].iter().any(|word| name.contains(word));
    let service = ["本息", "还本", "付息"].iter().any(|word| name.contains(word));
    match (debt && service, name.contains("一般"), name.contains("专项")) {
        (true, true, false) => Some(Account::GeneralPublic),
        (true, false, true) => Some(Account::GovernmentFund),
        _ => None,
    }
}

/// Figures that the narrative and a table both state: what, in the narrative, in the table.
pub(super) type Pair<'f> = (String, &'f Money, &'f Citation, Money, &'f Citation);

/// The pairs of a project on debt service.
pub(super) fn pairs<'f>(disclosure: &'f Disclosure, project: &'f Project) -> Vec<Pair<'f>> {
    let Some(account) = account_of(project) else { return Vec::new() };
    let Some(fact) = disclosure.debt_service.iter().find(|fact| fact.account == account) else { return Vec::new() };
    let mut pairs = Vec::new();
    if let (Some(total), Some(budget)) = (&fact.total, &project.budget) {
        let said = place(&fact.evidence, "total");
        pairs.push(("还本付息".to_owned(), total, said, budget.clone(), place(&project.evidence, "budget")));
    }
    for (field, word) in [("principal", "本金"), ("interest", "利息")] {
        let stated = project.indicators.iter().find_map(|indicator| {
            let money = super::funds::money_of(&indicator.target)?;
            indicator.name.contains(word).then_some((money, &indicator.evidence.source))
        });
        if let (Some(said), Some((money, source))) = (column(fact, field), stated) {
            pairs.push((word.to_owned(), said, place(&fact.evidence, field), money, source));
        }
    }
    pairs
}

fn narrative(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let mut any = false;
    for project in &disclosure.projects {
        for (what, said, said_at, table, table_at) in pairs(disclosure, project) {
            any = true;
            let holds = (said.amount() - table.amount()).abs() <= tolerance([said, &table], 1);
            let draft = Draft::new(
                format!(
                    "说明中{what}{}，表中{}，{}",
                    printed(said),
                    printed(&table),
                    if holds { "四舍五入后一致" } else { "不一致" }
                ),
                format!(
                    "the narrative says {}, the table {}: {}",
                    printed(said),
                    printed(&table),
                    if holds { "equal after rounding" } else { "not equal" }
                ),
            )
            .compared(printed(&table), printed(said))
            .operand("说明", printed(said), said_at)
            .operand("表", printed(&table), table_at);
            let status = if holds { Status::Passed } else { Status::Failed };
            report.add(rule, &About::project(project), &what, status, draft);
        }
    }
    if !any {
        let whole = report.whole();
        let draft = Draft::new("没有说明与表格共有的数字", "no figure stands in the narrative and in a table");
        report.add(rule, &whole, "", Status::Undecided, draft);
    }
}
