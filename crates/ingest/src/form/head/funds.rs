//! The money of a form: its budget, and the funds that pay it.

use openbudget_domain::money::Money;
use openbudget_domain::money::amount::read_amount;
use openbudget_domain::project::Particular;

use super::super::grid::breaks_digits;
use super::super::label::is_of_whole_project;
use super::{Answer, Head};
use crate::account::Account;

impl Head {
    /// The budget: that of the year, where the whole cost of the project stands beside it.
    pub(super) fn budget(&mut self, answer: Answer<'_>, account: &mut Account) {
        match self.amounts.get("budget").map(|read| is_of_whole_project(&read.label)) {
            None => self.budget = self.money("budget", answer, account),
            Some(_) if is_of_whole_project(answer.label) => self.particular(answer, account),
            Some(true) => {
                self.particulars.extend(self.amounts.remove("budget"));
                self.budget = self.money("budget", answer, account);
            }
            Some(false) => {}
        }
    }

    /// The other funds. Where several labels ask for such, as 社会资金 beside 其他资金, none of them has all of it.
    pub(super) fn other_funds(&mut self, answer: Answer<'_>, account: &mut Account) {
        let field = "other_funds";
        if self.several.contains(&field) {
            return self.particular(answer, account);
        }
        let Some(before) = self.amounts.remove(field) else {
            self.other_funds = self.money(field, answer, account);
            return;
        };
        let (first, source) = (self.other_funds.take(), self.sources.remove(field));
        let second = self.money(field, answer, account);
        let nothing = |money: &Option<Money>| money.as_ref().is_none_or(|money| money.fen() == 0);
        if nothing(&second) {
            self.amounts.insert(field, before);
            self.sources.extend(source.map(|source| (field.to_owned(), source)));
            self.other_funds = first;
            if second.is_some() {
                self.particular(answer, account);
            }
            return;
        }
        self.particulars.push(before);
        if nothing(&first) {
            self.other_funds = second;
            return;
        }
        self.sources.remove(field);
        self.amounts.remove(field);
        self.several.push(field);
        self.particular(answer, account);
        let message =
            format!("several amounts are of other funds, {} among them: none of them is all of it", answer.label);
        account.notice("several_other_funds", message, Some(answer.cell.locator.clone()));
    }

    /// The amount of a field; nothing where it is a dash, or cannot be read, which is reported.
    pub(super) fn money(&mut self, field: &'static str, answer: Answer<'_>, account: &mut Account) -> Option<Money> {
        let Answer { label, cell, text, unit } = answer;
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
                    self.amounts.insert(field, Particular { label: label.to_owned(), text: text.to_owned() });
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
}
