//! An amount as it is written: digits, powers and 元 in one.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::Unit;
use crate::number::chinese::{NUMERALS, digit};
use crate::number::read_number;
use crate::number::written::{MIXED, read_written};
use crate::text::pattern;

/// An amount that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// How much it is, in 元.
    pub yuan: Decimal,
    /// The length of its digits in bytes, without the unit behind them.
    pub digits: usize,
    /// The unit behind the digits: 万元 of 7亿6820万元.
    pub unit: Unit,
}

/// Why words are no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenError {
    /// They write none, or one that may be read in two ways.
    NoAmount,
    /// They are digits alone.
    NoUnit,
}

/// 角 and 分 behind the 元.
pub const CENTS: &str = "(?:[零〇]?[0-9壹贰貳叁參肆伍陆陸柒捌玖一二两三四五六七八九]角)?(?:[零〇]?[0-9壹贰貳叁參肆伍陆陸柒捌玖一二两三四五六七八九]分)?";

static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!("^(?P<number>{MIXED}|{NUMERALS})(?:(?P<yuan>[元圆圓])(?P<cents>{CENTS}))?(?P<whole>[整正]?)$"))
});

/// Reads a folded text that is one amount without a sign, in its own unit or in that of its table.
///
/// # Errors
/// Where it is no amount, or digits alone and no table says their unit.
pub fn read_money(text: &str, table_unit: Option<Unit>) -> Result<Written, WrittenError> {
    let parts = MONEY.captures(text).ok_or(WrittenError::NoAmount)?;
    let number = parts.name("number").map_or("", |number| number.as_str());
    if parts.name("yuan").is_some() || number.ends_with(['万', '萬', '亿', '億']) {
        return in_yuan(&parts, number).ok_or(WrittenError::NoAmount);
    }
    // Words without a unit are not scaled by that of a table, and nobody writes 30整.
    let value = read_number(number).filter(|_| parts.name("whole").is_none_or(|whole| whole.is_empty()));
    let value = value.ok_or(WrittenError::NoAmount)?;
    let unit = table_unit.ok_or(WrittenError::NoUnit)?;
    let yuan = value.checked_mul(unit.yuan()).ok_or(WrittenError::NoAmount)?;
    Ok(Written { yuan, digits: number.len(), unit })
}

fn in_yuan(parts: &regex::Captures<'_>, number: &str) -> Option<Written> {
    let mut yuan = read_written(number)?;
    let cents = parts.name("cents").map_or("", |cents| cents.as_str());
    for (word, scale) in [('角', 1), ('分', 2)] {
        let count = cents.split_once(word).and_then(|(before, _)| before.chars().next_back());
        if let Some(count) = count {
            let value = count.to_digit(10).map(u64::from).or_else(|| digit(count))?;
            yuan = yuan.checked_add(Decimal::new(i64::try_from(value).ok()?, scale))?;
        }
    }
    if !cents.is_empty() {
        // 叁元伍角贰分 has its units within.
        let fraction = number.contains('.');
        let digits = parts.name("cents").map_or(0, |cents| cents.end());
        return (!fraction).then_some(Written { yuan, digits, unit: Unit::Yuan });
    }
    let unit = match number.chars().next_back()? {
        '万' | '萬' => Unit::TenThousandYuan,
        '亿' | '億' => Unit::HundredMillionYuan,
        _ => return Some(Written { yuan, digits: number.len(), unit: Unit::Yuan }),
    };
    let power = number.chars().next_back().map_or(0, char::len_utf8);
    Some(Written { yuan, digits: number.len().saturating_sub(power), unit })
}
