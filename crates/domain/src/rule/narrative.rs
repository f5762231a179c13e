//! R07: what the narrative says and what the tables say.

use super::debt::{Pair, pairs};
use super::repetition::stated_again;
use super::report::{About, Draft, Place, Report, place};
use super::rounding::{printed, tolerance};
use super::{ROUNDED, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::money::Money;
use crate::money::amount::find_amounts;
use crate::project::Project;
use crate::text::Folded;

/// R07: what the narrative says of a project, or of a fact that a table states too, is what the table says, after
/// rounding.
pub(super) const NARRATIVE: Rule = Rule {
    id: "R07",
    severity: Severity::Error,
    zh: "说明文字中的数字与表中数字四舍五入后一致",
    en: "A figure of the narrative is that of its table, after rounding",
    formula: Words {
        zh: "说明文字中的数字 = 表中数字", en: "figure of the narrative = figure of the table"
    },
    tolerance: ROUNDED,
    check: narrative,
};

fn narrative(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let mut any = false;
    for again in stated_again(disclosure) {
        any = true;
        let ((one, one_at), (other, other_at)) = (again.one, again.other);
        let holds = tolerance([one, other], 1).allows(one.amount() - other.amount());
        let (one, other) = (printed(one), printed(other));
        let word = if holds { "四舍五入后一致" } else { "不一致" };
        let english = if holds { "equal after rounding" } else { "not equal" };
        let draft = Draft::new(
            format!("{}两处列示：{one}，表中{other}，{word}", again.what),
            format!("stated twice: {one}, and in a table {other}: {english}"),
        )
        .compared(other.as_str(), one.as_str())
        .operand("一处", one, one_at)
        .operand("表", other, other_at);
        report.add(rule, &again.about, again.field, if holds { Status::Passed } else { Status::Failed }, draft);
    }
    for project in &disclosure.projects {
        let named = named(disclosure, project);
        for (what, said, said_at, table, table_at) in pairs(disclosure, project).into_iter().chain(named) {
            any = true;
            let holds = tolerance([&said, &table], 1).allows(said.amount() - table.amount());
            let word = if holds { "四舍五入后一致" } else { "不一致" };
            let english = if holds { "equal after rounding" } else { "not equal" };
            let (said, table) = (printed(&said), printed(&table));
            let draft = Draft::new(
                format!("说明中{what}{said}，表中{table}，{word}"),
                format!("the narrative says {said}, the table {table}: {english}"),
            )
            .compared(table.as_str(), said.as_str())
            .operand("说明", said, said_at)
            .operand("表", table, table_at);
            let status = if holds { Status::Passed } else { Status::Failed };
            report.add(rule, &About::project(project), &what, status, draft);
        }
    }
    if !any {
        let whole = report.whole();
        let draft = Draft::new("没有说明与表格共有的数字", "no figure stands in the narrative and in a table");
        report.add(rule, &whole, "", Status::Undecided, draft.missing("说明"));
    }
}

/// The shortest name that is taken for the name of a project in running text.
const SHORTEST: usize = 5;

/// A paragraph that names a project and right behind it one amount: `安排农村道路养护125.81万元`.
pub(super) fn named<'f>(disclosure: &'f Disclosure, project: &'f Project) -> Option<Pair<'f>> {
    let budget = project.budget.as_ref()?;
    let name = Folded::new(&project.name);
    // A name that another begins or ends with is not told apart.
    let unlike =
        |other: &Project| other.name == project.name || !Folded::new(&other.name).as_str().contains(name.as_str());
    if name.as_str().chars().count() < SHORTEST || !disclosure.projects.iter().all(unlike) {
        return None;
    }
    disclosure.sections.iter().flat_map(|section| &section.paragraphs).find_map(|citation| {
        let text = Folded::new(&citation.text);
        let (name, fiscal) = (name.as_str(), disclosure.fiscal_year);
        let money = amount_behind(&text, name, fiscal).or_else(|| amount_before(&text, name, fiscal))?;
        Some(("预算数".to_owned(), money, Place::narrative(citation), budget.clone(), place(project, "budget")))
    })
}

/// Whether a clause speaks of another year's money, which is no figure of this one's table.
fn is_of_other_year(clause: &str, fiscal: i32) -> bool {
    clause.contains("上年")
        || clause.contains("去年")
        || (clause.contains('年') && !clause.contains(&format!("{fiscal}年")))
}

/// `安排125.81万元用于农村道路养护。`, for that project alone.
fn amount_before(text: &Folded, name: &str, fiscal: i32) -> Option<Money> {
    const FOR: [&str; 6] = ["用于", "支持", "保障", "实施", "开展", "推进"];
    const OTHERS: [&str; 8] = ["上级", "中央", "省级", "市级", "累计", "总投资", "自筹", "争取"];
    const ENDS: [char; 6] = ['。', '；', ';', '，', ',', ')'];
    let (at, _) = text.as_str().match_indices(name).next()?;
    let behind = text.as_str().get(at.checked_add(name.len())?..)?.trim_start_matches("项目");
    // What pays for several projects is the budget of none.
    if !(behind.is_empty() || behind.starts_with(ENDS)) {
        return None;
    }
    let found = find_amounts(text).into_iter().rev().find(|found| found.range.end <= at && found.per.is_none())?;
    let between = text.as_str().get(found.range.end..at)?;
    let clause = text.as_str().get(..found.range.start)?.rsplit(['。', '；', ';', '，', ',']).next()?;
    let arranged = clause.contains("安排") && !OTHERS.iter().any(|word| clause.contains(word));
    (FOR.contains(&between) && arranged && !is_of_other_year(clause, fiscal)).then_some(found.money)
}

fn amount_behind(text: &Folded, name: &str, fiscal: i32) -> Option<Money> {
    const BETWEEN: [&str; 10] = ["项目", "资金", "经费", "补助", "支出", "预算", "安排", "共", "为", "”"];
    let (at, _) = text.as_str().match_indices(name).next()?;
    let clause = text.as_str().get(..at)?.rsplit(['。', '；', ';', '，', ',']).next()?;
    if is_of_other_year(clause, fiscal) {
        return None;
    }
    let end = at.checked_add(name.len())?;
    let found = find_amounts(text).into_iter().find(|found| found.range.start >= end && found.per.is_none())?;
    let mut between = text.as_str().get(end..found.range.start)?;
    while let Some(rest) = BETWEEN.iter().find_map(|word| between.strip_prefix(word)) {
        between = rest;
    }
    between.is_empty().then_some(found.money)
}
