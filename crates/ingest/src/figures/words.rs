//! The words above and beside figures: which year they are of, and what of it.

use std::sync::LazyLock;

use openbudget_domain::money::Unit;
use openbudget_domain::money::amount::{find_amounts, is_dash, read_amount};
use openbudget_domain::text::{Folded, half_width, pattern};
use regex::Regex;

/// A text without white space and with half-width signs.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}

/// 一、 （二） 3. 其中： before a label.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?P<one>[一二三四五六七八九十]{1,3}[、.．])|(?P<two>\([一二三四五六七八九十]{1,3}\)、?)|(?P<three>\d{1,2}[、.．])|(?P<four>\(\d{1,2}\)))",
    )
});
static AMONG: LazyLock<Regex> = LazyLock::new(|| pattern("^其中[:、]?"));

/// How deep a label's number puts it, and the label without the number.
pub(crate) fn numbered(words: &str) -> (Option<usize>, &str) {
    let mut depth = None;
    let mut rest = words;
    if let Some(parts) = NUMBER.captures(rest) {
        depth = (1_usize..).zip(["one", "two", "three", "four"]).find(|(_, name)| parts.name(name).is_some());
        rest = rest.get(parts.get(0).map_or(0, |all| all.end())..).unwrap_or(rest);
    }
    let mut depth = depth.map(|(depth, _)| depth);
    if let Some(among) = AMONG.find(rest) {
        depth = Some(AMONG_DEPTH);
        rest = rest.get(among.end()..).unwrap_or(rest);
        if let Some(parts) = NUMBER.find(rest) {
            rest = rest.get(parts.end()..).unwrap_or(rest);
        }
    }
    (depth, rest)
}

/// The depth of a label behind 其中.
pub(crate) const AMONG_DEPTH: usize = 5;

/// A label without the number before it and without the unit in brackets behind it.
pub(crate) fn bare(words: &str) -> &str {
    let rest = numbered(words).1;
    let rest = rest.trim_end_matches([':', '、']);
    ["(万元)", "(元)", "(亿元)"].iter().find_map(|unit| rest.strip_suffix(unit)).unwrap_or(rest)
}

static UNIT: LazyLock<Regex> = LazyLock::new(|| pattern("单位:?(?:人民币)?(?P<unit>亿元|万元|元)"));

/// The unit that a title or a head names among other words: 项目（单位：万元）.
pub(crate) fn unit_within(words: &str) -> Option<Unit> {
    Unit::from_key(UNIT.captures(words)?.name("unit")?.as_str())
}

/// Whether a bare label is that of everything together.
pub(crate) fn is_total(bare: &str) -> bool {
    ["合计", "总计", "共计", "小计", "总额", "合计数", "总合计"].contains(&bare)
}

/// Whether a label is of the whole of the government: 全县合计, 县本级, 示例县.
pub(crate) fn is_whole(bare: &str) -> bool {
    let ended = bare.trim_end_matches("合计").trim_end_matches("小计");
    let place = ["本级", "县级", "区级", "市级", "本地区"].iter().any(|word| ended.ends_with(word))
        || (bare.starts_with('全') && bare.chars().count() <= 6)
        || (ended.ends_with(['县', '区', '市', '旗']) && ended.chars().count() <= 12);
    bare.is_empty() || is_total(bare) || place
}

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\d])(?P<by>[比较与同]?)(?P<year>(?:19|20)\d{2})(?:年|[^\d.,万亿元]|$)"));
static RATE: LazyLock<Regex> = LazyLock::new(|| pattern("率|%|幅度|增幅|降幅|比例|占比|比重|百分比"));
static CHANGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"增减|增\(减|增加|减少|变动|变化|差额|±|净增|[较比](?:上年|去年|\d{4})"));

/// Of which year a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// No word says.
    Unsaid,
    /// 本年.
    This,
    /// 上年.
    Last,
    /// A year.
    Year(i32),
}

/// What a figure of a year is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// The amount itself.
    Amount,
    /// By how much it differs from the year before; whether the header says that it is less.
    Change { less: bool },
    /// By how much in percent.
    Rate,
    /// Words on it.
    Reason,
}

/// The year that words speak of, but not one that they only compare with.
pub(crate) fn time_of(words: &str) -> Time {
    let spoken = YEAR.captures_iter(words).filter(|parts| parts.name("by").is_none_or(|by| by.is_empty()));
    if let Some(year) = spoken.filter_map(|parts| parts.name("year")?.as_str().parse().ok()).last() {
        return Time::Year(year);
    }
    let has = |all: &[&str]| all.iter().any(|word| words.contains(word));
    if has(&["本年", "当年", "今年"]) {
        Time::This
    } else if has(&["上年", "去年", "上一年", "前一年"]) && !CHANGE.is_match(words) {
        Time::Last
    } else {
        Time::Unsaid
    }
}

/// What words ask for; nothing where they name no measure.
pub(crate) fn measure_of(words: &str) -> Option<Measure> {
    let has = |all: &[&str]| all.iter().any(|word| words.contains(word));
    if has(&["备注", "原因", "说明"]) {
        Some(Measure::Reason)
    } else if RATE.is_match(words) {
        Some(Measure::Rate)
    } else if CHANGE.is_match(words) {
        Some(Measure::Change { less: has(&["减少", "减支"]) && !words.contains('增') })
    } else if has(&["预算", "决算", "执行", "安排", "金额", "数", "额", "计", "年", "计划", "拨款"]) {
        Some(Measure::Amount)
    } else {
        None
    }
}

/// Words in the place of a figure that say that there is none.
pub(crate) fn is_none(text: &str) -> bool {
    ["无", "没有", "未安排", "不安排", "无此项", "不涉及", "无预算"].contains(&folded(text).as_str())
}

/// A bare year, as a header of a column has it.
pub(crate) fn is_year(text: &str) -> bool {
    let words = folded(text);
    words.len() == 4 && (words.starts_with("19") || words.starts_with("20")) && words.parse::<u16>().is_ok()
}

static SIDE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\(不?含(?:本数)?\)|及?以[上下])(?:\(不?含(?:本数)?\)|及?以[上下])?$"));

/// A figure and what behind it says on which side of it something is: 50（含）以上.
pub(crate) fn parted_side(words: &str) -> (&str, &str) {
    SIDE.find(words).and_then(|side| words.split_at_checked(side.start())).unwrap_or((words, ""))
}

/// Whether a cell holds a figure, or words in the place of one.
pub(crate) fn is_figure(text: &str) -> bool {
    let words = folded(text);
    let words = parted_side(&words).0;
    let number = words.trim_start_matches(['>', '<', '=', '≥', '≤', '≧', '≦']);
    let number = number.strip_suffix('%').unwrap_or(number);
    is_dash(words)
        || is_none(words)
        || read_amount(number, Some(Unit::Yuan)).is_ok_and(|money| money.is_some())
        || !find_amounts(&Folded::new(text)).is_empty()
}
