//! Invented facts of the narrative: 三公经费, debt, transfers, procurement thresholds.

use chrono::NaiveDate;
use openbudget_domain::debt::{Account, DebtBalance, DebtService, DebtType};
use openbudget_domain::evidence::Missing;
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::official_expense::{ChangeWord, Item, OfficialExpense};
use openbudget_domain::procurement::{Category, ProcurementThreshold, ThresholdKind};
use openbudget_domain::statement::{Statement, Topic};
use openbudget_domain::transfer::TransferPayment;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::evidence;

/// The facts of a narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// 三公经费.
    pub official_expenses: Vec<OfficialExpense>,
    /// 债务余额.
    pub debt_balances: Vec<DebtBalance>,
    /// 还本付息.
    pub debt_service: Vec<DebtService>,
    /// 转移支付.
    pub transfer_payments: Vec<TransferPayment>,
    /// 采购限额.
    pub procurement_thresholds: Vec<ProcurementThreshold>,
    /// What is said in words.
    pub statements: Vec<Statement>,
}

const UNIT: Unit = Unit::TenThousandYuan;

/// The facts of a narrative of this year. Its sums hold.
pub fn of(year: i32) -> impl Strategy<Value = Narrative> {
    let service = || (amount(), amount());
    (
        proptest::collection::vec((amount(), change()), 4),
        amount(),
        (service(), service()),
        (amount(), amount(), amount()),
    )
        .prop_map(move |(expenses, balance, (fund, public), limits)| Narrative {
            official_expenses: official_expenses(&expenses),
            debt_balances: vec![DebtBalance {
                id: String::new(),
                as_of_date: NaiveDate::from_ymd_opt(year - 1, 12, 31),
                debt_type: DebtType::Total,
                balance: Some(money(balance)),
                limit: None,
                evidence: evidence([("limit", Missing::Absent)]),
            }],
            debt_service: debt_service(fund, public),
            transfer_payments: vec![],
            procurement_thresholds: thresholds(limits),
            statements: vec![none_of(Topic::TransferPayments), none_of(Topic::StateCapital)],
        })
}

/// An amount of 万元 with at most two decimals.
fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        3 => (1..100_000_i64).prop_map(Decimal::from),
        1 => (1..10_000_000_i64, 1..=2_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
    ]
}

/// How an amount differs from the year before.
fn change() -> impl Strategy<Value = Decimal> {
    prop_oneof![1 => Just(Decimal::ZERO), 2 => (-500..500_i64).prop_map(Decimal::from)]
}

fn money(value: Decimal) -> Money {
    // Two decimals of 万元 are whole 分, and the digits are few.
    Money::from_units(value, &value.to_string(), UNIT).unwrap_or_else(|_| Money::from_fen(0, String::new(), UNIT))
}

/// A signed difference: its digits are printed without the sign, which the word carries.
fn difference(value: Decimal) -> Money {
    Money::from_fen(money(value).fen(), value.abs().to_string(), UNIT)
}

fn official_expenses(items: &[(Decimal, Decimal)]) -> Vec<OfficialExpense> {
    let total = items.iter().map(|(amount, _)| amount).sum();
    let change = items.iter().map(|(_, change)| change).sum();
    let names = [Item::VehiclePurchase, Item::VehicleOperation, Item::Reception, Item::OverseasTravel];
    let mut expenses = vec![official_expense(Item::Total, total, change)];
    expenses
        .extend(names.into_iter().zip(items).map(|(item, (amount, change))| official_expense(item, *amount, *change)));
    expenses
}

fn official_expense(item: Item, amount: Decimal, change: Decimal) -> OfficialExpense {
    let word = match change.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Less => ChangeWord::Decrease,
        std::cmp::Ordering::Equal => ChangeWord::Flat,
        std::cmp::Ordering::Greater => ChangeWord::Increase,
    };
    OfficialExpense {
        id: String::new(),
        item,
        amount: Some(money(amount)),
        change: Some(difference(change)),
        change_word: Some(word),
        prior: None,
        reason: None,
        evidence: evidence([("prior", Missing::Absent), ("reason", Missing::Absent)]),
    }
}

fn debt_service(fund: (Decimal, Decimal), public: (Decimal, Decimal)) -> Vec<DebtService> {
    let all = (fund.0 + public.0, fund.1 + public.1);
    [(Account::Total, all), (Account::GovernmentFund, fund), (Account::GeneralPublic, public)]
        .into_iter()
        .map(|(account, (principal, interest))| DebtService {
            id: String::new(),
            account,
            principal: Some(money(principal)),
            interest: Some(money(interest)),
            total: Some(money(principal + interest)),
            evidence: evidence([]),
        })
        .collect()
}

fn thresholds((goods_and_services, works, tender): (Decimal, Decimal, Decimal)) -> Vec<ProcurementThreshold> {
    let limits = [
        (Category::Goods, ThresholdKind::ProcurementLimit, Some(goods_and_services)),
        (Category::Services, ThresholdKind::ProcurementLimit, Some(goods_and_services)),
        (Category::Works, ThresholdKind::ProcurementLimit, Some(works)),
        (Category::Goods, ThresholdKind::OpenTender, Some(tender)),
        (Category::Services, ThresholdKind::OpenTender, Some(tender)),
        (Category::Works, ThresholdKind::OpenTender, None),
    ];
    let threshold = |(category, kind, amount): (Category, ThresholdKind, Option<Decimal>)| ProcurementThreshold {
        id: String::new(),
        category,
        kind,
        inclusive: amount.map(|_| true),
        amount: amount.map(money),
        printed: String::new(),
        evidence: evidence(if amount.is_none() {
            vec![("amount", Missing::Absent), ("inclusive", Missing::Absent)]
        } else {
            vec![]
        }),
    };
    limits.into_iter().map(threshold).collect()
}

fn none_of(topic: Topic) -> Statement {
    Statement { id: String::new(), topic, arranged: false, printed: String::new(), evidence: evidence([]) }
}
