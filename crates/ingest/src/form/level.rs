//! The levels of indicators, by the words that offices print for them.

use openbudget_domain::indicator::{Level1, Level2};

/// The level 1 of printed words: 效益指标 and 效果指标 are the same.
pub(crate) fn level1_of(printed: &str) -> Option<Level1> {
    let words: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    [
        ("产出", Level1::Output),
        ("满意", Level1::Satisfaction),
        ("效益", Level1::Benefit),
        ("效果", Level1::Benefit),
        ("成本", Level1::Cost),
    ]
    .into_iter()
    .find(|(word, _)| words.contains(word))
    .map(|(_, level)| level)
}

/// Whether printed words name a level of indicators, be it one that is not known.
pub(crate) fn names_level(printed: &str) -> bool {
    let words: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    words.ends_with("指标") || level1_of(&words).is_some() || level2_of(&words).is_some()
}

/// Whether a text is nothing but the name of a level, not words such as a name of an indicator that hold one.
pub(crate) fn is_level(printed: &str) -> bool {
    let words: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = words.split_once(['(', '（']).map_or(words.as_str(), |(bare, _)| bare);
    let known = level1_of(bare).is_some() || level2_of(bare).is_some();
    let alone = |word: &str| {
        ["产出", "效益", "效果", "成本", "满意度", "数量", "质量", "时效", "可持续影响", "可持续发展"].contains(&word)
            || ["经济", "社会", "生态", "环境", "生态环境"]
                .iter()
                .any(|of| word.strip_prefix(of).is_some_and(|rest| ["效益", "效果", "效应", "成本"].contains(&rest)))
            || word.ends_with("对象满意度")
    };
    known && (bare.ends_with("指标") || alone(bare))
}

/// The level 2 of printed words, the more particular words first.
pub(crate) fn level2_of(printed: &str) -> Option<Level2> {
    let words: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    [
        ("满意", Level2::BeneficiarySatisfaction),
        ("可持续", Level2::SustainableImpact),
        ("生态环境成本", Level2::EnvironmentalCost),
        ("环境成本", Level2::EnvironmentalCost),
        ("生态成本", Level2::EnvironmentalCost),
        ("经济成本", Level2::EconomicCost),
        ("社会成本", Level2::SocialCost),
        ("经济效", Level2::EconomicBenefit),
        ("社会效", Level2::SocialBenefit),
        ("生态", Level2::EcologicalBenefit),
        ("环境效", Level2::EcologicalBenefit),
        ("数量", Level2::Quantity),
        ("质量", Level2::Quality),
        ("时效", Level2::Timeliness),
        ("成本", Level2::Cost),
    ]
    .into_iter()
    .find(|(word, _)| words.contains(word))
    .map(|(_, level)| level)
}
