//! The objectives of a project: in one cell, a line each, or a row each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use openbudget_domain::evidence::Citation;
use openbudget_domain::period::Period;
use openbudget_domain::project::Objective;
use openbudget_domain::text::{join_lines, pattern};
use regex::Regex;

use super::grid::{FormCell, FormRow};
use super::label::{Label, is_of_year, label_of, names_period};
use crate::account::Account;

/// `目标 1：` at the beginning of a line.
static LINE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?P<label>(?:目标\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?|(?:年度)?绩效目标\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})))\s*[：:、.．]\s*",
    )
});

/// `目标2：` behind the end of a sentence, within a line.
static INLINE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[；;。]\s*(?P<label>目标\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*[：:、.．])")
});

/// A line cut before each label in it.
fn cut_at_labels(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = line;
    for label in INLINE_LABEL.captures_iter(line).filter_map(|found| found.name("label")) {
        let behind = line.len().saturating_sub(label.start());
        if let Some((part, from)) = rest.len().checked_sub(behind).and_then(|at| rest.split_at_checked(at)) {
            parts.push(part);
            rest = from;
        }
    }
    parts.push(rest);
    parts
}

/// The objectives met so far.
#[derive(Debug, Default)]
pub(crate) struct Objectives {
    items: Vec<Objective>,
    /// For each of them the label of its part of the project's time, as 年度目标.
    periods: Vec<Option<String>>,
    /// The labels of such parts in the row above, with their columns.
    above: Vec<(usize, String)>,
}

impl Objectives {
    /// Reads a row below or beside the label of the objectives.
    pub(crate) fn row(&mut self, row: &FormRow, sources: &mut BTreeMap<String, Citation>, account: &mut Account) {
        if row.filled().count() > self.above.len().max(2) && row.filled().all(|cell| cell.label.is_none()) {
            return row.unrecognised("it stands among objectives, and has too many cells for one", account);
        }
        let mut label: Option<&FormCell> = None;
        let mut period: Option<String> = None;
        let mut here = Vec::new();
        for cell in row.filled() {
            match cell.label {
                Some(Label::Objectives | Label::Indicators) if names_period(&cell.text) => {
                    cell.labels(account);
                    here.push((cell.column, cell.text.clone()));
                    period = Some(cell.text.clone());
                }
                // 总体目标 may stand above both parts; with words of its own it is the one beside 年度目标.
                Some(Label::Objectives) if is_overall(&cell.text) && here.is_empty() => {
                    cell.labels(account);
                    period = Some(cell.text.clone());
                }
                Some(Label::Objective) => {
                    if let Some(waiting) = label.replace(cell) {
                        waiting.labels(account);
                    }
                }
                Some(_) => cell.labels(account),
                None => {
                    let above = self.above.iter().find(|(column, _)| *column == cell.column);
                    let period = period.clone().or_else(|| above.map(|(_, text)| text.clone()));
                    self.text(label.take(), period.as_deref(), cell, sources, account);
                }
            }
        }
        if !here.is_empty() {
            self.above = here;
        }
        if let Some(waiting) = label {
            waiting.labels(account);
        }
    }

    /// The labels of the two parts of the project's time that stood side by side last, or came one after the other.
    pub(crate) fn two_periods(&self) -> Option<[String; 2]> {
        let above: Vec<&String> = self.above.iter().map(|(_, text)| text).collect();
        let mut told: Vec<&String> = self.periods.iter().flatten().collect();
        told.dedup();
        [above, told].into_iter().find_map(|periods| match periods.as_slice() {
            [one, other] if one != other => Some([(*one).clone(), (*other).clone()]),
            _ => None,
        })
    }

    /// The objectives. Where they are of several parts of the time, the part is the label of those that have none of
    /// their own; and where some are of the year, the others are of the whole time.
    pub(crate) fn finish(self) -> Vec<Objective> {
        let mut items = self.items;
        let parts: BTreeSet<&String> = self.periods.iter().flatten().collect();
        if parts.len() > 1 {
            for (item, period) in items.iter_mut().zip(&self.periods) {
                item.label = item.label.take().or_else(|| period.clone());
            }
        }
        if parts.iter().any(|period| is_of_year(period)) {
            for (item, period) in items.iter_mut().zip(&self.periods) {
                if period.as_ref().is_some_and(|period| !is_of_year(period)) {
                    item.period = Period::WholeTime;
                }
            }
        }
        items
    }

    /// Reads a cell that holds nothing but objectives.
    pub(crate) fn text(
        &mut self,
        label: Option<&FormCell>,
        period: Option<&str>,
        cell: &FormCell,
        sources: &mut BTreeMap<String, Citation>,
        account: &mut Account,
    ) {
        cell.used(account);
        let cell_label = label.map(|label| {
            label.used(account);
            account.count_label(Label::Objective.words());
            label.text.clone()
        });
        for (line_label, text) in split_lines(&cell.printed) {
            let ordinal = u32::try_from(self.items.len().saturating_add(1)).unwrap_or(u32::MAX);
            sources.insert(format!("objectives.{ordinal}"), cell.citation());
            let label = line_label.or_else(|| cell_label.clone());
            self.items.push(Objective { ordinal, label, text, period: Period::Year });
            self.periods.push(period.map(|period| period.trim_end_matches([':', '：']).to_owned()));
        }
    }
}

/// Whether a label is of all that a project aims at, whatever the time.
fn is_overall(text: &str) -> bool {
    ["总体", "总目标", "整体"].iter().any(|word| text.contains(word)) && !names_period(text)
}

/// The objectives of one cell: a new one begins at each label, on a line of its own or behind a sentence.
fn split_lines(printed: &str) -> Vec<(Option<String>, String)> {
    let mut items: Vec<(Option<String>, String)> = Vec::new();
    // 年度目标： above 目标1：… is the label once more, and …… the place for another.
    let says = |line: &&str| {
        let line = line.trim();
        let label = line.ends_with([':', '：']) && label_of(line) == Some(Label::Objectives);
        !label && (line.is_empty() || !line.chars().all(|c| matches!(c, '…' | '.')))
    };
    for line in printed.lines().filter(says).flat_map(cut_at_labels) {
        match LINE_LABEL.captures(line) {
            Some(parts) => {
                let label = parts.name("label").map(|label| label.as_str().trim().to_owned());
                let text = parts.get(0).and_then(|all| line.get(all.end()..)).unwrap_or_default();
                items.push((label, text.to_owned()));
            }
            None => match items.last_mut() {
                Some((_, text)) => {
                    text.push('\n');
                    text.push_str(line);
                }
                None => items.push((None, line.to_owned())),
            },
        }
    }
    items.into_iter().map(|(label, text)| (label, join_lines(&text))).filter(|(_, text)| !text.is_empty()).collect()
}
