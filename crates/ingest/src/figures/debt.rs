//! Debt in a table: balances and limits by kind and year, and what is paid on them by account.

use std::sync::LazyLock;

use chrono::NaiveDate;
use openbudget_domain::debt::{Account, DebtType};
use openbudget_domain::evidence::Citation;
use openbudget_domain::target::date::last_day;
use openbudget_domain::text::pattern;
use regex::Regex;

use super::debt_fact::{Day, state_balance, state_service};
use super::matrix::{Line, Matrix};
use super::movement;
use super::reading::{Facts, Place, Reading};
use super::words::{self, AMONG_DEPTH, Time, bare, is_figure, is_total, is_whole, numbered, time_of};
use super::year::{Budget, Of};
use crate::form::FormCell;
use crate::narrative::debt::{Measure, account_of, day_of, measure_of, moves, type_of};

/// What is neither owed at a day nor paid in a year.
static OTHER: LazyLock<Regex> =
    LazyLock::new(|| pattern("发行|新增|再融资|置换|转贷|赤字|采购|招标|上缴|率|次数|净增"));
/// A line of a year.
static OF_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:19|20)[0-9]{2}(?:年(?:末|底)?)?$"));

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Balance(DebtType),
    Limit(DebtType),
    Paid(Account, Paid),
}

/// What is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Paid {
    Principal,
    Interest,
    Both,
}

/// The words around a cell: its own line and column, the lines above it, the title.
struct Around<'m> {
    own: String,
    parents: &'m [String],
    title: &'m str,
}

impl Around<'_> {
    /// What the nearest words say.
    fn nearest<T>(&self, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let parents = self.parents.iter().rev().find_map(|words| of(words));
        of(&self.own).or(parents)
    }

    fn measure(&self) -> Option<Measure> {
        let several = |words: &str| words.contains("限额") && words.contains("余额");
        self.nearest(measure_of).or_else(|| measure_of(self.title).filter(|_| !several(self.title)))
    }

    fn debt_type(&self) -> DebtType {
        let both = |words: &str| words.contains("一般债") && words.contains("专项债");
        let title = || type_of(self.title).filter(|_| !both(self.title));
        self.nearest(kind_of).or_else(title).unwrap_or(DebtType::Total)
    }

    fn account(&self) -> Account {
        let by_type = |words: &str| match kind_of(words)? {
            DebtType::General => Some(Account::GeneralPublic),
            DebtType::Special => Some(Account::GovernmentFund),
            DebtType::Total => None,
        };
        let of = |words: &str| account_of(words).or_else(|| by_type(words));
        self.nearest(of).unwrap_or(Account::Total)
    }
}

/// 一般债券, or 一般 and 专项 alone in a line or a column of debt.
pub(super) fn kind_of(words: &str) -> Option<DebtType> {
    type_of(words).or_else(|| match bare(words) {
        words if words.ends_with("一般") => Some(DebtType::General),
        words if words.ends_with("专项") => Some(DebtType::Special),
        _ => None,
    })
}

fn slot(matrix: &Matrix, line: &Line, column: usize) -> Option<Slot> {
    let heads = matrix.columns.get(column)?.words();
    let own = format!("{}{}", heads.concat(), line.words);
    let around = Around { own, parents: &line.parents, title: matrix.title() };
    if OTHER.is_match(&around.own) || moves(&around.own) || line.parents.iter().any(|words| OTHER.is_match(words)) {
        return None;
    }
    let rest = bare(&line.words);
    let named = measure_of(rest).is_some() || kind_of(rest).is_some() || account_of(rest).is_some();
    let among = numbered(&line.words).0 == Some(AMONG_DEPTH);
    if !(named || OF_YEAR.is_match(rest) || (is_whole(rest) && !among)) {
        return None;
    }
    if !matches!(words::measure_of(&heads.concat()), None | Some(words::Measure::Amount)) {
        return None;
    }
    let both = || {
        (heads.last().is_some_and(|head| is_total(bare(head))) && pays_in_columns(matrix)).then_some(Measure::Service)
    };
    Some(match around.measure().or_else(both)? {
        // What was owed when the year began is a step of its movement.
        Measure::Balance if movement::opens(matrix, line, column) => return None,
        Measure::Balance => Slot::Balance(around.debt_type()),
        Measure::Limit => Slot::Limit(around.debt_type()),
        Measure::Service => Slot::Paid(around.account(), Paid::Both),
        Measure::Principal => Slot::Paid(around.account(), Paid::Principal),
        Measure::Interest => Slot::Paid(around.account(), Paid::Interest),
    })
}

/// 合计 beside 还本 and 付息 is both together.
fn pays_in_columns(matrix: &Matrix) -> bool {
    let has = |measure| matrix.columns.iter().any(|column| measure_of(&column.words().concat()) == Some(measure));
    has(Measure::Principal) && has(Measure::Interest)
}

/// Whether a table is one of debt: its title says so, or all its lines do.
pub(super) fn fits(matrix: &Matrix) -> bool {
    let of_debt = |words: &str| ["债务", "债券", "还本", "付息"].iter().any(|word| words.contains(word));
    let titled = of_debt(matrix.title());
    if matrix.title().contains("绩效") {
        return false;
    }
    let mut slots: Vec<Slot> = Vec::new();
    let mut steps = 0_usize;
    for (_, line, column, _) in Reading::places(matrix).filter(|(.., cell)| is_figure(&cell.text)) {
        let heads = matrix.columns.get(column).map(|column| column.words().concat()).unwrap_or_default();
        let said = titled || of_debt(&line.words) || of_debt(&heads) || line.parents.iter().any(|words| of_debt(words));
        match slot(matrix, line, column).filter(|_| said) {
            Some(slot) => slots.extend(Some(slot).filter(|slot| !slots.contains(slot))),
            None if said && movement::is_step(matrix, line, column) => steps = steps.saturating_add(1),
            None if !titled && !OTHER.is_match(&format!("{}{heads}", line.words)) => return false,
            None => {}
        }
    }
    slots.len().saturating_add(steps) > 1 || (titled && (!slots.is_empty() || steps > 0))
}

/// Reads the table into the facts.
pub(super) fn read(matrix: &Matrix, facts: &mut Facts<'_>, reading: &mut Reading<'_>) {
    let budget = Budget::new(facts.budget, facts.kind);
    let mut said: Vec<(Slot, Option<NaiveDate>, Place)> = Vec::new();
    // 本级 is a part of 本地区, where both stand beside each other.
    let own_level = |line: &Line, column: usize| {
        let words = matrix.columns.get(column).map(|column| column.words().concat()).unwrap_or_default();
        line.words.ends_with("本级") || words.ends_with("本级")
    };
    let mut cells: Vec<(Place, &Line, usize, &FormCell)> = Reading::places(matrix).collect();
    cells.sort_by_key(|(place, line, column, _)| (own_level(line, *column), *place));
    for (place, line, column, cell) in cells.into_iter().filter(|(.., cell)| !cell.is_blank()) {
        let Some(slot) = slot(matrix, line, column) else { continue };
        let heads = matrix.columns.get(column).map(super::header::Column::words).unwrap_or_default();
        let own = format!("{}{}", line.words, heads.concat());
        let heads = heads.concat();
        let near = [line.words.as_str(), &heads].into_iter().chain(line.parents.iter().rev().map(String::as_str));
        let time = near.map(time_of).find(|time| *time != Time::Unsaid).unwrap_or_else(|| time_of(matrix.title()));
        let paid = matches!(slot, Slot::Paid(..));
        if paid && budget.of(time, "", "") != Of::Year {
            reading.left(place, "debt service of another year than the budget");
            continue;
        }
        let day = || day_of(&own).or_else(|| day_of(matrix.title())).or_else(|| end_of(time, facts.budget));
        // The title of this year's disclosure does not say of which day a balance is.
        let unsaid = !said_of(line, &heads) && time == Time::Year(facts.budget);
        let date = if paid || unsaid { None } else { day() };
        if said.iter().any(|(other, day, _)| *other == slot && *day == date) {
            reading.left(place, "another figure stands for the same");
            continue;
        }
        let Some(money) = reading.money(place, line, column, &cell.text) else { continue };
        said.push((slot, date, place));
        let (cited, row) = (cell.citation(), line.row.citation());
        let words = match slot {
            Slot::Balance(kind) | Slot::Limit(kind) => {
                let day = date.map(|date| Day { date, source: dated(matrix, line, column, time) });
                state_balance(facts, kind, matches!(slot, Slot::Limit(_)), day, (money, cited), row);
                (kind.printed(), if matches!(slot, Slot::Limit(_)) { "限额" } else { "余额" })
            }
            Slot::Paid(account, paid) => {
                state_service(facts, account, paid, (money, cited), row);
                let column = match paid {
                    Paid::Principal => "还本",
                    Paid::Interest => "付息",
                    Paid::Both => "还本付息",
                };
                (account.printed(), column)
            }
        };
        reading.used(place, words.0, words.1);
    }
    movement::read(matrix, facts, reading);
}

/// Whether the words beside or above a figure say of which year it is.
fn said_of(line: &Line, heads: &str) -> bool {
    let mut words = [line.words.as_str(), heads].into_iter().chain(line.parents.iter().map(String::as_str));
    words.any(|words| time_of(words) != Time::Unsaid)
}

/// The last day of a year.
fn end_of(time: Time, budget: i32) -> Option<NaiveDate> {
    let year = match time {
        Time::Year(year) => year,
        Time::This => budget,
        Time::Last => budget.checked_sub(1)?,
        Time::Unsaid => return None,
    };
    last_day(year, 12)
}

/// The words of a line or a column that state the year.
fn dated(matrix: &Matrix, line: &Line, column: usize, time: Time) -> Option<Citation> {
    let heads = matrix.columns.get(column).map(|column| column.heads.as_slice()).unwrap_or_default();
    let above = matrix.above.iter().flat_map(crate::form::FormRow::filled);
    let mut places = line.labels.iter().chain(heads).chain(above);
    places.find(|cell| time_of(&words::folded(&cell.text)) == time).map(FormCell::citation)
}
