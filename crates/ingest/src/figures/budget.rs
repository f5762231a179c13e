//! Tables of revenue and expenditure: the totals of both sides, and the accounts with their sums.

use std::collections::BTreeSet;

use openbudget_domain::budget_table::{BudgetLine, BudgetTable};
use openbudget_domain::debt::Stated;
use openbudget_domain::money::amount::read_amount;

use super::matrix::{Line, Matrix};
use super::reading::{Facts, Reading};
use super::words::{bare, folded, is_figure, is_total, time_of};
use super::year::{Budget, Of};
use crate::form::FormCell;

/// So many lines of all such tables are kept: a county's accounts have some hundreds, and the rule sets each beside all.
const MOST_LINES: usize = 5_000;

/// What a column of such a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Code,
    Total,
    Basic,
    Project,
}

/// What a column holds, by the words above it; nothing where they are of another year.
fn holds(matrix: &Matrix, column: usize, budget: Budget) -> Option<Holds> {
    let heads = matrix.columns.get(column)?.words();
    let last = bare(heads.last()?);
    let all = heads.concat();
    if all.contains("编码") || all.contains("代码") || matches!(last, "类" | "款" | "项") {
        return Some(Holds::Code);
    }
    let of = budget.of(time_of(&all), &all, matrix.title());
    if of != Of::Year || ["执行", "决算", "增减", "比", "%"].iter().any(|word| all.contains(word)) {
        return None;
    }
    let sum = is_total(last) || matches!(last, "预算数" | "金额" | "年初预算" | "本年预算" | "预算金额");
    let under = |word: &str| heads.iter().any(|head| bare(head) == word) && (last == word || last == "小计");
    if under("基本支出") {
        Some(Holds::Basic)
    } else if under("项目支出") {
        Some(Holds::Project)
    } else {
        let apart = heads.iter().any(|head| head.contains("基本支出") || head.contains("项目支出"));
        (sum && !apart).then_some(Holds::Total)
    }
}

/// 收入总计, 本年支出合计: the side of a budget and its total.
fn is_side(words: &str) -> bool {
    let words = words.strip_prefix("本年").unwrap_or(words);
    matches!(words, "收入总计" | "支出总计" | "收入合计" | "支出合计")
}

/// Whether a table is one of revenue and expenditure: its title says so, and it has totals of both sides or codes of
/// accounts.
pub(super) fn fits(matrix: &Matrix) -> bool {
    let title = matrix.title();
    let titled = ["收支", "收入", "支出"].iter().any(|words| title.contains(words)) && title.contains('表');
    titled && !lines(matrix, Budget::any(), &Reading::new(matrix)).is_empty()
}

/// Keeps the lines of the table for the rule on totals; its figures stay unrecognised, as no fact has them.
pub(super) fn read(matrix: &Matrix, facts: &mut Facts<'_>, reading: &mut Reading<'_>) {
    let lines = lines(matrix, Budget::new(facts.budget, facts.kind), reading);
    let kept: usize = facts.budget_tables.iter().map(|table| table.lines.len()).sum();
    let fits = kept.saturating_add(lines.len()) <= MOST_LINES;
    let reason = if fits {
        "no fact uses it: the rule on totals (R21) alone reads this table"
    } else {
        "no fact uses it, and its table is too long for the rule on totals (R21)"
    };
    for (place, ..) in Reading::places(matrix).filter(|(.., cell)| is_figure(&cell.text)) {
        reading.left(place, reason);
    }
    if fits && !lines.is_empty() {
        facts.budget_tables.push(BudgetTable { title: matrix.title().to_owned(), lines });
    }
}

fn lines(matrix: &Matrix, budget: Budget, reading: &Reading<'_>) -> Vec<BudgetLine> {
    let columns: Vec<Option<Holds>> = (0..matrix.columns.len()).map(|column| holds(matrix, column, budget)).collect();
    let only = |wanted: Holds| columns.iter().filter(|holds| **holds == Some(wanted)).count() == 1;
    let coded = columns.contains(&Some(Holds::Code));
    let mut lines = Vec::new();
    for line in &matrix.lines {
        let cells = matrix.cells_of(line);
        lines.extend(sides(&cells, line, reading));
        let code: String = of(&cells, &columns, Holds::Code).map(|(_, cell)| folded(&cell.text)).collect();
        let code = Some(code).filter(|code| code.len() > 2 && code.bytes().all(|byte| byte.is_ascii_digit()));
        // 合计 may stand where the codes stand.
        let named = cells.iter().map(|(_, cell)| folded(&cell.text)).find(|text| !text.is_empty() && !is_figure(text));
        let name = named.map(|name| bare(&name).to_owned()).unwrap_or_default();
        if !coded || (code.is_none() && !is_total(&name)) {
            continue;
        }
        let stated = |wanted: Holds, words: &str| {
            let (column, cell) = of(&cells, &columns, wanted).next().filter(|_| only(wanted))?;
            state(words, cell, line, column, reading)
        };
        let total = stated(Holds::Total, "合计");
        let basic = stated(Holds::Basic, "基本支出");
        let project = stated(Holds::Project, "项目支出");
        lines.push(BudgetLine { code, name, total, basic, project });
    }
    let mut accounts = BTreeSet::new();
    // Accounts that stand twice are of several units, whose sums are not those of one table.
    let twice = lines.iter().filter_map(|line: &BudgetLine| line.code.clone()).any(|code| !accounts.insert(code));
    if twice {
        lines.retain(|line| is_side(&line.name));
    }
    lines
}

fn of<'c>(
    cells: &'c [(usize, &'c FormCell)],
    columns: &'c [Option<Holds>],
    wanted: Holds,
) -> impl Iterator<Item = (usize, &'c FormCell)> {
    let is = move |column: &usize| columns.get(*column).is_some_and(|holds| *holds == Some(wanted));
    cells.iter().copied().filter(move |(column, cell)| is(column) && !cell.is_blank())
}

/// The totals of both sides, each with the figure right behind it, whatever column it stands in.
fn sides(cells: &[(usize, &FormCell)], line: &Line, reading: &Reading<'_>) -> Vec<BudgetLine> {
    let filled: Vec<(usize, &FormCell)> = cells.iter().copied().filter(|(_, cell)| !cell.is_blank()).collect();
    let pairs = filled.iter().zip(filled.iter().skip(1));
    let found = pairs.filter_map(|((_, label), (column, cell))| {
        let name = folded(&label.text);
        let name = name.trim_end_matches([':', '：']);
        let total = is_side(name).then(|| state(name, cell, line, *column, reading)).flatten()?;
        Some(BudgetLine { code: None, name: name.to_owned(), total: Some(total), basic: None, project: None })
    });
    found.collect()
}

fn state(words: &str, cell: &FormCell, line: &Line, column: usize, reading: &Reading<'_>) -> Option<Stated> {
    let money = read_amount(&cell.text, reading.unit(line, column)).ok()??;
    Some(Stated { words: words.to_owned(), money, source: cell.citation() })
}
