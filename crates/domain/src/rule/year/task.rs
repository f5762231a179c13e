//! Other years that the table of a project names as if they were this one.

use std::sync::LazyLock;

use regex::Regex;

use super::super::report::{Place, place};
use super::Dated;
use crate::project::Project;
use crate::text::{Folded, pattern};

/// What is to be done, and of which year: `完成2022年建设任务`.
static TASK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?P<verb>用于|完成|实现|达到|确保|保证|保障|做好|推进|开展|落实|组织|预留|预计)(?P<year>20[0-9]{2})年(?P<annual>度)?",
        "(?P<what>[^0-9，,。；;、:：()（）-][^，,。；;、:：()（）]{0,29})",
    ))
});

/// What is still paid, settled or judged of an earlier year, and times that begin or end in another.
const EARLIER: &[&str] = &[
    "结转",
    "结余",
    "尾款",
    "尾欠",
    "欠",
    "结算",
    "决算",
    "清算",
    "汇算",
    "遗留",
    "收尾",
    "续建",
    "剩余",
    "后续",
    "质保",
    "保修",
    "审计",
    "考核",
    "验收",
    "补发",
    "补缴",
    "兑现",
    "奖",
    "水平",
    "相比",
    "同期",
    "以来",
    "款",
    "未",
    "前期",
    "已",
    "报告",
    "年报",
    "统计",
    "总结",
    "发现",
    "存量",
    "排查",
    "出台",
    "印发",
    "下达",
    "政策",
    "预算编制",
    "上年",
    "规划",
    "标准",
    "文件",
    "学年",
    "学期",
    "秋季",
    "春季",
    "之前",
    "以前",
];
/// Right behind the year these are of an earlier one, too.
static JUDGED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Han}{0,8}绩效评价|^[底末初起前]|^[至到—–~]"));

/// Whether words say that something of an earlier year is still paid, settled or judged.
pub(super) fn is_of_earlier(words: &str) -> bool {
    EARLIER.iter().any(|word| words.contains(word))
}

/// Words of what is to be reached within the year.
const REACHED: &[&str] = &["任务", "目标", "建设", "改造", "工程", "工作", "发放"];

/// The texts of a table, each with what it is, and its place.
pub(super) fn texts(project: &Project) -> Vec<(String, &str, Place<'_>)> {
    let mut all = Vec::new();
    if let Some(purpose) = &project.purpose {
        all.push(("资金用途".to_owned(), purpose.as_str(), place(project, "purpose")));
    }
    for (number, aim) in (1_u32..).zip(&project.objectives) {
        all.push(("绩效目标".to_owned(), aim.text.as_str(), place(project, &format!("objectives.{number}"))));
    }
    for indicator in &project.indicators {
        let texts = [Some(&indicator.name), indicator.description.as_ref(), Some(&indicator.target.printed)];
        all.extend(
            texts.into_iter().flatten().map(|text| (indicator.name.clone(), text.as_str(), Place::of(indicator))),
        );
    }
    all
}

/// What a table plans for another year.
pub(super) fn tasks(project: &Project, fiscal: i32) -> Vec<Dated<'_>> {
    let mut found: Vec<Dated<'_>> = Vec::new();
    for (what, text, source) in texts(project) {
        let text = Folded::new(text);
        let text = text.as_str();
        // What tells the years apart means them.
        if text.contains(&format!("{fiscal}年")) {
            continue;
        }
        for captures in TASK.captures_iter(text) {
            let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
            let Ok(year) = part("year").parse::<i32>() else { continue };
            let task = part("what");
            let reached = REACHED.iter().any(|word| task.contains(word))
                && matches!(part("verb"), "完成" | "实现" | "达到" | "确保");
            let ahead = year > fiscal && !(reached && captures.name("annual").is_some());
            let named = project.name.contains(part("year"));
            let earlier = is_of_earlier(task) || JUDGED.is_match(task);
            let printed = captures.get(0).map_or("", |all| all.as_str()).to_owned();
            if year == fiscal || ahead || named || earlier || found.iter().any(|dated| dated.printed == printed) {
                continue;
            }
            found.push(Dated {
                year,
                shown: format!("{what}“{printed}”"),
                what: what.clone(),
                printed,
                source,
                grave: reached,
            });
        }
    }
    found
}

/// The year of the head of a table, where it is none of its name: `绩效目标表（2022年度）`.
pub(super) fn title(project: &Project, fiscal: i32) -> Option<Dated<'_>> {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\((?P<year>20[0-9]{2})年度?\)|^(?P<first>20[0-9]{2})年度?(?:\p{Han}{0,4}级)?(?:部门|财政|预算)*",
            "(?:项目|专项)*(?:支出|资金)*绩效目标",
        ))
    });
    let printed = project.title.as_ref()?;
    let folded = Folded::new(printed);
    let captures = HEAD.captures(folded.as_str())?;
    let year = captures.name("year").or_else(|| captures.name("first"))?.as_str();
    let number = year.parse::<i32>().ok().filter(|number| *number != fiscal && !project.name.contains(year))?;
    Some(Dated {
        year: number,
        what: "表头年度".to_owned(),
        printed: printed.clone(),
        shown: format!("表头“{}”", printed.trim()),
        source: place(project, "title"),
        grave: true,
    })
}
