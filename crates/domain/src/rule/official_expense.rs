//! 三公经费: the items add up, and the words of change agree with the amounts.

use super::Rule;
use super::report::{About, Draft, Report, place};
use super::rounding::{Addend, add_up, printed, tolerance};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::official_expense::{ChangeWord, Item, OfficialExpense};

/// R01: total = Σ items; vehicles = purchase + operation.
pub(super) const SUM: Rule = Rule {
    id: "R01",
    severity: Severity::Error,
    zh: "“三公”经费合计等于各分项之和；公务用车购置及运行等于购置与运行维护之和",
    en: "Official expenses: the total is the sum of the items; vehicles are purchase and operation",
    formula: "total = overseas_travel + vehicle_total (or vehicle_purchase + vehicle_operation) + reception; \
              vehicle_total = vehicle_purchase + vehicle_operation; within half of the last printed digit, times the addends",
    check: sum,
};

/// R02: words of change agree with the amounts; the changes of the items sum to the change of the total.
pub(super) const CHANGE: Rule = Rule {
    id: "R02",
    severity: Severity::Error,
    zh: "增加、减少、持平与金额相符；各分项增减之和等于合计增减",
    en: "Official expenses: words of change agree with the amounts, and the items' changes sum to the total's",
    formula: "sign(amount − prior) = change_word, amount − prior = change; Σ change of items = change of total; \
              within half of the last printed digit, times the addends",
    check: change,
};

fn about(fact: &OfficialExpense) -> About {
    About::fact("official-expenses", &fact.id, Some(fact.item.printed()), &fact.evidence)
}

fn find(disclosure: &Disclosure, item: Item) -> Option<&OfficialExpense> {
    disclosure.official_expenses.iter().find(|fact| fact.item == item)
}

fn amount(fact: Option<&OfficialExpense>) -> Option<Addend<'_>> {
    let fact = fact?;
    let source = place(&fact.evidence, "amount");
    Some(Addend { name: fact.item.printed().to_owned(), money: fact.amount.as_ref()?, source })
}

fn sum(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    if disclosure.official_expenses.is_empty() {
        let whole = report.whole();
        let draft = Draft::new("未披露“三公”经费", "no official expenses are disclosed").missing(Item::Total.key());
        report.add(rule, &whole, "", Status::Undecided, draft);
        return;
    }
    let of = |item| amount(find(disclosure, item));
    let mut addends: Vec<Addend<'_>> = of(Item::OverseasTravel).into_iter().collect();
    match of(Item::VehicleTotal) {
        Some(vehicles) => addends.push(vehicles),
        None => addends.extend([Item::VehiclePurchase, Item::VehicleOperation].into_iter().filter_map(of)),
    }
    addends.extend(of(Item::Reception));
    match (of(Item::Total), addends.is_empty()) {
        (Some(total), false) => {
            if let Some(fact) = find(disclosure, Item::Total) {
                add_up(rule, report, &about(fact), "total", &total, &addends);
            }
        }
        (total, _) => {
            let missing = if total.is_none() { "合计" } else { "分项" };
            let english = if total.is_none() { "the total" } else { "the items" };
            let whole = report.whole();
            let draft = Draft::new(
                format!("未列“三公”经费{missing}"),
                format!("{english} of official expenses is not printed"),
            );
            report.add(rule, &whole, "total", Status::Undecided, draft.missing(missing));
        }
    }
    let parts: Vec<Addend<'_>> = [Item::VehiclePurchase, Item::VehicleOperation].into_iter().filter_map(of).collect();
    match (of(Item::VehicleTotal), find(disclosure, Item::VehicleTotal)) {
        (Some(total), Some(fact)) if parts.len() == 2 => {
            add_up(rule, report, &about(fact), "vehicles", &total, &parts);
        }
        (total, _) => {
            let missing =
                if total.is_none() { Item::VehicleTotal.printed() } else { "公务用车购置、运行维护" };
            let whole = report.whole();
            let draft = Draft::new(format!("未列{missing}"), format!("{missing} is not printed")).missing(missing);
            report.add(rule, &whole, "vehicles", Status::Undecided, draft);
        }
    }
}

fn change(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    for fact in &disclosure.official_expenses {
        against_prior(rule, fact, report);
    }
    let parts: Vec<&OfficialExpense> = disclosure
        .official_expenses
        .iter()
        .filter(|fact| match fact.item {
            Item::Total => false,
            // The parts where there are parts, so that nothing counts twice.
            Item::VehicleTotal => find(disclosure, Item::VehiclePurchase).is_none_or(|fact| fact.change.is_none()),
            Item::VehiclePurchase | Item::VehicleOperation => {
                find(disclosure, Item::VehiclePurchase).is_some_and(|fact| fact.change.is_some())
            }
            _ => true,
        })
        .collect();
    let addends: Vec<Addend<'_>> = parts.iter().filter_map(|fact| changed(fact)).collect();
    match find(disclosure, Item::Total).and_then(|fact| Some((fact, changed(fact)?))) {
        Some((fact, total)) if !addends.is_empty() && addends.len() == parts.len() => {
            sum_of_changes(rule, report, fact, &total, &addends);
        }
        _ => {
            let silent: Vec<&str> =
                parts.iter().filter(|fact| fact.change.is_none()).map(|fact| fact.item.printed()).collect();
            let missing =
                if silent.is_empty() { "合计的增减".to_owned() } else { silent.join("、") + "的增减" };
            let whole = report.whole();
            let draft = Draft::new(format!("未列{missing}"), format!("the change is not printed: {missing}"));
            report.add(rule, &whole, "sum", Status::Undecided, draft.missing(missing));
        }
    }
}

fn changed(fact: &OfficialExpense) -> Option<Addend<'_>> {
    let source = place(&fact.evidence, "change");
    Some(Addend { name: format!("{}增减", fact.item.printed()), money: fact.change.as_ref()?, source })
}

fn sum_of_changes(
    rule: &Rule,
    report: &mut Report<'_>,
    fact: &OfficialExpense,
    total: &Addend<'_>,
    addends: &[Addend<'_>],
) {
    let sum = addends.iter().map(|addend| addend.money.amount()).fold(rust_decimal::Decimal::ZERO, |a, b| a + b);
    let allowed = tolerance(addends.iter().map(|addend| addend.money).chain([total.money]), addends.len());
    let holds = (sum - total.money.amount()).abs() <= allowed;
    let unit = total.money.unit();
    let (expected, actual) =
        (super::rounding::in_unit(sum, unit), super::rounding::in_unit(total.money.amount(), unit));
    let mut draft = Draft::new(
        format!("各分项增减之和为{expected}，合计增减为{actual}"),
        format!("the items change by {expected} in all, the total by {actual}"),
    )
    .compared(expected, actual)
    .operand(total.name.as_str(), printed(total.money), total.source);
    for addend in addends {
        draft = draft.operand(addend.name.as_str(), printed(addend.money), addend.source);
    }
    report.add(rule, &about(fact), "sum", if holds { Status::Passed } else { Status::Failed }, draft);
}

/// Where the year before is printed, the word and the change follow from it.
fn against_prior(rule: &Rule, fact: &OfficialExpense, report: &mut Report<'_>) {
    let (Some(amount), Some(prior)) = (&fact.amount, &fact.prior) else { return };
    let difference = amount.amount() - prior.amount();
    let allowed = tolerance([amount, prior], 2);
    let word = match fact.change_word {
        Some(ChangeWord::Increase) => difference > rust_decimal::Decimal::ZERO,
        Some(ChangeWord::Decrease) => difference < rust_decimal::Decimal::ZERO,
        Some(ChangeWord::Flat) => difference.abs() <= allowed,
        None => true,
    };
    let stated = fact.change.as_ref().is_none_or(|change| (change.amount() - difference).abs() <= allowed);
    if fact.change_word.is_none() && fact.change.is_none() {
        return;
    }
    let expected = super::rounding::in_unit(difference, amount.unit());
    let said = match (fact.change_word, &fact.change) {
        (Some(word), Some(change)) if word != ChangeWord::Flat => format!("{}{}", word.printed(), printed(change)),
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
    .operand("amount", printed(amount), place(&fact.evidence, "amount"))
    .operand("prior", printed(prior), place(&fact.evidence, "prior"));
    report.add(rule, &about(fact), "prior", if word && stated { Status::Passed } else { Status::Failed }, draft);
}
