//! Whether a text ends in the middle of its last table, though at the end of a row.

use openbudget_domain::indicator::Level1;
use openbudget_domain::project::Project;

use crate::account::Account;

/// So many other forms tell what a form of the document ends with.
const ENOUGH: usize = 3;

/// Flags the last project of a text that `ends_in_form` where its indicators do not come as far as those of the others.
///
/// Forms end with 满意度指标. Where nearly all others of the document do and the last does not, the text was cut, as far as
/// anybody can tell; where there are few others, where it has none of benefit either.
pub(crate) fn mark_unfinished(projects: &mut [(Project, Vec<String>)], ends_in_form: bool, account: &mut Account) {
    let Some(((last, _), others)) = projects.split_last_mut().filter(|_| ends_in_form) else { return };
    let has = |project: &Project, level: Level1| project.indicators.iter().any(|one| one.level1 == Some(level));
    let reaching = others.iter().filter(|(project, _)| has(project, Level1::Satisfaction)).count();
    let short = !has(last, Level1::Satisfaction);
    let unlike = if others.len() < ENOUGH {
        reaching == others.len() && has(last, Level1::Output) && !has(last, Level1::Benefit)
    } else {
        reaching.saturating_mul(10) >= others.len().saturating_mul(9)
    };
    if !last.partial && short && unlike {
        last.partial = true;
        let place =
            last.indicators.last().map_or(&last.evidence, |indicator| &indicator.evidence).source.locator.clone();
        let message =
            "the document ends in this table before the indicators of satisfaction that such a table ends with";
        account.notice("table_incomplete", message.to_owned(), Some(place));
    }
}
