//! So many, at so much each.

mod list;

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use crate::text::pattern;

use super::token::{COUNTERS, scale_of, stated};
use super::{Reckoning, Stated, chain, overlap};
use list::{divided, of_each, together};

const NUMBER: &str = "[0-9]+(?:\\.[0-9]+)?";
const PERIOD: &str = "月|年|季度|季|天|日|次|期|批|学期";

/// `1250人,35元/人/月`; `24000人，标准为115元/人`.
static SLASHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?P<count>{NUMBER})(?P<many>万)?(?P<counter>{COUNTERS})(?P<between>[^0-9。;；]{{0,16}})(?P<digits>{NUMBER})(?P<unit>万元|元)/(?P<of>{COUNTERS})(?:[/·•.]?每?(?P<period>{PERIOD}))?"
    ))
});

/// `20个村,每个村5万元`, `24000人每人115元`, `36000人每月补助25元`.
static EACH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?P<count>{NUMBER})(?P<many>万)?(?P<counter>{COUNTERS})(?P<between>[^0-9。;；每]{{0,14}})每(?P<of>{COUNTERS}|生)?每?(?P<period>{PERIOD})?[^0-9。;；每]{{0,10}}(?P<digits>{NUMBER})(?P<unit>万元|元)(?:/(?P<also>{PERIOD}))?"
    ))
});

/// `35元/人/月,共1250人`.
static SLASHED_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?P<digits>{NUMBER})(?P<unit>万元|元)/(?P<of>{COUNTERS})(?:[/·•.]?每?(?P<period>{PERIOD}))?(?P<between>[^0-9。;；元]{{0,14}})(?P<count>{NUMBER})(?P<many>万)?(?P<counter>{COUNTERS})"
    ))
});

/// `每个村5万元，共20个村`, `每人每月35元，1250人`.
static EACH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "每(?P<of>{COUNTERS}|生)每?(?P<period>{PERIOD})?[^0-9。;；每]{{0,10}}(?P<digits>{NUMBER})(?P<unit>万元|元)(?:/(?P<also>{PERIOD}))?(?:[^0-9。;；元]{{0,8}}(?P<often>[0-9]{{1,3}})(?P<span>天|个月)(?:计算|计)?)?(?P<between>[^0-9。;；元]{{0,14}})(?P<count>{NUMBER})(?P<many>万)?(?P<counter>{COUNTERS})"
    ))
});

/// Words before the price of one.
const PRICE: &str = "单价|单位造价|单位成本|单位价格";

/// `采购电脑5台，单价2万元`.
static PRICED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?P<count>{NUMBER})(?P<many>万)?(?P<counter>{COUNTERS})(?P<between>[^0-9。;；每]{{0,14}})(?P<price>{PRICE})[^0-9。;；每]{{0,6}}(?P<digits>{NUMBER})(?P<unit>万元|元)"
    ))
});

/// `单价2万元，采购电脑5台`.
static PRICED_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?P<price>{PRICE})[^0-9。;；每]{{0,6}}(?P<digits>{NUMBER})(?P<unit>万元|元)(?P<between>[^0-9。;；元]{{0,14}})(?P<count>{NUMBER})(?P<many>万)?(?P<counter>{COUNTERS})"
    ))
});

/// What one is paid a month: `编外人员15人，月工资3400元`.
static WAGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?P<count>{NUMBER})(?P<many>万)?(?P<counter>{COUNTERS})(?P<between>[^0-9。;；每月]{{0,14}})(?P<price>{MONTH})(?P<digits>{NUMBER})(?P<unit>万元|元)"
    ))
});

/// Words of what is paid a month.
const MONTH: &str = "月(?:人均|每人|均)?(?:基本|平均|岗位|生活|照料)?(?:工资|薪酬|薪金|薪|补助|补贴|津贴|标准|租金|租|报酬|补差|生活费|服务费)(?:标准)?(?:为|约|按|:)?";

/// That a price is one a month stands right before it: `月工资3400元/人`, but not in `12月工资5万元`.
static MONTHLY: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?:^|[^0-9个上当本一二三四五六七八九十])(?:{MONTH}|月(?:人均|每人|均))$")));

/// How many each of others has: `每队3人`.
static PER: LazyLock<Regex> = LazyLock::new(|| pattern("每个?\\p{Han}{1,4}$"));

/// That a count is one a day: `日均60吨`.
static DAILY: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:日均|每日|每天|日)(?:处理|清运|产生|产|供)?(?:量|约|为)*$"));

/// That a count is of all: `共110人`.
static ALL: LazyLock<Regex> = LazyLock::new(|| pattern("(?:共|合计|总计)(?:计|有|约)?$"));

/// The result behind it: `,一年需78万元`, `,全年78万元`, `,总投资78万元`.
static RESULT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "^(?P<words>[^0-9。;；]{{0,12}}(?:需|计|共|为|约|即|=)[^0-9。;；]{{0,6}}|,?(?:全年|一年)(?:资金|经费|预算|金额|支出)?|[^0-9。;；,元每]{{0,10}},(?:全年|一年)(?:资金|经费|预算|金额|支出)?|,?(?:项目|补助|补贴|奖补)资金(?:为|约|共)?|,?(?:项目|工程)?(?:总投资额?|投资总额|总价款?|总造价|总费用|总金额|总成本))(?P<digits>{NUMBER})(?P<unit>亿元|万元|元)(?P<next>.?)"
    ))
});

/// Words that make an amount another one than the result.
const OTHERS: &[&str] = &[
    "其中", "每", "均", "中央", "省", "市级", "承担", "负担", "上年", "标准", "另", "上级", "争取", "自筹", "社会",
    "企业", "银行", "贷款", "带动", "增收", "收入", "产值", "节约", "累计", "结余", "历年",
];

/// What is granted for one, beside what the whole costs: `每套补助1万元，总投资5000万元`.
const GRANTS: &[&str] = &["补助", "补贴", "奖补", "奖励", "资助", "配套", "扶持", "贴息"];
const COSTS: &[&str] = &["投资", "造价", "总价", "成本", "合同", "概算", "估算", "工程款"];

/// What one earns or saves is no price: `户均增收2000元，带动500户`.
const EARNINGS: &[&str] =
    &["收入", "增收", "可支配", "产值", "效益", "收益", "受益", "利润", "增值", "节约", "节支", "存款", "消费"];

/// A number of months that is printed: `，12个月`, `×12月`.
static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[^0-9。;；]{0,6}?(?:(?:[0-9]{1,2}月?[—~～至-][0-9]{1,2}月份?[^0-9。;；元]{0,4})?([0-9]{1,2})个月|×([0-9]{1,2})(?:个?月)?)",
    )
});

/// A number of days that is printed: `，全年按200天计算`.
static DAYS: LazyLock<Regex> = LazyLock::new(|| pattern("^[^0-9。;；元]{0,8}?([0-9]{1,3})天(?:计算|计)?"));

/// Words that make a number of days a bound.
const BOUNDS: &[&str] = &["超", "低于", "少于", "至少", "前", "内"];

/// So many of something.
static COUNT: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?P<count>{NUMBER})(?P<many>万)?(?P<counter>{COUNTERS})")));

/// Every rate of a plain text that is no part of what is taken already.
pub(super) fn rates(text: &str, taken: &[Range<usize>]) -> Vec<Reckoning> {
    let mut found: Vec<Reckoning> = Vec::new();
    for expression in [&SLASHED, &EACH, &SLASHED_FIRST, &EACH_FIRST, &PRICED, &PRICED_FIRST, &WAGED] {
        for captures in expression.captures_iter(text) {
            let Some(whole) = captures.get(0) else { continue };
            let free = |range: &Range<usize>| !overlap(range, &whole.range());
            if !taken.iter().all(free) || !found.iter().all(|other| free(&other.range)) {
                continue;
            }
            found.extend(reckoned(text, &captures, whole.range()));
        }
    }
    found.sort_by_key(|reckoning| reckoning.range.start);
    chain::chained(text, found)
}

/// Words between a whole and its parts, or what it is compared with: `32公里,其中沥青路20公里,每公里45万元`.
const PARTS: &[&str] = &["其中", "含", "包括", "较上年", "比上年", "较去年", "比去年", "同比"];

/// A rate with its count: the nearest, or a whole before it of which the nearest is but a part.
fn reckoned(text: &str, captures: &Captures<'_>, range: Range<usize>) -> Option<Reckoning> {
    let nearest = counted(text, captures, &range, None)?;
    let (count, counter) = (captures.name("count")?, captures.name("counter")?);
    let ahead = text.get(..count.start())?;
    if PER.is_match(ahead) {
        return of_each(&nearest, ahead);
    }
    if ALL.is_match(ahead) || nearest.holds() || count.start() > captures.name("digits")?.start() {
        return Some(nearest);
    }
    let begin = text.get(..count.start())?.rfind(['。', ';', '；']).map_or(0, |at| at.saturating_add(1));
    let before = text.get(begin..count.start()).or_else(|| text.get(begin.saturating_add(2)..count.start()))?;
    let others: Vec<Captures<'_>> = COUNT
        .captures_iter(before)
        .filter(|other| other.name("counter").is_some_and(|one| alike(one.as_str(), counter.as_str())))
        .collect();
    let with = |other: &Captures<'_>| counted(text, captures, &range, Some(other));
    if let Some(held) = others.iter().filter_map(with).find(Reckoning::holds) {
        return Some(held);
    }
    let whole = others.first().filter(|first| {
        let between = first.get(0).and_then(|first| before.get(first.end()..)).unwrap_or_default();
        PARTS.iter().any(|word| between.contains(word))
    });
    // 184户，其中C级104户，每户1万元，D级80户，每户2.15万元: where each part has its price, the price is of the part.
    let sentence = text.get(begin..).and_then(|rest| rest.split(['。', ';', '；']).next()).unwrap_or_default();
    if whole.is_some() && sentence.matches(&format!("每{}", counter.as_str())).count() > 1 {
        return Some(nearest);
    }
    if others.first().is_some_and(|whole| divided(text, begin, whole, counter.as_str())) {
        return Some(nearest);
    }
    if let Some(found) = whole.and_then(with) {
        return Some(found);
    }
    // 电脑5台、打印机3台，每台2万元: of all that are listed, or of the last alone.
    let listed = |other: &&Captures<'_>| {
        other.get(0).and_then(|other| before.get(other.end()..)).is_some_and(|between| !between.contains('元'))
    };
    let listed: Vec<&Captures<'_>> = others.iter().filter(listed).collect();
    if listed.is_empty() { Some(nearest) } else { together(&nearest, &listed).filter(|found| found.stated.is_some()) }
}

/// A rate with the count that stands beside it, or another.
fn counted(
    text: &str,
    captures: &Captures<'_>,
    range: &Range<usize>,
    other: Option<&Captures<'_>>,
) -> Option<Reckoning> {
    let part = |name: &str| captures.name(name).map(|part| part.as_str());
    let of_count = |name: &str| other.unwrap_or(captures).name(name).map(|part| part.as_str());
    let (digits_of_count, many) = (of_count("count")?, of_count("many").unwrap_or(""));
    let counter = of_count("counter")?;
    let (digits, unit) = (part("digits")?, part("unit")?);
    let of = part("of");
    // Among 20 个行政村 a village is meant by 每村.
    let within = |of: &str| counter.starts_with('个') && part("between").is_some_and(|between| between.contains(of));
    if of.is_some_and(|of| !same(counter, of) && !within(of.trim_start_matches('个'))) {
        return None;
    }
    let before_price = text.get(..captures.name("digits")?.start())?;
    let monthly = || MONTHLY.is_match(before_price).then_some("月");
    let daily = || DAILY.is_match(text.get(..captures.name("count")?.start())?).then_some("天");
    let period = part("period").or_else(|| part("also")).or_else(monthly).or_else(daily);
    let written = text.get(range.clone())?;
    // Of whom so much a year is the price is not told where it is in 万元: 412个村的保洁，每年1440万元.
    if of.is_none() && period == Some("年") && unit == "万元" {
        return None;
    }
    if (of.is_none() && period.is_none() && part("price").is_none()) || earns(written) {
        return None;
    }
    let count = digits_of_count.parse::<Decimal>().ok()?.checked_mul(scale_of(many)?)?;
    let money = digits.parse::<Decimal>().ok()?.checked_mul(scale_of(unit)?)?;
    let plain = count.checked_mul(money)?;
    let formula = format!("{digits_of_count}{many}{counter}×{digits}{unit}");
    let behind = text.get(range.end..).unwrap_or_default();
    let times = |number: u32, printed: String, inferred: bool, rest: &str, end: usize| {
        let computed = plain.checked_mul(Decimal::from(number))?;
        let (stated, read) = result(written, rest).map_or((None, 0), |(stated, read)| (Some(stated), read));
        // What one is granted a year is no sum of all: 每人每月1000元，全年12000元.
        let of_one = money.checked_mul(Decimal::from(number))?;
        let (stated, read) = match stated {
            Some(stated) if count != Decimal::ONE && (stated.value - of_one).abs() <= stated.half => (None, 0),
            other => (other, read),
        };
        // What is said to be needed a month is no sum of a year.
        let monthly = stated.as_ref().is_some_and(|stated| (stated.value - plain).abs() <= stated.half);
        let (computed, printed, inferred) =
            if inferred && monthly { (plain, String::new(), false) } else { (computed, printed, inferred) };
        Some(Reckoning {
            formula: format!("{formula}{printed}"),
            computed,
            money: true,
            counter: None,
            stated,
            inferred,
            addends: 1,
            coarsest: Decimal::ZERO,
            range: range.start..end.saturating_add(read),
        })
    };
    let span = part("often").zip(part("span"));
    match period {
        Some("月") if span.is_some_and(|(_, of_time)| of_time == "个月") => {
            let number = part("often")?;
            times(number.parse().ok()?, format!("×{number}月"), false, behind, range.end)
        }
        Some("天" | "日") if span.is_some_and(|(_, of_time)| of_time == "天") => {
            let number = part("often")?;
            times(number.parse().ok()?, format!("×{number}天"), false, behind, range.end)
        }
        _ if span.is_some() => None,
        Some("月") => {
            if let Some(months) = MONTHS.captures(behind) {
                let number: u32 = months.get(1).or_else(|| months.get(2))?.as_str().parse().ok()?;
                let end = months.get(0)?.end();
                times(number, format!("×{number}月"), false, behind.get(end..)?, range.end.saturating_add(end))
            } else {
                times(12, "(×12月)".to_owned(), true, behind, range.end)
            }
        }
        Some("季度" | "季") => times(4, "(×4季)".to_owned(), true, behind, range.end),
        None | Some("年") => {
            let found = times(1, String::new(), false, behind, range.end)?;
            // So much a day or a time, for how many stands before it.
            let sentence = text.get(..range.start)?.rsplit(['。', ';', '；']).next()?;
            let for_many = matches!(of, Some("天" | "次")) && COUNT.is_match(sentence);
            (!for_many || found.holds()).then_some(found)
        }
        Some("天" | "日") => {
            let days = DAYS.captures(behind)?;
            let (whole, number) = (days.get(0)?, days.get(1)?.as_str());
            if BOUNDS.iter().any(|word| whole.as_str().contains(word)) {
                return None;
            }
            let rest = behind.get(whole.end()..)?;
            let end = range.end.saturating_add(whole.end());
            times(number.parse().ok()?, format!("×{number}天"), false, rest, end)
        }
        // How often that is is not known.
        Some(_) => None,
    }
}

/// The result that stands behind a rate, and how far it reaches.
fn result(rate: &str, behind: &str) -> Option<(Stated, usize)> {
    let captures = RESULT.captures(behind)?;
    let words = captures.name("words")?.as_str();
    let costs = has(words, COSTS) && (has(rate, GRANTS) || has(words, GRANTS));
    // What stands before a stroke is a rate again.
    if captures.name("next").is_some_and(|next| next.as_str() == "/") || has(words, OTHERS) || costs {
        return None;
    }
    let value = stated(captures.name("digits")?.as_str(), captures.name("unit")?.as_str())?;
    Some((value, captures.name("unit")?.end()))
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether two counters count what may be added: 5台 and 3台, but not 45个 and 3人.
fn alike(one: &str, other: &str) -> bool {
    let bare = |counter: &str| counter.trim_start_matches('个').is_empty();
    same(one, other) && bare(one) == bare(other)
}

/// Whether an amount is what one earns. 受益学生4000名 are those who are paid for.
fn earns(written: &str) -> bool {
    static BENEFICIARIES: LazyLock<Regex> =
        LazyLock::new(|| pattern("受益(?:的?(?:学生|师生|群众|人|对象|农户|户|职工|老人|儿童|家庭))"));
    has(&BENEFICIARIES.replace_all(written, ""), EARNINGS)
}

/// Whether two counters count the same.
fn same(one: &str, other: &str) -> bool {
    const PEOPLE: &[&str] = &["人", "名", "位", "生"];
    let (one, other) = (one.trim_start_matches('个'), other.trim_start_matches('个'));
    one == other || one.is_empty() || other.is_empty() || (PEOPLE.contains(&one) && PEOPLE.contains(&other))
}
