//! The period of a project: `项目期限 2023年—2025年`.

use std::sync::LazyLock;

use regex::Regex;

use super::super::report::{Place, place};
use crate::project::Project;
use crate::text::{Folded, pattern};

/// From which year to which, as printed.
pub(super) struct Period<'p> {
    pub label: &'p str,
    pub printed: &'p str,
    pub first: i32,
    pub last: i32,
    pub source: Place<'p>,
}

/// The period that the head of a table states: its first and its last year, where both are told.
pub(super) fn period(project: &Project) -> Option<Period<'_>> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("(?:^|[^0-9])(20[0-9]{2})(?:[^0-9]|$)"));
    project.particulars.iter().zip(1_u32..).find_map(|(particular, number)| {
        let label = Folded::new(&particular.label);
        let is_period = ["期限", "起止", "周期", "建设期", "实施时间", "执行期"];
        if !is_period.iter().any(|word| label.as_str().contains(word)) {
            return None;
        }
        let text = Folded::new(&particular.text);
        let text = text.as_str();
        // 2023年起, 长期: it ends nowhere; 期限3年 from when is not told.
        if ["长期", "起", "每年", "持续", "至今", "以来"].iter().any(|word| text.contains(word)) {
            return None;
        }
        let mut rest = text;
        let mut years: Vec<i32> = Vec::new();
        while let Some(found) = YEAR.captures(rest).and_then(|captures| captures.get(1)) {
            years.extend(found.as_str().parse::<i32>());
            rest = rest.get(found.end()..)?;
        }
        let (first, last) = (*years.iter().min()?, *years.iter().max()?);
        let source = place(project, &format!("particulars.{number}"));
        Some(Period { label: &particular.label, printed: &particular.text, first, last, source })
    })
}
