//! Procurement thresholds in a table: categories beside duties, either of them in lines.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use openbudget_domain::evidence::{Evidence, Missing};
use openbudget_domain::money::amount::{find_amounts, is_dash, read_amount};
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::procurement::{Category, ProcurementThreshold, ThresholdKind};
use openbudget_domain::repetition::state;
use openbudget_domain::text::{Folded, pattern};
use regex::Regex;

use super::matrix::{Line, Matrix};
use super::reading::{Facts, Reading};
use super::words::{folded, is_figure, parted_side};
use crate::form::FormCell;
use crate::narrative::procurement::{Duty, categories_of, kind_of, refers_elsewhere};

/// Sums that are spent, not limits.
static SPENT: LazyLock<Regex> = LazyLock::new(|| pattern("采购预算|采购支出|采购计划|采购金额|采购情况汇总|执行情况"));
static LIMITS: LazyLock<Regex> = LazyLock::new(|| pattern("限额|标准|起点"));
/// A sign before the amount.
static SIGN: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:>=|<=|[≥≧>≤≦<])"));

fn slot(matrix: &Matrix, line: &Line, column: usize) -> Option<(Vec<Category>, ThresholdKind)> {
    let heads = matrix.columns.get(column)?.words().concat();
    let near = [line.words.as_str(), &heads];
    let parents = line.parents.iter().rev().map(String::as_str);
    let mut words = near.into_iter().chain(parents);
    let categories = words.clone().map(categories_of).find(|categories| !categories.is_empty())?;
    let kind = words.find_map(kind_of).or_else(|| kind_of(matrix.title()))?;
    Some((categories, kind))
}

/// Whether a table is one of thresholds: its title or its header speaks of limits, and not of what is spent.
pub(super) fn fits(matrix: &Matrix) -> bool {
    let heads: String = matrix.columns.iter().flat_map(super::header::Column::words).collect();
    let lines: String = matrix.lines.iter().map(|line| line.words.as_str()).collect();
    let words = format!("{}{heads}{lines}", matrix.title());
    if SPENT.is_match(matrix.title())
        || !LIMITS.is_match(&words)
        || !["采购", "招标"].iter().any(|word| words.contains(word))
    {
        return false;
    }
    let figures: Vec<bool> = Reading::places(matrix)
        .filter(|(.., cell)| is_figure(&cell.text) && !is_dash(&cell.text))
        .map(|(_, line, column, _)| slot(matrix, line, column).is_some())
        .collect();
    figures.len() > 1 && figures.into_iter().all(|known| known)
}

/// What a cell says of a threshold.
struct Stated {
    amount: Option<Money>,
    inclusive: Option<bool>,
}

/// Reads a cell: an amount, with words or a sign on which side it is itself; or where else it is regulated.
fn stated(text: &str, kind: ThresholdKind, unit: Option<Unit>) -> Result<Stated, String> {
    let words = folded(text);
    let sign = SIGN.find(&words).map_or("", |sign| sign.as_str());
    let (digits, side) = parted_side(words.get(sign.len()..).unwrap_or(&words));
    let error = match read_amount(digits, unit) {
        Ok(Some(money)) => {
            // At least names the amount, and so does less than, which is free of the duty; more does not.
            let signed = (!sign.is_empty()).then_some(matches!(sign, ">=" | "≥" | "≧" | "<"));
            let inclusive = signed.or_else(|| Duty::new(kind, side).inclusive("", side));
            return Ok(Stated { amount: Some(money), inclusive });
        }
        Ok(None) => return Err(String::new()),
        Err(error) => error.to_string(),
    };
    let text = Folded::new(text);
    let found = find_amounts(&text);
    let Some(first) = found.first() else {
        let elsewhere = refers_elsewhere(&words).then_some(Stated { amount: None, inclusive: None });
        return elsewhere.ok_or(error);
    };
    if found.iter().any(|other| other.money.fen() != first.money.fen() || other.per.is_some()) {
        return Err("several amounts in one cell".to_owned());
    }
    let before = text.as_str().get(..first.range.start).unwrap_or_default();
    let behind = text.as_str().get(first.range.end..).unwrap_or_default();
    let inclusive = Duty::new(kind, text.as_str()).inclusive(before, behind);
    Ok(Stated { amount: Some(first.money.clone()), inclusive })
}

/// Reads the table into the facts.
pub(super) fn read(matrix: &Matrix, facts: &mut Facts<'_>, reading: &mut Reading<'_>) {
    for (place, line, column, cell) in Reading::places(matrix) {
        let Some((categories, kind)) = slot(matrix, line, column).filter(|_| !cell.is_blank()) else { continue };
        match stated(&cell.text, kind, reading.unit(line, column)) {
            Ok(stated) => {
                for category in &categories {
                    state_threshold(facts, (*category, kind), &stated, cell, line);
                }
                reading.used(place, "采购类别", kind.printed());
            }
            Err(reason) if !reason.is_empty() => reading.left(place, &reason),
            Err(_) => {}
        }
    }
}

fn state_threshold(
    facts: &mut Facts<'_>,
    (category, kind): (Category, ThresholdKind),
    stated: &Stated,
    cell: &FormCell,
    line: &Line,
) {
    let same = |fact: &ProcurementThreshold| fact.category == category && fact.kind == kind;
    let at = facts.procurement_thresholds.iter().position(same).unwrap_or_else(|| {
        let missing = ["amount", "inclusive"].map(|field| (field.to_owned(), Missing::Absent));
        let sources = BTreeMap::from([("printed".to_owned(), cell.citation())]);
        facts.procurement_thresholds.push(ProcurementThreshold {
            id: facts.identities.next('g', &[category.key(), kind.key()]),
            category,
            kind,
            amount: None,
            inclusive: None,
            printed: cell.text.clone(),
            evidence: Evidence { source: line.row.citation(), sources, missing: missing.into() },
        });
        facts.procurement_thresholds.len().saturating_sub(1)
    });
    let Some(fact) = facts.procurement_thresholds.get_mut(at) else { return };
    if let Some(money) = &stated.amount {
        let said = (money.clone(), cell.citation());
        state(&fact.id, "amount", &mut fact.amount, &mut fact.evidence, said, facts.repetitions);
    }
    match (fact.inclusive, stated.inclusive) {
        (None, Some(inclusive)) => {
            fact.inclusive = Some(inclusive);
            fact.evidence.missing.remove("inclusive");
            fact.evidence.sources.insert("inclusive".to_owned(), cell.citation());
        }
        (Some(said), Some(inclusive)) if said != inclusive => {
            let message =
                format!("'{}' and '{}' differ on whether the amount itself is meant", fact.printed, cell.text);
            facts.account.notice("threshold_side_differs", message, Some(cell.locator.clone()));
        }
        _ => {}
    }
}
