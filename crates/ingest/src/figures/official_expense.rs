//! 三公经费 in a table: an item a line, or an item a column.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use openbudget_domain::evidence::{Evidence, Missing};
use openbudget_domain::money::amount::is_dash;
use openbudget_domain::official_expense::{Item, OfficialExpense};
use openbudget_domain::repetition::state;
use openbudget_domain::text::pattern;
use regex::Regex;

use super::change::{self, Change};
use super::matrix::{Line, Matrix};
use super::reading::{Facts, Place, Reading};
use super::words::{Measure, bare, is_figure, is_none, is_total, is_whole, measure_of, time_of};
use super::year::{Budget, Of};
use crate::form::FormCell;
use crate::narrative::official_expense::item_of;

/// Counts beside the money, and parts of an item: neither is the item.
static OTHER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"批次|人次|人数|团组|团次|数量|保有|\(辆|辆数|次数|个数|国内|外事|外宾"));
/// An organ, not the government: its table is no figure of the whole.
static ORGAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:局|委员会|办公室|中心|学校|医院|法院|检察院|乡|镇|街道)(?:机关|本级)?(?:19|20)[0-9]{2}年")
});
/// The funds that pay: a part of the item where all of it stands beside.
const FUNDS: &[&str] = &["一般公共预算", "政府性基金", "国有资本", "财政专户", "其他资金", "财政拨款"];

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    item: Item,
    measure: Measure,
    of: Of,
    /// The lower is chosen where several cells say the same.
    rank: u8,
}

/// The item that a label names.
fn item_in(words: &str) -> Option<Item> {
    let words = bare(words);
    if OTHER.is_match(words) {
        return None;
    }
    if is_total(words) {
        return Some(Item::Total);
    }
    match words {
        "公务用车" | "公车" => Some(Item::VehicleTotal),
        "购置费" | "车辆购置费" | "公车购置费" => Some(Item::VehiclePurchase),
        "运行维护费" | "运行费" | "车辆运行费" | "运维费" => Some(Item::VehicleOperation),
        _ => item_of(words),
    }
}

/// The item of a column: that of its lowest head; 小计 below a head is all of it.
fn item_of_column(heads: &[String]) -> Option<Item> {
    let named = heads.iter().rev().find_map(|head| item_in(head).filter(|item| *item != Item::Total));
    let lowest = heads.iter().rev().find_map(|head| item_in(head))?;
    if lowest == Item::Total { named.or(Some(Item::Total)) } else { Some(lowest) }
}

fn slot(matrix: &Matrix, line: &Line, column: usize, budget: Budget) -> Option<Slot> {
    let heads = matrix.columns.get(column)?.words();
    let by_line = !by_column(matrix);
    let (item, words) = if by_line {
        let item = item_in(&line.words)?;
        (item, heads.concat())
    } else {
        let item = item_of_column(&heads)?;
        let name = bare(&line.words);
        if !(is_whole(name) || measure_of(name).is_some()) {
            return None;
        }
        let words: String = heads.iter().filter(|head| item_in(head).is_none()).cloned().collect();
        (item, format!("{words}{name}"))
    };
    let measure = measure_of(&words).or((!by_line || matrix.is_headless()).then_some(Measure::Amount))?;
    let of = budget.of(time_of(&words), &words, matrix.title());
    let fund = u8::from(FUNDS.iter().any(|fund| words.contains(fund)));
    Some(Slot { item, measure, of, rank: fund + budget.rank(&words) })
}

/// Whether the items stand in the header, not in the lines.
fn by_column(matrix: &Matrix) -> bool {
    let particular = |heads: &[String]| item_of_column(heads).is_some_and(|item| item != Item::Total);
    matrix.columns.iter().any(|column| particular(&column.words()))
}

/// Whether a table is one of 三公经费 of the government: its title says so, or all its lines do.
pub(super) fn fits(matrix: &Matrix) -> bool {
    if ORGAN.is_match(matrix.title()) {
        return false;
    }
    let titled = matrix.title().contains("三公");
    let any = Budget::any();
    let mut items: BTreeSet<Item> = BTreeSet::new();
    for (_, line, column, cell) in Reading::places(matrix).filter(|(.., cell)| is_figure(&cell.text)) {
        match slot(matrix, line, column, any) {
            Some(slot) => {
                items.insert(slot.item);
            }
            // 会议费 and 办公费 beside 公务接待费 are the kinds of all expenses.
            None if !titled && !cell.is_blank() && !OTHER.is_match(&line.words) => return false,
            None => {}
        }
    }
    let particular = items.iter().filter(|item| **item != Item::Total).count();
    particular >= if titled { 1 } else { 2 }
}

/// Reads the table into the facts.
pub(super) fn read(matrix: &Matrix, facts: &mut Facts<'_>, reading: &mut Reading<'_>) {
    let budget = Budget::new(facts.budget, facts.kind);
    let mut chosen: BTreeMap<(Item, &'static str), (u8, At<'_>)> = BTreeMap::new();
    let others = other_lines(matrix);
    for (place, line, column, cell) in Reading::places(matrix) {
        let Some(slot) = slot(matrix, line, column, budget) else { continue };
        if slot.item == Item::Total && others && is_total(bare(&line.words)) {
            reading.left(place, "a sum of more than these expenses");
            continue;
        }
        let field = match (slot.measure, slot.of) {
            (Measure::Amount, Of::Year) => "amount",
            (Measure::Amount, Of::YearBefore) => "prior",
            (Measure::Change { .. }, Of::Year) => "change",
            (Measure::Reason, _) => "reason",
            (Measure::Rate, _) => {
                // It has no field of its own: the row that the fact cites says it.
                reading.used(place, slot.item.printed(), "增减率");
                continue;
            }
            _ => {
                reading.left(place, "a figure of another year than the budget");
                continue;
            }
        };
        let key = (slot.item, field);
        match chosen.get(&key) {
            Some((rank, _)) if *rank <= slot.rank => {
                reading.left(place, "another figure stands for the same");
                continue;
            }
            Some((_, (other, ..))) => reading.left(*other, "another figure stands for the same"),
            None => {}
        }
        chosen.insert(key, (slot.rank, (place, line, column, cell)));
    }
    let mut ordered: Vec<_> = chosen.into_iter().collect();
    ordered.sort_by_key(|((_, field), (_, (place, ..)))| (*field != "amount", *place));
    for ((item, field), (_, (place, line, column, cell))) in ordered {
        let slot = slot(matrix, line, column, budget);
        let less = slot.is_some_and(|slot| slot.measure == Measure::Change { less: true });
        state_cell(item, field, less, (place, line, column, cell), facts, reading);
    }
}

/// Whether other expenses have lines of their own, which the sum then holds too.
fn other_lines(matrix: &Matrix) -> bool {
    let other = |line: &Line| {
        let figures = line.cells.iter().any(|(_, cell)| is_figure(&cell.text));
        figures && item_in(&line.words).is_none() && !OTHER.is_match(&line.words)
    };
    !by_column(matrix) && matrix.lines.iter().any(other)
}

type At<'m> = (Place, &'m Line, usize, &'m FormCell);

fn state_cell(
    item: Item,
    field: &'static str,
    less: bool,
    (place, line, column, cell): At<'_>,
    facts: &mut Facts<'_>,
    reading: &mut Reading<'_>,
) {
    let known = facts.official_expenses.iter().any(|fact| fact.item == item);
    if cell.is_blank() && !known && field != "amount" {
        return;
    }
    let mut word = None;
    let money = match field {
        "reason" => None,
        "change" => match change::read(&cell.text, less, reading.unit(line, column)) {
            Change::Amount(money, said) => {
                word = Some(said);
                Some(money)
            }
            Change::Unread(reason) => {
                reading.left(place, &reason);
                None
            }
            Change::Nothing => None,
        },
        _ if is_none(&cell.text) => None,
        _ => reading.money(place, line, column, &cell.text),
    };
    let id = identity(item, line, facts);
    let Some(fact) = facts.official_expenses.iter_mut().find(|fact| fact.id == id) else { return };
    let known = has(fact, field);
    let evidence = &mut fact.evidence;
    if reading.is_left(place) {
        // Neither blank nor absent: it stands there, and is not understood.
        evidence.missing.retain(|name, _| name != field || known);
        return;
    }
    let said = money.is_some() || (field == "reason" && !is_empty(cell));
    if !said && known {
        if !is_empty(cell) {
            reading.left(place, "the text states an amount");
        }
        return;
    }
    if let Some(word) = word.filter(|_| fact.change_word.is_none()) {
        fact.change_word = Some(word);
        evidence.missing.remove("change_word");
        evidence.sources.insert("change_word".to_owned(), cell.citation());
    }
    match (money, field) {
        (Some(money), _) => {
            let value = match field {
                "amount" => &mut fact.amount,
                "prior" => &mut fact.prior,
                _ => &mut fact.change,
            };
            state(&fact.id, field, value, evidence, (money, cell.citation()), facts.repetitions);
        }
        (None, "reason") if said => {
            evidence.missing.remove(field);
            if fact.reason.is_none() {
                fact.reason = Some(cell.text.clone());
                evidence.sources.insert(field.to_owned(), cell.citation());
            }
        }
        (None, _) => {
            let why = if is_none(&cell.text) { Missing::StatedNone } else { Missing::Blank };
            evidence.missing.insert(field.to_owned(), why);
            if !cell.is_blank() {
                evidence.sources.insert(field.to_owned(), cell.citation());
            }
        }
    }
    let column_words = match field {
        "amount" => "预算数",
        "prior" => "上年预算数",
        "change" => "增减额",
        _ => "备注",
    };
    reading.used(place, item.printed(), column_words);
}

fn is_empty(cell: &FormCell) -> bool {
    cell.is_blank() || is_dash(&cell.text)
}

fn has(fact: &OfficialExpense, field: &str) -> bool {
    match field {
        "amount" => fact.amount.is_some(),
        "prior" => fact.prior.is_some(),
        "change" => fact.change.is_some(),
        _ => fact.reason.is_some(),
    }
}

/// The id of the fact of an item: that of the narrative, else one of its own.
fn identity(item: Item, line: &Line, facts: &mut Facts<'_>) -> String {
    if let Some(fact) = facts.official_expenses.iter().find(|fact| fact.item == item) {
        return fact.id.clone();
    }
    let id = facts.identities.next('e', &[item.key()]);
    let missing =
        ["amount", "change", "change_word", "prior", "reason"].map(|field| (field.to_owned(), Missing::Absent));
    facts.official_expenses.push(OfficialExpense {
        id: id.clone(),
        item,
        amount: None,
        change: None,
        change_word: None,
        prior: None,
        reason: None,
        evidence: Evidence { source: line.row.citation(), sources: BTreeMap::new(), missing: missing.into() },
    });
    id
}
