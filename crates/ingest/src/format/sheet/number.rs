//! Numbers as the office program shows them.

use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};
use ssfmt::{DateSystem, FormatOptions};

/// The characters that the office program allows in a format code.
const CODE: usize = 255;

/// Shows a number under a format code. `epoch_1904` tells from which year dates count.
///
/// A number that its format hides is shown plain, but for a zero, which offices hide on purpose.
pub(in crate::format) fn shown(value: f64, code: &str, epoch_1904: bool) -> String {
    // formats that follow the system, in the words of its Chinese edition
    let code = match code {
        _ if code.starts_with("[$-F800]") => "yyyy\"年\"m\"月\"d\"日\"",
        _ if code.starts_with("[$-F400]") => "h:mm:ss",
        _ => &code.replace("G/通用格式", "General"),
    };
    if value.abs() >= INEXACT {
        return scientific(value);
    }
    if code.is_empty() || code.chars().count() > CODE || code == "@" || code.eq_ignore_ascii_case("general") {
        return plain(value);
    }
    // an empty third section hides zeros
    if value == 0.0 && code.split(';').nth(2).is_some_and(|section| section.trim().is_empty()) {
        return String::new();
    }
    let date_system = if epoch_1904 { DateSystem::Date1904 } else { DateSystem::Date1900 };
    let options = FormatOptions { date_system, ..FormatOptions::default() };
    match ssfmt::format(rounded(value, code), code, &options) {
        // formats of accountants show a zero as a dash, which elsewhere is no number
        Ok(text) if value == 0.0 && !text.trim().is_empty() && text.trim().chars().all(|c| "-–—".contains(c)) => {
            plain(value)
        }
        // a point without digits after it, of `0.##`, says nothing
        Ok(text) if !text.trim().is_empty() => text.trim().trim_end_matches('.').to_owned(),
        _ => plain(value),
    }
}

/// The format of a built-in number where the Chinese edition of the office program shows it otherwise
/// than the American one (ECMA-376 part 1, 18.8.30).
pub(in crate::format) fn built_in(number: u32) -> Option<&'static str> {
    Some(match number {
        0 => "General",
        14 => "yyyy/m/d",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        5..=8 | 41..=44 => "#,##0.00",
        _ => return ssfmt::format_code_from_id(number),
    })
}

/// From here on a number has more digits than the 15 that the office program keeps, whatever its format shows.
const INEXACT: f64 = 1e15;

/// The digits of such a number that are kept, and how many more there are: none is made up.
fn scientific(value: f64) -> String {
    let text = format!("{value:.14E}");
    let (digits, exponent) = text.split_once('E').unwrap_or((&text, "0"));
    format!("{}E+{exponent}", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// Whether a text is a number of whose digits only some are kept.
pub(crate) fn is_inexact(text: &str) -> bool {
    let parts = text.trim().split_once("E+");
    parts.is_some_and(|(digits, exponent)| {
        let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        number(digits) && number(exponent)
    })
}

/// The 15 digits that the office program calculates with, without the noise of binary fractions.
fn plain(value: f64) -> String {
    Decimal::from_f64(value).map_or_else(|| value.to_string(), |exact| exact.normalize().to_string())
}

/// Rounds to the digits that a format shows, halves away from zero, as the office program does from the
/// decimal digits; the binary fraction of 1.005 lies below and would go down.
fn rounded(value: f64, code: &str) -> f64 {
    let section = code.split(';').next().unwrap_or_default();
    let is_number = section.chars().all(|character| "0#?,.%_-()+ *¥￥$\"".contains(character));
    let Some(exact) = Decimal::from_f64(value).filter(|_| is_number) else { return value };
    let digits = section.split_once('.').map_or(0, |(_, fraction)| {
        fraction.chars().take_while(|character| matches!(character, '0' | '#' | '?')).count()
    });
    let digits = digits.saturating_add(section.matches('%').count().saturating_mul(2));
    let digits = u32::try_from(digits).unwrap_or(28).min(28);
    exact.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero).to_f64().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_number_has_no_noise() {
        for (value, text) in [
            (2_046.310_000_000_000_2, "2046.31"),
            (0.1 + 0.2, "0.3"),
            (30517.45, "30517.45"),
            (200.0, "200"),
            (123_456_789.12, "123456789.12"),
            (-18.0, "-18"),
            (0.0, "0"),
        ] {
            assert_eq!(shown(value, "General", false), text);
        }
    }

    #[test]
    fn formats_are_shown_as_the_office_program_shows_them() {
        for (value, code, text) in [
            (0.95, "0%", "95%"),
            (0.955, "0.0%", "95.5%"),
            (2046.31, "#,##0.00", "2,046.31"),
            (1.005, "0.00", "1.01"),
            (2.675, "0.00", "2.68"),
            (0.285, "0%", "29%"),
            (45291.0, "yyyy\"年\"m\"月\"d\"日\"", "2023年12月31日"),
            (45291.0, "yyyy\"年\"m\"月\"d\"日\";@", "2023年12月31日"),
            (45291.0, "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "2023年12月31日"),
            (45291.0, "yyyy-mm-dd", "2023-12-31"),
            (45291.0, "yyyy/m/d", "2023/12/31"),
            (200.0, "0.00_ ", "200.00"),
            (200.0, "0\"万元\"", "200万元"),
            (12.0, "\"≥\"0\"个\"", "≥12个"),
            (200.0, "G/通用格式\"人\"", "200人"),
            (200.0, "G/通用格式", "200"),
            (12.0, "0.##", "12"),
            (45291.0, "[$-F800]dddd, mmmm dd, yyyy", "2023年12月31日"),
            (-18.0, "#,##0.00_);(#,##0.00)", "(18.00)"),
            // a zero that an accountant's format shows as a dash
            (0.0, "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0"),
            (7.0, ";;;", "7"),
            (0.0, ";;;", ""),
            (1.5, "not [a format", "1.5"),
        ] {
            assert_eq!(shown(value, code, false), text, "{value} as {code}");
        }
    }

    #[test]
    fn a_number_of_more_digits_than_are_kept_shows_those_that_are() {
        for code in ["General", "0", "0_ ", "#,##0"] {
            assert_eq!(shown(999_901_240_000_000_010_013.0, code, false), "9.9990124E+20");
        }
        assert_eq!(shown(-1_234_567_890_123_456.0, "0", false), "-1.23456789012346E+15");
        assert_eq!(shown(123_456_789_012_345.0, "0", false), "123456789012345");
        assert!(is_inexact("9.9990124E+20") && !is_inexact("99E") && !is_inexact("E+20"));
    }

    #[test]
    fn dates_count_from_the_epoch_of_the_workbook() {
        assert_eq!(shown(43829.0, "yyyy/m/d", true), "2023/12/31");
    }
}
