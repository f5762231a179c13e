//! An indicator while its rows are read.

use std::collections::BTreeMap;

use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::indicator::Indicator;
use openbudget_domain::money::Unit;
use openbudget_domain::period::Period;
use openbudget_domain::target::read::{TargetContext, read_target};
use openbudget_domain::target::{Target, TargetKind};
use openbudget_domain::text::join_lines;

use super::super::grid::{FormCell, breaks_digits};
use super::super::header::Header;
use super::super::label::Label;
use super::super::level::{level1_of, level2_of};
use super::super::money_row::states_money;
use super::rest::Filled;
use crate::account::Account;
use crate::narrative::place::spanning;

/// An indicator while its rows are read: each column's cells, which a split row goes on with.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(super) cells: BTreeMap<usize, Vec<FormCell>>,
    pub(super) rows: Vec<Citation>,
    pub(super) level1: Option<FormCell>,
    pub(super) level2: Option<FormCell>,
}

impl Draft {
    pub(super) fn column(&self, header: &Header, label: Label) -> Option<(usize, Vec<FormCell>)> {
        let index = header.position(label)?;
        Some((index, self.cells.get(&index)?.clone()))
    }

    pub(super) fn has(&self, header: &Header, label: Label) -> bool {
        self.column(header, label).is_some()
    }

    /// What it has so far.
    pub(super) fn filled(&self, header: &Header) -> Filled {
        Filled {
            named: self.has(header, Label::Level3),
            described: self.has(header, Label::Description),
            target: self.said(header, Label::Target),
            based: self.has(header, Label::Basis),
            weight: self.said(header, Label::Weight),
            measure: self.said(header, Label::Operator).or_else(|| self.said(header, Label::TargetUnit)),
        }
    }

    /// The text of a column.
    pub(super) fn said(&self, header: &Header, label: Label) -> Option<String> {
        self.text(header, label).map(|(text, _)| text)
    }

    /// The text of a column, its parts of several rows joined, and where it stands.
    fn text(&self, header: &Header, label: Label) -> Option<(String, Citation)> {
        let (_, cells) = self.column(header, label)?;
        let printed: Vec<&str> = cells.iter().map(|cell| cell.printed.as_str()).collect();
        let printed = printed.join("\n");
        let locator = spanning(cells.iter().map(|cell| &cell.locator));
        Some((join_lines(&printed), Citation { locator, text: printed }))
    }

    pub(super) fn finish(
        self,
        at: usize,
        header: &Header,
        table_unit: Option<Unit>,
        account: &mut Account,
    ) -> Indicator {
        let mut sources = BTreeMap::new();
        let mut missing = BTreeMap::new();
        let mut take = |label: Label, field: &str| {
            let found = self.text(header, label);
            if found.is_none() {
                let why = if header.has(label) { Missing::Blank } else { Missing::Absent };
                missing.insert(field.to_owned(), why);
            }
            let (text, citation) = found?;
            sources.insert(field.to_owned(), citation);
            Some(text)
        };
        let name = take(Label::Level3, "name");
        let description = take(Label::Description, "description");
        let basis = take(Label::Basis, "basis");
        let weight = take(Label::Weight, "weight");
        let mut printed = take(Label::Target, "target");
        if name.is_some() || description.is_none() {
            missing.remove("name");
        } else if let Some(citation) = sources.get("description").cloned() {
            // What it is called is said nowhere else.
            sources.insert("name".to_owned(), citation);
        }
        for (level, field) in [(&self.level1, "level1"), (&self.level2, "level2")] {
            if let Some(cell) = level {
                sources.insert(field.to_owned(), cell.citation());
            } else {
                let label = if field == "level1" { Label::Level1 } else { Label::Level2 };
                let why = if header.has(label) { Missing::Blank } else { Missing::Absent };
                missing.insert(field.to_owned(), why);
                missing.insert(format!("{field}_printed"), why);
            }
        }
        let level1_printed = self.level1.as_ref().map(|cell| cell.text.clone());
        let level2_printed = self.level2.as_ref().map(|cell| cell.text.clone());
        let level1 = level1_printed.as_deref().and_then(level1_of);
        let level2 = level2_printed.as_deref().and_then(level2_of);
        let name = name.or_else(|| description.clone()).unwrap_or_default();
        let operator = self.text(header, Label::Operator).map(|(text, _)| text);
        let mut unit = self.text(header, Label::TargetUnit);
        if printed.is_none() && operator.as_deref().is_some_and(says_words) {
            // 文字描述 | | 年底前: words in place of a value stand below 单位（文字描述）
            if let Some((words, citation)) = unit.take() {
                sources.insert("target".to_owned(), citation);
                missing.remove("target");
                printed = Some(words);
            }
        }
        let unit = unit.map(|(text, _)| text);
        let context = TargetContext {
            table_unit: header.unit.or(table_unit),
            states_money: states_money(level1, level2, &name),
            states_time: states_time(level2_printed.as_deref(), &name, description.as_deref()),
            operator: operator.as_deref(),
            unit: unit.as_deref(),
        };
        let broken = sources.get("target").filter(|citation: &&Citation| breaks_digits(&citation.text));
        let mut target = read_target(&printed.unwrap_or_default(), &context);
        if let Some(citation) = broken.filter(|_| !matches!(target.kind, TargetKind::Date | TargetKind::Text)) {
            // One figure that wraps, or two below each other: the words stay, and no figure is made of them.
            let message = "a line of this target ends between two digits: one figure or two cannot be said";
            account.notice("figure_unclear", message.to_owned(), Some(citation.locator.clone()));
            target = Target::text(target.printed);
        }
        Indicator {
            id: String::new(),
            ordinal: u32::try_from(at.saturating_add(1)).unwrap_or(u32::MAX),
            level1,
            level1_printed,
            level2,
            level2_printed,
            name,
            description,
            target,
            basis,
            weight,
            period: Period::Year,
            evidence: Evidence { source: joined(&self.rows), sources, missing },
        }
    }
}

/// The rows of an indicator as one place.
fn joined(rows: &[Citation]) -> Citation {
    let text: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    let locator = spanning(rows.iter().map(|row| &row.locator));
    Citation { locator, text: text.join("\n") }
}

/// Whether words in the place of an operator say that the value is words.
fn says_words(operator: &str) -> bool {
    operator.contains("文字") || operator.contains("描述")
}

/// Whether an indicator asks for a time.
fn states_time(level2: Option<&str>, name: &str, description: Option<&str>) -> bool {
    let says = |text: &str| ["时效", "时间", "时限", "期限", "日期"].iter().any(|word| text.contains(word));
    [level2, Some(name), description].into_iter().flatten().any(says)
}
