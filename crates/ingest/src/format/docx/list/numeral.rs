//! Numerals in the styles that lists count in.

/// A style of numerals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Numeral {
    /// `1`
    #[default]
    Decimal,
    /// `一`, `十一`, `一百零二`
    Chinese,
    /// `壹`, `拾壹`
    Legal,
    /// `①`
    Circled,
    /// `a`
    Lower,
    /// `A`
    Upper,
    /// `i`
    LowerRoman,
    /// `I`
    UpperRoman,
    /// A bullet or nothing: no number.
    None,
}

impl Numeral {
    /// The style of this name in `ST_NumberFormat`; other counts fall back to digits.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting"
            | "ideographDigital"
            | "taiwaneseDigital"
            | "koreanDigital2" => Self::Chinese,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Self::Legal,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "lowerLetter" => Self::Lower,
            "upperLetter" => Self::Upper,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "bullet" | "none" => Self::None,
            _ => Self::Decimal,
        }
    }
}

/// Writes `count` in a style; in digits where the style does not reach so far.
pub(super) fn numeral(count: u32, style: Numeral) -> String {
    let written = match style {
        Numeral::Decimal => None,
        Numeral::Chinese => chinese(
            count,
            ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
            ["", "十", "百", "千"],
        )
        .map(|text| text.strip_prefix('一').filter(|rest| rest.starts_with('十')).map_or(text.clone(), str::to_owned)),
        Numeral::Legal => {
            chinese(count, ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"], ["", "拾", "佰", "仟"])
        }
        Numeral::Circled => {
            (1..=20).contains(&count).then(|| char::from_u32(0x245F + count)).flatten().map(String::from)
        }
        Numeral::Lower => letter(count, b'a'),
        Numeral::Upper => letter(count, b'A'),
        Numeral::LowerRoman => roman(count).map(|text| text.to_lowercase()),
        Numeral::UpperRoman => roman(count),
        Numeral::None => Some(String::new()),
    };
    written.unwrap_or_else(|| count.to_string())
}

fn chinese(count: u32, digits: [&str; 10], units: [&str; 4]) -> Option<String> {
    if !(1..10_000).contains(&count) {
        return None;
    }
    let mut text = String::new();
    let mut gap = false;
    for (power, unit) in (0_u32..4).zip(units).rev() {
        let digit = count / 10_u32.pow(power) % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push_str(digits.first()?);
            gap = false;
        }
        text.push_str(digits.get(usize::try_from(digit).ok()?)?);
        text.push_str(unit);
    }
    Some(text)
}

/// `a` to `z`, then `aa`, `bb`, as Word goes on.
fn letter(count: u32, first: u8) -> Option<String> {
    let place = count.checked_sub(1)?;
    let letter = char::from(first + u8::try_from(place % 26).ok()?);
    let times = usize::try_from(place / 26).ok()? + 1;
    (times <= 9).then(|| letter.to_string().repeat(times))
}

fn roman(count: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = (1..4000).contains(&count).then_some(count)?;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals_are_written_as_word_prints_them() {
        let written = |count| numeral(count, Numeral::Chinese);
        assert_eq!(
            [1, 10, 11, 20, 34, 102, 110, 1010].map(written),
            ["一", "十", "十一", "二十", "三十四", "一百零二", "一百一十", "一千零一十"]
        );
        assert_eq!(numeral(12, Numeral::Legal), "壹拾贰");
        assert_eq!(numeral(12_345, Numeral::Chinese), "12345");
    }

    #[test]
    fn other_styles_count_as_word_does() {
        assert_eq!(numeral(3, Numeral::Circled), "③");
        assert_eq!(numeral(21, Numeral::Circled), "21");
        assert_eq!(numeral(28, Numeral::Lower), "bb");
        assert_eq!(numeral(1994, Numeral::UpperRoman), "MCMXCIV");
    }
}
