//! The numbers of a paragraph that are no amounts which were read: harmless ones, and figures that are lost.

use std::ops::Range;
use std::sync::LazyLock;

use openbudget_domain::number::chinese::NUMERALS;
use openbudget_domain::text::pattern;
use regex::Regex;

/// A number in digits, with what belongs to it: a sign, the ends of a range, a unit of money.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[-+]?\d+(?:[.,]\d+)*(?:[十百千万亿余多几来]*元?[-~—–至到]\d+(?:[.,]\d+)*)*(?:[十百千万亿拾佰仟余多几来]*(?:元|美元|港元|欧元)|[十百千万亿余多几来]+|\p{Han})?",
    )
});
/// Money in words that was not read: 七亿6820万元, 数百万元.
static IN_WORDS: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?:数|几|上|近|{NUMERALS})[十百千万亿余多几来]*[十百千万亿][余多]?元")));

/// Numbers that are no figures of a budget. The list is closed: whatever else is a number is reported.
static HARMLESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        // years, and several of them: 2022、2023年, 2021-2023年, 2023财政年度
        r"(?:(?:19|20)\d{2}年?(?:[、和及与至到/~—–-]|—)+)*(?:19|20)\d{2}(?:年|财政年度|版|—)",
        // days and months: 2023.12.31, 2023-12, 12月31日, 1-6月, 31日, 第1季度
        r"|(?:19|20)\d{2}[./-](?:1[0-2]|0?[1-9])(?:[./-](?:[12]\d|3[01]|0?[1-9]))?",
        r"|(?:1[0-2]|0?[1-9])(?:[-~—–至到]+(?:1[0-2]|0?[1-9]))?月(?:份|(?:[12]\d|3[01]|0?[1-9])[日号])?",
        r"|(?:[12]\d|3[01]|0?[1-9])日|[1-4]季度",
        // rates: 5.26%, 3‰, 1.2个百分点, 5%-10%
        r"|[-+]?\d[\d.,]*(?:[-~—–至到]+\d[\d.,]*)?(?:[%‰]|个百分点)",
        // documents and what they are counted by: 〔2022〕15号, 394、395号, 第15条
        r"|[〔\[【(（](?:19|20)\d{2}[〕\]】)）](?:第?\d+(?:[、,，和]\d+)*号)?|第?\d+(?:[、,，和]\d+)*号",
        r"|第\d+(?:[-~—–、至]\d+)*",
        // tables and annexes: 表1, 附件2, 附表1-3
        r"|(?:附?表|附件|附图|附注|附|图)\d{1,2}(?:[-.]\d{1,2})*",
    ))
});
/// The number of a point in a list, or of a section: 1., (2), 3）, 1.2 债务.
static POINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[。；;:：，,)）])(?P<point>[(（]\d{1,2}[)）]|\d{1,2}[、)）]|\d{1,2}(?:\.\d{1,2}){0,3}[.．、](?:$|[^\d]))",
        r"|^(?P<section>\d{1,2}(?:\.\d{1,2}){1,3})[^\d.%‰百千万亿元个余多]",
    ))
});
/// The number of a page, as a paragraph of its own: - 3 -, 第3页.
static PAGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[-—–·]+\d{1,4}[-—–·]+|第?\d{1,4}页(?:[,，/]?共?\d{1,4}页)?)$"));
/// The number of a point right before a year: 1.2024年.
static POINT_AND_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,2}\.(?:19|20)\d{2}年$"));

/// Where numbers stand that are neither in what was read nor harmless: all of them, or those of money alone.
pub(crate) fn unread(text: &str, read: &[Range<usize>], all: bool) -> Vec<Range<usize>> {
    if PAGE.is_match(text) {
        return Vec::new();
    }
    let mut passed: Vec<Range<usize>> = Vec::new();
    passed.extend(HARMLESS.find_iter(text).filter(|found| apart(text, found.range())).map(|found| found.range()));
    let points = POINT.captures_iter(text).filter_map(|parts| parts.name("point").or_else(|| parts.name("section")));
    passed.extend(points.map(|point| point.range()));
    let words = IN_WORDS.find_iter(text).map(|found| found.range());
    let mut places: Vec<Range<usize>> = Vec::new();
    for place in NUMBER.find_iter(text).map(|found| found.range()).chain(words) {
        let number = text.get(place.clone()).unwrap_or_default();
        let digits = number.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let start = place.start.saturating_add(digits);
        let meets = |other: &Range<usize>| other.start < place.end && place.start < other.end;
        // Money is harmless in no form, not even in that of a date: 2023.12亿余元.
        // 12万人 and 30多个 are counted; 1.2亿余, is not.
        let counted = text.get(place.end..).is_some_and(|behind| behind.starts_with(|c: char| c.is_alphabetic()));
        let money = number.ends_with('元') || (number.contains(['万', '亿']) && !counted);
        let harmless =
            POINT_AND_YEAR.is_match(number) || (!money && passed.iter().any(|passed| passed.contains(&start)));
        if !harmless && !read.iter().chain(&places).any(meets) && (all || money) {
            places.push(place);
        }
    }
    places
}

/// Whether a harmless number is one of its own, not the end of a longer one.
fn apart(text: &str, place: Range<usize>) -> bool {
    let before = text.get(..place.start).and_then(|before| before.chars().next_back());
    let own = text.get(place).is_some_and(|own| own.starts_with(|c: char| c.is_ascii_digit()));
    !(own && before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',')))
}
