//! The rules that a fiscal auditor checks a disclosure by, each a pure function over it.
//!
//! A rule reports every subject that it looks at: it fails, it holds, or it cannot be decided, and
//! then the message says what is missing. Tolerances come from rounding alone: half of the last
//! printed digit of the coarser operand, times the number of addends; never a percentage.

mod aim;
mod arithmetic;
mod code;
mod debt;
mod district;
mod duplicate;
mod flow;
mod flow_part;
mod funds;
mod indicator;
mod narrative;
mod official_expense;
mod price;
mod procurement;
mod prose;
mod publication;
mod quantity;
mod repetition;
mod report;
mod rounding;
mod schedule;
mod section;
mod total;
mod unit;
mod unit_cost;
mod year;

use std::borrow::Cow;

use crate::disclosure::Disclosure;
use crate::finding::{Finding, Severity};
use crate::project::Project;

use report::Report;

/// The edition of the rules: raised when a rule finds otherwise, so that what was published is checked anew.
pub const EDITION: &str = "5";

/// The same in Chinese and in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Words {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// Nothing that is compared was rounded.
const EXACT: Words = Words { zh: "无容差", en: "none: exact" };

/// Two printed figures were rounded.
const ROUNDED: Words =
    Words { zh: "较粗一方末位数的一半", en: "half of the last printed digit of the coarser operand" };

/// So was each addend of a sum.
const ROUNDED_EACH: Words = Words {
    zh: "较粗一方末位数的一半乘以加数个数，加数不止一个时须小于它；零不计",
    en: "half of the last printed digit of the coarser operand, times the number of addends, and less than that for several; a zero is neither",
};

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its key, as `R06`.
    pub id: &'static str,
    /// How grave it is when it fails.
    pub severity: Severity,
    /// What it asks, in Chinese.
    pub zh: &'static str,
    /// What it asks, in English.
    pub en: &'static str,
    /// The formula.
    pub formula: Words,
    /// Within which tolerance it holds.
    pub tolerance: Words,
    check: fn(&Rule, &Disclosure, &mut Report<'_>),
}

/// Every rule, in the order of their keys.
pub static RULES: &[Rule] = &[
    official_expense::SUM,
    official_expense::CHANGE,
    debt::KINDS,
    debt::LIMIT,
    flow::FLOW,
    debt::SERVICE,
    narrative::NARRATIVE,
    funds::PARTS,
    schedule::CUMULATIVE,
    funds::COST,
    unit_cost::UNIT_COST,
    arithmetic::ARITHMETIC,
    quantity::SAME_QUANTITY,
    indicator::REQUIRED,
    indicator::KIND,
    indicator::MEASURABLE,
    year::YEAR,
    duplicate::DUPLICATE,
    district::DISTRICT,
    unit::UNITS,
    total::TOTALS,
    section::SECTIONS,
    code::CODES,
    publication::PUBLISHED,
    procurement::THRESHOLDS,
];

/// Checks a disclosure by every rule.
#[must_use]
pub fn evaluate(disclosure: &Disclosure) -> Vec<Finding> {
    let year = of_year(disclosure);
    let mut report = Report::new(&year);
    for rule in RULES {
        (rule.check)(rule, &year, &mut report);
    }
    report.finish()
}

/// A disclosure without what its projects state of their whole time: the rules are about the year.
fn of_year(disclosure: &Disclosure) -> Cow<'_, Disclosure> {
    if disclosure.projects.iter().all(Project::is_of_year) {
        return Cow::Borrowed(disclosure);
    }
    let mut year = disclosure.clone();
    year.projects = disclosure.projects.iter().map(Project::of_year).collect();
    Cow::Owned(year)
}
