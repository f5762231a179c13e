//! The aims of the year, which a form over several years states beside those of the whole period.

use crate::project::{Objective, Project};

/// Words of aims of a whole period.
const PERIOD: &[&str] = &["实施期", "中长期", "中期", "总目标", "总体目标", "长期"];

/// The aims of the budget's year, each with its number. Where it is not told which those are, there are none.
pub(super) fn of_year(project: &Project) -> Vec<(u32, &Objective)> {
    let labelled = |aim: &Objective, words: &[&str]| {
        aim.label.as_deref().is_some_and(|label| words.iter().any(|word| label.contains(word)))
    };
    let annual = project.objectives.iter().position(|aim| labelled(aim, &["年度"]));
    let of_period = |label: &str| PERIOD.iter().any(|word| label.contains(word));
    let over_years = project.particulars.iter().any(|particular| of_period(&particular.label));
    if annual.is_none() && over_years {
        return Vec::new();
    }
    let all = (1_u32..).zip(&project.objectives).skip(annual.unwrap_or(0));
    all.take_while(|(_, aim)| annual.is_none() || !labelled(aim, PERIOD)).collect()
}
