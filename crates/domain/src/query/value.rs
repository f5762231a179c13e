//! Reading a value of a field's kind from the text of a question.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rust_decimal::Decimal;

use super::condition::Value;
use super::refusal::{Refusal, nearest};
use crate::enumeration::Choice;
use crate::money::{Unit, fen_of};
use crate::resource::{Field, FieldKind};
use crate::text::half_width;

/// The longest text that a value may be, in characters.
pub const LONGEST_TEXT: usize = 1_000;

/// The longest list of values, or group of conditions, in characters.
pub const LONGEST_LIST: usize = 4_000;

/// How many decimals a compared number may have: databases compare millionths.
pub const DECIMALS: u32 = 6;

/// The value that `text` writes for `field`.
///
/// # Errors
/// Where the text is not of the field's kind or form: the refusal names `parameter`.
pub fn read_value(parameter: &str, field: &Field, text: &str) -> Result<Value, Refusal> {
    if text.contains('\0') {
        return Err(Refusal::value(parameter, "has a NUL character"));
    }
    if !field.shape.holds(text) {
        let pattern = field.shape.pattern().unwrap_or_default();
        return Err(Refusal::value(parameter, format!("'{text}' does not match {pattern}")));
    }
    match field.kind {
        FieldKind::Text | FieldKind::Link => Ok(Value::Text(text.to_owned())),
        FieldKind::Choice(choices) => read_choice(parameter, choices, text),
        FieldKind::Integer => text
            .parse()
            .map(Value::Integer)
            .map_err(|_| Refusal::value(parameter, format!("'{text}' is not a whole number"))),
        FieldKind::Money => read_money(parameter, text),
        FieldKind::Decimal => read_decimal(parameter, text),
        FieldKind::Date => read_day(text)
            .map(Value::Date)
            .ok_or_else(|| Refusal::value(parameter, format!("'{text}' is not a day written as 2024-12-31"))),
        FieldKind::Time => read_time(text).map(Value::Time).ok_or_else(|| {
            Refusal::value(parameter, format!("'{text}' is not a time written as 2024-12-31T08:00:00Z or with +08:00"))
        }),
        FieldKind::Boolean => read_boolean(parameter, text),
    }
}

/// A day with a year of four digits: SQLite orders days as text.
fn read_day(text: &str) -> Option<NaiveDate> {
    let digit = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    if text.len() == 10 && text.bytes().enumerate().all(digit) { text.parse().ok() } else { None }
}

/// A time as RFC 3339 has it, to the microsecond: databases compare those.
fn read_time(text: &str) -> Option<DateTime<Utc>> {
    let time = DateTime::parse_from_rfc3339(text).ok()?.to_utc();
    time.timestamp_subsec_nanos().is_multiple_of(1_000).then_some(time)
}

/// A time as it is served: in UTC, to the microsecond.
#[must_use]
pub fn written_time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// Yes or no.
///
/// # Errors
/// Where the text is neither `true` nor `false`.
pub fn read_boolean(parameter: &str, text: &str) -> Result<Value, Refusal> {
    match text {
        "true" => Ok(Value::Boolean(true)),
        "false" => Ok(Value::Boolean(false)),
        _ => Err(Refusal::value(parameter, format!("'{text}' is neither true nor false"))),
    }
}

/// Other words of forms for printed words of enumerations.
const SPELLINGS: &[(&str, &str)] = &[
    ("效果指标", "效益指标"),
    ("效果", "效益"),
    ("可持续性影响指标", "可持续影响指标"),
    ("可持续性影响", "可持续影响"),
    ("区", "县"),
    ("县(区)", "县"),
    ("街道", "乡镇"),
    ("乡镇(街道)", "乡镇"),
];

fn read_choice(parameter: &str, choices: &[Choice], text: &str) -> Result<Value, Refusal> {
    let folded: String = text.chars().map(half_width).collect();
    let words = SPELLINGS.iter().find(|(other, _)| *other == folded).map_or(folded.as_str(), |(_, printed)| printed);
    let is = |printed: &str| printed.chars().map(half_width).eq(words.chars());
    let named = choices
        .iter()
        .find(|choice| choice.key == text)
        .or_else(|| choices.iter().find(|choice| is(choice.printed)))
        .or_else(|| choices.iter().find(|choice| choice.printed.strip_suffix("指标").is_some_and(is)));
    if let Some(choice) = named {
        return Ok(Value::Text(choice.key.to_owned()));
    }
    let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
    Err(Refusal::value(parameter, format!("'{text}' is none of {}", keys.join(", ")))
        .suggesting(nearest(text, keys.into_iter())))
}

/// Money in 元, or with its unit: `1000000`, `100万元`, `1.5亿元`.
fn read_money(parameter: &str, text: &str) -> Result<Value, Refusal> {
    let (digits, unit) = [Unit::HundredMillionYuan, Unit::TenThousandYuan, Unit::Yuan]
        .into_iter()
        .find_map(|unit| Some((text.strip_suffix(unit.key())?, unit)))
        .unwrap_or((text, Unit::Yuan));
    let amount = plain_decimal(digits.trim())
        .ok_or_else(|| Refusal::value(parameter, format!("'{text}' is not an amount written as 1000000 or 100万元")))?;
    amount
        .checked_mul(unit.yuan())
        .ok_or_else(|| Refusal::value(parameter, format!("'{text}' is too large")))
        .and_then(|yuan| fen_of(yuan).map_err(|error| Refusal::value(parameter, error.to_string())))
        .map(Value::Fen)
}

fn read_decimal(parameter: &str, text: &str) -> Result<Value, Refusal> {
    let number = plain_decimal(text)
        .ok_or_else(|| Refusal::value(parameter, format!("'{text}' is not a decimal number written as 95 or 0.5")))?;
    if number.normalize().scale() > DECIMALS {
        return Err(Refusal::value(parameter, format!("'{text}' has more than {DECIMALS} decimals")));
    }
    if micro_of(number).is_none() {
        return Err(Refusal::value(parameter, format!("'{text}' is too large")));
    }
    Ok(Value::Decimal(number))
}

/// A number in millionths, the form in which databases compare decimals.
///
/// Nothing where it has more than six decimals or does not fit in 64 bits.
#[must_use]
pub fn micro_of(number: Decimal) -> Option<i64> {
    let micro = number.checked_mul(Decimal::from(1_000_000))?;
    if micro.fract().is_zero() { i64::try_from(micro.trunc()).ok() } else { None }
}

/// Digits with at most one point and a leading minus: no exponent, no separators.
fn plain_decimal(text: &str) -> Option<Decimal> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    let points = plain.bytes().filter(|byte| *byte == b'.').count();
    if digits == 0 || points > 1 || digits.saturating_add(points) != plain.len() {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}
