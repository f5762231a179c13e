//! How a government is named in running text: with and without what stands above it and what it is.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::government::{Government, Level, find_listed, listed};

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
pub(super) static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    listed()
        .iter()
        .filter(|government| matches!(government.level, Level::County | Level::DevelopmentZone))
        // A zone is written without the province and the city in its name, too.
        .flat_map(|government| [government.name.as_str(), without_above(&government.name)])
        .filter(|name| (2..=16).contains(&name.chars().count()) && !WORDS.contains(name))
        .collect()
});

/// Provinces and cities, with and without what they are: `唐山市`, `唐山`.
pub(super) static ABOVE: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
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
    /// Whether counties are below it, of which not all need be listed.
    above: bool,
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
        let above = matches!(government.level, Level::Province | Level::Prefecture);
        Self { short, stem, others, above }
    }

    /// Whether a name is its own, in any spelling, or that of one above or below.
    pub(super) fn knows(&self, name: &str) -> bool {
        let short = without_above(name);
        short == self.short
            || stem(short) == self.stem
            || self.short.contains(short)
            || short.contains(&self.short)
            || self.others.iter().any(|other| other == name || other == short)
            || (self.above && !NAMES.contains(short))
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
