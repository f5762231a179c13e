//! Reading a printed target. What is not certain is text: a number is never guessed.

use std::sync::LazyLock;

use regex::Regex;

use super::date::{is_bare_date, is_year, read_bare_date, read_date};
use super::{Operator, Target, TargetKind};
use crate::money::Unit;
use crate::money::written::read_money;
use crate::number::chinese::{NUMERALS, read_chinese};
use crate::number::{DIGITS, read_number};
use crate::text::{half_width, join_lines, pattern};

/// What the table says of a target beside its own cell.
#[derive(Debug, Clone, Copy, Default)]
pub struct TargetContext<'a> {
    /// The unit of money of the table.
    pub table_unit: Option<Unit>,
    /// Whether the indicator states an amount of money, so that a number without a unit is money in the table's unit.
    pub states_money: bool,
    /// Whether the indicator asks for a time, so that 2023.12 is a month and 20231231 a day.
    pub states_time: bool,
    /// The cell of an operator column, where the table has one.
    pub operator: Option<&'a str>,
    /// The cell of a unit column, where the table has one.
    pub unit: Option<&'a str>,
}

/// Words and signs before a number, the longer first.
const BEFORE: &[(&str, Operator)] = &[
    ("大于等于", Operator::Ge),
    ("大于或等于", Operator::Ge),
    ("小于等于", Operator::Le),
    ("小于或等于", Operator::Le),
    ("不少于", Operator::Ge),
    ("不低于", Operator::Ge),
    ("不小于", Operator::Ge),
    ("至少", Operator::Ge),
    ("不超过", Operator::Le),
    ("不高于", Operator::Le),
    ("不大于", Operator::Le),
    ("不多于", Operator::Le),
    ("至多", Operator::Le),
    ("高于", Operator::Gt),
    ("大于", Operator::Gt),
    ("超过", Operator::Gt),
    ("多于", Operator::Gt),
    ("低于", Operator::Lt),
    ("小于", Operator::Lt),
    ("少于", Operator::Lt),
    ("等于", Operator::Eq),
    (">=", Operator::Ge),
    ("<=", Operator::Le),
    ("=>", Operator::Ge),
    ("=<", Operator::Le),
    ("≥", Operator::Ge),
    ("≧", Operator::Ge),
    ("⩾", Operator::Ge),
    ("≤", Operator::Le),
    ("≦", Operator::Le),
    ("⩽", Operator::Le),
    (">", Operator::Gt),
    ("<", Operator::Lt),
    ("=", Operator::Eq),
];

/// Words behind a number and its unit.
const BEHIND: &[(&str, Operator)] = &[
    ("及以上", Operator::Ge),
    ("或以上", Operator::Ge),
    ("(含)以上", Operator::Ge),
    ("以上", Operator::Ge),
    ("及以下", Operator::Le),
    ("或以下", Operator::Le),
    ("(含)以下", Operator::Le),
    ("以下", Operator::Le),
    ("以内", Operator::Le),
    ("之内", Operator::Le),
];

/// The last characters of units of time.
const TIMES: [char; 6] = ['时', '钟', '天', '日', '月', '年'];

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?P<number>-?{DIGITS})(?P<unit>%|‰|[\p{{Han}}A-Za-z㎡²³℃/·]{{0,10}}(?:\([\p{{Han}}]{{1,4}}\))?)$"
    ))
});
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?P<low>{DIGITS})(?P<low_unit>%|[\p{{Han}}A-Za-z㎡²³℃/·]{{0,10}}?)(?:~|-|—|–|至|到)(?P<high>{DIGITS})(?P<unit>%|[\p{{Han}}A-Za-z㎡²³℃/·]{{0,10}})$"
    ))
});
static PERCENT_WORDS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^百分之(?P<number>{NUMERALS}|{DIGITS})$")));
static RATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?P<before>(?:每[\p{{Han}}]{{1,3}}){{1,2}})?(?P<number>{DIGITS})(?P<unit>万元|亿元|元)(?P<behind>(?:每[\p{{Han}}]{{1,3}}){{1,2}})?$"
    ))
});
static PLAIN_MONEY: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^(?P<number>{DIGITS})(?P<unit>万元|亿元|元)$")));
static MONEY_UNIT: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:万元|亿元|元)(?:/.+)?$"));

/// Reads the value cell of an indicator.
#[must_use]
pub fn read_target(cell: &str, context: &TargetContext<'_>) -> Target {
    let printed = join_lines(cell);
    let folded = fold(&printed);
    let folded = folded.trim_end_matches(['。', ';', '；']);
    let target = Target::text(printed);
    if folded.is_empty() {
        return Target { kind: TargetKind::Empty, ..target };
    }
    let column = context.operator.map(fold).and_then(|sign| operator_of(&sign));
    if folded == "是" || folded == "否" {
        return Target { kind: TargetKind::Boolean, operator: Some(Operator::Eq), ..target };
    }
    let folded = kept(folded);
    let (before, body) = split_before(folded);
    if let Some(parts) = context.unit.and_then(parts_of_date) {
        return in_parts(target, body, parts, before.or(column));
    }
    // 高于2024年: more than in that year, which is no time to be met. ≤2024年 is.
    if is_year(body) && before.is_some() && folded.starts_with(|first: char| first.is_alphabetic()) {
        return target;
    }
    if let Some((day, operator)) = read_date(body) {
        let operator = before.or(operator).or(column).unwrap_or(Operator::Eq);
        return Target { kind: TargetKind::Date, operator: Some(operator), date: Some(day), ..target };
    }
    if context.states_time && is_bare_date(body) {
        // What has the form of a day and is none stays text: it is no number here.
        let operator = before.or(column).unwrap_or(Operator::Eq);
        return match read_bare_date(body) {
            Some(day) => Target { kind: TargetKind::Date, operator: Some(operator), date: Some(day), ..target },
            None => target,
        };
    }
    // ≥12个（含）: at least says it already.
    let inclusive = matches!(before, Some(Operator::Ge | Operator::Le));
    let body = body.strip_suffix("(含)").filter(|_| inclusive).unwrap_or(body);
    let (body, behind) = split_behind(body);
    if before.is_some() && behind.is_some() {
        return target;
    }
    let operator = before.or(behind).or(column);
    if let Some((low, high, unit)) = read_range(body)
        && operator.is_none_or(|operator| operator == Operator::Eq)
    {
        let (_, unit) = kind_of(unit.or_else(|| column_unit(context)), context);
        return Target {
            kind: TargetKind::Range,
            operator: Some(Operator::Eq),
            low: Some(low),
            high: Some(high),
            unit,
            ..target
        };
    }
    let scaled = if context.states_money { read_scaled_money(body) } else { None };
    let Some((value, unit)) = scaled.or_else(|| read_measured(body)) else { return target };
    let unit = unit.or_else(|| column_unit(context));
    let (kind, unit) = kind_of(unit, context);
    Target { kind, operator: Some(operator.unwrap_or(Operator::Eq)), value: Some(value), unit, ..target }
}

/// How many parts of a date a unit column asks for: 年月 two, 年月日 three.
fn parts_of_date(unit: &str) -> Option<usize> {
    let unit = fold(unit);
    [("年月", 2), ("年月日", 3)].into_iter().find(|(words, _)| *words == unit).map(|(_, parts)| parts)
}

/// A target that is a month or a day by its unit: 2025.9 and 202509 are no numbers.
fn in_parts(target: Target, body: &str, parts: usize, operator: Option<Operator>) -> Target {
    let digits = if body.len() == 6 || body.len() == 8 { body } else { "" };
    let found = if digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() {
        let (year, rest) = digits.split_at_checked(4).unwrap_or_default();
        let (month, day) = rest.split_at_checked(2).unwrap_or_default();
        vec![year, month, day]
    } else {
        body.split(['.', '-', '/', '年', '月', '日']).collect()
    };
    let found: Vec<&str> = found.into_iter().filter(|part| !part.is_empty()).collect();
    let words = match found.as_slice() {
        [year, month] if parts == 2 => format!("{year}年{month}月"),
        [year, month, day] => format!("{year}年{month}月{day}日"),
        _ => body.to_owned(),
    };
    let Some((day, own)) = read_date(&words).or_else(|| read_date(body)) else { return target };
    let operator = operator.or(own).unwrap_or(Operator::Eq);
    Target { kind: TargetKind::Date, operator: Some(operator), date: Some(day), ..target }
}

/// Whether a text is nothing but a comparison, as an operator column holds it.
#[must_use]
pub fn is_operator(text: &str) -> bool {
    operator_of(&fold(text)).is_some()
}

/// The comparison that a sign or word alone writes, as an operator column holds it.
fn operator_of(folded: &str) -> Option<Operator> {
    BEFORE.iter().chain(BEHIND).find(|(word, _)| *word == folded).map(|(_, operator)| *operator)
}

fn fold(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect()
}

/// 稳定在76.5%以上, 控制在5%以内: the words before a bound say that it is to be kept, and nothing of it. Without a bound they
/// are the bound, and which one is not said.
fn kept(folded: &str) -> &str {
    const KEPT: [&str; 8] = ["稳定在", "保持在", "维持在", "控制在", "保证在", "达到", "保持", "达"];
    let bare = KEPT.iter().find_map(|word| folded.strip_prefix(word));
    let bound = |rest: &&str| split_before(rest).0.is_some() || split_behind(rest).1.is_some();
    bare.filter(bound).unwrap_or(folded)
}

fn split_before(folded: &str) -> (Option<Operator>, &str) {
    BEFORE
        .iter()
        .find_map(|(word, operator)| Some((Some(*operator), folded.strip_prefix(word)?)))
        .unwrap_or((None, folded))
}

fn split_behind(body: &str) -> (&str, Option<Operator>) {
    let behind = BEHIND.iter().find_map(|(word, operator)| Some((body.strip_suffix(word)?, Some(*operator))));
    // 24小时内: within a time. Elsewhere 内 is a part of the words, as in 辖区内.
    let within = || body.strip_suffix('内').filter(|rest| rest.ends_with(TIMES)).map(|rest| (rest, Some(Operator::Le)));
    behind.or_else(within).unwrap_or((body, None))
}

fn column_unit(context: &TargetContext<'_>) -> Option<String> {
    context.unit.map(join_lines).filter(|unit| !unit.is_empty()).map(|unit| unit.replace('％', "%"))
}

/// Percent by its sign, money by its unit or by what the indicator states, else a number.
fn kind_of(unit: Option<String>, context: &TargetContext<'_>) -> (TargetKind, Option<String>) {
    match (&unit, context.table_unit) {
        (Some(word), _) if word == "%" => (TargetKind::Percent, unit),
        (Some(word), _) if MONEY_UNIT.is_match(word) => (TargetKind::Money, unit),
        // 114万 of an amount of money
        (Some(word), _) if context.states_money && (word == "万" || word == "亿") => {
            (TargetKind::Money, Some(format!("{word}元")))
        }
        (None, Some(table)) if context.states_money => (TargetKind::Money, Some(table.printed().to_owned())),
        _ => (TargetKind::Number, unit),
    }
}

type Number = rust_decimal::Decimal;

fn read_measured(body: &str) -> Option<(Number, Option<String>)> {
    if let Some(money) = read_rate(body).or_else(|| read_written_money(body)) {
        return Some(money);
    }
    if let Some(parts) = NUMBER.captures(body) {
        let value = read_number(parts.name("number")?.as_str())?;
        let unit = parts.name("unit").map_or("", |unit| unit.as_str());
        return is_unit(unit).then(|| (value, (!unit.is_empty()).then(|| printed_unit(unit))));
    }
    let parts = PERCENT_WORDS.captures(body)?;
    let words = parts.name("number")?.as_str();
    Some((read_number(words).or_else(|| read_chinese(words))?, Some("%".to_owned())))
}

/// 50元每人 and 每人每月50元: an amount of money per something.
fn read_rate(body: &str) -> Option<(Number, Option<String>)> {
    let parts = RATE.captures(body)?;
    let value = read_number(parts.name("number")?.as_str())?;
    let unit = parts.name("unit")?.as_str();
    let per = parts.name("before").or_else(|| parts.name("behind"))?.as_str();
    let per = per.trim_start_matches(['每', '/']).replace('每', "/");
    Some((value, Some(format!("{unit}/{per}"))))
}

/// 2千万, 3亿4500万 where money is asked for: so many of the last unit that is written.
fn read_scaled_money(body: &str) -> Option<(Number, Option<String>)> {
    let digits = body.strip_suffix(['万', '亿'])?;
    // 114万 is read as it is printed.
    read_number(digits).is_none().then(|| in_last_unit(body)).flatten()
}

/// How many of its last unit an amount is.
fn in_last_unit(written: &str) -> Option<(Number, Option<String>)> {
    let money = read_money(written, None).ok()?;
    let value = money.yuan.checked_div(money.unit.yuan())?.normalize();
    Some((value, Some(money.unit.key().to_owned())))
}

/// 100万元整, 叁拾万元, 7亿6820万元, 100万元人民币: so many of the last unit that is written.
fn read_written_money(body: &str) -> Option<(Number, Option<String>)> {
    let body = body.strip_suffix("人民币").or_else(|| body.strip_prefix("人民币")).unwrap_or(body);
    let plain = body.strip_suffix(['整', '正']).filter(|rest| rest.ends_with(['元', '圆'])).unwrap_or(body);
    if let Some(parts) = PLAIN_MONEY.captures(plain) {
        return Some((read_number(parts.name("number")?.as_str())?, Some(parts.name("unit")?.as_str().to_owned())));
    }
    body.contains(['元', '圆', '圓']).then(|| in_last_unit(body)).flatten()
}

/// 台(套) as 台（套）, (台) as 台.
fn printed_unit(unit: &str) -> String {
    match unit.strip_prefix('(').and_then(|unit| unit.strip_suffix(')')) {
        Some(inside) => inside.to_owned(),
        None => unit.replace('(', "（").replace(')', "）"),
    }
}

fn read_range(body: &str) -> Option<(Number, Number, Option<String>)> {
    let parts = RANGE.captures(body)?;
    let low = read_number(parts.name("low")?.as_str())?;
    let high = read_number(parts.name("high")?.as_str())?;
    let low_unit = parts.name("low_unit").map_or("", |unit| unit.as_str());
    let unit = parts.name("unit").map_or("", |unit| unit.as_str());
    // 2023-2024 and 2023-2024年 are a span of years, 1-3月 one of months: no measure.
    let years = matches!(unit, "" | "年") && low >= Number::from(1900) && high <= Number::from(2100);
    if low >= high || years || !is_unit(unit) || !(low_unit.is_empty() || low_unit == unit) {
        return None;
    }
    Some((low, high, (!unit.is_empty()).then(|| unit.to_owned())))
}

/// Words that make what follows a number a statement, not a unit.
const NO_UNIT: &[&str] = &[
    "完成", "拨付", "足额", "发放", "支付", "到位", "达到", "执行", "之前", "以前", "底", "初", "左右", "多", "余",
    "含", "预计", "约", "其中", "不",
];

/// Whether what follows a number is its unit. A month or a day alone is a part of a date.
fn is_unit(word: &str) -> bool {
    let part_of_date = word == "号" || word.starts_with('月') || (word.starts_with('日') && word.chars().count() > 1);
    let long_year = word.starts_with('年') && word.chars().count() > 1;
    let level = word.starts_with('级') || word.starts_with('等');
    !part_of_date && !long_year && !level && !NO_UNIT.iter().any(|other| word.contains(other))
}
