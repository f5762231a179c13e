//! The districts that a text names where it speaks of itself.

mod unlisted;

use std::sync::LazyLock;

use regex::Regex;

use super::spelling::{ABOVE, NAMES};
use crate::text::pattern;

/// What stands right before a name that a text uses of itself, beside the begin of a clause.
pub(super) const BEFORE: &[&str] = &[
    "我",
    "本",
    "由",
    "全",
    "为",
    "对",
    "使",
    "让",
    "围绕",
    "立足",
    "宣传",
    "完善了",
    "完善",
    "促进",
    "推动",
    "推进",
    "提升",
    "提高",
    "改善",
    "保障",
    "加快",
    "加强",
    "优化",
    "维护",
    "增强",
    "带动",
    "确保",
    "服务",
    "满足",
    "解决",
    "覆盖",
    "惠及",
    "打造",
    "繁荣",
    "美化",
    "净化",
    "巩固",
    "丰富",
    "助力",
    "助推",
    "健全",
    "缓解",
    "我市",
    "本市",
    "我省",
    "核定",
];

/// A year before a name: `2025年丰南区将有…`.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("20[0-9]{2}年度?$"));

/// Words of a clause that is about others: help for them, agreements with them, what is learned from them.
const OTHERS: &[&str] = &[
    "对口", "帮扶", "支援", "援助", "援建", "协作", "合作", "托管", "代管", "移交", "划转", "借鉴", "学习", "考察",
    "交界", "毗邻", "赴", "途经", "流经", "调研", "异地", "外地", "邻近", "周边",
];

/// Words of a sentence that is about others as a whole.
const PARTNERS: &[&str] = &["对口支援", "对口帮扶", "对口协作", "援疆", "援藏", "援青", "东西部协作", "结对"];

/// An institution that is named after a place.
static INSTITUTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[\\p{Han}（）()]{0,14}?(?:公司|集团|合作社|银行|支行|分行|信用社|联社|医院|大学|学院|研究院|研究所|事务所|法院|检察院|监狱)",
    )
});

/// What makes a name a word or a line on a map: 新华区域, 丰南区段, 丰南区籍, and one of several: 丰南区、路北区.
static NO_NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[域块间别位段籍产界至等]|[、和与及](?:\p{Han}{1,6}?[县区市旗]))"));

/// The districts that a text names where it speaks of itself.
pub(super) fn named(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut quoted = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '《' => quoted = quoted.saturating_add(1),
            '》' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else { continue };
        // The name of a law names who gave it.
        if quoted > 0 || !speaks_of_itself(before) {
            continue;
        }
        if let Some(name) = name_at(before, rest)
            && !found.contains(&name)
        {
            found.push(name);
        }
    }
    found
}

/// Whether nothing stands before a place of a text but the begin of a clause.
fn begins(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| "，。；：！？,.;:".contains(c))
}

fn speaks_of_itself(before: &str) -> bool {
    let last = before.chars().next_back();
    // One of several places is none that speaks: 流经丰南区、路北区.
    let listed = before.strip_suffix('、').is_some_and(|item| item.ends_with(['县', '区', '市', '旗', '省', '州']));
    let begins = last.is_none_or(|c| "，。；：、！？,.;:（(“\"|".contains(c));
    (begins && !listed) || YEAR.is_match(before) || BEFORE.iter().any(|word| before.ends_with(word))
}

fn name_at(before: &str, rest: &str) -> Option<String> {
    const ENDS: [char; 6] = ['，', ',', '。', '；', ';', '、'];
    const SENTENCE: [char; 3] = ['。', '；', ';'];
    let clause = rest.split(ENDS).next()?;
    let sentence = (before.rsplit(SENTENCE).next()?, rest.split(SENTENCE).next()?);
    let partners = |words: &str| PARTNERS.iter().any(|word| words.contains(word));
    if OTHERS.iter().any(|word| clause.contains(word)) || partners(sentence.0) || partners(sentence.1) {
        return None;
    }
    let listed = places(rest).into_iter().find_map(|short| {
        (3..=16_usize).rev().find_map(|length| {
            let end = short.char_indices().nth(length).map_or(short.len(), |(at, _)| at);
            let name = short.get(..end).filter(|name| name.chars().count() == length && NAMES.contains(name))?;
            let behind = short.get(end..)?;
            let itself = behind.starts_with('将') || !INSTITUTION.is_match(behind);
            (!NO_NAME.is_match(behind) && itself).then(|| name.to_owned())
        })
    });
    listed.or_else(|| places(rest).into_iter().find_map(|short| unlisted::name(before, short)))
}

/// A text from where a district may be named: as it is, and behind province and city.
fn places(rest: &str) -> Vec<&str> {
    let mut places = vec![rest];
    let mut short = rest;
    for _ in 0..2 {
        let Some(behind) = ABOVE.iter().find_map(|above| short.strip_prefix(above)) else { break };
        short = behind;
        places.push(short);
    }
    places
}
