//! The categories of what is procured, and which amount is theirs.

use std::sync::LazyLock;

use openbudget_domain::procurement::Category;
use openbudget_domain::text::pattern;
use regex::Regex;

use super::duty::SIDE;
use crate::narrative::prose::{Clause, Prose};

/// What belongs to works, and is none of the goods or services: 与工程建设有关的货物、服务.
static OF_WORKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "与工程(?:建设)?(?:项目)?(?:有关|相关|配套)的[^货服，,。；;]{0,8}(?:货物|服务)(?:(?:、|和|及|与|或|以及)(?:货物|服务))*",
    )
});

/// The categories that words name.
pub(crate) fn categories_of(text: &str) -> Vec<Category> {
    let text = OF_WORKS.replace_all(text, "");
    let names = |category: &Category| {
        text.contains(category.printed()) || (*category == Category::Works && text.contains("施工"))
    };
    Category::ALL.iter().copied().filter(names).collect()
}

/// The amounts of categories that are named before: 货物、服务和工程分别为50万元、50万元、60万元. None of them, where they
/// are not as many.
pub(super) fn in_turn(prose: &Prose, clause: &Clause, amounts: &[usize]) -> Option<Vec<(Category, usize)>> {
    let first = amounts.first().and_then(|at| prose.amounts.get(*at))?;
    let before = prose.text(&(clause.start..first.range.start));
    if !before.contains("分别") && !before.contains("依次") {
        return None;
    }
    let mut named: Vec<(usize, Category)> =
        Category::ALL.iter().filter_map(|category| Some((before.find(category.printed())?, *category))).collect();
    named.sort_by_key(|(place, _)| *place);
    let pairs = named.iter().zip(amounts).map(|((_, category), at)| (*category, *at));
    Some(if named.len() == amounts.len() { pairs.collect() } else { Vec::new() })
}

/// How much of the words between two amounts names the categories of the first: 的货物、服务.
pub(super) fn owned_by(between: &str) -> usize {
    let side = SIDE.find(between).map_or(0, |found| found.end());
    if !between.get(side..).is_some_and(|rest| rest.starts_with('的')) {
        return 0;
    }
    let named = Category::ALL.iter().map(|category| category.printed());
    let end = named.filter_map(|word| between.rfind(word).map(|at| at.saturating_add(word.len()))).max();
    end.map_or(0, |end| {
        let rest = between.get(end..).unwrap_or_default();
        let behind = rest.trim_start_matches('类').trim_start_matches("项目");
        end.saturating_add(rest.len().saturating_sub(behind.len()))
    })
}
