//! Transfer payments in a table: a kind a line or a kind a column. Of single items and single townships there is no
//! fact: their lines stay unrecognised, the sums are read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use openbudget_domain::evidence::{Evidence, Missing};
use openbudget_domain::money::Money;
use openbudget_domain::repetition::state;
use openbudget_domain::text::pattern;
use openbudget_domain::transfer::{Direction, TransferKind, TransferPayment};
use regex::Regex;

use super::change::{self, Change};
use super::matrix::{Line, Matrix};
use super::reading::{Facts, Reading};
use super::words::{Measure, bare, is_figure, is_total, is_whole, measure_of, time_of};
use super::year::{Budget, Of};
use crate::form::FormCell;
use crate::narrative::transfer::direction_of;

/// The words of a kind, whole: 重点生态功能区转移支付 is a part of one.
static KIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "^(?:本年|当年|全[县区市])?(?:上级|中央|省|市)?(?:财政)?(?:县|区)?(?:对下|对乡镇|对镇街|对镇\\(街道\\)|对乡\\(镇\\))?",
        "(?:(?P<rebate>税收返还|返还性)",
        "|(?P<fund>政府性基金(?:预算)?(?:专项)?转移支付)",
        "|(?P<capital>国有资本经营(?:预算)?(?:专项)?转移支付)",
        "|(?P<general>一般性转移支付)",
        "|(?P<special>专项转移支付)",
        "|(?P<total>转移支付|上级补助|补助|税收返还和转移支付|税收返还及转移支付))",
        "(?:收入|支出|补助|资金|预算|预算数|合计|总计|总额)*$",
    ))
});

type Slot = (Direction, TransferKind, Measure, Of);

fn kind_in(words: &str) -> Option<TransferKind> {
    let words = bare(words);
    if is_total(words) {
        return (words != "小计").then_some(TransferKind::Total);
    }
    let parts = KIND.captures(words)?;
    [
        ("rebate", TransferKind::TaxRebate),
        ("fund", TransferKind::GovernmentFund),
        ("capital", TransferKind::StateCapital),
        ("general", TransferKind::General),
        ("special", TransferKind::Special),
        ("total", TransferKind::Total),
    ]
    .into_iter()
    .find(|(name, _)| parts.name(name).is_some())
    .map(|(_, kind)| kind)
}

/// In a table of one fund's transfers everything is of that fund.
fn of_fund(kind: TransferKind, title: &str) -> Option<TransferKind> {
    let fund = [("政府性基金", TransferKind::GovernmentFund), ("国有资本经营", TransferKind::StateCapital)];
    match fund.into_iter().find(|(words, _)| title.contains(words)) {
        Some((_, fund)) => matches!(kind, TransferKind::Total).then_some(fund).or((kind == fund).then_some(fund)),
        None => Some(kind),
    }
}

/// Whether the kinds stand in the header, not in the lines.
fn by_column(matrix: &Matrix) -> bool {
    let kinds = matrix.columns.iter().filter_map(|column| kind_in(column.words().last()?));
    kinds.filter(|kind| *kind != TransferKind::Total).count() > 0
}

fn slot(matrix: &Matrix, line: &Line, column: usize, budget: Budget, by_column: bool) -> Option<Slot> {
    let heads = matrix.columns.get(column)?.words();
    let (kind, words) = if by_column {
        let name = bare(&line.words);
        if !(is_whole(name) || measure_of(name).is_some()) {
            return None;
        }
        let words: String = heads.iter().filter(|head| kind_in(head).is_none()).cloned().collect();
        // 小计 beside the kinds is their sum.
        let sum = || (heads.len() == 1 && heads.iter().all(|head| is_total(head))).then_some(TransferKind::Total);
        (kind_in(heads.last()?).or_else(sum)?, format!("{words}{name}"))
    } else {
        (kind_in(&line.words)?, heads.concat())
    };
    let measure = measure_of(&words).or(by_column.then_some(Measure::Amount))?;
    let near = format!("{}{}", line.words, heads.concat());
    let below = || matrix.lines.iter().any(|line| line.words.ends_with(['乡', '镇']) || line.words.ends_with("街道"));
    let mut above = matrix.caption.lines().rev().filter_map(direction_of);
    let direction = direction_of(&near).or_else(|| above.next()).or_else(|| below().then_some(Direction::ToBelow))?;
    let of = budget.of(time_of(&words), &words, matrix.title());
    Some((direction, of_fund(kind, matrix.title())?, measure, of))
}

/// Whether a table is one of transfers: its title says so. Lines of transfers stand in tables of all revenue too.
pub(super) fn fits(matrix: &Matrix) -> bool {
    let titled = ["转移支付", "税收返还", "上级补助"].iter().any(|words| matrix.title().contains(words));
    let by_column = by_column(matrix);
    let any = Budget::any();
    titled
        && Reading::places(matrix).any(|(_, line, column, cell)| {
            is_figure(&cell.text) && slot(matrix, line, column, any, by_column).is_some()
        })
}

/// Reads the table into the facts.
pub(super) fn read(matrix: &Matrix, facts: &mut Facts<'_>, reading: &mut Reading<'_>) {
    let budget = Budget::new(facts.budget, facts.kind);
    let by_column = by_column(matrix);
    let mut said: BTreeSet<(Direction, TransferKind, &'static str)> = BTreeSet::new();
    for (place, line, column, cell) in Reading::places(matrix).filter(|(.., cell)| !cell.is_blank()) {
        let Some((direction, kind, measure, of)) = slot(matrix, line, column, budget, by_column) else { continue };
        let (field, words) = match (measure, of) {
            (Measure::Amount, Of::Year) => ("amount", "预算数"),
            (Measure::Change { .. }, Of::Year) => ("change", "增减额"),
            (Measure::Rate, _) => {
                // It has no field of its own: the row that the fact cites says it.
                reading.used(place, kind.printed(), "增减率");
                continue;
            }
            (Measure::Reason, _) => continue,
            _ => {
                reading.left(place, "a figure of another year than the budget");
                continue;
            }
        };
        if !said.insert((direction, kind, field)) {
            reading.left(place, "another figure stands for the same");
            continue;
        }
        let money = match measure {
            Measure::Change { less } => match change::read(&cell.text, less, reading.unit(line, column)) {
                Change::Amount(money, _) => Some(money),
                Change::Nothing => None,
                Change::Unread(reason) => {
                    reading.left(place, &reason);
                    None
                }
            },
            _ => reading.money(place, line, column, &cell.text),
        };
        let Some(money) = money else { continue };
        state_transfer(facts, (direction, kind), field, money, cell, line);
        reading.used(place, kind.printed(), words);
    }
}

fn state_transfer(
    facts: &mut Facts<'_>,
    (direction, kind): (Direction, TransferKind),
    field: &str,
    money: Money,
    cell: &FormCell,
    line: &Line,
) {
    let same = |fact: &TransferPayment| fact.direction == direction && fact.kind == kind;
    let at = facts.transfer_payments.iter().position(same).unwrap_or_else(|| {
        let missing = ["amount", "change"].map(|field| (field.to_owned(), Missing::Absent));
        facts.transfer_payments.push(TransferPayment {
            id: facts.identities.next('t', &[direction.key(), kind.key()]),
            direction,
            kind,
            amount: None,
            change: None,
            evidence: Evidence { source: line.row.citation(), sources: BTreeMap::new(), missing: missing.into() },
        });
        facts.transfer_payments.len().saturating_sub(1)
    });
    let Some(fact) = facts.transfer_payments.get_mut(at) else { return };
    let value = if field == "change" { &mut fact.change } else { &mut fact.amount };
    state(&fact.id, field, value, &mut fact.evidence, (money, cell.citation()), facts.repetitions);
}
