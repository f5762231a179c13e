//! How a government is named in running text: with and without what stands above it and what it is.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::government::{Government, Level, find_listed, listed};
use crate::text::pattern;

/// What the name of a district ends with, the longer first.
const KINDS: &[&str] = &[
    "经济技术开发区",
    "高新技术产业开发区",
    "高新技术开发区",
    "经济开发区",
    "工业园区",
    "开发区",
    "管理区",
    "自治县",
    "自治旗",
    "新区",
    "林区",
    "特区",
    "县",
    "区",
    "市",
    "旗",
];

/// Names that are ordinary words too.
const WORDS: &[&str] = &[
    "新城区",
    "老城区",
    "城中区",
    "城关区",
    "城东区",
    "城西区",
    "城北区",
    "城南区",
    "新市区",
    "市中区",
    "市北区",
    "市南区",
    "市辖区",
    "开发区",
    "矿区",
    "郊区",
    "城区",
];

/// Listed counties and districts, save those that are ordinary words too.
static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    listed()
        .iter()
        .filter(|government| matches!(government.level, Level::County | Level::DevelopmentZone))
        // A zone is written without the province and the city in its name, too.
        .flat_map(|government| [government.name.as_str(), without_above(&government.name)])
        .filter(|name| (3..=16).contains(&name.chars().count()) && !WORDS.contains(name))
        .collect()
});

/// Provinces and cities, with and without what they are: `唐山市`, `唐山`.
static ABOVE: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut names: Vec<&str> = listed()
        .iter()
        .filter(|government| matches!(government.level, Level::Province | Level::Prefecture))
        .flat_map(|government| [government.name.as_str(), bare(&government.name)])
        .filter(|name| name.chars().count() >= 2)
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
});

/// A name without what it is: `河北省` is `河北`.
fn bare(name: &str) -> &str {
    ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市", "地区", "盟"]
        .iter()
        .find_map(|kind| name.strip_suffix(kind))
        .unwrap_or(name)
}

/// The government that publishes, by all its names.
pub(super) struct Publisher {
    /// The name without what stands above it: `芦台经济开发区`.
    short: String,
    /// What is left of that without its kind: `芦台`.
    stem: String,
    /// Those above and below.
    others: Vec<String>,
}

impl Publisher {
    pub(super) fn of(government: &Government) -> Self {
        let mut others = Vec::new();
        let mut above = government.parent.clone();
        while let Some(parent) = above.as_deref().and_then(find_listed) {
            others.push(parent.name.clone());
            above.clone_from(&parent.parent);
        }
        let prefix = match government.level {
            Level::Province => government.code.get(..2),
            Level::Prefecture => government.code.get(..4),
            _ => None,
        };
        if let Some(prefix) = prefix {
            others
                .extend(listed().iter().filter(|other| other.code.starts_with(prefix)).map(|other| other.name.clone()));
        }
        let short = without_above(&government.name).to_owned();
        let stem = stem(&short).to_owned();
        Self { short, stem, others }
    }

    /// Whether a name is its own, in any spelling, or that of one above or below.
    pub(super) fn knows(&self, name: &str) -> bool {
        let short = without_above(name);
        short == self.short
            || stem(short) == self.stem
            || self.short.contains(short)
            || short.contains(&self.short)
            || self.others.iter().any(|other| other == name || other == short)
    }

    /// The spelling by which a text names it, if it does.
    pub(super) fn spelled_in(&self, text: &str) -> Option<String> {
        if text.contains(&self.short) {
            return Some(self.short.clone());
        }
        let spelled = KINDS.iter().map(|kind| format!("{}{kind}", self.stem));
        spelled.filter(|name| name.chars().count() >= 3).find(|name| text.contains(name.as_str()))
    }
}

/// A name without the province and the city before it, as long as a name is left.
fn without_above(name: &str) -> &str {
    let mut short = name;
    while let Some(rest) = ABOVE.iter().find_map(|above| {
        let rest = short.strip_prefix(above)?;
        (rest.chars().count() >= 3 && !KINDS.contains(&rest)).then_some(rest)
    }) {
        short = rest;
    }
    short
}

/// A name without its kind, at least two characters of it; of an autonomous county the first two.
fn stem(short: &str) -> &str {
    if short.ends_with("自治县") || short.ends_with("自治旗") {
        let end = short.char_indices().nth(2).map_or(short.len(), |(at, _)| at);
        return short.get(..end).unwrap_or(short);
    }
    let stripped = KINDS.iter().find_map(|kind| short.strip_suffix(kind).filter(|rest| rest.chars().count() >= 2));
    stripped.unwrap_or(short)
}

/// What stands right before a name that a text uses of itself, beside the begin of a clause.
const BEFORE: &[&str] = &[
    "我",
    "本",
    "由",
    "全",
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
];

/// Words of a clause that is about others: help for them, agreements with them, what is learned from them.
const OTHERS: &[&str] = &[
    "对口", "帮扶", "支援", "援助", "协作", "合作", "托管", "代管", "移交", "划转", "借鉴", "学习", "考察", "交界",
    "毗邻", "赴",
];

/// An institution that is named after a place.
static INSTITUTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[\\p{Han}（）()]{0,14}?(?:公司|集团|合作社|银行|支行|分行|信用社|联社|医院|大学|学院|研究院|研究所|事务所|法院|检察院|监狱)",
    )
});

/// A name that no list has, before what only the publisher does: `样例县将预算…`.
static UNLISTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?P<name>[\\p{Han}]{2,5}?[县区])(?:将|坚持|高度重视|认真|积极|严格|始终|切实|财政局将|财政局按|财政局坚持|财政按|人民政府|按照|贯彻)",
    )
});

/// Words that make such a name no name.
const NO_NAME: &[&str] = &[
    "我",
    "全",
    "各",
    "本",
    "该",
    "市县",
    "县区",
    "区县",
    "级",
    "乡",
    "镇",
    "社区",
    "园区",
    "辖区",
    "景区",
    "地区",
    "片区",
    "小区",
    "城区",
    "校区",
    "库区",
    "灾区",
    "山区",
    "牧区",
    "林区",
    "矿区",
    "新区",
    "老区",
    "开发区",
    "功能区",
    "示范区",
    "省",
    "市",
    "由",
    "对",
    "在",
    "为",
    "和",
    "与",
    "及",
    "了",
    "的",
];

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

fn speaks_of_itself(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| "，。；：、！？,.;:（(“\"|".contains(c))
        || BEFORE.iter().any(|word| before.ends_with(word))
}

fn name_at(before: &str, rest: &str) -> Option<String> {
    const ENDS: [char; 6] = ['，', ',', '。', '；', ';', '、'];
    let clause = rest.split(ENDS).next()?;
    if OTHERS.iter().any(|word| clause.contains(word)) {
        return None;
    }
    let listed = places(rest).into_iter().find_map(|short| {
        (3..=16_usize).rev().find_map(|length| {
            let end = short.char_indices().nth(length).map_or(short.len(), |(at, _)| at);
            let name = short.get(..end).filter(|name| name.chars().count() == length && NAMES.contains(name))?;
            let behind = short.get(end..)?;
            // 新华区域 is no district; 新华区建设公司 is a company.
            let word = behind.starts_with(['域', '块', '间', '别', '位']);
            let itself = behind.starts_with('将') || !INSTITUTION.is_match(behind);
            (!word && itself).then(|| name.to_owned())
        })
    });
    listed.or_else(|| {
        let begins = before.chars().next_back().is_none_or(|c| "，。；：！？,.;:".contains(c));
        let name = UNLISTED.captures(rest).filter(|_| begins)?.name("name")?.as_str();
        (!NO_NAME.iter().any(|word| name.contains(word))).then(|| name.to_owned())
    })
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
