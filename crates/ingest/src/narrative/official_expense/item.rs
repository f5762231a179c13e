//! The items of 三公经费 by the words that name them.

use std::sync::LazyLock;

use openbudget_domain::official_expense::Item;
use openbudget_domain::text::pattern;
use regex::Regex;

/// The items by their words, the longer first.
pub(super) static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?P<vehicle_total>(?:公务用车|公车)购置(?:及|和|与|、)?(?:公务用车)?(?:运行(?:维护)?|运维)|(?:公务用车|公车)(?:经费|费用?)(?:合计|共计)?)",
        "|(?P<operation>(?:公务用车|公车|公务车)(?:运行维护|运行|维护|运维)|车辆运行维护)",
        "|(?P<purchase>(?:公务用车|公车|公务车)购置|购置(?:公务用车|公车|公务车))",
        "|(?P<reception>公务接待)",
        r"|(?P<overseas>因公出国(?:\(境\)|境)?|出国\(境\))",
        "|(?P<total>[“\"‘'「]?三公[”\"’'」]?经费)",
    ))
});

/// The item that words name.
pub(crate) fn item_of(text: &str) -> Option<Item> {
    let parts = ITEM.captures(text)?;
    [
        ("vehicle_total", Item::VehicleTotal),
        ("operation", Item::VehicleOperation),
        ("purchase", Item::VehiclePurchase),
        ("reception", Item::Reception),
        ("overseas", Item::OverseasTravel),
        ("total", Item::Total),
    ]
    .into_iter()
    .find(|(name, _)| parts.name(name).is_some())
    .map(|(_, item)| item)
}

/// 购置费 and 运行维护费 alone, where vehicles are spoken of.
pub(super) fn part_of_vehicles(current: Item, text: &str) -> Option<Item> {
    if !matches!(current, Item::VehicleTotal | Item::VehiclePurchase | Item::VehicleOperation) {
        return None;
    }
    let begin = text.trim_start_matches("其中");
    if text.contains("购置费") || begin.starts_with("购置") {
        Some(Item::VehiclePurchase)
    } else if ["运行费", "运行维护费", "运维费", "维护费"].iter().any(|words| text.contains(words))
        || begin.starts_with("运行")
    {
        Some(Item::VehicleOperation)
    } else {
        None
    }
}
