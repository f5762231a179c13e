//! Texts that count the same otherwise: `改造农村危房120户` beside `完成102户农村危房改造`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::super::super::report::{Draft, Place, named};
use super::super::{Text, Told, words_of_indicators};
use super::{Count, Target, alike, beside, counts};
use crate::finding::Status;
use crate::project::Project;
use crate::text::pattern;

/// Words of a part of the whole, or of another time.
const PARTS: &[&str] = &["半年", "季", "月", "每", "上年", "去年", "累计", "已", "新增", "期", "批", "另"];

/// Words that say nothing of what is counted.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "[0-9]{4}年度?|全年|年度|本年|今年|当年|全[县区市乡镇]|我[县区市]|主要|用于|计划|预计|完成|实现|达到|实施|开展|进行",
        "|组织|保障|确保|任务|目标|工作|项目|共计|总计|合计|数量|[个人户次]数|[^\\p{Han}]|[共拟对为的了将等数]",
    ))
});

/// How many characters at least say what is counted.
const FEWEST: usize = 3;

/// The words of a text that say what is counted; what says nothing parts them.
pub(super) fn telling(text: &str) -> String {
    WORDS.replace_all(text, "，").into_owned()
}

/// What a count is of, by its characters: word order differs, 农村危房改造 and 改造农村危房.
pub(super) fn thing(count: &Count<'_>) -> BTreeSet<char> {
    WORDS.replace_all(&count.around.replace(&count.printed, ""), "").chars().collect()
}

fn same_thing(one: &Count<'_>, other: &Count<'_>) -> bool {
    let (one, other) = (thing(one), thing(other));
    one.len() >= FEWEST && one == other
}

/// Whether a count is the only one of its unit that its text has for the whole.
fn is_whole(count: &Count<'_>, said: &[Count<'_>]) -> bool {
    let whole =
        |count: &Count<'_>| !count.factor && !count.part && !PARTS.iter().any(|word| count.around.contains(word));
    let alone = said
        .iter()
        .filter(|other| other.text == count.text && alike(&other.unit, &count.unit) && whole(other))
        .all(|other| other.value == count.value);
    whole(count) && alone
}

/// The texts that count otherwise what another text counts as the target does.
pub(super) fn of_target(target: &Target<'_>, agreed: &Count<'_>, said: &[Count<'_>], free: &[&Count<'_>]) -> Vec<Told> {
    let others = free.iter().copied().filter(|count| {
        count.text != agreed.text && alike(&count.unit, target.unit) && target.is_about(count) && is_whole(count, said)
    });
    let told = others.map(|other| {
        if is_whole(agreed, said) && same_thing(other, agreed) {
            // What is above a bound is none the less two numbers of one thing.
            if target.is_met_by(other) { between(other, agreed) } else { beside(target, other, Status::Failed) }
        } else {
            unclear(target, agreed, other)
        }
    });
    told.collect()
}

fn unclear(target: &Target<'_>, agreed: &Count<'_>, other: &Count<'_>) -> Told {
    let indicator = target.indicator;
    let words = named(indicator);
    let draft = Draft::new(
        format!("文中{}，与指标{words}一致，另一处{}，说不清是否同一数量", agreed.printed, other.printed),
        format!(
            "the text counts {} as the indicator {words}, and {} elsewhere: whether that is the same is not clear",
            agreed.printed, other.printed
        ),
    )
    .operand("文中", agreed.printed.as_str(), agreed.source)
    .operand("另一处", other.printed.as_str(), other.source)
    .operand(indicator.name.as_str(), indicator.target.printed.trim(), Place::of(indicator));
    Told { key: indicator.id.clone(), status: Status::Undecided, draft }
}

/// Texts, and words of indicators, that count the same otherwise where no target counts by that unit.
pub(super) fn without_target<'p>(
    project: &'p Project,
    targets: &[Target<'p>],
    mut said: Vec<Count<'p>>,
) -> Option<Told> {
    let behind = said.iter().map(|count| count.text).max().map_or(0, |last| last.saturating_add(1));
    for (number, Text { plain, source, .. }) in (behind..).zip(words_of_indicators(project)) {
        said.extend(counts(number, &plain, source));
    }
    let open: Vec<&Count<'p>> = said
        .iter()
        .filter(|count| !targets.iter().any(|target| alike(&count.unit, target.unit)) && is_whole(count, &said))
        .collect();
    let (one, other) = open.iter().enumerate().find_map(|(at, one)| {
        let behind = open.iter().skip(at.saturating_add(1));
        let differs = |other: &&&Count<'p>| {
            other.text != one.text
                && other.value != one.value
                && alike(&one.unit, &other.unit)
                && same_thing(one, other)
        };
        behind.into_iter().find(differs).map(|other| (*one, *other))
    })?;
    Some(between(one, other))
}

/// Two texts that count the same otherwise.
fn between(one: &Count<'_>, other: &Count<'_>) -> Told {
    let draft = Draft::new(
        format!("文中{}，另一处{}，不一致", one.printed, other.printed),
        format!("the text counts {} in one place and {} in another", one.printed, other.printed),
    )
    .compared(one.printed.as_str(), other.printed.as_str())
    .operand("文中", one.printed.as_str(), one.source)
    .operand("另一处", other.printed.as_str(), other.source);
    Told { key: format!("{}≠{}", one.printed, other.printed), status: Status::Failed, draft }
}
