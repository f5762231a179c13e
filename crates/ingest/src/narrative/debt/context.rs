//! What the words before an amount of debt have set.

use std::sync::LazyLock;

use chrono::NaiveDate;
use openbudget_domain::debt::{Account, DebtType};
use openbudget_domain::evidence::Citation;
use openbudget_domain::target::date::last_day;
use openbudget_domain::text::pattern;
use regex::Regex;

use super::account::account_of;
use super::{Measure, TOTAL, day_of, kind_of, measure_of};
use crate::narrative::prose::{Clause, Prose};

/// The end of the year that was named before: 年末余额.
static YEAR_END: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:至|截至|截止)?(?:当)?年(?:末|底)"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?P<year>(?:19|20)\d{2})年"));
/// The year that was named before, or that of the budget.
static SAME_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("当年|该年|同年|(?P<budget>本年|今年)"));
/// What the balance was when the year began: 年初余额.
static OPENING: LazyLock<Regex> = LazyLock::new(|| pattern("(?:年初|期初)(?:$|[^预])"));
static CLOSING: LazyLock<Regex> = LazyLock::new(|| pattern("年末|年底|期末|月末|月底|日"));

/// What the words before an amount have set.
#[derive(Debug, Default, Clone)]
pub(super) struct Context {
    pub(super) measure: Option<Measure>,
    pub(super) debt_type: Option<DebtType>,
    pub(super) account: Option<Account>,
    /// Of which account the measure was said: 利息1.25亿元，其中一般公共预算… is that of all, divided.
    pub(super) measured: Option<Account>,
    /// Whether the clause names the sum of an account, whose parts follow.
    pub(super) divided: bool,
    /// Whether the balance is that of the begin of a year.
    pub(super) opening: bool,
    pub(super) day: Option<(NaiveDate, Citation)>,
    /// The year that was named last, and that of the service that is spoken of: 截至2023年底 is a day, no such year.
    pub(super) year: Option<i32>,
    pub(super) period: Option<i32>,
}

impl Context {
    /// What still holds at the begin of another sentence: the year and the day that were named, and 当年 is that year.
    pub(super) fn of_sentence(self, text: &str, fiscal_year: i32) -> Self {
        let period = match SAME_YEAR.captures(text) {
            Some(parts) if parts.name("budget").is_some() => Some(fiscal_year),
            Some(_) => self.year,
            None => None,
        };
        Self { day: self.day, year: self.year, period, ..Self::default() }
    }

    pub(super) fn is_of_service(&self) -> bool {
        self.measure.is_some_and(Measure::is_service)
    }

    /// Whether a limit is that of the year behind the balances that are spoken of, whose own limit follows:
    /// `2024年限额10亿元，2023年限额9亿元，2023年末余额8亿元`.
    pub(super) fn is_of_later_limit(&self, text: &str, behind: &str) -> bool {
        static LIMITS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?P<year>20\d{2})年[^，,。；;\d]{0,12}限额"));
        static BALANCES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?P<year>20\d{2})年[^，,。；;\d]{0,12}余额"));
        let Some(before) = self.year.and_then(|year| year.checked_sub(1)).map(|year| year.to_string()) else {
            return false;
        };
        let names = |expression: &Regex, text: &str| {
            expression.captures_iter(text).any(|parts| parts.name("year").is_some_and(|year| year.as_str() == before))
        };
        names(&LIMITS, behind) && names(&BALANCES, text)
    }

    pub(super) fn opening_or_closing(&mut self, text: &str) {
        if OPENING.is_match(text) {
            self.opening = true;
        } else if CLOSING.is_match(text) {
            self.opening = false;
        }
    }

    /// Debt of one kind is spoken of.
    pub(super) fn name(&mut self, kind: DebtType) {
        self.debt_type = Some(kind);
        if self.is_of_service() {
            self.account =
                Some(if kind == DebtType::General { Account::GeneralPublic } else { Account::GovernmentFund });
        }
    }

    pub(super) fn observe(&mut self, prose: &Prose, clause: &Clause, text: &str) {
        if let Some(year) = YEAR.captures_iter(text).last().and_then(|parts| parts.name("year")?.as_str().parse().ok())
        {
            self.year = Some(year);
            self.period = if day_of(text).is_none() { Some(year) } else { self.period };
        }
        let year_end = self.year.filter(|_| YEAR_END.is_match(text)).and_then(|year| last_day(year, 12));
        if let Some(day) = day_of(text).or(year_end) {
            self.day = Some((day, prose.cite(clause)));
        }
        if let Some(measure) = measure_of(text) {
            self.measure = Some(measure);
        }
        if let Some(kind) = kind_of(text) {
            self.debt_type = Some(kind);
        } else if text.contains("政府债务") || (text.contains("债务") && measure_of(text).is_some()) {
            self.debt_type = Some(DebtType::Total);
        }
        if self.divided {
            self.measure = Some(Measure::Service);
        }
        let service = self.is_of_service();
        let measured = service && (self.divided || measure_of(text).is_some());
        if let Some(account) = account_of(text) {
            self.account = Some(account);
        } else if service {
            self.account = match kind_of(text) {
                Some(DebtType::General) => Some(Account::GeneralPublic),
                Some(DebtType::Special) => Some(Account::GovernmentFund),
                // A sum of both parts that names no account is that of all accounts.
                _ if TOTAL.is_match(text) => Some(Account::Total),
                // 本金…，其中一般债务…，专项债务…；利息…: so is what is said behind the division of another.
                _ if measured && self.measured == Some(Account::Total) => Some(Account::Total),
                _ => self.account,
            };
        }
        if measured {
            self.measured = Some(self.account.unwrap_or(Account::Total));
        }
    }
}
