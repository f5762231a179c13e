//! R22: what a disclosure has to contain.

use super::report::{Draft, Report};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::statement::Topic;

/// R22: the required sections are there.
pub(super) const SECTIONS: Rule = Rule {
    id: "R22",
    severity: Severity::Warning,
    zh: "应公开的事项齐全：“三公”经费、政府债务、转移支付、预算绩效、政府采购",
    en: "The required sections are there: official expenses, debt, transfers, performance, procurement",
    formula: Words {
        zh: "每一事项有标题、有数据，或写明没有",
        en: "each topic has a heading, a fact, or a statement that there is none",
    },
    tolerance: EXACT,
    check: sections,
};

fn sections(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let stated = |topic: Topic| disclosure.statements.iter().any(|statement| statement.topic == topic);
    // Headings tell the sections apart where there are any; a word in passing is no section.
    let numbered = disclosure.sections.iter().any(|section| section.heading.is_some());
    let texts = || {
        disclosure
            .sections
            .iter()
            .flat_map(|section| section.heading.iter().chain(section.paragraphs.iter().filter(|_| !numbered)))
            .map(|citation| &citation.text)
    };
    let headed = |words: &[&str]| texts().any(|text| words.iter().any(|word| text.contains(word)));
    let topics = [
        (
            "“三公”经费",
            "official expenses",
            !disclosure.official_expenses.is_empty() || stated(Topic::OfficialExpenses) || headed(&["三公"]),
        ),
        (
            "政府债务",
            "debt",
            !disclosure.debt_balances.is_empty()
                || !disclosure.debt_service.is_empty()
                || stated(Topic::Debt)
                || headed(&["债务"]),
        ),
        (
            "转移支付",
            "transfer payments",
            !disclosure.transfer_payments.is_empty() || stated(Topic::TransferPayments) || headed(&["转移支付"]),
        ),
        ("预算绩效", "performance", !disclosure.projects.is_empty() || headed(&["绩效"])),
        (
            "政府采购",
            "procurement",
            !disclosure.procurement_thresholds.is_empty() || stated(Topic::Procurement) || headed(&["政府采购"]),
        ),
    ];
    tables(rule, disclosure, report);
    let absent: Vec<(&str, &str)> = topics.iter().filter(|(.., there)| !there).map(|(zh, en, _)| (*zh, *en)).collect();
    let whole = report.whole();
    if absent.is_empty() {
        let draft = Draft::new("应公开的事项齐全", "every required section is there");
        report.add(rule, &whole, "", Status::Passed, draft);
        return;
    }
    let zh: Vec<&str> = absent.iter().map(|(zh, _)| *zh).collect();
    let en: Vec<&str> = absent.iter().map(|(_, en)| *en).collect();
    let draft = Draft::new(format!("没有公开{}", zh.join("、")), format!("nothing is disclosed on {}", en.join(", ")));
    let draft = en.into_iter().fold(draft, Draft::missing);
    report.add(rule, &whole, "", Status::Failed, draft);
}

/// Budget tables that are published beside an explanation, and whether anything of them is here.
fn tables(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let stated = |topic: Topic| disclosure.statements.iter().any(|statement| statement.topic == topic);
    let limit = disclosure.debt_balances.iter().any(|fact| fact.limit.is_some());
    let tables = [
        ("一般公共预算收支表", "tables of the general public budget", false),
        ("政府性基金预算收支表", "tables of government funds", stated(Topic::GovernmentFund)),
        ("国有资本经营预算收支表", "tables of state capital", stated(Topic::StateCapital)),
        ("社会保险基金预算收支表", "tables of social insurance", stated(Topic::SocialInsurance)),
        ("政府债务限额", "the limit of debt", limit || stated(Topic::Debt)),
    ];
    let absent: Vec<(&str, &str)> = tables.iter().filter(|(.., there)| !there).map(|(zh, en, _)| (*zh, *en)).collect();
    let zh: Vec<&str> = absent.iter().map(|(zh, _)| *zh).collect();
    let en: Vec<&str> = absent.iter().map(|(_, en)| *en).collect();
    let draft = Draft::new(
        format!("本文件没有{}，是否另行公开无从判断", zh.join("、")),
        format!("not in this document: {}; whether they are published elsewhere is not known", en.join(", ")),
    );
    let draft = zh.into_iter().fold(draft, Draft::missing);
    report.add(rule, &report.whole(), "tables", Status::Undecided, draft);
}
