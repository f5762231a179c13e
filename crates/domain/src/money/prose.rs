//! Finding the amounts of a sentence.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::written::{CENTS, read_money};
use super::{Money, Unit};
use crate::number::chinese::NUMERALS;
use crate::number::written::MIXED;
use crate::text::{Folded, pattern};

/// An amount met in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAmount {
    /// Where it stands in the folded text, with its unit.
    pub range: Range<usize>,
    /// The amount.
    pub money: Money,
    /// What it is a rate of, where it is one: 人 of `87.25元/人`.
    pub per: Option<String>,
}

static IN_PROSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<money>(?P<number>{MIXED}|{NUMERALS})(?:(?P<yuan>[元圆])(?P<cents>{CENTS}))?)(?P<whole>[整正])?(?P<per>(?:(?:/|每)[^/每\s\d,，。；;、:：()]{{1,4}})+)?"
    ))
});
/// What stands before a part of a number that was broken, the second end of a range, or a negative amount: these are
/// read in no sentence, and so are reported.
static BROKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:[\d.,\-~十百千万亿拾佰仟萬億零〇二两三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖]|(?:^|[^统])一|\d[十百千万亿]*[元%]?(?:[—–]|至|到)",
        // ▲18万元, 负114万元, –18万元
        r"|[▲△∆Δ∇▽负負–]|(?:^|[^—])—",
        // 五点5万元; 10^8元, 4e5元, 110_5万元, 18:5万元: a sign within a number
        r"|[\d零〇一二三四五六七八九]点|\d[^\p{Han}\d\s=≈%‰|“”‘’「」『』()\[\]【】〔〕《》,，。；;、!?…]+)$",
    ))
});
/// What stands behind the first end of a range, or behind what is not exact: 114万余元.
static GOES_ON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:(?:[-~—–]|至|到)+\d|[余多几来]|[\d.%‰]|[十百千万亿拾佰仟萬億])"));
/// What may stand behind 114万 that is money: else it is so many of something.
static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:$|[^\p{L}\p{N}/%]|以上|以下|以内|以外|及以|之内|左右|上下|比|较|与|和|同|由|从|减|增|下降|其中|含|不含|用于|的|为)",
    )
});
/// What stands before 114万 that counts something else than money.
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:人次|人数|人口|人员|职工|学生|居民|群众|农户|户数|户|面积|数量|辆数|台数|批次|批|里程|人|亩|规模[^债预支]{0,4}|产量|家)(?:约|近|超|达到?|为|共|计|共计|合计|[:：])*$",
    )
});
/// 每人, 人均 and 每批接待标准 before 50元.
static EACH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:每(?P<per>[^每均\d,，。；;、:：()]{1,3})(?:每(?P<then>[^每\d,，。；;、:：()]{1,2}))?(?:补助|发放|给予|按|为)?",
        r"|每(?P<each>[^每均\d,，。；;、:：()])\p{Han}{0,8}|(?P<mean>[人户亩生村辆])均\p{Han}{0,8})$",
    ))
});

/// Every amount with a unit of its own in a sentence, in order. Years, percentages, counts and the
/// two ends of a range are no amounts; an amount per something says so.
#[must_use]
pub fn find_amounts(sentence: &Folded) -> Vec<FoundAmount> {
    let text = sentence.as_str();
    let amounts = IN_PROSE.captures_iter(text).filter_map(|parts| found(text, &parts));
    // 32 0万元 may be a figure that was broken, or two of them.
    amounts.filter(|found| !sentence.parts_digits(found.range.clone())).collect()
}

fn found(text: &str, parts: &Captures<'_>) -> Option<FoundAmount> {
    let words = parts.name("money")?;
    let before = text.get(..words.start())?;
    if BROKEN.is_match(before) || GOES_ON.is_match(text.get(words.end()..)?) {
        return None;
    }
    let in_yuan = parts.name("yuan").is_some();
    let behind = text.get(words.end()..)?;
    if !in_yuan && (!ENDS.is_match(behind) || COUNTED.is_match(before)) {
        return None;
    }
    let number = parts.name("number")?.as_str();
    let few = number.chars().count() == 1 && !number.starts_with(|c: char| c.is_ascii_digit());
    if in_yuan && few && behind.starts_with(['化', '结', '体', '制', '论', '素', '件']) {
        return None; // 二元结构
    }
    let written = read_money(words.as_str(), None).ok()?;
    let printed = words.as_str().get(..written.digits)?;
    let money = Money::from_units(written.yuan, printed, Unit::Yuan).ok()?.in_unit(written.unit);
    let behind_per = parts.name("per").map(|per| per.as_str().trim_start_matches(['/', '每']).replace('每', "/"));
    let each = || {
        let each = EACH.captures(before)?;
        let part = |name: &str| each.name(name).map(|part| part.as_str());
        let names = ["per", "then", "each", "mean"];
        Some(names.into_iter().filter_map(part).collect::<Vec<_>>().join("/"))
    };
    let whole = parts.name("whole").map_or(words.end(), |whole| whole.end());
    let end = parts.name("per").map_or(whole, |per| per.end());
    Some(FoundAmount { range: words.start()..end, money, per: behind_per.or_else(each) })
}
