//! The head of a form: code, name, agency, budget and funds, purpose.

use std::collections::BTreeMap;

use openbudget_domain::evidence::{Citation, Missing};
use openbudget_domain::money::amount::{is_dash, read_amount};
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::project::Particular;

use super::grid::{FormCell, FormRow};
use super::label::{Label, bracketed_unit, label_of};
use crate::account::Account;

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
}

/// The scalar fields of a project that its head may leave out.
const FIELDS: &[&str] = &["code", "agency", "budget", "fiscal_funds", "other_funds", "purpose"];

/// A label that waits for its value.
struct Waiting {
    label: Label,
    printed: String,
}

impl Head {
    /// Reads a row of the head. `below_scale` tells that the row stands below the label of the
    /// budget's scale, where a text without a label of its own is the purpose.
    pub(crate) fn row(&mut self, row: &FormRow, unit: Option<Unit>, below_scale: bool, account: &mut Account) {
        let mut waiting: Option<Waiting> = None;
        let labelled = row.cells.iter().any(|cell| cell.label.is_some());
        for cell in &row.cells {
            if let Some(label) = cell.label {
                cell.labels(account);
                self.label(label);
                waiting = Some(Waiting { label, printed: cell.text.clone() });
            } else if cell.is_blank() {
                // The place of the label's value, left blank.
                if waiting.as_ref().is_some_and(|waiting| waiting.label != Label::Scale) {
                    waiting = None;
                }
            } else if let Some(waiting) = waiting.take() {
                self.value(&waiting, cell, &cell.text, row, unit, account);
            } else if let Some((label, printed, text)) = labelled_text(&cell.text) {
                account.count_label(label.words());
                self.label(label);
                self.value(&Waiting { label, printed }, cell, &text, row, unit, account);
            } else if below_scale && !labelled && self.purpose.is_none() {
                self.purpose(cell, &cell.text, account);
            }
        }
    }

    fn label(&mut self, label: Label) {
        let field = match label {
            Label::Code => "code",
            Label::Agency => "agency",
            Label::Budget => "budget",
            Label::FiscalFunds => "fiscal_funds",
            Label::OtherFunds => "other_funds",
            // The label of the scale announces a purpose too.
            Label::Purpose | Label::Scale => "purpose",
            _ => return,
        };
        self.labelled.push(field);
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
        let unit = bracketed_unit(&waiting.printed).or(unit);
        match waiting.label {
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
            Label::Budget if self.budget.is_none() => self.budget = self.money("budget", cell, text, unit, account),
            Label::FiscalFunds if self.fiscal_funds.is_none() => {
                self.fiscal_funds = self.money("fiscal_funds", cell, text, unit, account);
            }
            Label::OtherFunds if self.other_funds.is_none() => {
                self.other_funds = self.money("other_funds", cell, text, unit, account);
            }
            Label::Purpose | Label::Scale if self.purpose.is_none() => self.purpose(cell, text, account),
            Label::Particular | Label::Agency => {
                self.particulars.push(Particular { label: waiting.printed.clone(), text: text.to_owned() });
                cell.used(account);
            }
            _ => {}
        }
    }

    fn purpose(&mut self, cell: &FormCell, text: &str, account: &mut Account) {
        self.purpose = Some(text.to_owned());
        self.cite("purpose", cell, account);
    }

    fn cite(&mut self, field: &str, cell: &FormCell, account: &mut Account) {
        cell.used(account);
        self.sources.insert(field.to_owned(), cell.citation());
    }

    fn money(
        &mut self,
        field: &'static str,
        cell: &FormCell,
        text: &str,
        unit: Option<Unit>,
        account: &mut Account,
    ) -> Option<Money> {
        match read_amount(text, unit) {
            Ok(money) => {
                if money.is_some() || is_dash(text) {
                    self.cite(field, cell, account);
                }
                money
            }
            Err(error) => {
                self.unread.push(field);
                if let Some(entry) = cell.entry {
                    account.unrecognised(entry, error.to_string());
                }
                None
            }
        }
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
            .filter(|field| !given(field) && !self.unread.contains(field))
            .map(|field| {
                let why = if self.labelled.contains(field) { Missing::Blank } else { Missing::Absent };
                ((*field).to_owned(), why)
            })
            .collect()
    }
}

/// A label and its value in one cell: 项目名称：某项目.
fn labelled_text(text: &str) -> Option<(Label, String, String)> {
    let at = text.find([':', '：'])?;
    let (words, rest) = text.split_at_checked(at)?;
    let value = rest.trim_start_matches([':', '：']).trim();
    let label = label_of(words).filter(|label| label.in_head())?;
    (!value.is_empty()).then(|| (label, words.trim().to_owned(), value.to_owned()))
}
