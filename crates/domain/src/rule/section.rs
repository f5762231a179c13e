//! R22: what a disclosure has to contain.

use std::sync::LazyLock;

use regex::Regex;

use super::report::{Draft, Place, Report};
use super::{EXACT, Rule, Words};
use crate::disclosure::Disclosure;
use crate::evidence::Citation;
use crate::finding::{Severity, Status};
use crate::statement::Topic;
use crate::text::{Folded, pattern};

/// R22: the required sections are there.
pub(super) const SECTIONS: Rule = Rule {
    id: "R22",
    severity: Severity::Warning,
    zh: "应公开的事项齐全：“三公”经费、政府债务、转移支付、预算绩效、政府采购；空表有说明",
    en: "The required sections are there: official expenses, debt, transfers, performance, procurement; an empty table carries its note",
    formula: Words {
        zh: "每一事项有标题和内容、有数据，或写明没有；表中没有数据的，表内、表上或表下写明没有",
        en: "each topic has a section with words, a fact, or a statement that there is none; a table without figures says so in it, above or below",
    },
    tolerance: EXACT,
    check: sections,
};

/// A topic that has to be there: whether a fact or a statement is, and the words of its heading.
struct Required {
    zh: &'static str,
    en: &'static str,
    told: bool,
    heading: &'static str,
}

fn required(disclosure: &Disclosure) -> [Required; 5] {
    let stated = |topic: Topic| disclosure.statements.iter().any(|statement| statement.topic == topic);
    let topic = |zh, en, told, heading| Required { zh, en, told, heading };
    [
        topic(
            "“三公”经费",
            "official expenses",
            !disclosure.official_expenses.is_empty() || stated(Topic::OfficialExpenses),
            "三公",
        ),
        topic(
            "政府债务",
            "debt",
            !disclosure.debt_balances.is_empty() || !disclosure.debt_service.is_empty() || stated(Topic::Debt),
            "债务",
        ),
        topic(
            "转移支付",
            "transfer payments",
            !disclosure.transfer_payments.is_empty() || stated(Topic::TransferPayments),
            "转移支付",
        ),
        topic("预算绩效", "performance", !disclosure.projects.is_empty(), "绩效"),
        topic(
            "政府采购",
            "procurement",
            !disclosure.procurement_thresholds.is_empty() || stated(Topic::Procurement),
            "政府采购",
        ),
    ]
}

fn sections(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    // Headings tell the sections apart where there are any; a word in passing is no section.
    let numbered = disclosure.sections.iter().any(|section| section.heading.is_some());
    let headed = |words: &str| {
        disclosure
            .sections
            .iter()
            .flat_map(|section| section.heading.iter().chain(section.paragraphs.iter().filter(|_| !numbered)))
            .any(|citation| citation.text.contains(words))
    };
    tables(rule, disclosure, report);
    empty_tables(rule, disclosure, report);
    let topics = required(disclosure);
    let whole = report.whole();
    let mut failed = false;
    for topic in topics.iter().filter(|topic| !topic.told) {
        let Some((heading, words)) = hollow(disclosure, topic) else { continue };
        failed = true;
        let (heading, said) = (heading.text.trim(), words.text.trim());
        let draft = Draft::new(
            format!("{}：“{heading}”下只写“{said}”，没有数据，也没有写明无此项", topic.zh),
            format!("{}: “{heading}” says “{said}”, neither figures nor that there are none", topic.en),
        );
        let draft = draft.missing(topic.en).shown(Place::narrative(words));
        report.add(rule, &whole, topic.en, Status::Failed, draft);
    }
    let absent: Vec<&Required> = topics.iter().filter(|topic| !topic.told && !headed(topic.heading)).collect();
    if absent.is_empty() {
        if !failed {
            let draft = Draft::new("应公开的事项齐全", "every required section is there");
            report.add(rule, &whole, "", Status::Passed, draft);
        }
        return;
    }
    let zh: Vec<&str> = absent.iter().map(|topic| topic.zh).collect();
    let en: Vec<&str> = absent.iter().map(|topic| topic.en).collect();
    let draft = Draft::new(format!("没有公开{}", zh.join("、")), format!("nothing is disclosed on {}", en.join(", ")));
    let draft = en.into_iter().fold(draft, Draft::missing);
    report.add(rule, &whole, "", Status::Failed, draft);
}

/// All that a section says which says nothing: 略, 详见附件; 无 says that there is none. What is seen in a table below it is not elsewhere.
static HOLLOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[(（]?(?:略|从略|空|暂缺|待补充?|/|-+|—+|另行公开|另行公布",
        r"|[\p{Han}“”]{0,16}(?:详见|参见|见|查看)[\p{Han}“”《》:：]{0,16}(?:附件|附表|链接|网站)[^，,。；;]{0,16})[)）]?[。.;；]?$",
    ))
});

/// The section of a required topic that holds nothing: its heading, and the words below it.
fn hollow<'d>(disclosure: &'d Disclosure, topic: &Required) -> Option<(&'d Citation, &'d Citation)> {
    let says_nothing = |citation: &Citation| HOLLOW.is_match(Folded::new(&citation.text).as_str());
    disclosure.sections.iter().find_map(|section| {
        let heading = section.heading.as_ref().filter(|heading| heading.text.contains(topic.heading))?;
        let first = section.paragraphs.first()?;
        section.paragraphs.iter().all(says_nothing).then_some((heading, first))
    })
}

/// Tables without figures: each says that there is nothing.
fn empty_tables(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    for table in &disclosure.empty_tables {
        let title = table.title.text.trim();
        let (status, draft) = if let Some(note) = &table.note {
            let note = note.text.trim();
            let zh = format!("“{title}”是空表，并注明“{note}”");
            (Status::Passed, Draft::new(zh, format!("“{title}” is empty, and says so: “{note}”")))
        } else {
            let zh = format!("“{title}”是空表，没有注明原因");
            (Status::Failed, Draft::new(zh, format!("“{title}” is empty, and no note says why")).missing("note"))
        };
        let draft = draft.shown(Place::narrative(table.note.as_ref().unwrap_or(&table.title)));
        report.add(rule, &whole, title, status, draft);
    }
}

/// Budget tables that are published beside an explanation, and whether anything of them is here.
fn tables(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let stated = |topic: Topic| disclosure.statements.iter().any(|statement| statement.topic == topic);
    let limit = disclosure.debt_balances.iter().any(|fact| fact.limit.is_some());
    let printed = |words: &str| {
        disclosure.empty_tables.iter().any(|table| table.title.text.contains(words))
            || disclosure.budget_tables.iter().any(|table| table.title.contains(words))
    };
    let said = |topic: Topic, words: &str| stated(topic) || printed(words);
    let tables = [
        ("一般公共预算收支表", "tables of the general public budget", printed("一般公共预算")),
        ("政府性基金预算收支表", "tables of government funds", said(Topic::GovernmentFund, "政府性基金")),
        ("国有资本经营预算收支表", "tables of state capital", said(Topic::StateCapital, "国有资本")),
        ("社会保险基金预算收支表", "tables of social insurance", said(Topic::SocialInsurance, "社会保险基金")),
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
