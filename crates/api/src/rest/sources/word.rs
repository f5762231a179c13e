//! Chinese words for resources and fields, and for what was read, as a page shows them.

use openbudget_domain::evidence::Missing;
use openbudget_domain::source::Cited;
use serde_json::Value as Json;

/// What a fact of a resource is called.
pub(super) fn of_resource(name: &str) -> &str {
    match name {
        "projects" => "项目",
        "indicators" => "绩效指标",
        "official-expenses" => "“三公”经费",
        "debt-balances" => "政府债务余额",
        "debt-service" => "政府债务还本付息",
        "transfer-payments" => "转移支付",
        "procurement-thresholds" => "政府采购限额",
        "statements" => "情况说明",
        "findings" => "核对结果",
        other => other,
    }
}

/// What a citation is of.
pub(super) fn of_citation(cited: &Cited) -> String {
    let (key, number) = cited.name.split_once('.').unwrap_or((&cited.name, ""));
    let words = match key {
        "source" => "全文",
        "operands" => cited.label.as_deref().unwrap_or("数据"),
        "evidence" => "依据",
        "name" => "名称",
        "title" => "标题",
        "code" => "项目编码",
        "agency" => "部门单位",
        "budget" => "预算数",
        "fiscal_funds" => "财政资金",
        "other_funds" => "其他资金",
        "purpose" => "资金用途",
        "objectives" => "绩效目标",
        "schedule" => "支出计划",
        "particulars" => "其他事项",
        "level1" => "一级指标",
        "level2" => "二级指标",
        "description" => "指标描述",
        "target" => "指标值",
        "basis" => "确定依据",
        "weight" => "权重",
        "amount" => "金额",
        "change" => "增减额",
        "change_word" => "增减",
        "prior" => "上年数",
        "reason" => "原因",
        "balance" => "余额",
        "limit" => "限额",
        "as_of_date" => "截至日期",
        "principal" => "本金",
        "interest" => "利息",
        "total" => "合计",
        "printed" => "原文",
        other => other,
    };
    if key == "operands" || number.is_empty() { words.to_owned() } else { format!("{words} {number}") }
}

/// Why a value is missing.
pub(super) fn of_missing(reason: &str) -> &str {
    Missing::from_key(reason).map_or(reason, |missing| missing.printed())
}

/// What was read of the printed words; nothing where it is just these words.
pub(super) fn of_value(cited: &Cited) -> Option<String> {
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
