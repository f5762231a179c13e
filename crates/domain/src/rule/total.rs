//! R21: totals of revenue and expenditure, as the narrative and the tables state them.

mod table;

use std::sync::LazyLock;

use regex::Regex;

use super::prose::{paragraphs, sole};
use super::report::{Draft, Place, Report};
use super::rounding::{Addend, add_up, printed};
use super::{ROUNDED_EACH, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::text::pattern;

/// R21: revenue and expenditure.
pub(super) const TOTALS: Rule = Rule {
    id: "R21",
    severity: Severity::Error,
    zh: "收入总计等于支出总计；科目等于其下级科目之和；基本支出与项目支出之和等于支出合计",
    en: "Revenue is expenditure; an account is the sum of those below it; basic and project expenditure make the total",
    formula: Words {
        zh: "收入总计 = 支出总计；类 = Σ 款，款 = Σ 项；基本支出 + 项目支出 = 支出合计",
        en: "revenue = expenditure; class = Σ sub-classes; basic + project = total",
    },
    tolerance: ROUNDED_EACH,
    check: totals,
};

const AMOUNT: &str = "(?:安排|为|共|共计|达|[:：])*(?P<digits>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<unit>亿元|万元|元)";

fn figure(words: &str) -> Regex {
    pattern(&format!("{words}{AMOUNT}"))
}

static REVENUE: LazyLock<Regex> = LazyLock::new(|| figure("(?:收入总计|总收入|收入总额|收入合计)"));
static EXPENDITURE: LazyLock<Regex> = LazyLock::new(|| figure("(?:支出总计|总支出|支出总额|支出合计)"));
/// Behind 收支平衡 both sides are meant, whatever they are called: `收入68000万元，支出68000万元，收支平衡`.
static BALANCED: LazyLock<Regex> = LazyLock::new(|| pattern("收支(?:保持|实现|总体|相抵|当年)?平衡"));
static INCOME: LazyLock<Regex> = LazyLock::new(|| figure("收入(?:预算)?"));
static SPENDING: LazyLock<Regex> = LazyLock::new(|| figure("支出(?:预算)?"));
static BASIC: LazyLock<Regex> = LazyLock::new(|| figure("基本支出(?:预算)?"));
static PROJECT: LazyLock<Regex> = LazyLock::new(|| figure("项目支出(?:预算)?"));
static ALL: LazyLock<Regex> =
    LazyLock::new(|| figure("(?:支出总计|总支出|支出总额|支出合计|支出预算|本年支出|预算支出)"));

fn totals(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let mut any = table::totals(rule, disclosure, report);
    for paragraph in paragraphs(disclosure) {
        let of = |expression: &Regex| sole(expression, &paragraph.text);
        let source = Place::narrative(paragraph.citation);
        let balanced = || {
            let sentence = paragraph.text.split('。').find(|sentence| BALANCED.is_match(sentence))?;
            Some((sole(&INCOME, sentence)?, sole(&SPENDING, sentence)?))
        };
        if let Some((revenue, expenditure)) = of(&REVENUE).zip(of(&EXPENDITURE)).or_else(balanced) {
            any = true;
            let total = Addend {
                name: "支出总计".to_owned(),
                english: "total expenditure".to_owned(),
                money: &expenditure,
                source,
            };
            let part =
                Addend {
                    name: "收入总计".to_owned(), english: "total revenue".to_owned(), money: &revenue, source
                };
            add_up(rule, report, &whole, &printed(&expenditure), &total, &[part]);
        }
        if let (Some(basic), Some(project), Some(all)) = (of(&BASIC), of(&PROJECT), of(&ALL)) {
            any = true;
            let total =
                Addend { name: "支出合计".to_owned(), english: "expenditure".to_owned(), money: &all, source };
            let parts = [
                Addend {
                    name: "基本支出".to_owned(), english: "basic expenditure".to_owned(), money: &basic, source
                },
                Addend {
                    name: "项目支出".to_owned(),
                    english: "project expenditure".to_owned(),
                    money: &project,
                    source,
                },
            ];
            add_up(rule, report, &whole, "basic", &total, &parts);
        }
    }
    if !any {
        let draft = Draft::new("未披露收支总表和分类科目", "the tables of revenue and expenditure are not disclosed");
        report.add(rule, &whole, "", Status::Undecided, draft.missing("revenue").missing("expenditure"));
    }
}
