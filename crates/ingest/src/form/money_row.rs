//! Whether an indicator states an amount of money, so that a number without a unit is in the table's unit.

use openbudget_domain::indicator::{Level1, Level2};

/// Words of names that ask for an amount.
const AMOUNTS: &[&str] = &[
    "资金",
    "金额",
    "经费",
    "费用",
    "投入",
    "投资",
    "本金",
    "利息",
    "款",
    "补助额",
    "补贴额",
    "支出",
    "造价",
    "预算数",
    "总额",
    "财政收入",
];

/// Words of names that ask for something else, whatever it is about.
const OTHERS: &[&str] = &[
    "率", "比例", "占比", "覆盖", "次数", "数量", "人数", "户数", "个数", "家数", "件数", "及时", "时限", "时间",
    "质量", "达标", "程度", "情况", "满意", "进度", "合规", "足额",
];

/// An indicator of cost states money unless its name asks for a rate or a count; another indicator
/// states money where its name asks for an amount and for nothing else.
pub(crate) fn states_money(level1: Option<Level1>, level2: Option<Level2>, name: &str) -> bool {
    let cost = level1 == Some(Level1::Cost)
        || matches!(level2, Some(Level2::Cost | Level2::EconomicCost | Level2::SocialCost | Level2::EnvironmentalCost));
    let other = OTHERS.iter().any(|word| name.contains(word));
    !other && (cost || AMOUNTS.iter().any(|word| name.contains(word)))
}
