//! Several products with one total: `电脑20台，每台5000元，打印机5台，每台2000元，共11万元`.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::text::pattern;

use super::Reckoning;
use super::token::stated;

/// Rates in the order of their text, where a result that is of several of them is theirs together.
pub(super) fn chained(text: &str, rates: Vec<Reckoning>) -> Vec<Reckoning> {
    let mut found: Vec<Reckoning> = Vec::new();
    for mut rate in rates {
        if let Some(sum) = with_amounts(text, &found, &rate) {
            found.push(sum);
            continue;
        }
        let near = run_before(text, &found, &rate, &['。', ';', '；']);
        let run = if near == 0 && says_total(text, &rate) { run_before(text, &found, &rate, &['。']) } else { near };
        if run == 0 || rate.stated.is_none() || rate.holds() {
            found.push(rate);
            continue;
        }
        let begin = found.len().saturating_sub(run);
        let sum = found.get(begin..).and_then(|before| added(before, &rate));
        if let Some(sum) = sum.filter(|sum| sum.holds() || is_total(text, sum)) {
            found.truncate(begin);
            found.push(sum);
        } else {
            // Of what the result is the whole is not clear.
            let printed = rate.stated.take().map(|stated| stated.printed).unwrap_or_default();
            let written = text.get(rate.range.clone()).and_then(|written| written.rfind(&printed));
            rate.range.end = written.map_or(rate.range.end, |at| rate.range.start.saturating_add(at));
            found.push(rate);
        }
    }
    closed(text, found)
}

/// A rate whose result is that of the amounts before it too: `宣传费2万元，培训40人，每人500元，共4万元`.
fn with_amounts(text: &str, found: &[Reckoning], rate: &Reckoning) -> Option<Reckoning> {
    static AMOUNT: LazyLock<Regex> = LazyLock::new(|| pattern("([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)"));
    if rate.stated.is_none() || rate.holds() {
        return None;
    }
    let begin = text.get(..rate.range.start)?.rfind('。').unwrap_or(0);
    // Whether it is one of several rates is asked elsewhere.
    if found.iter().any(|other| other.range.end > begin) {
        return None;
    }
    let mut formula = String::new();
    let mut computed = rate.computed;
    for amount in AMOUNT.captures_iter(text.get(begin..rate.range.start)?) {
        let amount = stated(amount.get(1)?.as_str(), amount.get(2)?.as_str())?;
        computed = computed.checked_add(amount.value)?;
        formula = format!("{formula}{}+", amount.printed);
    }
    let sum = Reckoning { formula: format!("{formula}{}", rate.formula), computed, ..rate.clone() };
    sum.holds().then_some(sum)
}

/// The total of everything that stands before it, in a sentence of its own: `…；民办园8所，每所3万元。共需84万元`.
fn closed(text: &str, mut found: Vec<Reckoning>) -> Vec<Reckoning> {
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^[。;](?:以上|上述|[两三四各]项)*(?:全年)?(?:合计|共计|总计|共)(?:需要?|资金|经费|为|约|:)*([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)(?:[,。;)]|$)",
        )
    });
    let sum = || {
        let (last, before) = found.split_last()?;
        let closing = CLOSING.captures(text.get(last.range.end..)?)?;
        let unit = closing.get(2)?;
        let sum = added(before, last).filter(|_| !before.is_empty())?;
        let ahead = text.get(..last.range.end)?;
        // One price a product, and no other money or sentence before the total.
        let alone = ahead.matches('元').count() == found.len() && !ahead.contains('。');
        let stated = stated(closing.get(1)?.as_str(), unit.as_str())?;
        let range = sum.range.start..last.range.end.saturating_add(unit.end());
        (alone && found.iter().all(|rate| rate.stated.is_none())).then_some(Reckoning {
            stated: Some(stated),
            range,
            ..sum
        })
    };
    if let Some(sum) = sum() {
        found = vec![sum];
    }
    found
}

/// How many rates without a result stand before a rate, back to an end.
fn run_before(text: &str, found: &[Reckoning], rate: &Reckoning, ends: &[char]) -> usize {
    let mut start = rate.range.start;
    found
        .iter()
        .rev()
        .take_while(|before| {
            let between = text.get(before.range.end..start);
            start = before.range.start;
            before.stated.is_none() && between.is_some_and(|between| !between.contains(ends))
        })
        .count()
}

fn added(before: &[Reckoning], last: &Reckoning) -> Option<Reckoning> {
    let all = || before.iter().chain([last]);
    let formula: Vec<&str> = all().map(|rate| rate.formula.as_str()).collect();
    Some(Reckoning {
        formula: formula.join("+"),
        computed: all().map(|rate| rate.computed).try_fold(Decimal::ZERO, Decimal::checked_add)?,
        inferred: all().any(|rate| rate.inferred),
        range: before.first()?.range.start..last.range.end,
        ..last.clone()
    })
}

/// Whether the result is said to be a total, and no other money is spoken of.
fn is_total(text: &str, sum: &Reckoning) -> bool {
    let products = sum.formula.split('+').count();
    let written = text.get(sum.range.clone()).unwrap_or_default();
    // One price a product, and the total.
    says_total(text, sum) && written.matches('元').count() == products.saturating_add(1)
}

/// Whether the words of the result are those of a total.
fn says_total(text: &str, rate: &Reckoning) -> bool {
    let written = text.get(rate.range.clone()).unwrap_or_default();
    let words = written.rsplit([',', '、']).next().unwrap_or_default();
    ["共", "合计", "总计", "全年"].iter().any(|word| words.contains(word))
}
