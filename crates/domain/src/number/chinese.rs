//! Numbers written in Chinese: 二百三十, 壹佰贰拾万, 两亿零五百.

use rust_decimal::Decimal;

/// The characters that such numbers are written in, with decimals behind 点: for use in larger expressions.
pub const NUMERALS: &str = "[零〇一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億]+(?:点[零〇一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖]+[万亿萬億]?)?";

pub(crate) fn digit(character: char) -> Option<u64> {
    Some(match character {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

pub(super) fn power(character: char) -> Option<u64> {
    Some(match character {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// The number that the text writes: 二百六十点五万 has decimals, and a power behind them that is of all of it.
///
/// Nothing where the text is empty, has another character, or is no number as one is written:
/// two digits in a row, powers that do not fall, a digit that hangs behind a power it does not name.
#[must_use]
pub fn read_chinese(text: &str) -> Option<Decimal> {
    let Some((whole, rest)) = text.split_once('点') else { return read_whole(text) };
    let decimals = rest.trim_end_matches(['万', '萬', '亿', '億']);
    let scale = match rest.get(decimals.len()..)?.chars().next() {
        Some(sign) => power(sign)?,
        None => 1,
    };
    // 一万二点五万 is none.
    let whole = read_whole(whole).filter(|whole| scale == 1 || *whole < Decimal::from(10_000))?;
    let digits: String =
        decimals.chars().map(digit).map(|digit| digit.map(|digit| digit.to_string())).collect::<Option<_>>()?;
    let fraction: Decimal = format!("0.{digits}").parse().ok().filter(|_| !digits.is_empty())?;
    whole.checked_add(fraction)?.checked_mul(Decimal::from(scale))
}

fn read_whole(text: &str) -> Option<Decimal> {
    // A number is sections below 万, each times 1, 万 or 亿.
    let (mut total, mut section, mut waiting) = (0_u64, 0_u64, None::<u64>);
    let (mut last_power, mut last_section) = (u64::MAX, u64::MAX);
    let (mut zero, mut any) = (false, false);
    for character in text.chars() {
        if let Some(value) = digit(character) {
            if value == 0 {
                if waiting.is_some() {
                    return None;
                }
                zero = true;
            } else if waiting.replace(value).is_some() {
                return None;
            }
        } else {
            let power = power(character)?;
            if power >= 10_000 {
                let amount = section.checked_add(waiting.take().unwrap_or(0))?;
                if power >= last_section || (amount == 0) {
                    return None;
                }
                total = total.checked_add(amount.checked_mul(power)?)?;
                (section, last_section, last_power) = (0, power, u64::MAX);
            } else {
                // 十 at the beginning is 一十.
                let count = match waiting.take() {
                    Some(count) => count,
                    None if power == 10 && section == 0 => 1,
                    None => return None,
                };
                if power >= last_power {
                    return None;
                }
                section = section.checked_add(count.checked_mul(power)?)?;
                last_power = power;
            }
            zero = false;
        }
        any = true;
    }
    let units = waiting.unwrap_or(0);
    // 三百五 means 350 to some and is no written number to others: refused rather than guessed.
    if units > 0 && !zero && last_power > 10 && (section > 0 || last_section != u64::MAX) {
        return None;
    }
    any.then(|| total.checked_add(section)?.checked_add(units)).flatten().map(Decimal::from)
}
