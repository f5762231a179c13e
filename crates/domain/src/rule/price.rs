//! What one costs or is granted, as the name of an indicator says it: `每村补助标准`, `亩均投资`, `养护单价（万元/公里）`.

use std::sync::LazyLock;

use regex::Regex;

use crate::indicator::Indicator;
use crate::reckoning::{COUNTERS, plain};
use crate::text::pattern;

/// Of what one is meant: `每村`, `每人每月`, `亩均`, `单台`, `（元/人·月）`. What is spent each year is a whole.
static OF: LazyLock<Regex> = LazyLock::new(|| {
    let counters = format!("{COUNTERS}|吨|生|平米|村民小组|学生|车|点位?|校|班|床位?|站|篇|场|宗|期|批|株|头|只");
    pattern(&format!(
        "每(?:一)?(?P<each>{counters})|平均每(?P<mean>{counters})|(?P<average>{counters})均(?:[^衡等线匀控按为不在已达符]|$)|单(?P<single>{counters})(?:[^位价元项]|$)|元/(?P<slashed>{counters})"
    ))
});

/// Words of a price that do not say of what one is meant.
static PRICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "单价|吨(?:处理|处置|运输)(?:成本|费)|单位(?:成本|造价|价格|面积)|平均每|每[月日天季]|[月日]均",
        "|(?:^|[^0-9个一二三四五六七八九十])[月日](?:工资|薪|补助|补贴|津贴|标准|租)",
        // What a standard grants, but no standard for the work: 高标准农田, 标准化, 成本控制标准.
        "|(?:补助|补贴|津贴|奖补|奖励|资助|救助|救济|慰问|抚恤|工资|薪酬|报酬|待遇|收费|缴费|保费|供养|低保|保障|发放|经费|费用?|取暖|租金|定额|支付|生活)(?:发放|执行|支出)?标准(?:$|[(（])",
    ))
});

/// What is saved is no cost.
static SAVED: LazyLock<Regex> = LazyLock::new(|| pattern("节约|节支|节省|结余"));

/// Words of a whole: `每村补助总额`.
const WHOLE: &[&str] = &["总", "合计", "共计"];

/// An amount that is not what all costs.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Price {
    /// Of what one is meant, where the words say so: 村.
    pub of: Option<String>,
    /// How often a year it is paid, where that is known.
    pub times: Option<u32>,
    /// The unit of money that the words print: `元` of `（元/人）`.
    pub unit: Option<&'static str>,
}

/// The price that an indicator's words name. A description counts where it is but another name.
pub(super) fn price_of(indicator: &Indicator) -> Option<Price> {
    let label = |text: &&String| !text.contains(|c: char| c.is_numeric());
    let description = indicator.description.as_ref().filter(label);
    std::iter::once(&indicator.name).chain(description).find_map(|words| price(words))
}

/// Whether an indicator states what is saved.
pub(super) fn is_saving(indicator: &Indicator) -> bool {
    SAVED.is_match(&indicator.name)
}

fn price(words: &str) -> Option<Price> {
    let words = plain(words);
    if WHOLE.iter().any(|word| words.contains(word)) {
        return None;
    }
    let of = OF.captures(&words).and_then(|captures| {
        let parts = ["each", "mean", "average", "single", "slashed"];
        parts.iter().find_map(|part| captures.name(part)).map(|of| of.as_str().to_owned())
    });
    if of.is_none() && !PRICE.is_match(&words) {
        return None;
    }
    let paid = |words_of: &[&str]| words_of.iter().any(|word| words.contains(word));
    let times =
        if paid(&["每月", "/月", "·月", "月均", "月人均", "人月", "月工资", "月薪", "月补", "月津", "月标准", "月租"])
        {
            Some(12)
        } else if paid(&["每季", "/季"]) {
            Some(4)
        } else if paid(&["每日", "每天", "日均", "/天", "/日", "日工资", "每次", "/次"]) {
            None
        } else {
            Some(1)
        };
    let unit = if words.contains("万元/") {
        Some("万元")
    } else if words.contains("元/") {
        Some("元")
    } else {
        None
    };
    Some(Price { of, times, unit })
}
