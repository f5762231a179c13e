//! Prices of several counts: of all that are listed, of what each of others has, or of each part its own.

use regex::Captures;
use rust_decimal::Decimal;

use super::{COUNT, alike};
use crate::reckoning::Reckoning;
use crate::reckoning::token::scale_of;

/// Whether the counts behind a whole come to it, with a price each: 75人,其中文员45人,…;司机30人,….
pub(super) fn divided(text: &str, begin: usize, whole: &Captures<'_>, counter: &str) -> bool {
    let number = |count: &Captures<'_>| count.name("count")?.as_str().parse::<Decimal>().ok();
    let end = whole.get(0).map_or(begin, |whole| begin.saturating_add(whole.end()));
    let behind = text.get(end..).and_then(|behind| behind.split('。').next()).unwrap_or_default();
    let is_part = |one: &Captures<'_>| one.name("counter").is_some_and(|one| alike(one.as_str(), counter));
    let parts: Vec<Captures<'_>> = COUNT.captures_iter(behind).filter(is_part).collect();
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(number(part)?));
    let ends = parts.iter().skip(1).map(|part| part.get(0).map(|part| part.start()));
    let priced = parts.iter().zip(ends).all(|(part, end)| {
        part.get(0)
            .zip(end)
            .and_then(|(part, end)| behind.get(part.end()..end))
            .is_some_and(|words| words.contains('元'))
    });
    parts.len() > 1 && priced && sum.is_some() && sum == number(whole)
}

/// A rate of all whom each of others has: 45个, 每队3人, 每人5000元.
pub(super) fn of_each(rate: &Reckoning, ahead: &str) -> Option<Reckoning> {
    let sentence = ahead.rsplit(['。', ';', '；']).next()?;
    let others = COUNT.captures_iter(sentence).last()?;
    let many = others.name("many").map_or("", |many| many.as_str());
    let number = others.name("count")?.as_str().parse::<Decimal>().ok()?.checked_mul(scale_of(many)?)?;
    let formula = format!("{}×{}", others.get(0)?.as_str(), rate.formula);
    Some(Reckoning { formula, computed: rate.computed.checked_mul(number)?, ..rate.clone() })
}

/// A rate of everything that is listed before it.
pub(super) fn together(nearest: &Reckoning, listed: &[&Captures<'_>]) -> Option<Reckoning> {
    let (last, rest) = nearest.formula.split_once('×')?;
    let number = |text: &str| {
        let captures = COUNT.captures(text)?;
        let many = captures.name("many").map_or("", |many| many.as_str());
        captures.name("count")?.as_str().parse::<Decimal>().ok()?.checked_mul(scale_of(many)?)
    };
    let printed: Vec<&str> = listed.iter().filter_map(|count| Some(count.get(0)?.as_str())).chain([last]).collect();
    let all = printed.iter().try_fold(Decimal::ZERO, |sum, count| sum.checked_add(number(count)?))?;
    Some(Reckoning {
        formula: format!("({})×{rest}", printed.join("+")),
        computed: nearest.computed.checked_div(number(last)?)?.checked_mul(all)?,
        ..nearest.clone()
    })
}
