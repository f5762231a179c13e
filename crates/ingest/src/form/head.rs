//! The head of a form: code, name, agency, budget and funds, purpose.

mod beside;
mod funds;

use std::collections::BTreeMap;

use openbudget_domain::evidence::{Citation, Missing};
use openbudget_domain::money::amount::is_dash;
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::project::Particular;

use super::grid::{FormCell, FormRow};
use super::label::{Label, bracketed_unit, is_of_all_years, unit_alone};
use crate::account::Account;
use crate::format::sheet::number::is_inexact;
pub(super) use beside::is_sum;
use beside::{account_label, is_amount, label_in, labelled_amounts, labelled_text, next_filled, reaches_value};

/// What the head of a form says.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub code: Option<String>,
    pub name: Option<String>,
    pub name_label: Option<String>,
    pub name_row: Option<Citation>,
    pub agency: Option<String>,
    pub budget: Option<Money>,
    pub fiscal_funds: Option<Money>,
    pub other_funds: Option<Money>,
    pub purpose: Option<String>,
    pub particulars: Vec<Particular>,
    pub sources: BTreeMap<String, Citation>,
    /// The fields whose label stands in the form.
    labelled: Vec<&'static str>,
    /// The fields whose value stands there but cannot be read: neither blank nor absent.
    unread: Vec<&'static str>,
    /// The fields whose place says 无.
    none: Vec<&'static str>,
    /// The unit that the label of the scale names in brackets, as 项目资金（万元）.
    pub unit: Option<Unit>,
    /// Whether the label of the scale names the purpose too, as 预算规模及资金用途.
    scale_has_purpose: bool,
    /// The column of the label of the money of all years, and so of the labels of its parts below.
    all_years: Option<usize>,
    /// Whether a blank cell may go on with the cell before it, as in rows that a workbook copied.
    pub merged: bool,
    /// The label and the words of each amount that was read.
    amounts: BTreeMap<&'static str, Particular>,
    /// The fields for which several amounts stand, none of which is all of it.
    several: Vec<&'static str>,
}

/// The scalar fields of a project that its head may leave out.
const FIELDS: &[&str] = &["code", "agency", "budget", "fiscal_funds", "other_funds", "purpose"];

/// Words in the place of a value that say that there is none.
const NONE: &[&str] = &["无", "没有", "暂无", "不适用", "未安排"];

/// Whether a text in the place of a value says that there is none.
pub(super) fn says_none(text: &str) -> bool {
    NONE.contains(&text.trim())
}

/// A label that waits for its value.
struct Waiting {
    label: Label,
    printed: String,
}

impl Waiting {
    fn new(label: Label, printed: &str) -> Self {
        Self { label, printed: printed.trim_end_matches([':', '：']).to_owned() }
    }
}

/// A value with its label, and the unit of a mere number.
#[derive(Clone, Copy)]
struct Answer<'c> {
    label: &'c str,
    cell: &'c FormCell,
    text: &'c str,
    unit: Option<Unit>,
}

impl Head {
    /// Reads a row of the head. `below_scale` tells that the row stands below the label of the
    /// budget's scale, where a text without a label of its own is the purpose.
    pub(crate) fn row(&mut self, row: &FormRow, unit: Option<Unit>, below_scale: bool, account: &mut Account) {
        let mut waiting: Option<Waiting> = None;
        // Whether a unit may come next: behind its label, or behind an amount.
        let mut before_unit = false;
        let labelled = row.cells.iter().any(|cell| cell.label.is_some());
        for (at, cell) in row.cells.iter().enumerate() {
            let behind = row.cells.get(at.saturating_add(1)..).unwrap_or_default();
            let in_scale = below_scale || row.has(Label::Scale);
            if let Some(label) = label_in(cell, behind, in_scale, waiting.as_ref()) {
                account_label(cell, label, account);
                let label = self.of_this_year(label, cell);
                if label == Label::Scale {
                    self.scale_has_purpose = cell.text.contains("用途");
                    self.unit = self.unit.or(bracketed_unit(&cell.text));
                }
                if waiting.is_some_and(|waiting| waiting.label == Label::Purpose) {
                    // 项目概况 before other labels is above all of them, and asks for nothing itself.
                    self.labelled.pop();
                }
                self.label(label);
                before_unit = matches!(label, Label::Unit | Label::TargetUnit);
                waiting = (label != Label::Unit).then(|| Waiting::new(label, &cell.text));
            } else if cell.is_blank() {
                // The place of the label's value, left blank.
                let reaches = |waiting: &Waiting| self.merged && reaches_value(waiting.label, behind);
                waiting = waiting.filter(|waiting| waiting.label == Label::Scale || reaches(waiting));
            } else if before_unit && unit_alone(&cell.text).is_some() {
                (before_unit, waiting) = (false, None);
                account_label(cell, Label::Unit, account);
            } else if let Some(amounts) =
                Some(&cell.printed).filter(|_| in_scale).and_then(|printed| labelled_amounts(printed))
            {
                (before_unit, waiting) = (false, None);
                for (label, printed, text) in amounts {
                    account.count_label(label.words());
                    self.label(label);
                    self.value(&Waiting::new(label, &printed), cell, &text, row, unit, account);
                }
            } else if let Some(waiting) = waiting.take_if(|waiting| waiting.label != Label::Scale) {
                before_unit = waiting.label.asks_for_money();
                let beside = next_filled(behind).filter(|_| before_unit).and_then(|next| unit_alone(&next.text));
                self.value(&waiting, cell, &cell.text, row, beside.or(unit), account);
            } else if let Some((label, printed, text)) = labelled_text(&cell.printed, below_scale && !labelled) {
                waiting = None;
                account.count_label(label.words());
                let label = self.of_this_year(label, cell);
                self.label(label);
                self.value(&Waiting::new(label, &printed), cell, &text, row, unit, account);
            } else if let Some(waiting) = waiting.take() {
                self.beside_scale(&waiting, cell, behind, row, unit, account);
            } else if below_scale && self.scale_has_purpose && !labelled && self.purpose.is_none() {
                self.purpose(cell, &cell.text, account);
            }
        }
    }

    /// Reads a text right behind the label of the scale: the budget, the purpose where the label asks for it, or a remark.
    fn beside_scale(
        &mut self,
        waiting: &Waiting,
        cell: &FormCell,
        behind: &[FormCell],
        row: &FormRow,
        unit: Option<Unit>,
        account: &mut Account,
    ) {
        let next = next_filled(behind);
        if is_amount(&cell.text) && next.is_none_or(|next| next.label.is_some()) {
            let label = Waiting { label: Label::Budget, printed: waiting.printed.clone() };
            self.label(Label::Budget);
            self.value(&label, cell, &cell.text, row, unit, account);
        } else if next.is_none() && self.scale_has_purpose {
            // Before other texts it is a label that is not known, not the purpose.
            self.value(waiting, cell, &cell.text, row, unit, account);
        } else if next.is_none_or(|next| next.label.is_some()) {
            self.particular(Answer { label: &waiting.printed, cell, text: &cell.text, unit }, account);
        }
    }

    /// Reads a cell below the label of its column, where the projects of a table have a row each.
    pub(crate) fn below(
        &mut self,
        head: &FormCell,
        cell: &FormCell,
        row: &FormRow,
        unit: Option<Unit>,
        account: &mut Account,
    ) {
        let Some(label) = head.label else { return };
        self.label(label);
        if !cell.is_blank() {
            self.value(&Waiting::new(label, &head.text), cell, &cell.text, row, unit, account);
        }
    }

    /// Takes note of a label with nothing below it.
    pub(crate) fn asks(&mut self, head: &FormCell) {
        head.label.into_iter().for_each(|label| self.label(label));
    }

    /// The label, or that of a mere remark where it asks for the money of all years.
    fn of_this_year(&mut self, label: Label, cell: &FormCell) -> Label {
        if is_of_all_years(&cell.text) {
            self.all_years = Some(cell.column);
        }
        let part = matches!(label, Label::FiscalFunds | Label::OtherFunds);
        if part && self.all_years == Some(cell.column) { Label::Particular } else { label }
    }

    fn label(&mut self, label: Label) {
        // The label of the scale announces a purpose too, where it says so.
        self.labelled.extend(scalar(label).filter(|_| label != Label::Scale || self.scale_has_purpose));
    }

    fn value(
        &mut self,
        waiting: &Waiting,
        cell: &FormCell,
        text: &str,
        row: &FormRow,
        unit: Option<Unit>,
        account: &mut Account,
    ) {
        let unit = bracketed_unit(&waiting.printed).or(unit).or(self.unit);
        let answer = Answer { label: &waiting.printed, cell, text, unit };
        if let Some(field) = scalar(waiting.label)
            && (is_dash(text) || says_none(text))
        {
            if self.amounts.contains_key(field) {
                return self.particular(answer, account);
            }
            if !is_dash(text) {
                self.none.push(field);
            }
            self.cite(field, cell, account);
            return;
        }
        match waiting.label {
            Label::Code if is_inexact(text) => self.lost_code(cell, account),
            Label::Code if self.code.is_none() => {
                self.code = Some(text.to_owned());
                self.cite("code", cell, account);
            }
            Label::Name if self.name.is_none() => {
                self.name = Some(text.to_owned());
                self.name_label = Some(waiting.printed.clone());
                self.name_row = Some(row.citation());
                self.cite("name", cell, account);
            }
            Label::Agency if self.agency.is_none() => {
                self.agency = Some(text.to_owned());
                self.cite("agency", cell, account);
            }
            Label::Budget => self.budget(answer, account),
            Label::FiscalFunds if self.fiscal_funds.is_none() => {
                self.fiscal_funds = self.money("fiscal_funds", answer, account);
            }
            Label::OtherFunds => self.other_funds(answer, account),
            Label::Purpose | Label::Scale if self.purpose.is_none() => self.purpose(cell, text, account),
            Label::Particular | Label::Agency => self.particular(answer, account),
            _ => {}
        }
    }

    /// A code that a workbook holds as a number: of its digits only the first 15 are kept.
    fn lost_code(&mut self, cell: &FormCell, account: &mut Account) {
        self.unread.push("code");
        let message = "the code stands as a number, of which a workbook keeps 15 digits: enter it as text";
        account.notice("code_as_number", message.to_owned(), Some(cell.locator.clone()));
        if let Some(entry) = cell.entry {
            account.unrecognised(entry, message.to_owned());
        }
    }

    fn particular(&mut self, answer: Answer<'_>, account: &mut Account) {
        self.particulars.push(Particular { label: answer.label.to_owned(), text: answer.text.to_owned() });
        answer.cell.used(account);
    }

    fn purpose(&mut self, cell: &FormCell, text: &str, account: &mut Account) {
        self.purpose = Some(text.to_owned());
        self.cite("purpose", cell, account);
    }

    fn cite(&mut self, field: &str, cell: &FormCell, account: &mut Account) {
        cell.used(account);
        self.sources.insert(field.to_owned(), cell.citation());
    }

    /// Why each missing field is missing.
    pub(crate) fn missing(&self) -> BTreeMap<String, Missing> {
        let given = |field: &str| match field {
            "code" => self.code.is_some(),
            "agency" => self.agency.is_some(),
            "budget" => self.budget.is_some(),
            "fiscal_funds" => self.fiscal_funds.is_some(),
            "other_funds" => self.other_funds.is_some(),
            _ => self.purpose.is_some(),
        };
        FIELDS
            .iter()
            .filter(|field| !given(field))
            .map(|field| {
                let why = if self.unread.contains(field) {
                    Missing::Unreadable
                } else if self.several.contains(field) {
                    Missing::Absent
                } else if self.none.contains(field) {
                    Missing::StatedNone
                } else if self.labelled.contains(field) {
                    Missing::Blank
                } else {
                    Missing::Absent
                };
                ((*field).to_owned(), why)
            })
            .collect()
    }
}

/// The field that a label asks for.
fn scalar(label: Label) -> Option<&'static str> {
    Some(match label {
        Label::Code => "code",
        Label::Agency => "agency",
        Label::Budget => "budget",
        Label::FiscalFunds => "fiscal_funds",
        Label::OtherFunds => "other_funds",
        Label::Purpose | Label::Scale => "purpose",
        _ => return None,
    })
}
