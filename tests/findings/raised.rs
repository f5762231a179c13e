//! The rules on invented disclosures: silent where nothing is wrong, and exact where one figure is.

use std::collections::BTreeSet;

use openbudget_domain::debt::Account;
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::finding::Status;
use openbudget_domain::money::Money;
use openbudget_domain::official_expense::Item;
use openbudget_domain::rule::evaluate;
use openbudget_domain::target::TargetKind;
use openbudget_ingest::{Request, read};
use openbudget_testkit::format::text;
use openbudget_testkit::invented::clean::clean;
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::invented::{Invented, target};
use openbudget_testkit::template::lay_out;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A rule that fails, and its subject.
type Fault = (String, String);

fn invented(number: u8) -> Invented {
    clean(&sample(number, &unlisted("999901", "示例县"), 2024, 4).unwrap())
}

/// What fails once it is printed and read.
fn failed(invented: &Invented) -> BTreeSet<Fault> {
    let request = Request { government: unlisted("999901", "示例县"), fiscal_year: None, kind: None };
    let disclosure = read(&text::write(&lay_out(invented)), &request).unwrap().disclosure;
    evaluate(&disclosure)
        .into_iter()
        .filter(|finding| finding.status == Status::Failed)
        .map(|finding| (finding.rule.to_owned(), finding.subject.name.unwrap_or_default()))
        .collect()
}

#[test]
fn nothing_fails_where_nothing_is_wrong() {
    let mut projects = 0;
    for number in 0..40 {
        let invented = invented(number);
        projects += invented.disclosure.projects.len();
        assert_eq!(
            failed(&invented),
            BTreeSet::new(),
            "{number}: {}",
            String::from_utf8_lossy(&text::write(&lay_out(&invented)))
        );
    }
    assert!(projects > 40);
}

/// One unit of the last printed digit, in 元.
fn last_digit(money: &Money) -> Decimal {
    let digits: Decimal = money.printed().parse().unwrap();
    Decimal::new(1, digits.scale()) * money.unit().yuan()
}

/// The amount with its last digit raised by one, also where its sign stands in a word.
fn raised(money: &Money) -> Money {
    let digits: Decimal = money.printed().parse().unwrap();
    let more = digits + Decimal::new(1, digits.scale());
    let raised = Money::from_units(more, &more.to_string(), money.unit()).unwrap();
    let fen = if money.fen() < 0 { -raised.fen() } else { raised.fen() };
    Money::from_fen(fen, more.to_string(), money.unit())
}

/// Whether a sum that held no longer does once one of its figures moved: beyond half of the last digit
/// of the coarsest, times the addends; as far as that where there are several. A zero is nothing, whatever its digits.
fn breaks(moved: Decimal, figures: &[&Money]) -> bool {
    let some: Vec<&&Money> = figures.iter().filter(|money| money.fen() != 0).collect();
    let half = some.iter().map(|money| last_digit(money) / Decimal::TWO).max().unwrap();
    passes(moved, half, some.len() - 1)
}

/// Whether a difference is none of rounding so many addends.
fn passes(moved: Decimal, half: Decimal, addends: usize) -> bool {
    let most = half * Decimal::from(addends.max(1));
    moved > most || (addends > 1 && moved == most)
}

/// Raises one figure; gives what has to fail then.
fn change(disclosure: &mut Disclosure, at: usize) -> BTreeSet<Fault> {
    let mut expected = BTreeSet::new();
    let mut fault = |rule: &str, name: &str, broken: bool| {
        if broken {
            expected.insert((rule.to_owned(), name.to_owned()));
        }
    };
    let count = disclosure.projects.len();
    match at % 8 {
        kind @ 0..=3 if count > 0 => {
            let project = &mut disclosure.projects[at / 8 % count];
            let name = project.name.clone();
            match kind {
                0 => {
                    let budget = project.budget.as_mut().unwrap();
                    let cost = budget.clone();
                    let moved = last_digit(budget);
                    *budget = raised(budget);
                    fault("R10", &name, breaks(moved, &[budget, &cost]));
                    let parts = [Some(&*budget), project.fiscal_funds.as_ref(), project.other_funds.as_ref()];
                    fault("R08", &name, breaks(moved, &parts.into_iter().flatten().collect::<Vec<_>>()));
                }
                1 => {
                    let fiscal = project.fiscal_funds.as_mut().unwrap();
                    let moved = last_digit(fiscal);
                    *fiscal = raised(fiscal);
                    let parts = [project.budget.as_ref(), Some(&*fiscal), project.other_funds.as_ref()];
                    fault("R08", &name, breaks(moved, &parts.into_iter().flatten().collect::<Vec<_>>()));
                }
                2 => {
                    let budget = project.budget.clone().unwrap();
                    let cost = project.indicators.iter_mut().find(|indicator| {
                        indicator.target.kind == TargetKind::Money
                            && indicator.target.value == budget.printed().parse().ok()
                    });
                    let of = &mut cost.unwrap().target;
                    let with_unit = of.printed.ends_with('元');
                    let more = raised(&budget);
                    *of = target::cost(more.printed().parse().unwrap(), budget.unit().key(), with_unit);
                    fault("R10", &name, breaks(last_digit(&budget), &[&more, &budget]));
                }
                _ => {
                    let last = project.schedule.last_mut().unwrap();
                    last.cumulative_percent = Some(Decimal::from(101));
                    last.printed = last.printed.replace("100", "101");
                    fault("R09", &name, true);
                }
            }
        }
        4 => {
            let items = &mut disclosure.official_expenses;
            let place = at / 8 % items.len();
            let moved = last_digit(items[place].amount.as_ref().unwrap());
            items[place].amount = items[place].amount.as_ref().map(raised);
            let figures: Vec<&Money> = items.iter().filter_map(|fact| fact.amount.as_ref()).collect();
            fault("R01", "“三公”经费", breaks(moved, &figures));
        }
        5 => {
            let items = &mut disclosure.official_expenses;
            let Some(place) = (0..items.len()).find(|place| {
                *place >= at / 8 % items.len() && items[*place].change.as_ref().is_some_and(|change| change.fen() != 0)
            }) else {
                return expected;
            };
            let moved = last_digit(items[place].change.as_ref().unwrap());
            items[place].change = items[place].change.as_ref().map(raised);
            // What is printed in words alone has no digits to be coarse.
            let figures: Vec<Money> =
                items.iter().map(|fact| fact.change.clone().unwrap()).filter(|change| change.fen() != 0).collect();
            let half = figures.iter().map(|money| last_digit(money) / Decimal::TWO).max().unwrap();
            let parts = items.iter().filter(|fact| fact.item != Item::Total);
            let addends = parts.filter(|fact| fact.change.as_ref().unwrap().fen() != 0).count().max(1);
            fault("R02", "“三公”经费", passes(moved, half, addends));
        }
        _ => {
            let rows = &mut disclosure.debt_service;
            let row = at / 8 % rows.len();
            let column = at / 24 % 3;
            let pick = |fact: &openbudget_domain::debt::DebtService, column: usize| {
                [&fact.principal, &fact.interest, &fact.total][column].clone().unwrap()
            };
            let moved = last_digit(&pick(&rows[row], column));
            let more = raised(&pick(&rows[row], column));
            match column {
                0 => rows[row].principal = Some(more),
                1 => rows[row].interest = Some(more),
                _ => rows[row].total = Some(more),
            }
            let own: Vec<Money> = (0..3).map(|column| pick(&rows[row], column)).collect();
            let across: Vec<Money> = rows.iter().map(|fact| pick(fact, column)).collect();
            fault("R06", rows[row].account.printed(), breaks(moved, &own.iter().collect::<Vec<_>>()));
            fault("R06", Account::Total.printed(), breaks(moved, &across.iter().collect::<Vec<_>>()));
        }
    }
    expected
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_figure_that_is_raised_gives_what_depends_on_it_and_nothing_else(number in 0_u8..40, at in 0_usize..480) {
        let mut changed = invented(number);
        let expected = change(&mut changed.disclosure, at);
        prop_assert_eq!(failed(&changed), expected, "{} {}", number, at);
    }
}

#[test]
fn the_items_of_official_expenses_are_those_that_add_up() {
    let items: Vec<Item> = invented(1).disclosure.official_expenses.iter().map(|fact| fact.item).collect();
    assert_eq!(items[0], Item::Total);
}
