//! Paragraphs, headings and the title of a budget, and the years that they name.

use std::sync::LazyLock;

use regex::Regex;

use super::super::report::{Draft, Place};
use crate::evidence::Citation;
use crate::text::{Folded, pattern};

/// A year that is planned for.
static PLANS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?P<year>20[0-9]{2})年(?:度)?[，,]?[^0-9，,。；;：:、]{0,24}?",
        "(?:安排|应偿还|(?:计划|预计|需要?)(?:偿还|支付)|预算编制要求|采购限额标准",
        "|(?P<budget>(?:预算(?:合计|总额|总计|数|为|共)*|(?:收入|支出)(?:总计|合计)(?:为|[:：])?)[0-9]))",
    ))
});

/// Amounts of the year before that a budget is compared with.
const COMPARED: &[&str] = &["执行", "决算", "实际", "结转", "结余", "上年", "去年", "调整"];

/// Whether a sentence says how a budget was carried out: `2024年预算为120万元，执行率95%`.
fn carried_out(text: &str, start: usize) -> bool {
    let sentence = text.get(start..).and_then(|rest| rest.split('。').next()).unwrap_or_default();
    ["执行", "决算", "完成", "实际支出"].iter().any(|word| sentence.contains(word))
}

/// A paragraph that plans for another year, and nowhere names the fiscal year.
pub(super) fn of_paragraph(citation: &Citation, fiscal: i32) -> Option<Draft> {
    let text = Folded::new(&citation.text);
    let text = text.as_str();
    if text.contains(&format!("{fiscal}年")) {
        return None;
    }
    let this_year = ["今年", "本年预算", "本年度预算"].iter().any(|word| text.contains(word));
    let found = PLANS.captures_iter(text).find_map(|captures| {
        let year = captures.name("year")?;
        let before = text.get(..year.start())?;
        let last = before.chars().next_back();
        let number: i32 = year.as_str().parse().ok()?;
        let words = captures.get(0)?.as_str();
        let compared = last.is_some_and(|c| "较比与于至自从到〔[-~～(".contains(c) || c.is_ascii_digit())
            || (captures.name("budget").is_some()
                && (this_year || carried_out(text, year.start()) || COMPARED.iter().any(|word| words.contains(word))));
        (number != fiscal && !compared)
            .then(|| (number, words.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()))
    });
    let (year, words) = found?;
    Some(draft(citation, fiscal, &[year], &words))
}

/// A heading on the budget that names another year: `二、2022年“三公”经费预算情况`, `预算说明（2022年度）`.
pub(super) fn of_heading(citation: &Citation, fiscal: i32) -> Option<Draft> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern("(20[0-9]{2})年(?P<behind>.?)"));
    const ABOUT: &[&str] = &["三公", "预算", "绩效目标", "政府采购", "转移支付", "还本付息"];
    const OTHER: &[&str] = &[
        "执行", "决算", "完成", "上年", "评价", "结转", "余额", "限额", "较", "比", "规划", "调整", "年版", "目录",
        "办法",
    ];
    let text = Folded::new(&citation.text);
    let text = text.as_str();
    if !ABOUT.iter().any(|word| text.contains(word)) || OTHER.iter().any(|word| text.contains(word)) {
        return None;
    }
    let end = |behind: &str| matches!(behind, "底" | "末" | "初" | "起" | "至" | "以");
    let years: Vec<i32> = NAMED
        .captures_iter(text)
        .filter(|captures| captures.name("behind").is_none_or(|behind| !end(behind.as_str())))
        .filter_map(|captures| captures.get(1)?.as_str().parse().ok())
        .collect();
    let other = !years.is_empty() && years.iter().all(|year| *year != fiscal);
    other.then(|| draft(citation, fiscal, &years, text))
}

/// The caption of a table that was read as a paragraph: `绩效目标表（2022年度）`.
pub(super) fn of_caption(citation: &Citation, fiscal: i32) -> Option<Draft> {
    const LONGEST: usize = 40;
    let text = citation.text.trim();
    let caption = text.contains("绩效目标") && text.contains('表') && !text.contains(['。', '，', ',', '；']);
    if caption && text.chars().count() <= LONGEST { of_heading(citation, fiscal) } else { None }
}

fn draft(citation: &Citation, fiscal: i32, years: &[i32], words: &str) -> Draft {
    let list = |between: &str| years.iter().map(ToString::to_string).collect::<Vec<_>>().join(between);
    Draft::new(
        format!("{fiscal}年预算的说明写了{}年：“{words}”", list("、")),
        format!("a paragraph on the budget of {fiscal} names {}: “{words}”", list(", ")),
    )
    .compared(fiscal.to_string(), list(" "))
    .operand("年度", list(" "), Place::narrative(citation))
}
