//! Debt that moves through a year, in a table: its steps stand in lines or in columns.

use std::collections::BTreeMap;

use openbudget_domain::debt::{DebtType, Stated};

use super::debt::kind_of;
use super::matrix::{Line, Matrix};
use super::reading::{Facts, Place, Reading};
use super::words::{Time, is_whole, time_of};
use crate::form::FormCell;
use crate::movement::{Movement, Said, Step, flows, names_sort, said};

/// Cells whose steps belong together: those of a column where lines say what they are, or those of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    Column(usize),
    Line(usize),
}

/// Whether a balance is that of the begin of a year: of a day that only the year before would name.
pub(super) fn opens(matrix: &Matrix, line: &Line, column: usize) -> bool {
    let words = format!("{}{}{}", heads(matrix, column), line.words, line.parents.concat());
    ["年初", "期初"].iter().any(|word| words.contains(word))
        && step_of(matrix, line, column).is_some_and(|(step, _)| step == Step::Opening)
}

/// Whether a cell says a step.
pub(super) fn is_step(matrix: &Matrix, line: &Line, column: usize) -> bool {
    step_of(matrix, line, column).is_some()
}

fn heads(matrix: &Matrix, column: usize) -> String {
    matrix.columns.get(column).map(|column| column.words().concat()).unwrap_or_default()
}

/// What the nearest line above says that a line is a part of.
fn above(line: &Line) -> Option<Said> {
    line.parents.iter().rev().find_map(|words| said(words))
}

/// The step that a cell says, and whether its column says so.
fn step_of(matrix: &Matrix, line: &Line, column: usize) -> Option<(Step, bool)> {
    let heads = heads(matrix, column);
    let both = format!("{heads}{}", line.words);
    let by_column = said(&heads).is_some();
    let own = said(&both).filter(|_| by_column || !names_sort(&line.words) || above(line).is_none());
    match own.or_else(|| above(line))? {
        Said::Step(step) => Some((step, by_column)),
        Said::Balance => Some((Step::Closing, by_column)),
        Said::Both | Said::Other => None,
    }
}

/// Whether a line that names nothing but a part of what stands above it is that part.
fn is_part(matrix: &Matrix, line: &Line, kind: DebtType) -> bool {
    let own = said(&line.words).filter(|_| !names_sort(&line.words)).or_else(|| above(line));
    let mut wholes = matrix.lines.iter().filter(|other| line.parents.contains(&other.words));
    wholes.any(|other| {
        let of = kind_of(&other.words).or_else(|| other.parents.iter().rev().find_map(|words| kind_of(words)));
        let step = said(&other.words).or_else(|| above(other));
        of.unwrap_or(DebtType::Total) == kind && step.is_some() && step == own
    })
}

/// Reads the flows of a table into the facts, and gives account of the cells that only they use.
pub(super) fn read(matrix: &Matrix, facts: &mut Facts<'_>, reading: &mut Reading<'_>) {
    let mut lanes: BTreeMap<Lane, Vec<(Place, &FormCell, Movement)>> = BTreeMap::new();
    let title =
        kind_of(matrix.title()).filter(|_| !(matrix.title().contains("一般") && matrix.title().contains("专项")));
    for (place, line, column, cell) in Reading::places(matrix).filter(|(.., cell)| !cell.is_blank()) {
        let Some((step, by_column)) = step_of(matrix, line, column) else { continue };
        let heads = heads(matrix, column);
        let own = format!("{heads}{}", line.words);
        let parents = || line.parents.iter().rev().find_map(|words| kind_of(words));
        let kind = kind_of(&own).or_else(parents).or(title).unwrap_or(DebtType::Total);
        let named = said(&line.words).is_some() || kind_of(&line.words).is_some();
        let whole = by_column && is_whole(super::words::bare(&line.words));
        if !(named || whole) {
            continue;
        }
        if !by_column && is_part(matrix, line, kind) {
            continue;
        }
        let near = [line.words.as_str(), &heads].into_iter().chain(line.parents.iter().rev().map(String::as_str));
        let time = near.map(time_of).find(|time| *time != Time::Unsaid).unwrap_or_else(|| time_of(matrix.title()));
        let year = match time {
            Time::Year(year) => Some(year),
            Time::Last if step != Step::Opening => facts.budget.checked_sub(1),
            Time::Last | Time::This | Time::Unsaid => None,
        };
        let Some(money) = reading.money(place, line, column, &cell.text) else { continue };
        let stated = Stated { words: own, money, source: cell.citation() };
        let lane = if by_column { Lane::Line(place.0) } else { Lane::Column(column) };
        lanes.entry(lane).or_default().push((place, cell, Movement { kind, step, year, stated }));
    }
    for cells in lanes.into_values() {
        let movements: Vec<Movement> = cells.iter().map(|(.., movement)| movement.clone()).collect();
        let flows = flows(&movements);
        let lists: Vec<&Stated> = flows
            .iter()
            .flat_map(|flow| [&flow.opening, &flow.issued, &flow.repaid, &flow.closing])
            .flatten()
            .collect();
        for (place, _, movement) in cells {
            if lists.contains(&&movement.stated) && !reading.is_used(place) {
                let words = match movement.step {
                    Step::Opening => "年初余额",
                    Step::Issued => "发行额",
                    Step::Repaid => "还本额",
                    Step::Closing => "年末余额",
                };
                reading.used(place, movement.kind.printed(), words);
            }
        }
        facts.debt_flows.extend(flows);
    }
}
