//! What was read of a document, a line a fact, so that a person can type what is expected.

use openbudget_domain::debt::DebtFlow;
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::evidence::Evidence;
use openbudget_domain::indicator::{Indicator, Level1, Level2};
use openbudget_domain::money::Money;
use openbudget_domain::project::Project;
use openbudget_domain::repetition::Repetition;
use openbudget_domain::target::Target;

/// Every fact with every field, and what was not understood; neither ids nor places.
#[must_use]
pub fn shown(disclosure: &Disclosure) -> String {
    let title = disclosure.title.as_ref().map_or("-", |title| title.text.as_str());
    let mut lines = vec![format!("{} | {title}", disclosure.id)];
    for fact in &disclosure.official_expenses {
        let gap = Gap(&fact.evidence);
        lines.push(format!(
            "expense {} | {} | change {} {} | prior {} | reason {}",
            fact.item,
            gap.money(fact.amount.as_ref(), "amount"),
            gap.money(fact.change.as_ref(), "change"),
            fact.change_word.map_or_else(|| gap.why("change_word"), |word| word.key().to_owned()),
            gap.money(fact.prior.as_ref(), "prior"),
            gap.text(fact.reason.as_deref(), "reason"),
        ));
    }
    for fact in &disclosure.debt_balances {
        let gap = Gap(&fact.evidence);
        lines.push(format!(
            "debt {} | {} | balance {} | limit {}",
            fact.debt_type,
            fact.as_of_date.map_or_else(|| gap.why("as_of_date"), |day| day.to_string()),
            gap.money(fact.balance.as_ref(), "balance"),
            gap.money(fact.limit.as_ref(), "limit"),
        ));
    }
    for fact in &disclosure.debt_service {
        let gap = Gap(&fact.evidence);
        lines.push(format!(
            "service {} | principal {} | interest {} | total {}",
            fact.account,
            gap.money(fact.principal.as_ref(), "principal"),
            gap.money(fact.interest.as_ref(), "interest"),
            gap.money(fact.total.as_ref(), "total"),
        ));
    }
    lines.extend(disclosure.debt_flows.iter().map(flow));
    for fact in &disclosure.transfer_payments {
        let gap = Gap(&fact.evidence);
        lines.push(format!(
            "transfer {} {} | {} | change {}",
            fact.direction,
            fact.kind,
            gap.money(fact.amount.as_ref(), "amount"),
            gap.money(fact.change.as_ref(), "change"),
        ));
    }
    for fact in &disclosure.procurement_thresholds {
        let gap = Gap(&fact.evidence);
        lines.push(format!(
            "threshold {} {} | {} | inclusive {} | {}",
            fact.category,
            fact.kind,
            gap.money(fact.amount.as_ref(), "amount"),
            fact.inclusive.map_or_else(|| gap.why("inclusive"), |inclusive| inclusive.to_string()),
            fact.printed,
        ));
    }
    for fact in &disclosure.statements {
        lines.push(format!("statement {} {} | {}", fact.topic, fact.arranged, fact.printed));
    }
    lines.extend(disclosure.repetitions.iter().map(|again| repetition(disclosure, again)));
    disclosure.projects.iter().for_each(|project| self::project(project, &mut lines));
    let coverage = &disclosure.coverage;
    lines.extend(coverage.unrecognised.iter().map(|cell| format!("unrecognised {} | {}", cell.text, cell.reason)));
    lines.extend(coverage.notices.iter().map(|notice| format!("notice {} | {}", notice.code, notice.message)));
    lines.join("\n")
}

/// `flow total 2023 | opening 30 | issued 1＋2 | repaid none | closing 32`.
fn flow(flow: &DebtFlow) -> String {
    let steps =
        [("opening", &flow.opening), ("issued", &flow.issued), ("repaid", &flow.repaid), ("closing", &flow.closing)];
    let steps = steps.map(|(name, stated)| {
        let parts: Vec<String> =
            stated.iter().map(|stated| format!("{}{}", stated.money.printed(), stated.money.unit().key())).collect();
        let parts = if parts.is_empty() { "none".to_owned() } else { parts.join("＋") };
        format!("{name} {parts}")
    });
    let year = flow.year.map_or_else(|| "in no year".to_owned(), |year| year.to_string());
    format!("flow {} {year} | {}", flow.debt_type, steps.join(" | "))
}

/// `again expense total amount | 1860000.00 (186万元)`.
fn repetition(disclosure: &Disclosure, again: &Repetition) -> String {
    let id = |id: &String| *id == again.fact;
    let expense = disclosure.official_expenses.iter().find(|fact| id(&fact.id));
    let balance = disclosure.debt_balances.iter().find(|fact| id(&fact.id));
    let service = disclosure.debt_service.iter().find(|fact| id(&fact.id));
    let transfer = disclosure.transfer_payments.iter().find(|fact| id(&fact.id));
    let threshold = disclosure.procurement_thresholds.iter().find(|fact| id(&fact.id));
    let fact = expense
        .map(|fact| format!("expense {}", fact.item))
        .or_else(|| balance.map(|fact| format!("debt {}", fact.debt_type)))
        .or_else(|| service.map(|fact| format!("service {}", fact.account)))
        .or_else(|| transfer.map(|fact| format!("transfer {} {}", fact.direction, fact.kind)))
        .or_else(|| threshold.map(|fact| format!("threshold {} {}", fact.category, fact.kind)));
    let (fact, money) = (fact.unwrap_or_else(|| "no fact".to_owned()), &again.money);
    format!("again {fact} {} | {} ({}{})", again.field, money.amount(), money.printed(), money.unit().printed())
}

/// Why the fields of a fact are missing.
struct Gap<'a>(&'a Evidence);

impl Gap<'_> {
    fn why(&self, field: &str) -> String {
        self.0.missing.get(field).map_or("not understood", |missing| missing.key()).to_owned()
    }

    fn text(&self, text: Option<&str>, field: &str) -> String {
        text.map_or_else(|| self.why(field), str::to_owned)
    }

    fn money(&self, money: Option<&Money>, field: &str) -> String {
        money.map_or_else(
            || self.why(field),
            |money| format!("{} ({}{})", money.amount(), money.printed(), money.unit().printed()),
        )
    }
}

fn project(project: &Project, lines: &mut Vec<String>) {
    let gap = Gap(&project.evidence);
    let partial = if project.partial { " | partial" } else { "" };
    let repeats = if project.duplicate_of.is_some() { " | repeats an earlier one" } else { "" };
    lines.push(format!(
        "project {} | {}: {} | code {} | agency {} | {}{partial}{repeats}",
        project.ordinal,
        project.name_label,
        project.name,
        gap.text(project.code.as_deref(), "code"),
        gap.text(project.agency.as_deref(), "agency"),
        project.framework,
    ));
    lines.push(format!("  title {}", gap.text(project.title.as_deref(), "title")));
    lines.push(format!(
        "  budget {} | fiscal {} | other {}",
        gap.money(project.budget.as_ref(), "budget"),
        gap.money(project.fiscal_funds.as_ref(), "fiscal_funds"),
        gap.money(project.other_funds.as_ref(), "other_funds"),
    ));
    lines.push(format!("  purpose {}", gap.text(project.purpose.as_deref(), "purpose")));
    lines.extend(project.particulars.iter().map(|row| format!("  particular {}: {}", row.label, row.text)));
    for objective in &project.objectives {
        let label = objective.label.as_deref().unwrap_or("-");
        lines.push(format!("  objective {} [{label}] {}", objective.ordinal, objective.text));
    }
    let points = project.schedule.iter().map(|point| {
        let percent = point.cumulative_percent.map_or_else(|| "-".to_owned(), |percent| percent.to_string());
        format!("  schedule {} {percent} ({})", point.label, point.printed)
    });
    lines.extend(points);
    lines.extend(project.indicators.iter().map(indicator));
}

fn indicator(indicator: &Indicator) -> String {
    let gap = Gap(&indicator.evidence);
    let level = |key: Option<&str>, printed: Option<&String>| {
        format!("{} {}", key.unwrap_or("-"), printed.map_or("-", String::as_str))
    };
    format!(
        "  indicator {} | {} | {} | {} | {} | {} | {} | {}",
        indicator.ordinal,
        level(indicator.level1.map(Level1::key), indicator.level1_printed.as_ref()),
        level(indicator.level2.map(Level2::key), indicator.level2_printed.as_ref()),
        indicator.name,
        gap.text(indicator.description.as_deref(), "description"),
        target(&indicator.target),
        gap.text(indicator.basis.as_deref(), "basis"),
        gap.text(indicator.weight.as_deref(), "weight"),
    )
}

fn target(target: &Target) -> String {
    let mut words = vec![format!("'{}'", target.printed), target.kind.key().to_owned()];
    words.extend(target.operator.map(|operator| operator.key().to_owned()));
    words.extend([target.value, target.low, target.high].iter().flatten().map(ToString::to_string));
    words.extend(target.date.map(|day| day.to_string()));
    words.extend(target.unit.clone());
    words.join(" ")
}
