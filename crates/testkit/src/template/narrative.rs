//! The paragraphs of a disclosure around its project tables.

use openbudget_domain::debt::{Account, DebtService};
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::money::Money;
use openbudget_domain::official_expense::{ChangeWord, Item, OfficialExpense};
use openbudget_domain::procurement::{Category, ThresholdKind};

use crate::invented::Invented;

/// The title, 三公经费, debt and transfers.
#[must_use]
pub fn before_projects(invented: &Invented) -> Vec<String> {
    let disclosure = &invented.disclosure;
    let mut paragraphs: Vec<String> = disclosure.title.iter().map(|title| title.text.clone()).collect();
    paragraphs.push(String::new());
    paragraphs.push("一、安排“三公”经费预算情况".to_owned());
    paragraphs.push(official_expenses(disclosure));
    paragraphs.push("二、政府债务及还本付息情况".to_owned());
    paragraphs.push(debt(disclosure));
    paragraphs.push("三、财政转移支付预算安排情况".to_owned());
    paragraphs.push("乡镇作为部门管理，年初预算未安排转移支付。".to_owned());
    paragraphs.push("四、预算绩效管理工作开展情况".to_owned());
    paragraphs.push("预算部门按照要求编制绩效目标，审核后随预算一同批复。".to_owned());
    paragraphs.push(String::new());
    if !disclosure.projects.is_empty() {
        paragraphs.push("重点项目绩效目标".to_owned());
    }
    paragraphs
}

/// Procurement and the rest.
#[must_use]
pub fn after_projects(invented: &Invented) -> Vec<String> {
    let disclosure = &invented.disclosure;
    let year = disclosure.fiscal_year;
    vec![
        "五、政府采购情况".to_owned(),
        procurement(disclosure),
        "六、其他需要说明的情况".to_owned(),
        format!("没有国有资本经营收入，所以未安排{year}年国有资本经营预算。"),
    ]
}

fn official_expenses(disclosure: &Disclosure) -> String {
    let year = disclosure.fiscal_year;
    let clause = |item: Item, words: &str| {
        let fact = disclosure.official_expenses.iter().find(|fact| fact.item == item);
        fact.map(|fact| format!("{words}{}，{}", shown(fact.amount.as_ref()), change(fact))).unwrap_or_default()
    };
    format!(
        "严格控制一般性支出，{}。其中，{}；{}；{}；{}。",
        clause(Item::Total, &format!("{year}年安排“三公”经费")),
        clause(Item::VehiclePurchase, "公务用车购置"),
        clause(Item::VehicleOperation, "公务用车运行维护费"),
        clause(Item::Reception, "公务接待费"),
        clause(Item::OverseasTravel, "因公出国（境）费用"),
    )
}

fn change(fact: &OfficialExpense) -> String {
    let amount = shown(fact.change.as_ref());
    match fact.change_word {
        Some(ChangeWord::Increase) => format!("比上年增加{amount}"),
        Some(ChangeWord::Decrease) => format!("比上年减少{amount}"),
        Some(ChangeWord::Flat) => "与上年持平".to_owned(),
        None => String::new(),
    }
}

fn debt(disclosure: &Disclosure) -> String {
    let year = disclosure.fiscal_year;
    let balance = disclosure.debt_balances.first().and_then(|fact| fact.balance.as_ref());
    let service = |account: Account| disclosure.debt_service.iter().find(|fact| fact.account == account);
    let total = |account| shown(service(account).and_then(|fact| fact.total.as_ref()));
    let parts = |account| service(account).map(parts).unwrap_or_default();
    format!(
        "截至{}年底，政府债务余额为{}，{year}年应偿还债务本息{}，其中：{}。由本级政府性基金预算中安排还本付息支出{}（其中：{}），\
         一般公共预算安排还本付息{}（其中：{}）。",
        year - 1,
        shown(balance),
        total(Account::Total),
        parts(Account::Total),
        total(Account::GovernmentFund),
        parts(Account::GovernmentFund),
        total(Account::GeneralPublic),
        parts(Account::GeneralPublic),
    )
}

fn parts(fact: &DebtService) -> String {
    format!("本金{}，利息{}", shown(fact.principal.as_ref()), shown(fact.interest.as_ref()))
}

fn procurement(disclosure: &Disclosure) -> String {
    let amount = |category: Category, kind: ThresholdKind| {
        let mut facts = disclosure.procurement_thresholds.iter();
        let fact = facts.find(|fact| fact.category == category && fact.kind == kind);
        shown(fact.and_then(|fact| fact.amount.as_ref()))
    };
    format!(
        "{}年政府采购限额标准：单项或批量采购货物、服务预算金额达到{}（不含）以下的，工程预算金额{}（不含）以下的不需办理政府采购手续；\
         公开招标限额标准：货物类和服务类 {}（含），工程类按照相关规定执行。",
        disclosure.fiscal_year,
        amount(Category::Goods, ThresholdKind::ProcurementLimit),
        amount(Category::Works, ThresholdKind::ProcurementLimit),
        amount(Category::Goods, ThresholdKind::OpenTender),
    )
}

/// The digits and the unit.
fn shown(money: Option<&Money>) -> String {
    money.map(|money| format!("{}{}", money.printed(), money.unit().key())).unwrap_or_default()
}
