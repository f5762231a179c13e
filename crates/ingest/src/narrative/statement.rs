//! Statements: sentences that say that the budget has none of something.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use openbudget_domain::evidence::Evidence;
use openbudget_domain::identity::Identities;
use openbudget_domain::statement::{Statement, Topic};
use openbudget_domain::text::pattern;
use regex::Regex;

use super::prose::{Clause, Prose};

/// The topics by their words. The kinds of transfers name other budgets, so transfers come first.
const TOPICS: &[(&str, Topic)] = &[
    ("转移支付", Topic::TransferPayments),
    ("税收返还", Topic::TransferPayments),
    ("国有资本经营", Topic::StateCapital),
    ("政府性基金", Topic::GovernmentFund),
    ("社会保险基金", Topic::SocialInsurance),
    ("债务", Topic::Debt),
    ("三公", Topic::OfficialExpenses),
    ("政府采购", Topic::Procurement),
];

static NONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "未安排|不安排|没有安排|未编制|不编制|未列|不存在|均无|暂无|没有|不涉及|(?:^|[，,、：:区县市镇乡级年])无|预算无(?:对下|转移支付|此|安排|支出|收入|收支|$)|为零",
    )
});
/// What the budget of state capital itself is without, transfers too.
static NO_STATE_CAPITAL: LazyLock<Regex> =
    LazyLock::new(|| pattern("国有资本经营预算(?:本年|当年|中)?(?:无|没有|未安排|不安排|不涉及|未列)"));
/// 无 as a part of other words.
static OTHER: LazyLock<Regex> = LazyLock::new(|| pattern("无需|无偿|无法|无关|无线|无害|无障碍|没有经过"));
/// Debt of one sort, without which there may be other debt.
static SORT: LazyLock<Regex> = LazyLock::new(|| pattern("新增|逾期|隐性|违约|或有|拖欠|超限|再融资|置换"));

/// Reads the statements of a paragraph: a sentence that denies a topic and has no amount.
pub(crate) fn recognise(prose: &Prose, identities: &mut Identities) -> Vec<Statement> {
    let mut statements = Vec::new();
    for sentence in prose.sentences() {
        for part in prose.split(&sentence, &['；', ';']) {
            let clauses: Vec<(Clause, Topic)> = prose
                .split(&part, &[',', '，'])
                .into_iter()
                .filter_map(|clause| denied(prose, &clause).map(|topic| (clause, topic)))
                .collect();
            if clauses.iter().zip(clauses.iter().skip(1)).any(|((_, one), (_, next))| one != next) {
                // 无国有资本经营预算，不编制社会保险基金预算: each clause denies a topic of its own.
                statements.extend(clauses.iter().map(|(clause, topic)| statement(prose, clause, *topic, identities)));
            } else if let Some(topic) = denied(prose, &part) {
                statements.push(statement(prose, &part, topic, identities));
            } else {
                // 未安排转移支付，…100万元: one clause denies, another has amounts of something else.
                let alone = clauses.iter().filter(|(clause, _)| !of_one_item(prose.text(clause)));
                statements.extend(alone.map(|(clause, topic)| statement(prose, clause, *topic, identities)));
            }
        }
    }
    statements
}

/// Whether a clause denies an item of 三公经费, not all of them.
fn of_one_item(text: &str) -> bool {
    ["出国", "公务用车", "公车", "公务接待"].iter().any(|item| text.contains(item))
}

/// The topic that a part of a sentence denies, without an amount.
fn denied(prose: &Prose, part: &Clause) -> Option<Topic> {
    let text = OTHER.replace_all(prose.text(part), "").into_owned();
    if !NONE.is_match(&text) || !prose.amounts_in(part).is_empty() {
        return None;
    }
    if NO_STATE_CAPITAL.is_match(&text) {
        return Some(Topic::StateCapital);
    }
    let topic = TOPICS.iter().find(|(words, _)| text.contains(words)).map(|(_, topic)| *topic)?;
    (topic != Topic::Debt || !SORT.is_match(&text)).then_some(topic)
}

fn statement(prose: &Prose, part: &Clause, topic: Topic, identities: &mut Identities) -> Statement {
    let source = prose.cite(part);
    Statement {
        id: identities.next('s', &[topic.key()]),
        topic,
        arranged: false,
        printed: prose.printed(part),
        evidence: Evidence {
            sources: BTreeMap::from([("printed".to_owned(), source.clone())]),
            source,
            missing: BTreeMap::new(),
        },
    }
}
