//! Money that the table of a project says is budgeted for another year.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Dated;
use super::task::{is_of_earlier, texts};
use crate::project::Project;
use crate::text::{Folded, pattern};

/// What is budgeted, and for which year: `2023年预算安排20万元`.
static BUDGETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?P<before>.?)(?P<year>20[0-9]{2})年度?(?:年初|财政|部门|本级|[县区市]级|计划|拟|共|再)*",
        "(?:预算|安排|申请|列支|需要?)(?P<what>[^0-9，,。；;]{0,12}?)[0-9][0-9,.]*[万亿]?元",
    ))
});
/// The year that is called this one: `本年度（2023年）`.
static THIS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:本年度?|今年|当年|本预算年度)\((?P<year>20[0-9]{2})年?度?\)"));
/// Money of an earlier year: how much was spent then.
const SPENT: &[&str] = &["执行", "实际", "完成", "已", "上年", "去年", "同比"];

/// The years that a text names.
fn years(text: &str) -> BTreeSet<&str> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("20[0-9]{2}年"));
    YEAR.find_iter(text).map(|year| year.as_str()).collect()
}

/// What is budgeted for another year than the disclosure's, where the text does not tell the two apart.
pub(super) fn amounts(project: &Project, fiscal: i32) -> Vec<Dated<'_>> {
    let mut found: Vec<Dated<'_>> = Vec::new();
    for (what, text, source) in texts(project) {
        let text = Folded::new(text);
        let text = text.as_str();
        // What tells the years apart means them: 2023年已安排…，本年安排…，2025年拟安排….
        if text.contains(&format!("{fiscal}年")) || years(text).len() > 1 {
            continue;
        }
        let budgeted = BUDGETED.captures_iter(text).filter(|captures| {
            let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
            let behind = captures.get(0).and_then(|all| text.get(all.start()..)).unwrap_or_default();
            let clause = behind.split(['。', '；', ';']).next().unwrap_or_default();
            let apart = ["本年安排", "今年安排", "当年安排", "本年度安排"].iter().any(|word| text.contains(word));
            let compared = part("before").chars().all(|c| "较比与于至自从到〔-—~～".contains(c) || c.is_ascii_digit());
            !apart
                && (part("before").is_empty() || !compared)
                && !is_of_earlier(part("what"))
                && !SPENT.iter().any(|word| clause.contains(word))
        });
        for captures in budgeted.chain(THIS.captures_iter(text)) {
            let (Some(all), Some(year)) = (captures.get(0), captures.name("year")) else { continue };
            let Ok(number) = year.as_str().parse::<i32>() else { continue };
            let begin = captures.name("before").map_or(all.start(), |before| before.end());
            let printed = text.get(begin..all.end()).unwrap_or_default().to_owned();
            if number == fiscal
                || project.name.contains(year.as_str())
                || found.iter().any(|dated| dated.printed == printed)
            {
                continue;
            }
            let shown = format!("{what}“{printed}”");
            found.push(Dated { year: number, what: what.clone(), printed, shown, source, grave: true });
        }
    }
    found
}
