//! 三公经费: the items add up, and the words of change agree with the amounts.

use rust_decimal::Decimal;

use super::report::{About, Draft, Report, place};
use super::rounding::{Addend, add_up, half, in_unit, printed, tolerance};
use super::{ROUNDED_EACH, Rule, Words};
use crate::disclosure::Disclosure;
use crate::evidence::Missing;
use crate::finding::{Severity, Status};
use crate::money::Money;
use crate::official_expense::{ChangeWord, Item, OfficialExpense};

/// R01: total = Σ items; vehicles = purchase + operation.
pub(super) const SUM: Rule = Rule {
    id: "R01",
    severity: Severity::Error,
    zh: "“三公”经费合计等于各分项之和；公务用车购置及运行等于购置与运行维护之和",
    en: "Official expenses: the total is the sum of the items; vehicles are purchase and operation",
    formula: Words {
        zh: "合计 = 因公出国（境）+ 公务用车购置及运行（或购置 + 运行维护）+ 公务接待；购置及运行 = 购置 + 运行维护",
        en: "total = overseas_travel + vehicle_total (or vehicle_purchase + vehicle_operation) + reception; vehicle_total = vehicle_purchase + vehicle_operation",
    },
    tolerance: ROUNDED_EACH,
    check: sum,
};

/// R02: words of change agree with the amounts; the changes of the items sum to the change of the total.
pub(super) const CHANGE: Rule = Rule {
    id: "R02",
    severity: Severity::Error,
    zh: "增加、减少、持平与金额相符；各分项增减之和等于合计增减",
    en: "Official expenses: words of change agree with the amounts, and the items' changes sum to the total's",
    formula: Words {
        zh: "增减词 = 增减额的正负；本年 − 上年 = 增减额；Σ 分项增减 = 合计增减",
        en: "change_word = sign(change); amount − prior = change; Σ change of items = change of total",
    },
    tolerance: ROUNDED_EACH,
    check: change,
};

fn about(fact: &OfficialExpense) -> About {
    About::fact("official-expenses", fact, fact.item.printed())
}

pub(super) fn find(disclosure: &Disclosure, item: Item) -> Option<&OfficialExpense> {
    disclosure.official_expenses.iter().find(|fact| fact.item == item)
}

fn amount(fact: Option<&OfficialExpense>) -> Option<Addend<'_>> {
    let fact = fact?;
    let source = place(fact, "amount");
    let (name, english) = (fact.item.printed().to_owned(), fact.item.key().replace('_', " "));
    Some(Addend { name, english, money: fact.amount.as_ref()?, source })
}

/// Whether an item may be anything: it is not printed, and nothing says that there is none.
fn is_open(disclosure: &Disclosure, item: Item) -> bool {
    find(disclosure, item)
        .is_none_or(|fact| fact.amount.is_none() && fact.evidence.missing.get("amount") != Some(&Missing::StatedNone))
}

/// The items that make up the total.
pub(super) fn items(disclosure: &Disclosure) -> Vec<Item> {
    let vehicles: &[Item] = if is_open(disclosure, Item::VehicleTotal) {
        &[Item::VehiclePurchase, Item::VehicleOperation]
    } else {
        &[Item::VehicleTotal]
    };
    [Item::OverseasTravel].iter().chain(vehicles).chain(&[Item::Reception]).copied().collect()
}

fn sum(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    if disclosure.official_expenses.is_empty() {
        let draft = Draft::new("未披露“三公”经费", "no official expenses are disclosed").missing(Item::Total.key());
        report.add(rule, &whole, "", Status::Undecided, draft);
        return;
    }
    equal(rule, disclosure, report, Item::Total, &items(disclosure));
    equal(rule, disclosure, report, Item::VehicleTotal, &[Item::VehiclePurchase, Item::VehicleOperation]);
}

/// Whether a total is the sum of its items: not known where a total or an item that may be the rest is not printed.
fn equal(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>, total: Item, items: &[Item]) {
    let fact = find(disclosure, total);
    let addends: Vec<Addend<'_>> = items.iter().filter_map(|item| amount(find(disclosure, *item))).collect();
    let open: Vec<Item> = items.iter().copied().filter(|item| is_open(disclosure, *item)).collect();
    let sum: Decimal = addends.iter().map(|addend| addend.money.amount()).sum();
    let key = if total == Item::Total { "total" } else { "vehicles" };
    if let (Some(fact), Some(whole)) = (fact, amount(fact)) {
        let rest = whole.money.amount() - sum > half(whole.money);
        if !addends.is_empty() && (open.is_empty() || !(rest || total == Item::VehicleTotal)) {
            add_up(rule, report, &about(fact), key, &whole, &addends);
            return;
        }
    }
    let missing: Vec<Item> = if fact.is_none_or(|fact| fact.amount.is_none()) { vec![total] } else { open };
    let zh: Vec<&str> = missing.iter().map(|item| item.printed()).collect();
    let en: Vec<&str> = missing.iter().map(|item| item.key()).collect();
    let draft = Draft::new(format!("未列{}", zh.join("、")), format!("not printed: {}", en.join(", ")));
    let draft = zh.into_iter().fold(draft, Draft::missing);
    let subject = fact.map_or_else(|| report.whole(), about);
    report.add(rule, &subject, key, Status::Undecided, draft);
}

fn change(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for fact in &disclosure.official_expenses {
        against_prior(rule, fact, report);
        against_change(rule, fact, report);
    }
    let parts: Vec<&OfficialExpense> = disclosure
        .official_expenses
        .iter()
        .filter(|fact| match fact.item {
            Item::Total => false,
            // The parts where there are parts, so that nothing counts twice.
            Item::VehicleTotal => !said(disclosure, Item::VehiclePurchase) || !said(disclosure, Item::VehicleOperation),
            Item::VehiclePurchase | Item::VehicleOperation => {
                !said(disclosure, Item::VehicleTotal)
                    || (said(disclosure, Item::VehiclePurchase) && said(disclosure, Item::VehicleOperation))
            }
            _ => true,
        })
        .collect();
    let vehicles: Vec<&OfficialExpense> =
        disclosure.official_expenses.iter().filter(|fact| is_vehicle_part(fact.item)).collect();
    if let Some(fact) = find(disclosure, Item::VehicleTotal).filter(|_| vehicles.len() == 2)
        && (fact.change.is_some() || fact.change_word.is_some())
        && vehicles.iter().all(|fact| said(disclosure, fact.item))
    {
        sum_of_changes(rule, report, fact, &vehicles);
    }
    let absent: Vec<Item> =
        items(disclosure).into_iter().chain([Item::Total]).filter(|item| find(disclosure, *item).is_none()).collect();
    let Some(fact) = find(disclosure, Item::Total).filter(|_| absent.is_empty()) else {
        let zh: Vec<&str> = absent.iter().map(|item| item.printed()).collect();
        let en: Vec<&str> = absent.iter().map(|item| item.key()).collect();
        let draft = Draft::new(format!("未列{}", zh.join("、")), format!("not printed: {}", en.join(", ")));
        let subject = find(disclosure, Item::Total).map_or_else(|| report.whole(), about);
        report.add(rule, &subject, "sum", Status::Undecided, zh.into_iter().fold(draft, Draft::missing));
        return;
    };
    sum_of_changes(rule, report, fact, &parts);
}

fn is_vehicle_part(item: Item) -> bool {
    matches!(item, Item::VehiclePurchase | Item::VehicleOperation)
}

/// Whether an item says how it changes.
fn said(disclosure: &Disclosure, item: Item) -> bool {
    find(disclosure, item).is_some_and(|fact| fact.change.is_some() || fact.change_word.is_some())
}

fn changed(fact: &OfficialExpense) -> Option<Addend<'_>> {
    let source = place(fact, "change");
    let (name, english) = (format!("{}增减", fact.item.printed()), format!("change of {}", fact.item));
    Some(Addend { name, english, money: fact.change.as_ref()?, source })
}

/// At least, and at most; nothing for no bound.
type Bounds = (Option<Decimal>, Option<Decimal>);

/// What is known of a change.
fn bounds(fact: &OfficialExpense) -> Bounds {
    if let Some(change) = &fact.change {
        return (Some(change.amount()), Some(change.amount()));
    }
    match fact.change_word {
        Some(ChangeWord::Increase) => (Some(Decimal::ZERO), None),
        Some(ChangeWord::Decrease) => (None, Some(Decimal::ZERO)),
        Some(ChangeWord::Flat) => (Some(Decimal::ZERO), Some(Decimal::ZERO)),
        None => (None, None),
    }
}

fn sum_of_changes(rule: &Rule, report: &mut Report<'_>, fact: &OfficialExpense, parts: &[&OfficialExpense]) {
    let addends: Vec<Addend<'_>> = parts.iter().filter_map(|part| changed(part)).collect();
    let total = changed(fact);
    let unit = fact.change.as_ref().or(fact.amount.as_ref()).map_or(crate::money::Unit::TenThousandYuan, Money::unit);
    let sum: Decimal = addends.iter().map(|addend| addend.money.amount()).sum();
    let rounded = parts.iter().filter_map(|part| part.change.as_ref()).filter(|change| change.fen() != 0);
    let allowed = tolerance(rounded.clone().chain(fact.change.as_ref()), rounded.count());
    // Also a word without an amount says on which side of zero a change is.
    let add = |pick: fn(Bounds) -> Option<Decimal>| {
        parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(pick(bounds(part))?))
    };
    let (least, most) = (add(|bounds| bounds.0), add(|bounds| bounds.1));
    let (low, high) = bounds(fact);
    let unsigned = fact.change.is_none() && fact.change_word.is_some_and(|word| word != ChangeWord::Flat);
    let exceeds = |more: Decimal, less: Decimal| more > less && !allowed.allows(more - less);
    let above =
        matches!((least, high), (Some(least), Some(high)) if exceeds(least, high) || (unsigned && least >= high));
    let below = matches!((most, low), (Some(most), Some(low)) if exceeds(low, most) || (unsigned && most <= low));
    let decided = least.is_some() && least == most && (total.is_some() || unsigned);
    let status = match (above || below, decided) {
        (true, _) => Status::Failed,
        (false, true) => Status::Passed,
        (false, false) => Status::Undecided,
    };
    let expected = in_unit(sum, unit);
    let actual = match (&fact.change, fact.change_word) {
        (Some(change), _) => in_unit(change.amount(), unit),
        (None, Some(word)) => word.printed().to_owned(),
        (None, None) => "未列".to_owned(),
    };
    let silent: Vec<&str> = parts.iter().filter(|part| part.change.is_none()).map(|part| part.item.printed()).collect();
    let mut draft = if status == Status::Undecided {
        let missing = if silent.is_empty() { "合计".to_owned() } else { silent.join("、") };
        Draft::new(format!("未列{missing}的增减额"), format!("by how much it changes is not printed: {missing}"))
            .missing(format!("{missing}增减"))
    } else {
        let rest =
            if silent.is_empty() { String::new() } else { format!("（{}未列增减额）", silent.join("、")) };
        let draft = Draft::new(
            format!("各分项增减之和为{expected}{rest}，合计增减为{actual}"),
            format!("the items change by {expected} in all, the total by {actual}"),
        );
        let draft = draft.compared(expected, actual.as_str());
        let (name, source) = ("合计增减", place(fact, "change"));
        draft.operand(name, fact.change.as_ref().map_or(actual, |change| signed(fact, change)), source)
    };
    for (part, change) in parts.iter().filter_map(|part| Some((part, part.change.as_ref()?))) {
        let name = format!("{}增减", part.item.printed());
        draft = draft.operand(name, signed(part, change), place(*part, "change"));
    }
    report.add(rule, &about(fact), "sum", status, draft);
}

/// A change as printed: its digits carry no sign, the word does.
fn signed(fact: &OfficialExpense, change: &Money) -> String {
    match fact.change_word {
        Some(word) if word != ChangeWord::Flat => by(word, change),
        _ => printed(change),
    }
}

/// 减少2万元, also where a table prints -2.
fn by(word: ChangeWord, change: &Money) -> String {
    format!("{}{}", word.printed(), printed(change).trim_start_matches(['-', '－', '−', '+']))
}

/// A word of change beside its own amount: an increase is above zero, a decrease below.
fn against_change(rule: &Rule, fact: &OfficialExpense, report: &mut Report<'_>) {
    let (Some(word), Some(change)) = (fact.change_word, &fact.change) else { return };
    let agrees = match word {
        // More by nothing is flat.
        ChangeWord::Increase => change.amount() >= Decimal::ZERO,
        ChangeWord::Decrease => change.amount() <= Decimal::ZERO,
        ChangeWord::Flat => change.amount().is_zero(),
    };
    // What is printed of the year before decides all that, and more.
    if agrees || fact.prior.is_some() {
        return;
    }
    let said = in_unit(change.amount(), change.unit());
    let draft = Draft::new(
        format!("{}称{}，增减额为{said}", fact.item.printed(), word.printed()),
        format!("{} is said to {word}, by {said}", fact.item.key()),
    )
    .compared(word.printed(), said.as_str())
    .operand("change_word", word.printed(), place(fact, "change_word"))
    .operand("change", said, place(fact, "change"));
    report.add(rule, &about(fact), "word", Status::Failed, draft);
}

/// Where the year before is printed, the word and the change follow from it.
fn against_prior(rule: &Rule, fact: &OfficialExpense, report: &mut Report<'_>) {
    let (Some(amount), Some(prior)) = (&fact.amount, &fact.prior) else { return };
    let difference = amount.amount() - prior.amount();
    let allowed = tolerance([amount, prior], [amount, prior].iter().filter(|money| money.fen() != 0).count());
    let flat = fact.change.as_ref().is_some_and(|change| change.fen() == 0);
    let word = match fact.change_word {
        // 增加0万元 is flat.
        _ if flat => allowed.allows(difference),
        Some(ChangeWord::Increase) => difference > Decimal::ZERO,
        Some(ChangeWord::Decrease) => difference < Decimal::ZERO,
        Some(ChangeWord::Flat) => allowed.allows(difference),
        None => true,
    };
    let stated = fact.change.as_ref().is_none_or(|change| allowed.allows(change.amount() - difference));
    if fact.change_word.is_none() && fact.change.is_none() {
        return;
    }
    let expected = in_unit(difference, amount.unit());
    let said = match (fact.change_word, &fact.change) {
        (Some(word), Some(change)) if word != ChangeWord::Flat => by(word, change),
        (Some(word), _) => word.printed().to_owned(),
        (None, Some(change)) => printed(change),
        (None, None) => String::new(),
    };
    let draft = Draft::new(
        format!("{}{}，上年{}，相差{expected}，文中称{said}", fact.item.printed(), printed(amount), printed(prior)),
        format!(
            "{} is {} after {}: {expected}, and the text says {said}",
            fact.item.key(),
            printed(amount),
            printed(prior)
        ),
    )
    .compared(expected, said)
    .operand("amount", printed(amount), place(fact, "amount"))
    .operand("prior", printed(prior), place(fact, "prior"));
    report.add(rule, &about(fact), "prior", if word && stated { Status::Passed } else { Status::Failed }, draft);
}
