//! So much each: what the text grants a person is what the indicators grant.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::super::funds::same_counter;
use super::super::report::{Draft, Place};
use super::{Text, Told, texts};
use crate::finding::Status;
use crate::project::Project;
use crate::reckoning::{COUNTERS, plain};
use crate::text::pattern;

static EACH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "每(?P<of>{COUNTERS})每?(?P<period>月|年)?[^0-9。;；,，每]{{0,6}}(?P<digits>[0-9]+(?:\\.[0-9]+)?)(?P<unit>万元|元)"
    ))
});
static SLASHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?P<digits>[0-9]+(?:\\.[0-9]+)?)(?P<unit>万元|元)/(?P<of>{COUNTERS})(?:[/·•.]?每?(?P<period>月|年))?"
    ))
});

/// An amount for each.
#[derive(Clone)]
struct Rate<'p> {
    printed: String,
    yuan: Decimal,
    of: String,
    monthly: bool,
    source: Place<'p>,
}

fn find<'p>(text: &str, source: Place<'p>) -> Vec<Rate<'p>> {
    let mut found = Vec::new();
    for expression in [&EACH, &SLASHED] {
        for captures in expression.captures_iter(text) {
            let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
            let Ok(value) = part("digits").parse::<Decimal>() else { continue };
            let scale = if part("unit") == "万元" { Decimal::from(10_000) } else { Decimal::ONE };
            found.push(Rate {
                printed: format!("{}{}", part("digits"), part("unit")),
                yuan: value.saturating_mul(scale),
                of: part("of").to_owned(),
                monthly: part("period") == "月",
                source,
            });
        }
    }
    found
}

/// The one rate of purpose and objectives, beside the one that names and targets of the indicators state.
pub(super) fn rates(project: &Project) -> Option<Told> {
    let said: Vec<Rate<'_>> =
        texts(project).into_iter().flat_map(|Text { plain, source, .. }| find(&plain, source)).collect();
    let stated: Vec<Rate<'_>> = project
        .indicators
        .iter()
        .flat_map(|indicator| {
            let source = Place::of(indicator);
            let mut found = find(&plain(&indicator.name), source);
            found.extend(find(&plain(&indicator.target.printed), source));
            found
        })
        .collect();
    let (one, other) = (said.first()?, stated.first()?);
    let unique = said.iter().all(|rate| rate.yuan == one.yuan) && stated.iter().all(|rate| rate.yuan == other.yuan);
    if !unique || !same_counter(&one.of, &other.of) || one.monthly != other.monthly {
        return None;
    }
    let holds = one.yuan == other.yuan;
    let (of, word) = (&one.of, if holds { "一致" } else { "不一致" });
    let draft = Draft::new(
        format!("文中每{of}{}，指标中{}，{word}", one.printed, other.printed),
        format!("the text grants {} each, the indicator {}", one.printed, other.printed),
    )
    .compared(one.printed.as_str(), other.printed.as_str())
    .operand("文中", one.printed.as_str(), one.source)
    .operand("指标", other.printed.as_str(), other.source);
    let status = if holds { Status::Passed } else { Status::Failed };
    Some(Told { key: format!("每{of}"), status, draft })
}
