//! Counts: what name, purpose and objectives count is what the targets count.

mod contradiction;
mod list;

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::super::report::{Draft, Place, named, place};
use super::{Text, Told, clause, texts};
use crate::finding::Status;
use crate::indicator::Indicator;
use crate::project::Project;
use crate::reckoning::{COUNTERS, plain};
use crate::target::{Operator, TargetKind};
use crate::text::pattern;

static COUNT: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("([0-9]+(?:\\.[0-9]+)?)(万)?({COUNTERS})")));

/// What is counted in a text.
struct Count<'p> {
    printed: String,
    value: Decimal,
    unit: String,
    around: String,
    factor: bool,
    /// Whether it stands behind what divides a whole: 其中.
    part: bool,
    /// Whether it is said to be all: 共110人.
    total: bool,
    text: usize,
    source: Place<'p>,
}

/// So many of something for one of something else: 每组1名小组长. So many a year are all of them.
static EACH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"每(?:个|名|所|家|座|支|辆|台)?[^年月日天季次期批0-9，,。；;：:、\p{P}]\p{Han}{0,6}$"));

/// Words right before a count by which it is what a work can do, not what is done.
const ABILITY: &[&str] = &["日处理", "年处理", "日产", "年产", "日供", "日均", "年均", "能力"];

/// What an indicator counts.
struct Target<'p> {
    indicator: &'p Indicator,
    value: Decimal,
    unit: &'p str,
}

fn counts<'p>(number: usize, text: &str, source: Place<'p>) -> Vec<Count<'p>> {
    COUNT
        .captures_iter(text)
        .filter_map(|captures| {
            let (whole, digits, unit) = (captures.get(0)?, captures.get(1)?, captures.get(3)?);
            let said = clause(text, whole.start(), whole.start());
            let before = text.get(..whole.start())?.chars().next_back();
            let behind = text.get(whole.end()..).unwrap_or_default();
            // 80-89 is a span, 每5人 a rate, 约200人 about as many, 12个月 a time; what stands before a stroke is a rate.
            let said = said.split(whole.as_str()).next().unwrap_or_default();
            if before.is_some_and(|c| "-~～/每约近逾第.".contains(c) || c.is_ascii_digit())
                || (before == Some('超') && !ultrasound(text.get(..whole.start())?))
                || unit.as_str() == "个月"
                || behind.starts_with('/')
                || EACH.is_match(text.get(..whole.start())?)
                || ABILITY.iter().any(|word| said.contains(word))
            {
                return None;
            }
            let sentence = text.get(..whole.start())?.rsplit('。').next()?;
            let scale = if captures.get(2).is_some() { Decimal::from(10_000) } else { Decimal::ONE };
            Some(Count {
                printed: shown(whole.as_str(), behind),
                value: digits.as_str().parse::<Decimal>().ok()?.checked_mul(scale)?,
                unit: unit.as_str().to_owned(),
                around: clause(text, whole.start(), whole.end()).to_owned(),
                part: is_part(sentence),
                total: ["共", "合计", "共计", "总计"].iter().any(|word| sentence.ends_with(word)),
                text: number,
                factor: before == Some('×') || behind.starts_with(['×', '=']),
                source,
            })
        })
        .collect()
}

/// Whether these words end with a machine, not with "more than": 彩超5台.
fn ultrasound(before: &str) -> bool {
    ["彩超", "B超", "b超", "心超", "黑白超"].iter().any(|word| before.ends_with(word))
}

/// Whether what follows these words is a part; behind a semicolon where they began with the parts: 其中城区20人；乡镇30人.
fn is_part(sentence: &str) -> bool {
    let item = sentence.rsplit(';').next().unwrap_or(sentence);
    let divided = ["其中", "包括", "分别"].iter().any(|word| item.contains(word));
    divided || sentence.split_once("其中").is_some_and(|(before, _)| !COUNT.is_match(before))
}

/// A count as printed: of `12个乡` before 镇 the whole noun.
fn shown(count: &str, behind: &str) -> String {
    static NOUN: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?:镇街?|道|属单位|直部门|级部门|测点|务站|务点|置点|位|区|庄|委会|居|目|构|体)"));
    let cut = count.contains('个') && !count.ends_with('个');
    let rest = NOUN.find(behind).filter(|_| cut).map_or("", |rest| rest.as_str());
    format!("{count}{rest}")
}

fn target(indicator: &Indicator) -> Option<Target<'_>> {
    let of = &indicator.target;
    let exact = matches!(of.operator, Some(Operator::Eq | Operator::Ge)) && of.kind == TargetKind::Number;
    let unit = of.unit.as_deref().filter(|_| exact)?;
    let (scale, unit) = match unit.strip_prefix('万') {
        Some(rest) if !rest.is_empty() => (Decimal::from(10_000), rest),
        _ => (Decimal::ONE, unit),
    };
    Some(Target { indicator, value: of.value?.checked_mul(scale)?, unit })
}

/// Whether two units count alike: people by whatever word, and 个 whatever follows it.
fn alike(one: &str, other: &str) -> bool {
    let general = |unit: &str| unit == "个";
    super::super::funds::same_counter(one, other)
        || (one.starts_with('个') && general(other))
        || (other.starts_with('个') && general(one))
}

impl Target<'_> {
    fn words(&self) -> String {
        let indicator = self.indicator;
        format!("{}，{}", plain(&indicator.name), plain(indicator.description.as_deref().unwrap_or("")))
    }

    /// Whether it is a bound, and a count fulfils it with room: then the two need not be one number.
    fn is_met_by(&self, count: &Count<'_>) -> bool {
        self.indicator.target.operator == Some(Operator::Ge) && count.value > self.value
    }

    /// Whether its words name what is counted, where the count says it: 村 of 12个村.
    fn names(&self, count: &Count<'_>) -> bool {
        count.unit.strip_prefix('个').is_none_or(|thing| self.words().contains(thing))
    }

    /// Whether its words and those around a count share two Chinese characters in a row, or a number.
    ///
    /// Of 12个乡镇 the townships are counted, whatever else is spoken of: the indicator must name them.
    fn is_about(&self, count: &Count<'_>) -> bool {
        let words = self.words();
        let told = |text: &str| pairs(&contradiction::telling(text));
        let shared = !told(&words).is_disjoint(&told(&count.around));
        self.names(count) && (shared || !numbers(&words).is_disjoint(&numbers(&count.around)))
    }
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    let characters: Vec<char> = text.chars().collect();
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    characters
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if han(*a) && han(*b) => Some((*a, *b)),
            _ => None,
        })
        .collect()
}

/// Numbers of two digits and more, as those of ages.
fn numbers(text: &str) -> HashSet<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() >= 2).collect()
}

/// What name, purpose and objectives count. The factors of a formula only where nothing else is counted by that unit.
fn said(project: &Project) -> Vec<Count<'_>> {
    let name = Text { what: "项目名称", plain: plain(&project.name), source: place(project, "name") };
    let all: Vec<Count<'_>> = (0..)
        .zip(std::iter::once(name).chain(texts(project)))
        .flat_map(|(number, Text { plain, source, .. })| counts(number, &plain, source))
        .collect();
    let free: Vec<String> = all.iter().filter(|count| !count.factor).map(|count| count.unit.clone()).collect();
    all.into_iter().filter(|count| !count.factor || !free.iter().any(|unit| alike(unit, &count.unit))).collect()
}

pub(super) fn counted(project: &Project) -> Vec<Told> {
    let targets: Vec<Target<'_>> = project.indicators.iter().filter_map(target).collect();
    let said = said(project);
    let mut told: Vec<Told> = targets.iter().filter_map(own_words).collect();
    let equal = |one: &Target<'_>, count: &Count<'_>| alike(&count.unit, one.unit) && count.value == one.value;
    // What no target states, and the targets that no text states.
    let free: Vec<&Count<'_>> = said.iter().filter(|count| !targets.iter().any(|one| equal(one, count))).collect();
    let open: Vec<&Target<'_>> = targets.iter().filter(|one| !said.iter().any(|count| equal(one, count))).collect();
    for one in &targets {
        if let Some(count) = said.iter().find(|count| equal(one, count)) {
            told.push(beside(one, count, Status::Passed));
            told.extend(contradiction::of_target(one, count, &said, &free));
            continue;
        }
        let fitting: Vec<&Count<'_>> = free.iter().copied().filter(|count| alike(&count.unit, one.unit)).collect();
        if fitting.is_empty() {
            continue;
        }
        let rivals = open.iter().filter(|other| alike(one.unit, other.unit));
        if let Some(sum) = list::added(one, &fitting, &said, rivals.count() == 1) {
            told.push(sum);
            continue;
        }
        let mut akin =
            fitting.iter().copied().filter(|count| one.is_about(count) && list::stands_alone(one, count, &fitting));
        let first = akin.next();
        // The same is counted where each is about the other alone.
        let sole = first.filter(|count| {
            akin.all(|other| other.value == count.value)
                && open.iter().filter(|other| alike(&count.unit, other.unit) && other.is_about(count)).count() == 1
        });
        told.push(match sole {
            Some(count) if one.is_met_by(count) => above(one, count),
            Some(count) => beside(one, count, Status::Failed),
            None => unclear(one, &fitting),
        });
    }
    told.extend(contradiction::without_target(project, &targets, said));
    told
}

fn unclear(one: &Target<'_>, counts: &[&Count<'_>]) -> Told {
    let indicator = one.indicator;
    let words: Vec<&str> = counts.iter().map(|count| count.printed.as_str()).collect();
    let draft = Draft::new(
        format!("文中{}，指标{}，说不清是否同一数量", words.join("、"), named(indicator)),
        format!(
            "the text counts {}, the indicator is {}: whether that is the same is not clear",
            words.join(", "),
            named(indicator)
        ),
    );
    let draft = counts.iter().fold(draft, |draft, count| draft.operand("文中", count.printed.as_str(), count.source));
    let printed = indicator.target.printed.trim();
    let draft = draft.operand(indicator.name.as_str(), printed, Place::of(indicator));
    Told { key: indicator.id.clone(), status: Status::Undecided, draft }
}

/// The one count of an indicator's own name and description, beside its target.
fn own_words(target: &Target<'_>) -> Option<Told> {
    let indicator = target.indicator;
    let source = Place::of(indicator);
    let mut found = counts(0, &plain(&indicator.name), source);
    found.extend(indicator.description.iter().flat_map(|text| counts(0, &plain(text), source)));
    found.retain(|count| super::super::funds::same_counter(&count.unit, target.unit));
    let first = found.first()?;
    let agree = found.iter().all(|count| count.value == first.value);
    let told =
        |count| if target.is_met_by(count) { above(target, count) } else { beside(target, count, Status::Failed) };
    (agree && first.value != target.value).then(|| told(first))
}

/// A count above the bound that a target is.
fn above(target: &Target<'_>, count: &Count<'_>) -> Told {
    let (indicator, said) = (target.indicator, &count.printed);
    let printed = indicator.target.printed.trim();
    let draft = Draft::new(
        format!("文中{said}，高于指标“{}”{printed}的下限，说不清是否应为同一数", indicator.name),
        format!(
            "the text says {said}, above the bound of the indicator “{}”, {printed}: whether that is to be one number is not clear",
            indicator.name
        ),
    )
    .operand("文中", said.as_str(), count.source)
    .operand(indicator.name.as_str(), printed, Place::of(indicator));
    Told { key: indicator.id.clone(), status: Status::Undecided, draft }
}

fn beside(target: &Target<'_>, count: &Count<'_>, status: Status) -> Told {
    let indicator = target.indicator;
    let (said, printed) = (&count.printed, indicator.target.printed.trim());
    let word = if status == Status::Passed { "一致" } else { "不一致" };
    let draft = Draft::new(
        format!("文中{said}，指标“{}”{printed}，{word}", indicator.name),
        format!("the text says {said}, the indicator “{}” {printed}", indicator.name),
    )
    .compared(said.as_str(), printed)
    .operand("文中", said.as_str(), count.source)
    .operand(indicator.name.as_str(), printed, Place::of(indicator));
    Told { key: indicator.id.clone(), status, draft }
}
