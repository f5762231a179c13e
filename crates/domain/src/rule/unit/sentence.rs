//! Amounts of the narrative that differ by ten thousand from their parts, or from the same amount elsewhere.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::super::prose::Paragraph;
use super::super::report::Place;
use super::super::rounding::half;
use super::{jump, jumps};
use crate::money::Money;
use crate::money::amount::find_amounts;
use crate::text::{Folded, pattern};

/// An amount of a paragraph, and what stands before it in its clause.
pub(super) struct Said<'d> {
    pub money: Money,
    pub source: Place<'d>,
    sentence: Range<usize>,
    /// What stands behind the amount before.
    lead: String,
    label: String,
}

/// Two amounts of which one is ten thousand times what it ought to be.
pub(super) struct Jump<'d> {
    pub what: String,
    pub one: (Money, Place<'d>),
    pub other: (Money, Place<'d>),
}

/// Words between what an amount is and its digits.
static FILLERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:[0-9]{4}年度?|安排|预算数?|预计|完成|金额|资金|共计|合计|总计|共|约|为|达到?|是|计|[:的])+$")
});

/// The shortest label by which an amount is told again.
const SHORTEST: usize = 4;

/// How many parts a whole has at most.
const MOST_PARTS: usize = 12;

/// Words before an amount of which others are no parts.
const NO_PART: &[&str] =
    &["较", "比", "上年", "去年", "增加", "减少", "每", "均", "标准", "单价", "以上", "以下", "超过"];

/// The amounts of a paragraph, in their order.
pub(super) fn said<'d>(paragraph: &Paragraph<'d>) -> Vec<Said<'d>> {
    let folded = Folded::new(&paragraph.citation.text);
    let text = folded.as_str();
    let amounts = find_amounts(&folded).into_iter().filter(|found| found.per.is_none());
    let mut end_of_last = 0_usize;
    amounts
        .filter_map(|found| {
            let before = text.get(..found.range.start)?;
            let lead = text.get(end_of_last..found.range.start)?.to_owned();
            end_of_last = found.range.end;
            let end = |c: char| matches!(c, '。' | ';' | '；');
            let start = before.rfind(end).map_or(0, |at| at.saturating_add(1));
            let behind = text.get(found.range.end..)?;
            let stop = behind.find(end).map_or(text.len(), |at| found.range.end.saturating_add(at));
            let clause = before.rsplit(['，', ',', '。', ';', '；', ':', '：', '(', ')', '、']).next()?;
            Some(Said {
                money: found.money,
                source: Place::narrative(paragraph.citation),
                sentence: start..stop,
                lead,
                label: FILLERS.replace(clause, "").into_owned(),
            })
        })
        .collect()
}

/// Words behind a whole that divide it, and before one that adds up.
const DIVIDES: &[&str] = &["其中", "包括", "分别", "分为", ":", "："];
const SUMS: &[&str] = &["合计", "共计", "总计", "共"];

/// The wholes of a paragraph that are ten thousand times their parts, or a ten thousandth:
/// `9860亿元，其中：…6200万元，…3660万元`.
pub(super) fn wholes<'d>(said: &[Said<'d>]) -> Vec<Jump<'d>> {
    let said: Vec<&Said<'d>> = said.iter().filter(|one| is_part(one)).collect();
    let mut found = Vec::new();
    for (at, whole) in said.iter().enumerate() {
        let near = |other: &&&Said<'d>| {
            other.sentence == whole.sentence || other.sentence.start == whole.sentence.end.saturating_add(1)
        };
        let behind = said.iter().skip(at.saturating_add(1)).take(MOST_PARTS).take_while(near).copied();
        let before = said.iter().take(at).rev().take(MOST_PARTS);
        let before = before.take_while(|other| other.sentence == whole.sentence).copied();
        let divided = |parts: &&[&Said<'d>]| parts.first().is_some_and(|first| has(&first.lead, DIVIDES));
        let summed = has(&whole.lead, SUMS);
        let (behind, before): (Vec<&Said<'d>>, Vec<&Said<'d>>) = (behind.collect(), before.collect());
        let parts = (2..=behind.len()).filter_map(|many| behind.get(..many)).filter(divided);
        let mut parts = parts.chain((2..=before.len()).filter(|_| summed).filter_map(|many| before.get(..many)));
        found.extend(parts.find_map(|parts| sum_of(whole, parts)));
    }
    found
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn is_part(one: &Said<'_>) -> bool {
    !has(&one.label, NO_PART)
}

fn sum_of<'d>(whole: &Said<'d>, parts: &[&Said<'d>]) -> Option<Jump<'d>> {
    let first = parts.first()?;
    let unit = first.money.unit();
    let sum = parts.iter().map(|part| part.money.amount()).try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let coarsest = parts.iter().map(|part| half(&part.money)).max()?;
    let allowed = coarsest.checked_mul(Decimal::from(parts.len()))?.max(half(&whole.money));
    let value = sum.checked_div(unit.yuan())?.normalize();
    let money = Money::from_units(value, &value.to_string(), unit).ok()?;
    jump(whole.money.amount(), sum, allowed).then(|| Jump {
        what: format!("{}与其分项之和", whole.label),
        one: (whole.money.clone(), whole.source),
        other: (money, first.source),
    })
}

/// Amounts of the same digits in other units to which the narrative gives the same name, or that stand in one sentence.
pub(super) fn repeated<'d>(said: &[Said<'d>]) -> Vec<Jump<'d>> {
    let mut found = Vec::new();
    for (at, one) in said.iter().enumerate().filter(|(_, one)| is_part(one)) {
        // 2023年安排“三公”经费 and “三公”经费 are one.
        let named = |other: &Said<'_>| {
            let (long, short) = if one.label.len() < other.label.len() { (other, one) } else { (one, other) };
            short.label.chars().count() >= SHORTEST && long.label.ends_with(&short.label)
        };
        let beside = |other: &Said<'_>| {
            one.source.is(other.source)
                && one.sentence == other.sentence
                && one.money.printed() == other.money.printed()
                && significant(&one.money) >= 3
        };
        let again = said
            .iter()
            .skip(at.saturating_add(1))
            .filter(|other| is_part(other) && jumps(&one.money, &other.money))
            .find(|other| named(other) || beside(other));
        found.extend(again.map(|other| Jump {
            what: one.label.clone(),
            one: (one.money.clone(), one.source),
            other: (other.money.clone(), other.source),
        }));
    }
    found
}

/// Amounts of a text of a project that are ten thousand times its budget, or a ten thousandth.
pub(super) fn against(text: &str, budget: &Money) -> Vec<Money> {
    /// Words of an amount that is all of it.
    const WHOLE: &[&str] =
        &["共", "需", "安排", "预算", "资金", "投入", "支出", "拨付", "支付", "款", "金额", "合计", "总计", "经费"];
    let folded = Folded::new(text);
    let amounts: Vec<_> = find_amounts(&folded);
    // What is said rightly elsewhere in the text leaves the other to be something else.
    if amounts.iter().any(|found| found.money.fen() == budget.fen()) {
        return Vec::new();
    }
    let alone = amounts.len() == 1;
    let found = amounts.into_iter().filter(|found| {
        let before = folded.as_str().get(..found.range.start).unwrap_or_default();
        let clause = before.rsplit(['，', ',', '。', ';', '；', '、']).next().unwrap_or_default();
        let whole = alone && WHOLE.iter().any(|word| clause.contains(word));
        found.per.is_none()
            && jumps(budget, &found.money)
            && !NO_PART.iter().any(|word| clause.contains(word))
            && (significant(&found.money) >= 3 || whole)
    });
    found.map(|found| found.money).collect()
}

/// How many digits a printed amount has without the zeros around them.
fn significant(money: &Money) -> usize {
    let digits: String = money.printed().chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}
