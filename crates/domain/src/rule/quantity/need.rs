//! What a text says is needed is the budget.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use rust_decimal::Decimal;

use super::super::report::{Draft, Place, place};
use super::super::rounding::{half, half_of, in_unit, printed};
use super::{Text, Told, clause, texts, words_of_indicators};
use crate::finding::Status;
use crate::money::{Money, Unit};
use crate::number::chinese::read_chinese;
use crate::project::Project;
use crate::reckoning::plain;
use crate::text::pattern;
use crate::tolerance::Tolerance;

/// An amount that is needed in all.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:共需要?(?:资金|经费|预算)?|总需(?:资金|经费)?|所需(?:资金|经费|预算)|需要?(?:资金|经费|预算)|预算金额|资金需求|需求资金)(?:人民币|共|约|为|合计|总计|[:：])*([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)",
    )
});

/// An amount that may be a part of what is needed.
static PLANNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:预算资金|预算安排|安排(?:资金|预算|经费)?|申请(?:(?:[县区]级?|本级)?财政|[县区本]级)?(?:专项|补助)?(?:资金|预算|经费)|(?:计划|拟|应)[拨拔支]付(?:资金)?|预计)(?:人民币|共|约|为|合计|总计|[:：])*([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)",
    )
});

/// `共需资金1440万`, as it is spoken.
static BARE: LazyLock<Regex> = LazyLock::new(|| pattern("(?P<amount>[0-9][万亿])(?P<end>$|[,。;、:)])"));

/// `伍拾万元`, as a contract writes it.
static CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?P<before>^|[^0-9.])(?P<number>[壹贰貳叁參肆伍陆陸柒捌玖拾][零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬万億亿]*)元",
    )
});

/// What is added to what is needed, right behind it: `，加代发手续费3.36万元`.
static PLUS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[,、]?(?:再|外|另)?加上?(?:[^快强大固装工密入班油0-9,。;、]\\p{Han}{0,11})?([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)(?:[,。;、)]|$)",
    )
});

/// A text in which amounts are digits with their unit.
fn in_digits(plain: &str) -> String {
    let spelt = |captures: &Captures<'_>| {
        let whole = captures.get(0).map_or("", |whole| whole.as_str());
        let Some(value) = captures.name("number").and_then(|number| read_chinese(number.as_str())) else {
            return whole.to_owned();
        };
        let scaled = value.checked_div(Unit::TenThousandYuan.yuan()).filter(|scaled| scaled.fract().is_zero());
        let before = captures.name("before").map_or("", |before| before.as_str());
        scaled.map_or_else(|| format!("{before}{value}元"), |scaled| format!("{before}{}万元", scaled.normalize()))
    };
    let text = CAPITALS.replace_all(plain, spelt);
    BARE.replace_all(&text, "${amount}元${end}").into_owned()
}

/// Words in the clause before an amount that make it another one than this year's budget.
const OTHERS: &[&str] = &[
    "上级",
    "中央",
    "省级",
    "市级",
    "上年",
    "去年",
    "其中",
    "节约",
    "收入",
    "总投资",
    "累计",
    "两年",
    "三年",
    "四年",
    "五年",
    "合同",
    "概算",
    "估算",
];

/// Whether an amount is one for each: the words are right before it.
fn is_each(before: &str) -> bool {
    before.chars().rev().take(4).any(|c| c == '每' || c == '均')
}

/// An amount of a text.
struct Need<'p> {
    what: &'static str,
    said: String,
    amount: Decimal,
    half: Decimal,
    whole: bool,
    /// What is said to be added to it.
    plus: Option<Plus>,
    /// What stands behind it in its sentence.
    behind: String,
    source: Place<'p>,
}

struct Plus {
    said: String,
    amount: Decimal,
}

impl Need<'_> {
    /// With what is added to it.
    fn total(&self) -> Decimal {
        self.amount.saturating_add(self.plus.as_ref().map_or(Decimal::ZERO, |plus| plus.amount))
    }

    fn shown(&self) -> String {
        self.plus.as_ref().map_or_else(|| self.said.clone(), |plus| format!("{}＋{}", self.said, plus.said))
    }
}

fn plus(behind: &str) -> Option<Plus> {
    let captures = PLUS.captures(behind)?;
    let (digits, unit) = (captures.get(1)?.as_str(), captures.get(2)?.as_str());
    let unit = Unit::from_key(unit)?;
    let amount = digits.parse::<Decimal>().ok()?.checked_mul(unit.yuan())?;
    Some(Plus { said: format!("{digits}{}", unit.key()), amount })
}

/// Whether a text says how much is needed.
pub(in super::super) fn states_need(text: &str) -> bool {
    let text = in_digits(&plain(text));
    WHOLE.is_match(&text) || PLANNED.is_match(&text)
}

fn needs(project: &Project) -> Vec<Need<'_>> {
    let mut all: Vec<Need<'_>> = Vec::new();
    for Text { what, plain, source } in texts(project).into_iter().chain(words_of_indicators(project)) {
        let text = in_digits(&plain);
        for (expression, whole) in [(&WHOLE, true), (&PLANNED, false)] {
            for captures in expression.captures_iter(&text) {
                let (Some(all_of_it), Some(digits), Some(unit)) = (captures.get(0), captures.get(1), captures.get(2))
                else {
                    continue;
                };
                let words = clause(&text, all_of_it.start(), all_of_it.start());
                let before = words.split(all_of_it.as_str()).next().unwrap_or_default();
                let rate = text.get(all_of_it.end()..).is_some_and(|rest| rest.starts_with('/'));
                let (Some(unit), Ok(value)) = (Unit::from_key(unit.as_str()), digits.as_str().parse::<Decimal>())
                else {
                    continue;
                };
                let said = format!("{}{}", digits.as_str(), unit.key());
                if rate
                    || is_each(before)
                    || OTHERS.iter().any(|word| before.contains(word))
                    || all.iter().any(|need| need.said == said)
                {
                    continue;
                }
                let (amount, half) = (value.saturating_mul(unit.yuan()), half_of(digits.as_str(), unit));
                let behind = text.get(all_of_it.end()..).unwrap_or_default();
                let (plus, behind) = (plus(behind), behind.split('。').next().unwrap_or_default().to_owned());
                all.push(Need { what, said, amount, half, whole, plus, behind, source });
            }
        }
    }
    all
}

/// Whether a text that needs another amount says the budget too: what of it is paid here, or what it comes to.
fn says_budget(need: &Need<'_>, budget: &Money) -> bool {
    static SHARE: LazyLock<Regex> = LazyLock::new(|| {
        pattern("(?:[县区]级?|本级|配套|承担|负担|自筹)[^0-9,。;]{0,10}?([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)")
    });
    static TOTAL: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:合计|共计|总计|共)[^0-9,。;]{0,6}?([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)"));
    let equals = |captures: Captures<'_>| {
        let unit = Unit::from_key(captures.get(2)?.as_str())?;
        let value = captures.get(1)?.as_str().parse::<Decimal>().ok()?.checked_mul(unit.yuan())?;
        Some(value == budget.amount())
    };
    let expression = if need.whole { &SHARE } else { &TOTAL };
    need.amount != budget.amount()
        && expression.captures_iter(&need.behind).any(|captures| equals(captures) == Some(true))
}

/// What is said to be needed, beside the budget.
pub(super) fn needed(project: &Project) -> Vec<Told> {
    let needs = needs(project);
    let Some(budget) = &project.budget else { return Vec::new() };
    let equals =
        |amount: Decimal, half_of_it: Decimal| (amount - budget.amount()).abs() <= half(budget).max(half_of_it);
    let (equal, other): (Vec<&Need<'_>>, Vec<&Need<'_>>) =
        needs.iter().partition(|need| equals(need.amount, need.half) || equals(need.total(), need.half));
    let sum: Decimal = other.iter().map(|need| need.amount).fold(Decimal::ZERO, Decimal::saturating_add);
    let coarsest = other.iter().map(|need| need.half).max().unwrap_or_default();
    let several = other.len() > 1;
    let parts = several && Tolerance::new(half(budget).max(coarsest), other.len()).allows(sum - budget.amount());
    let mut told: Vec<Told> = equal.iter().map(|need| alone(project, need, budget, Status::Passed)).collect();
    if parts {
        if equal.is_empty() {
            told.push(added(project, &other, sum, budget));
        }
    } else {
        // Of several amounts that are planned, none need be the whole.
        let decided = |need: &&&Need<'_>| (need.whole || (!several && equal.is_empty())) && !says_budget(need, budget);
        told.extend(other.iter().filter(decided).map(|need| alone(project, need, budget, Status::Failed)));
        let open: Vec<&&Need<'_>> = other.iter().filter(|need| !decided(need)).collect();
        told.extend(open.iter().filter(|_| equal.is_empty()).map(|need| {
            let zh = format!("{}写明{}，说不清是否为全部所需资金", need.what, need.said);
            let en = format!("the text speaks of {}, which need not be all that is needed", need.said);
            let draft = Draft::new(zh, en).operand(need.what, need.said.as_str(), need.source).missing("所需资金");
            Told { key: need.said.clone(), status: Status::Undecided, draft }
        }));
    }
    told
}

fn alone(project: &Project, need: &Need<'_>, budget: &Money, status: Status) -> Told {
    let what = need.what;
    let said =
        if status == Status::Passed && need.amount == budget.amount() { need.said.clone() } else { need.shown() };
    let word = if status == Status::Passed { "一致" } else { "不一致" };
    let draft = Draft::new(
        format!("{what}写明所需{said}，预算数{}，{word}", printed(budget)),
        format!("the text says that {said} is needed, the budget is {}", printed(budget)),
    )
    .compared(printed(budget), said.as_str())
    .operand(what, said.as_str(), need.source)
    .operand("预算数", printed(budget), place(project, "budget"));
    Told { key: need.said.clone(), status, draft }
}

fn added(project: &Project, parts: &[&Need<'_>], sum: Decimal, budget: &Money) -> Told {
    let formula: Vec<&str> = parts.iter().map(|need| need.said.as_str()).collect();
    let formula = formula.join("＋");
    let mut draft = Draft::new(
        format!("写明所需{formula}，预算数{}，一致", printed(budget)),
        format!("the text says that {formula} is needed, the budget is {}", printed(budget)),
    )
    .compared(printed(budget), in_unit(sum, budget.unit()));
    for need in parts {
        draft = draft.operand(need.what, need.said.as_str(), need.source);
    }
    let draft = draft.operand("预算数", printed(budget), place(project, "budget"));
    Told { key: formula, status: Status::Passed, draft }
}

/// The amounts that are said to be needed, each with what says so.
pub(in super::super) fn amounts(project: &Project) -> Vec<(String, Money, Place<'_>)> {
    let money = |need: Need<'_>| {
        let (digits, unit) = need.said.split_at(need.said.find(['万', '亿', '元'])?);
        let unit = Unit::from_key(unit)?;
        Money::from_units(need.amount.checked_div(unit.yuan())?, digits, unit).ok()
    };
    needs(project)
        .into_iter()
        .filter(|need| need.whole)
        .filter_map(|need| Some((need.what.to_owned(), need.source, money(need)?)))
        .map(|(what, source, money)| (what, money, source))
        .collect()
}
