//! The payment schedule, and what the indicators say of it in words.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::super::report::{Draft, Place, place};
use super::Told;
use crate::finding::Status;
use crate::payment::period;
use crate::project::Project;
use crate::reckoning::plain;
use crate::text::pattern;

/// `6月底完成50%`.
static STEP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "([0-9]{1,2})月(?:[底末份第]|之?前)*(?:累计|资金|预算|完成|支付|支出|拨付|发放|执行|进度|达到|达|为)*([0-9]+(?:\\.[0-9]+)?)%",
    )
});

/// Words of a text that is about payments, not about works.
const PAYMENTS: &[&str] = &["支付", "资金", "发放", "拨付", "支出"];

pub(super) fn progress(project: &Project) -> Vec<Told> {
    let mut told = Vec::new();
    for indicator in &project.indicators {
        let texts = [Some(&indicator.name), indicator.description.as_ref()];
        let words: String = texts.into_iter().flatten().map(|text| plain(text)).collect::<Vec<_>>().join("。");
        if !PAYMENTS.iter().any(|word| words.contains(word)) {
            continue;
        }
        let steps: Vec<(u32, Decimal)> = STEP
            .captures_iter(&words)
            .filter_map(|captures| {
                Some((captures.get(1)?.as_str().parse().ok()?, captures.get(2)?.as_str().parse().ok()?))
            })
            .collect();
        let pairs: Vec<(&str, Decimal, Decimal, usize)> = steps
            .iter()
            .filter_map(|(month, said)| {
                let found = |(_, point): &(usize, &crate::project::SchedulePoint)| period(&point.label) == Some(*month);
                let (at, point) = project.schedule.iter().enumerate().find(found)?;
                Some((point.label.as_str(), *said, point.cumulative_percent?, at))
            })
            .collect();
        if steps.len() < 2 || pairs.is_empty() {
            continue;
        }
        let other: Vec<_> = pairs.iter().filter(|(_, said, planned, _)| said != planned).collect();
        let holds = other.is_empty();
        let shown: Vec<_> = if holds { pairs.iter().collect() } else { other };
        let list = |pick: fn(&(&str, Decimal, Decimal, usize)) -> String| {
            shown.iter().map(|pair| pick(pair)).collect::<Vec<_>>().join("、")
        };
        let said = list(|(label, said, ..)| format!("{label}{}%", said.normalize()));
        let planned = list(|(label, _, planned, _)| format!("{label}{}%", planned.normalize()));
        let word = if holds { "一致" } else { "不一致" };
        let mut draft = Draft::new(
            format!("指标“{}”写明{said}，资金支出计划{planned}，{word}", indicator.name),
            format!("the indicator “{}” speaks of {said}, the schedule of {planned}", indicator.name),
        )
        .compared(planned, said.as_str())
        .operand(indicator.name.as_str(), said.as_str(), Place::of(indicator));
        for (label, _, planned, at) in shown {
            let key = format!("schedule.{}", at.saturating_add(1));
            draft = draft.operand(*label, planned.normalize().to_string(), place(project, &key));
        }
        let status = if holds { Status::Passed } else { Status::Failed };
        told.push(Told { key: indicator.id.clone(), status, draft });
    }
    told
}
