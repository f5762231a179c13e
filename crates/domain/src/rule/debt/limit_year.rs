//! Of which year a limit of debt is.

use std::sync::LazyLock;

use regex::Regex;

use super::super::prose::paragraphs;
use crate::debt::DebtBalance;
use crate::disclosure::Disclosure;
use crate::fact::Fact;
use crate::text::{Folded, pattern};

/// A year that is not only compared with.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("(?P<by>[比较与同])?(?P<year>20[0-9]{2})年"));

/// The year that the sentence of a limit names last before it; nothing where it names none.
pub(super) fn year_of_limit(disclosure: &Disclosure, fact: &DebtBalance) -> Option<i32> {
    let cited = fact.evidence().sources.get("limit")?;
    let clause = Folded::new(&cited.text);
    let paragraphs = paragraphs(disclosure);
    let paragraph = paragraphs
        .iter()
        .find(|paragraph| paragraph.citation.locator == cited.locator && paragraph.text.contains(clause.as_str()))?;
    let start = paragraph.text.find(clause.as_str())?;
    let begin = paragraph.text.get(..start)?.rfind('。').unwrap_or(0);
    let end = start.checked_add(clause.as_str().find("限额").unwrap_or(clause.as_str().len()))?;
    let years = YEAR.captures_iter(paragraph.text.get(begin..end)?).filter(|parts| parts.name("by").is_none());
    years.last()?.name("year")?.as_str().parse().ok()
}
