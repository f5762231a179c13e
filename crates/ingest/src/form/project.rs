//! From the rows of a form to a project.

use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::identity::Identities;
use openbudget_domain::indicator::{Indicator, Level1};
use openbudget_domain::money::Unit;
use openbudget_domain::project::{Framework, Project, SchedulePoint};
use openbudget_domain::text::join_lines;

use super::column::{Pair, columns, framed};
use super::grid::FormRow;
use super::head::Head;
use super::header::Header;
use super::indicator::Rows;
use super::label::{Label, bracketed_unit};
use super::objective::Objectives;
use super::schedule;
use super::split::{Form, begins_indicators};
use crate::account::Account;

/// The parts of a form while its rows are read.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) head: Head,
    schedule: Vec<SchedulePoint>,
    pub(super) objectives: Objectives,
    pub(super) rows: Option<Rows>,
    below_scale: bool,
    in_objectives: bool,
    /// Whether a row was left out, since nothing says which of its cells is which.
    misaligned: bool,
}

/// Reads a form. Nothing where it has neither a name nor a heading: its cells then stay unrecognised.
pub(crate) fn recognise_project(
    form: &Form,
    ordinal: u32,
    identities: &mut Identities,
    account: &mut Account,
) -> Option<Project> {
    let mut reading = Reading::default();
    reading.head.unit = unit_of_labels(form);
    reading.head.merged = is_copied(form);
    let mut rest = form.rows.as_slice();
    while let Some((row, behind)) = rest.split_first() {
        rest = behind;
        // At the foot of a form its label tells it from an indicator.
        let labelled = row.filled().next().and_then(|cell| cell.label) == Some(Label::Schedule);
        let line = labelled && reading.schedule.is_empty();
        if let Some(points) = line.then(|| schedule::read_line(row, &mut reading.head.sources, account)).flatten() {
            reading.schedule = points;
            reading.below_scale = false;
        } else if (reading.rows.is_none() || labelled) && schedule::is_header(row) && reading.schedule.is_empty() {
            let below = rest.first().filter(|next| holds_values(next));
            rest = rest.get(usize::from(below.is_some())..).unwrap_or_default();
            let read = schedule::read_schedule(row, below, &mut reading.head.sources, account);
            reading.misaligned |= read.misaligned;
            reading.schedule = read.points;
            reading.below_scale = false;
        } else if reading.rows.is_none()
            && let Some(((frame, pairs), (values, behind))) = framed(row, rest).zip(rest.split_first())
        {
            rest = behind;
            frame.labels(account);
            let unit = bracketed_unit(&frame.text).or(form.unit);
            for (head, value) in &pairs {
                head.labels(account);
                reading.head.below(head, value, values, unit, account);
            }
        } else if reading.rows.is_none()
            && let Some((pairs, (values, behind))) = columns(row, rest).zip(rest.split_first())
        {
            rest = behind;
            reading.columns(&pairs, values, form, account);
        } else {
            reading.row(row, form, account);
        }
    }
    reading.finish(form, ordinal, identities, account)
}

/// The unit that the labels of a form's money name in brackets, where all that name one name the same: 预算金额（万元）.
fn unit_of_labels(form: &Form) -> Option<Unit> {
    let head = form.rows.iter().take_while(|row| !begins_indicators(row)).flat_map(FormRow::filled);
    let money = head.filter(|cell| cell.label.is_some_and(|label| label.asks_for_money() || label == Label::Scale));
    let mut units = money.filter_map(|cell| bracketed_unit(&cell.text));
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// Whether the rows of a form stand as a workbook copies them: each in a line, with equally many cells.
fn is_copied(form: &Form) -> bool {
    let mut widths = form.rows.iter().filter(|row| row.is_across()).map(|row| row.cells.len());
    widths.next().is_some_and(|first| widths.all(|width| width == first)) && form.rows.len() > 2
}

/// Whether the row below a schedule's header holds its values, not a label of what follows.
fn holds_values(row: &FormRow) -> bool {
    row.cells.iter().all(|cell| cell.label.is_none()) && row.cells.len() > 1
}

impl Reading {
    fn row(&mut self, row: &FormRow, form: &Form, account: &mut Account) {
        let first = row.filled().next().and_then(|cell| cell.label);
        if let Some(rows) = &mut self.rows {
            if first == Some(Label::Particular) && !row.has(Label::Target) && !rows.takes(row) {
                self.head.row(row, form.unit, false, account);
            } else {
                let ends = form.last && form.rows.last().is_some_and(|last| last.locator == row.locator);
                rows.row(row, ends, account);
            }
        } else if begins_indicators(row) {
            self.rows = Some(Rows::new(Header::new(row, account)));
        } else if matches!(first, Some(Label::Objectives | Label::Objective))
            || (self.in_objectives && !first.is_some_and(Label::in_head))
        {
            self.in_objectives = true;
            self.objectives.row(row, &mut self.head.sources, account);
        } else {
            self.in_objectives = false;
            self.head.row(row, form.unit, self.below_scale, account);
            self.below_scale = row.has(Label::Scale) || (self.below_scale && first.is_none());
        }
    }

    /// Reads the labels of a row and their values in the row below.
    fn columns(&mut self, pairs: &[Pair<'_>], values: &FormRow, form: &Form, account: &mut Account) {
        for (head, value) in pairs {
            head.labels(account);
            match value {
                Some(cell) if head.label == Some(Label::Objectives) => {
                    let period = join_lines(&head.text);
                    self.objectives.text(None, Some(&period), cell, &mut self.head.sources, account);
                }
                Some(cell) => self.head.below(head, cell, values, form.unit, account),
                None => self.head.asks(head),
            }
        }
    }

    pub(super) fn finish(
        self,
        form: &Form,
        ordinal: u32,
        identities: &mut Identities,
        account: &mut Account,
    ) -> Option<Project> {
        let titled = form.title.as_ref().is_some_and(|title| title.text.contains("绩效"));
        // Heads side by side, among them that of the names, are of several projects, and the title is that of none.
        let lists = form.rows.iter().any(|row| row.has(Label::Name) && row.filled().count() > 2);
        if self.head.name.is_none() && self.rows.is_none() && (!titled || lists) {
            // Some other table, as of revenue.
            if let Some(entry) = form.title_entry {
                account.unrecognised(entry, "it heads a table of no project".to_owned());
            }
            form.rows.iter().for_each(|row| row.discarded("it stands in a table of no project", account));
            return None;
        }
        let place = form.rows.first().map(|row| row.locator.clone());
        let cut = self.cut(form);
        if let Some(reason) = cut {
            account.notice("table_incomplete", format!("the table {reason}"), place.clone());
        }
        let mut head = self.head;
        let heading = form.title.as_ref().or_else(|| above_naming(form, head.name.as_deref()?));
        let title = heading.map(|title| join_lines(&title.text));
        let name = if let Some(name) = &head.name {
            name.clone()
        } else {
            let message = "the table has no row that names its project";
            account.notice("project_without_name", message.to_owned(), place);
            let Some(heading) = title.as_deref() else {
                form.rows.iter().for_each(|row| row.discarded("it stands in a table that names no project", account));
                return None;
            };
            heading.trim_end_matches('表').trim_end_matches("绩效目标").to_owned()
        };
        let source = head
            .name_row
            .clone()
            .or_else(|| form.title.clone())
            .or_else(|| form.rows.first().map(FormRow::citation))?;
        let mut missing = head.missing();
        match heading {
            Some(citation) => {
                head.sources.insert("title".to_owned(), citation.clone());
            }
            None => {
                missing.insert("title".to_owned(), Missing::Absent);
            }
        }
        let misaligned = self.misaligned || self.rows.as_ref().is_some_and(Rows::is_misaligned);
        let partial = cut.is_some() || misaligned || head.name.is_none();
        let unit = form.unit.or(head.unit);
        let periods = self.objectives.two_periods();
        let mut indicators = self.rows.map(|rows| rows.finish(unit, periods.as_ref(), account)).unwrap_or_default();
        let objectives = self.objectives.finish();
        let id = identities.next('p', &[&name]);
        for indicator in &mut indicators {
            indicator.id = identities.next('i', &indicator_words(&id, indicator));
        }
        Some(Project {
            id,
            ordinal,
            code: head.code,
            name,
            name_label: head.name_label.unwrap_or_default(),
            title,
            agency: head.agency,
            framework: framework(&indicators),
            budget: head.budget,
            fiscal_funds: head.fiscal_funds,
            other_funds: head.other_funds,
            purpose: head.purpose,
            duplicate_of: None,
            objectives,
            schedule: self.schedule,
            indicators,
            particulars: head.particulars,
            partial,
            evidence: Evidence { source, sources: head.sources, missing },
        })
    }

    /// Why the form looks cut off, if it does.
    fn cut(&self, form: &Form) -> Option<&'static str> {
        let Some(rows) = &self.rows else {
            return Some("has no rows of indicators: the source may end in the middle of it");
        };
        if rows.is_empty() {
            return Some("ends behind the header of its indicators");
        }
        if form.parted {
            return Some("ends at a paragraph, behind which rows that do not fit go on");
        }
        let last = form.rows.last()?;
        // Who filled the form in may stand in a last row of other cells.
        let foot = last.filled().next().is_some_and(|cell| cell.label == Some(Label::Particular));
        (form.last && !foot && rows.cut(last)).then_some("ends in the middle of a row, and so does the document")
    }
}

/// The paragraph right above a form, where it names the form's project: it is its heading, whatever other words it has.
fn above_naming<'f>(form: &'f Form, name: &str) -> Option<&'f Citation> {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    form.above.as_ref().filter(|above| bare(&above.text).contains(&bare(name)))
}

/// What identifies an indicator: its project, its levels and its name.
fn indicator_words<'a>(project: &'a str, indicator: &'a Indicator) -> [&'a str; 4] {
    let level1 =
        indicator.level1.map_or_else(|| indicator.level1_printed.as_deref().unwrap_or(""), |level| level.key());
    let level2 =
        indicator.level2.map_or_else(|| indicator.level2_printed.as_deref().unwrap_or(""), |level| level.key());
    [project, level1, level2, &indicator.name]
}

/// The framework that the levels of a table follow.
fn framework(indicators: &[Indicator]) -> Framework {
    let unknown = |indicator: &Indicator| indicator.level1.is_none() && indicator.level1_printed.is_some();
    if indicators.iter().any(|indicator| indicator.level1 == Some(Level1::Cost)) {
        Framework::Cn2021
    } else if indicators.iter().any(unknown) || indicators.iter().all(|indicator| indicator.level1_printed.is_none()) {
        Framework::Local
    } else {
        Framework::Cn2015
    }
}
