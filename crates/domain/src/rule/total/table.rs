//! The identities of tables of revenue and expenditure.

use super::super::Rule;
use super::super::report::{Place, Report};
use super::super::rounding::{Addend, add_up};
use crate::budget_table::{BudgetLine, BudgetTable};
use crate::debt::Stated;
use crate::disclosure::Disclosure;

/// Holds every table against its own identities. Whether there was any to hold.
pub(super) fn totals(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) -> bool {
    let mut any = false;
    for table in &disclosure.budget_tables {
        for (key, total, parts) in sums(table) {
            let addends: Vec<Addend<'_>> = parts.iter().map(|(name, stated)| addend(name, stated)).collect();
            add_up(
                rule,
                report,
                &report.whole(),
                &format!("{} {key}", table.title),
                &addend(&total.0, total.1),
                &addends,
            );
            any = true;
        }
    }
    any
}

/// An amount with its name.
type Named<'t> = (String, &'t Stated);

/// A total and its parts, by what tells it from the others of its table.
type Sum<'t> = (String, Named<'t>, Vec<Named<'t>>);

fn sums(table: &BudgetTable) -> Vec<Sum<'_>> {
    let mut sums = Vec::new();
    sums.extend(sides(table));
    sums.extend(whole(table));
    for line in &table.lines {
        sums.extend(accounts(table, line));
        sums.extend(basic(line));
    }
    sums
}

/// Revenue and expenditure: the grand totals, or where there are none the totals.
fn sides(table: &BudgetTable) -> Option<Sum<'_>> {
    let of = |side: &str, kind: &str| {
        let mut found = table.lines.iter().filter(|line| line.name.ends_with(&format!("{side}{kind}")));
        let line = found.next()?;
        // Several of one name are of several budgets.
        found.next().is_none().then_some((line.name.clone(), line.total.as_ref()?))
    };
    let both = |kind: &str| Some((of("收入", kind)?, of("支出", kind)?));
    let grand = table.lines.iter().any(|line| line.name.ends_with("总计"));
    let (revenue, expenditure) = if grand { both("总计") } else { both("合计") }?;
    Some(("收支".to_owned(), expenditure, vec![revenue]))
}

/// The total of the table and its classes.
fn whole(table: &BudgetTable) -> Option<Sum<'_>> {
    let mut totals = table.lines.iter().filter(|line| line.code.is_none() && !line.name.contains(['收', '支']));
    let line = totals.next().filter(|_| totals.next().is_none())?;
    let codes = table.lines.iter().filter_map(|line| line.code.as_deref());
    let shortest = codes.map(str::len).min()?;
    let classes = table.lines.iter().filter(|line| line.code.as_deref().is_some_and(|code| code.len() == shortest));
    let parts = classes.map(named).collect::<Option<Vec<_>>>()?;
    Some(("合计".to_owned(), named(line)?, parts))
}

/// An account and those right below it.
fn accounts<'t>(table: &'t BudgetTable, line: &'t BudgetLine) -> Option<Sum<'t>> {
    let code = line.code.as_deref()?;
    let below = |other: &&BudgetLine| {
        other
            .code
            .as_deref()
            .is_some_and(|other| other.len() == code.len().saturating_add(2) && other.starts_with(code))
    };
    let parts = table.lines.iter().filter(below).map(named).collect::<Option<Vec<_>>>()?;
    (!parts.is_empty()).then_some((code.to_owned(), named(line)?, parts))
}

/// Basic and project expenditure of a line; a blank one is not known.
fn basic(line: &BudgetLine) -> Option<Sum<'_>> {
    let (basic, project) = (line.basic.as_ref()?, line.project.as_ref()?);
    let parts = vec![("基本支出".to_owned(), basic), ("项目支出".to_owned(), project)];
    let key = line.code.as_deref().unwrap_or(&line.name);
    Some((format!("{key} 基本支出和项目支出"), named(line)?, parts))
}

fn named(line: &BudgetLine) -> Option<Named<'_>> {
    let code = line.code.as_deref().unwrap_or_default();
    Some((format!("{code}{}", line.name), line.total.as_ref()?))
}

fn addend<'t>(name: &str, stated: &'t Stated) -> Addend<'t> {
    Addend {
        name: name.to_owned(),
        english: format!("“{name}”"),
        money: &stated.money,
        source: Place::narrative(&stated.source),
    }
}
