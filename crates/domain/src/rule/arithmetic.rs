//! R12: arithmetic that the text writes.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::aim::of_year;
use super::funds::{money_of, same_counter};
use super::quantity::need;
use super::report::{About, Draft, Place, Report, place};
use super::rounding::{half, in_unit, printed};
use super::{ROUNDED_EACH, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::indicator::Indicator;
use crate::money::{Money, Unit};
use crate::project::Project;
use crate::reckoning::{Division, Reckoning, beside, divisions, outline, plain, reckonings};
use crate::target::{Operator, TargetKind};
use crate::text::pattern;

/// R12: what is multiplied and added in words comes to what is stated.
pub(super) const ARITHMETIC: Rule = Rule {
    id: "R12",
    severity: Severity::Error,
    zh: "用途、目标、指标说明中写出的算式与其结果、指标值、预算数一致",
    en: "Arithmetic written in purpose, objective, name, description or basis comes to its result, the target and the budget",
    formula: Words {
        zh: "a×b(×12)、a+b+…、数量 × 单价 = 所写结果，= 该指标的指标值，文中没有其他金额时 = 预算数；“其中”各项之和 ≤ 总数；推断因数的只作警告",
        en: "a×b(×12), a+b+…, so many at so much each = the stated result, = the target of its indicator, = the budget where the text speaks of no other money; the parts of a whole ≤ the whole; a warning where a factor is inferred",
    },
    tolerance: ROUNDED_EACH,
    check: arithmetic,
};

/// What a reckoning is set beside.
struct Result<'p> {
    name: &'static str,
    english: &'static str,
    printed: String,
    value: Decimal,
    half: Decimal,
    source: Option<Place<'p>>,
}

/// A text that may hold arithmetic.
struct Written<'p> {
    what: String,
    text: &'p str,
    source: Place<'p>,
    indicator: Option<&'p Indicator>,
    /// Whether what it reckons in all is the budget.
    whole: bool,
}

/// What is written in a project's table, and what of it is reported already.
struct Page<'r, 'd, 'p> {
    rule: &'r Rule,
    report: &'r mut Report<'d>,
    project: &'p Project,
    about: About,
    seen: Vec<(String, String)>,
}

fn arithmetic(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let mut any = false;
    for project in &disclosure.projects {
        let mut page = Page { rule, report, project, about: About::project(project), seen: Vec::new() };
        for written in texts(project) {
            page.read(&written);
        }
        any |= !page.seen.is_empty();
    }
    if !any {
        let whole = report.whole();
        let draft = Draft::new("没有写出算式", "no arithmetic is written").missing("算式");
        report.add(rule, &whole, "", Status::Undecided, draft);
    }
}

fn texts(project: &Project) -> Vec<Written<'_>> {
    let mut all = Vec::new();
    if let Some(purpose) = &project.purpose {
        let source = place(project, "purpose");
        all.push(Written { what: "资金用途".to_owned(), text: purpose, source, indicator: None, whole: true });
    }
    let of_the_year: Vec<u32> = of_year(project).into_iter().map(|(number, _)| number).collect();
    for (number, objective) in (1_u32..).zip(&project.objectives) {
        let source = place(project, &format!("objectives.{number}"));
        let whole = of_the_year.contains(&number);
        all.push(Written { what: "绩效目标".to_owned(), text: &objective.text, source, indicator: None, whole });
    }
    for indicator in &project.indicators {
        let parts = [Some(indicator.name.as_str()), indicator.description.as_deref(), indicator.basis.as_deref()];
        for text in parts.into_iter().flatten() {
            let what = format!("指标“{}”", indicator.name);
            all.push(Written { what, text, source: Place::of(indicator), indicator: Some(indicator), whole: false });
        }
    }
    all
}

/// Whether a text says that others pay a part: `政府补贴80%`, `其中中央补助1200元`.
fn is_shared(text: &str) -> bool {
    static SHARED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?:承担|负担|分担|补贴|补助|配套|比例)\p{Han}{0,6}[0-9.]+%|[0-9.]+%\p{Han}{0,4}(?:承担|负担|分担|补贴|补助|配套)",
            "|(?:中央|省级?|市级|上级)(?:财政|专项)?(?:补助|资金|承担|负担)|自筹",
        ))
    });
    SHARED.is_match(&plain(text))
}

/// Whether a text speaks of no money but that of its reckonings.
fn only(text: &str, found: &[Reckoning]) -> bool {
    let text = plain(text);
    let within = |at: usize| found.iter().any(|reckoning| reckoning.range.contains(&at));
    text.match_indices('元').all(|(at, _)| within(at))
}

impl Page<'_, '_, '_> {
    fn read(&mut self, written: &Written<'_>) {
        let found = reckonings(written.text);
        for reckoning in &found {
            if let Some(stated) = &reckoning.stated {
                let (printed, value, half) = (stated.printed.clone(), stated.value, stated.half);
                let result =
                    Result { name: "所写结果", english: "the stated result", printed, value, half, source: None };
                self.set_beside(written, reckoning, &result);
            }
            if let Some(result) = written.indicator.and_then(|indicator| target_of(indicator, reckoning)) {
                self.set_beside(written, reckoning, &result);
            }
        }
        for division in divisions(written.text) {
            self.divides(written, &division);
        }
        if written.whole {
            self.against_budget(written, &found);
        }
    }

    /// Parts behind the whole which they divide.
    fn divides(&mut self, written: &Written<'_>, division: &Division) {
        let parts = &division.reckoning;
        let Some(whole) = &parts.stated else { return };
        let key = (parts.formula.clone(), whole.printed.clone());
        if self.seen.contains(&key) {
            return;
        }
        self.seen.push(key);
        let computed = amount(parts, &whole.printed);
        let (formula, total) = (&parts.formula, whole.printed.as_str());
        let holds = parts.tolerance(whole.half).allows(parts.computed - whole.value);
        let exceeds = parts.computed > whole.value;
        let (zh, en, expected, status) = match (holds, exceeds, division.certain) {
            (true, ..) => ("与总数相符：", "come to their whole,", total.to_owned(), Status::Passed),
            (_, true, true) => ("超过总数", "exceed their whole,", format!("≤ {total}"), Status::Failed),
            (_, true, false) => ("超过总数", "exceed their whole,", format!("≤ {total}"), Status::Undecided),
            (_, false, _) => ("少于总数", "fall short of their whole,", total.to_owned(), Status::Failed),
        };
        let open = if status == Status::Undecided { "，分项之间是否重复计算说不清" } else { "" };
        let draft = Draft::new(
            format!("{}：其中{formula}＝{computed}，{zh}{total}{open}", written.what),
            format!("the parts {formula} = {computed} {en} {total}"),
        )
        .compared(expected, computed)
        .operand("分项", formula.as_str(), written.source)
        .operand("总数", total, written.source);
        self.report.add(self.rule, &self.about, formula, status, draft);
    }

    /// What a purpose or an aim reckons in all is the budget.
    fn against_budget(&mut self, written: &Written<'_>, found: &[Reckoning]) {
        let Some(budget) = &self.project.budget else { return };
        // The same words stand at R13.
        if need::states_need(written.text) {
            return;
        }
        let money: Vec<&Reckoning> = found.iter().filter(|reckoning| reckoning.money).collect();
        let whole = outline(written.text).or_else(|| grand_total(&money)).or_else(|| together(&money));
        let Some(whole) = whole else { return };
        let result = budget_result(self.project, budget);
        if whole.formula == result.printed {
            return;
        }
        let holds = whole.tolerance(result.half).allows(whole.computed - result.value);
        // One of the parts may be the budget, as where others pay the rest.
        let part = money.iter().any(|part| {
            part.computed == result.value || part.stated.as_ref().is_some_and(|stated| stated.value == result.value)
        }) || whole.formula.split('+').any(|part| part == result.printed);
        let all: Vec<Reckoning> = found.iter().chain([&whole]).cloned().collect();
        if holds || (only(written.text, &all) && !part && !is_shared(written.text)) {
            self.set_beside(written, &whole, &result);
        } else if let Some(sum) = self.with_rest(written, found, &money) {
            self.set_beside(written, &sum, &result);
        } else if !part {
            let (zh, en) = if only(written.text, &all) {
                ("由几方分担", "is shared with others")
            } else {
                ("之外还有其他金额", "stands beside other amounts")
            };
            let zh = format!("{}：{}{zh}，无法与预算数比较", written.what, whole.formula);
            let en = format!("{} {en}, so that it cannot be set beside the budget", whole.formula);
            let draft = Draft::new(zh, en).operand("算式", whole.formula.as_str(), written.source);
            self.seen.push((whole.formula.clone(), String::new()));
            self.report.add(self.rule, &self.about, &whole.formula, Status::Undecided, draft);
        }
    }

    /// All that is reckoned and all that stands beside it, where that is the budget.
    fn with_rest(&self, written: &Written<'_>, found: &[Reckoning], money: &[&Reckoning]) -> Option<Reckoning> {
        let (all, rest) = (together(money)?, beside(written.text, found)?);
        let budget = self.project.budget.as_ref()?;
        let sum = Reckoning {
            formula: format!("{}+{}", all.formula, rest.formula),
            computed: all.computed.checked_add(rest.computed)?,
            addends: rest.addends.saturating_add(1),
            coarsest: rest.coarsest,
            ..all
        };
        sum.tolerance(half(budget)).allows(sum.computed - budget.amount()).then_some(sum)
    }

    fn set_beside(&mut self, written: &Written<'_>, reckoning: &Reckoning, result: &Result<'_>) {
        // The same words stand in name and description.
        let key = (reckoning.formula.clone(), result.printed.clone());
        if self.seen.contains(&key) {
            return;
        }
        self.seen.push(key);
        let holds = reckoning.tolerance(result.half).allows(reckoning.computed - result.value);
        let computed = amount(reckoning, &result.printed);
        let formula = &reckoning.formula;
        // An amount as it is written needs no reckoning.
        let (zh, en) = if *formula == computed {
            (formula.clone(), formula.clone())
        } else {
            (format!("{formula}＝{computed}"), format!("{formula} = {computed}"))
        };
        let draft = Draft::new(
            format!(
                "{}：{zh}，{}{}，{}",
                written.what,
                result.name,
                result.printed,
                if holds { "相符" } else { "不符" }
            ),
            format!("{en}, {} is {}", result.english, result.printed),
        )
        .graded(if reckoning.inferred { Severity::Warning } else { self.rule.severity })
        .compared(computed, result.printed.as_str())
        .operand("算式", formula.as_str(), written.source)
        .operand(result.name, result.printed.as_str(), result.source.unwrap_or(written.source));
        let status = if holds { Status::Passed } else { Status::Failed };
        self.report.add(self.rule, &self.about, formula, status, draft);
    }
}

/// The total that a text ends with, as printed.
fn grand_total(money: &[&Reckoning]) -> Option<Reckoning> {
    let last = money.iter().max_by_key(|reckoning| reckoning.range.end)?;
    let stated = last.stated.as_ref()?;
    // The result of another one may be its first addend.
    let within = |other: &Reckoning| last.range.start < other.range.end;
    let alone = money.iter().all(|other| within(other) || other.formula == last.formula);
    // One that does not come to what it states is found already.
    let holds = last.tolerance(stated.half).allows(last.computed - stated.value);
    // Of what is rounded the total is what the text says.
    let formula = if last.computed == stated.value { last.formula.clone() } else { stated.printed.clone() };
    let whole = Reckoning {
        formula,
        computed: stated.value,
        addends: 1,
        coarsest: stated.half,
        stated: None,
        ..(*last).clone()
    };
    (alone && holds).then_some(whole)
}

/// Everything that is reckoned, added: several rates, or one.
fn together(money: &[&Reckoning]) -> Option<Reckoning> {
    let (first, last) = (money.first()?, money.last()?);
    let worth = |reckoning: &&Reckoning| reckoning.stated.as_ref().map_or(reckoning.computed, |stated| stated.value);
    // What does not come to its result is not shown as if it did: the result is what the text says.
    let shown = |reckoning: &&Reckoning| match &reckoning.stated {
        Some(stated) if stated.value != reckoning.computed => stated.printed.clone(),
        _ => reckoning.formula.clone(),
    };
    let formula: Vec<String> = money.iter().map(shown).collect();
    Some(Reckoning {
        formula: formula.join("+"),
        computed: money.iter().map(worth).try_fold(Decimal::ZERO, Decimal::checked_add)?,
        stated: None,
        inferred: money.iter().any(|reckoning| reckoning.inferred),
        addends: 1,
        range: first.range.start..last.range.end,
        ..(*first).clone()
    })
}

/// The target of the indicator that a reckoning belongs to, where both are money, or the same things are counted.
fn target_of<'p>(indicator: &'p Indicator, reckoning: &Reckoning) -> Option<Result<'p>> {
    let target = &indicator.target;
    let source = Some(Place::of(indicator));
    let (name, english) = ("指标值", "the target");
    if let Some(money) = money_of(target).filter(|_| reckoning.money) {
        let (value, half) = (money.amount(), half(&money));
        return Some(Result { name, english, printed: printed(&money), value, half, source });
    }
    let things = reckoning.counter.as_deref()?;
    let counted =
        target.kind == TargetKind::Number && target.unit.as_deref().is_some_and(|unit| same_counter(unit, things));
    let value = target.value.filter(|_| counted)?;
    // What is above a bound fulfils it.
    if target.operator == Some(Operator::Ge) && reckoning.computed > value {
        return None;
    }
    Some(Result { name, english, printed: target.printed.trim().to_owned(), value, half: Decimal::ZERO, source })
}

fn budget_result<'p>(project: &'p Project, budget: &Money) -> Result<'p> {
    Result {
        name: "预算数",
        english: "the budget",
        printed: printed(budget),
        value: budget.amount(),
        half: half(budget),
        source: Some(place(project, "budget")),
    }
}

/// What a reckoning comes to, in the unit of what it is set beside.
fn amount(reckoning: &Reckoning, result: &str) -> String {
    match (reckoning.money, result.contains("万元"), result.contains("亿元")) {
        (false, ..) => {
            format!("{}{}", reckoning.computed.normalize(), reckoning.counter.as_deref().unwrap_or_default())
        }
        (true, true, _) => in_unit(reckoning.computed, Unit::TenThousandYuan),
        (true, _, true) => in_unit(reckoning.computed, Unit::HundredMillionYuan),
        _ => in_unit(reckoning.computed, Unit::Yuan),
    }
}
