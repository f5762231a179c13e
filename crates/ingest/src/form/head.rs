//! The head of a form: code, name, agency, budget and funds, purpose.

use std::collections::BTreeMap;

use openbudget_domain::evidence::{Citation, Missing};
use openbudget_domain::money::amount::{is_dash, read_amount};
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::project::Particular;
use openbudget_domain::text::join_lines;

use super::grid::{FormCell, FormRow, breaks_digits};
use super::label::{Label, bracketed_unit, is_of_all_years, label_of};
use super::lost::answers;
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
    /// The fields whose place says 无.
    none: Vec<&'static str>,
    /// The unit that the label of the scale names in brackets, as 项目资金（万元）.
    pub unit: Option<Unit>,
    /// Whether the label of the scale names the purpose too, as 预算规模及资金用途.
    scale_has_purpose: bool,
    /// The column of the label of the money of all years, and so of the labels of its parts below.
    all_years: Option<usize>,
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

impl Head {
    /// Reads a row of the head. `below_scale` tells that the row stands below the label of the
    /// budget's scale, where a text without a label of its own is the purpose.
    pub(crate) fn row(&mut self, row: &FormRow, unit: Option<Unit>, below_scale: bool, account: &mut Account) {
        let mut waiting: Option<Waiting> = None;
        let labelled = row.cells.iter().any(|cell| cell.label.is_some());
        for (at, cell) in row.cells.iter().enumerate() {
            if let Some(label) = cell.label {
                cell.labels(account);
                let label = self.of_this_year(label, cell);
                if label == Label::Scale {
                    self.scale_has_purpose = cell.text.contains("用途");
                    self.unit = self.unit.or(bracketed_unit(&cell.text));
                }
                self.label(label);
                waiting = (label != Label::Unit).then(|| Waiting::new(label, &cell.text));
            } else if cell.is_blank() {
                // The place of the label's value, left blank.
                if waiting.as_ref().is_some_and(|waiting| waiting.label != Label::Scale) {
                    waiting = None;
                }
            } else if let Some(waiting) = waiting.take_if(|waiting| waiting.label != Label::Scale) {
                self.value(&waiting, cell, &cell.text, row, unit, account);
            } else if let Some((label, printed, text)) = labelled_text(&cell.printed, below_scale && !labelled) {
                waiting = None;
                account.count_label(label.words());
                let label = self.of_this_year(label, cell);
                self.label(label);
                self.value(&Waiting::new(label, &printed), cell, &text, row, unit, account);
            } else if let Some(waiting) = waiting.take() {
                // Before other texts it is a label that is not known, not the purpose.
                let last = row.cells.iter().skip(at.saturating_add(1)).all(FormCell::is_blank);
                if last && self.scale_has_purpose {
                    self.value(&waiting, cell, &cell.text, row, unit, account);
                }
            } else if below_scale && self.scale_has_purpose && !labelled && self.purpose.is_none() {
                self.purpose(cell, &cell.text, account);
            }
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
        if let Some(field) = scalar(waiting.label)
            && (is_dash(text) || says_none(text))
        {
            if !is_dash(text) {
                self.none.push(field);
            }
            self.cite(field, cell, account);
            return;
        }
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
        if breaks_digits(&cell.printed) {
            self.unread.push(field);
            if let Some(entry) = cell.entry {
                let reason = "its line ends between two digits: one figure or two cannot be said";
                account.unrecognised(entry, reason.to_owned());
            }
            return None;
        }
        match read_amount(text, unit) {
            Ok(money) => {
                if money.is_some() {
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
                let why = if self.none.contains(field) {
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

/// A label and its value in one cell: 项目名称：某项目, or in two lines of it.
/// In the place of the purpose, which may begin with any words, the second is sure only for some.
fn labelled_text(printed: &str, purpose: bool) -> Option<(Label, String, String)> {
    let part = |sign: &[char]| {
        // 其中：财政资金：20 has its value behind the last sign of its label.
        printed.match_indices(sign).find_map(|(at, _)| {
            let (words, rest) = printed.split_at_checked(at)?;
            let value = join_lines(rest.trim_start_matches([':', '：', '\n']));
            let label = label_of(words).filter(|label| label.in_head())?;
            answers(label, &value).then(|| (label, join_lines(words), value.trim().to_owned()))
        })
    };
    let sure = |label: Label| !purpose || label == Label::Purpose || label.asks_for_money();
    part(&[':', '：']).or_else(|| part(&['\n']).filter(|(label, _, _)| sure(*label)))
}
