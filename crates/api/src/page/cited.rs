//! Words for what is cited and what was read there, as pages show them.

use openbudget_domain::evidence::Missing;
use openbudget_domain::resource::word;
use openbudget_domain::source::Cited;
use serde_json::Value as Json;

/// What a citation is of.
pub(crate) fn of_citation(cited: &Cited) -> String {
    let (key, number) = cited.name.split_once('.').unwrap_or((&cited.name, ""));
    let words = match (key, &cited.label) {
        ("operands", Some(label)) => label,
        (key, _) => word::of_key(key),
    };
    if key == "operands" || number.is_empty() { words.to_owned() } else { format!("{words} {number}") }
}

/// Why a value is missing.
pub(crate) fn of_missing(reason: &str) -> &str {
    Missing::from_key(reason).map_or(reason, |missing| missing.printed())
}

/// What was read of the printed words; nothing where it is just these words.
pub(crate) fn of_value(cited: &Cited) -> Option<String> {
    let value = &cited.value;
    let text = |key: &str| value.get(key).and_then(Json::as_str);
    let read = match value {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        Json::Bool(true) => "是".to_owned(),
        Json::Bool(false) => "否".to_owned(),
        Json::Object(_) => match (text("amount"), text("cumulative_percent"), text("kind")) {
            (Some(amount), ..) => format!("{amount} 元"),
            (_, Some(percent), _) => format!("{percent}%"),
            (.., Some(_)) => of_target(value)?,
            _ => text("text")?.to_owned(),
        },
        Json::Null | Json::Array(_) => return None,
    };
    let bare = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    (bare(&read) != bare(&cited.citation.text)).then_some(read)
}

/// A target as it was read: `≥ 95 %`, `85 – 95 %`, `≤ 2024-11-30`.
fn of_target(target: &Json) -> Option<String> {
    let text = |key: &str| target.get(key).and_then(Json::as_str);
    let sign = match text("operator") {
        Some("ge") => "≥ ",
        Some("le") => "≤ ",
        Some("gt") => "> ",
        Some("lt") => "< ",
        _ => "",
    };
    let number = match (text("value"), text("low"), text("high"), text("date")) {
        (Some(value), ..) => value.to_owned(),
        (_, Some(low), Some(high), _) => format!("{low} – {high}"),
        (.., Some(date)) => date.to_owned(),
        _ => return None,
    };
    let unit = text("unit").map(|unit| format!(" {unit}")).unwrap_or_default();
    Some(format!("{sign}{number}{unit}"))
}
