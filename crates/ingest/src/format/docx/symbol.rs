//! Symbols: characters of fonts that are older than Unicode.

/// The character that `code`, in hexadecimal, shows in `font`. An unknown one stays in the private area
/// that Word keeps it in, so that it shows up as not understood.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let known = match (font, code & 0xFF) {
        ("Symbol", 0xA3) => '≤',
        ("Symbol", 0xB3) => '≥',
        ("Symbol", 0xB1) => '±',
        ("Symbol", 0xB4) => '×',
        ("Symbol", 0xB8) => '÷',
        ("Symbol", 0xB9) => '≠',
        ("Symbol", 0xBB) => '≈',
        ("Symbol", 0xB0) => '°',
        ("Symbol", 0xB7) => '·',
        ("Symbol", 0x2D) => '-',
        ("Symbol", ascii @ (0x20..=0x21 | 0x23 | 0x25..=0x26 | 0x28..=0x29 | 0x2B..=0x2C | 0x2E..=0x3F)) => {
            char::from_u32(ascii)?
        }
        ("Wingdings", 0x6F | 0xA8) | ("Wingdings 2", 0x2A | 0xA3) => '□',
        ("Wingdings", 0xFE) | ("Wingdings 2", 0x52) => '☑',
        ("Wingdings", 0xFC) | ("Wingdings 2", 0x50) => '✓',
        ("Wingdings", 0xFD) | ("Wingdings 2", 0x53) => '☒',
        ("Wingdings", 0x6C) => '●',
        ("Wingdings", 0x6E) => '■',
        ("Wingdings", 0x75) => '◆',
        ("Wingdings", 0xD8) => '➢',
        _ => char::from_u32(code)?,
    };
    Some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_of_the_symbol_font_become_the_operators_of_targets() {
        assert_eq!(symbol("Symbol", "F0B3"), Some('≥'));
        assert_eq!(symbol("Symbol", "00A3"), Some('≤'));
        assert_eq!(symbol("Symbol", "F035"), Some('5'));
    }

    #[test]
    fn an_unknown_symbol_stays_visible() {
        assert_eq!(symbol("Webdings", "F041"), Some('\u{F041}'));
        assert_eq!(symbol("Symbol", "not a number"), None);
    }
}
