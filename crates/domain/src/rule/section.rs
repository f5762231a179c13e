//! What a disclosure has to contain, and when it has to be published.

use super::Rule;
use super::report::{Draft, Report};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::statement::Topic;

/// R21: revenue and expenditure, classes and sub-classes.
pub(super) const TOTALS: Rule = Rule {
    id: "R21",
    severity: Severity::Error,
    zh: "收入等于支出；类等于款之和；基本支出与项目支出之和等于合计",
    en: "Revenue is expenditure; a class is the sum of its sub-classes; basic and project make the total",
    formula: "revenue = expenditure; class = Σ sub-classes; basic + project = total",
    check: totals,
};

/// R22: the required sections are there.
pub(super) const SECTIONS: Rule = Rule {
    id: "R22",
    severity: Severity::Warning,
    zh: "应公开的事项齐全：“三公”经费、政府债务、转移支付、预算绩效、政府采购",
    en: "The required sections are there: official expenses, debt, transfers, performance, procurement",
    formula: "each topic has a heading, a fact, or a statement that there is none",
    check: sections,
};

/// R24: published within twenty days of approval.
pub(super) const PUBLISHED: Rule = Rule {
    id: "R24",
    severity: Severity::Warning,
    zh: "预算经批准后二十日内公开",
    en: "The budget is published within twenty days of its approval",
    formula: "published − approved ≤ 20 days (预算法 art. 14)",
    check: published,
};

fn totals(rule: &Rule, _: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let draft = Draft::new("未披露收支总表和分类科目", "the tables of revenue and expenditure are not disclosed");
    report.add(rule, &whole, "", Status::Undecided, draft.missing("revenue").missing("expenditure"));
}

fn sections(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let stated = |topic: Topic| disclosure.statements.iter().any(|statement| statement.topic == topic);
    let texts = || {
        disclosure
            .sections
            .iter()
            .flat_map(|section| section.heading.iter().chain(&section.paragraphs))
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

fn published(rule: &Rule, _: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let draft = Draft::new("不知批准日期和公开日期", "the days of approval and of publication are not known");
    report.add(rule, &whole, "", Status::Undecided, draft.missing("approved").missing("published"));
}
