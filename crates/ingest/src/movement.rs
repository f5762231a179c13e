//! How debt moves through a year: what a paragraph or a table says of it, put together by kind and year.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use openbudget_domain::debt::{DebtFlow, DebtType, Stated};
use openbudget_domain::text::pattern;
use regex::Regex;

/// What an amount is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Opening,
    Issued,
    Repaid,
    Closing,
}

/// What words say an amount of debt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// A step of its movement.
    Step(Step),
    /// Borrowed and repaid at once: 发行再融资债券偿还本金.
    Both,
    /// A balance, of the begin or of the end as the words around it say.
    Balance,
    /// Something else.
    Other,
}

/// An amount that moves debt, or is owed.
#[derive(Debug, Clone)]
pub(crate) struct Movement {
    pub kind: DebtType,
    pub step: Step,
    /// The year that it is in, or at the end of.
    pub year: Option<i32>,
    pub stated: Stated,
}

/// What is owed, may be owed, or is compared, but does not move debt.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "限额|额度|付息|利息|本息|采购|招标|率|赤字|净增|净减|净举|差额|隐性|[较比](?:上年|年初|去年|同期|期初|[0-9]{4})",
    )
});
static ISSUED: LazyLock<Regex> =
    LazyLock::new(|| pattern("发行|举借|借入|新增|再融资|置换|转贷|(?:本年|当年|全年|本期)增加"));
static REPAID: LazyLock<Regex> =
    LazyLock::new(|| pattern("偿还|归还|清偿|还本|偿本|还款|偿债|(?:本年|当年|全年|本期)减少|(?:到期|支付|付)本金"));
static OPENING: LazyLock<Regex> = LazyLock::new(|| pattern("年初|期初|上年|去年|上一年"));
static LAST: LazyLock<Regex> = LazyLock::new(|| pattern("上年|去年|上一年"));
static CLOSING: LazyLock<Regex> = LazyLock::new(|| pattern("年末|年底|期末|月末|月底"));
static STOCK: LazyLock<Regex> = LazyLock::new(|| pattern("余额|(?:年初|期初|年末|期末)数"));

/// What words say, by those that name it last; nothing where they name nothing.
pub(crate) fn said(words: &str) -> Option<Said> {
    if OTHER.is_match(words) {
        return Some(Said::Other);
    }
    if STOCK.is_match(words) {
        let begin = OPENING.find_iter(words).last().map(|found| found.start());
        let end = CLOSING.find_iter(words).last().map(|found| found.start());
        // 上年末 is the begin of this year.
        return Some(if begin.is_some() && (begin > end || LAST.is_match(words)) {
            Said::Step(Step::Opening)
        } else if end.is_some() {
            Said::Step(Step::Closing)
        } else {
            Said::Balance
        });
    }
    match (ISSUED.find(words), REPAID.find(words)) {
        (Some(_), None) => Some(Said::Step(Step::Issued)),
        (None, Some(_)) => Some(Said::Step(Step::Repaid)),
        // 偿还到期再融资债券本金 is repaid; 发行再融资债券偿还本金 is borrowed and repaid at once.
        (Some(issued), Some(repaid)) if repaid.start() < issued.start() => Some(Said::Step(Step::Repaid)),
        (Some(_), Some(_)) => Some(Said::Both),
        (None, None) => None,
    }
}

/// Whether words name a sort of bond and no deed: 再融资债券 below what was repaid is repaid.
pub(crate) fn names_sort(words: &str) -> bool {
    !["发行", "举借", "借入", "转贷"].iter().any(|verb| words.contains(verb))
        && said(words) == Some(Said::Step(Step::Issued))
}

/// The words before those that say what is borrowed or repaid.
pub(crate) fn before_verb(words: &str) -> &str {
    let verbs = [ISSUED.find(words), REPAID.find(words)];
    let first = verbs.into_iter().flatten().map(|found| found.start()).min();
    first.and_then(|first| words.get(..first)).unwrap_or(words)
}

/// The flows of each kind and year that the movements of one paragraph or table make.
pub(crate) fn flows(movements: &[Movement]) -> Vec<DebtFlow> {
    let mut flows: Vec<DebtFlow> = DebtType::ALL.iter().flat_map(|kind| of_kind(*kind, movements)).collect();
    let parts: Vec<DebtFlow> = flows.iter().filter(|flow| flow.debt_type != DebtType::Total).cloned().collect();
    for whole in flows.iter_mut().filter(|flow| flow.debt_type == DebtType::Total) {
        let of = |kind| parts.iter().find(|flow| flow.debt_type == kind && flow.year == whole.year);
        let (Some(general), Some(special)) = (of(DebtType::General), of(DebtType::Special)) else { continue };
        // What is stated of either kind alone is stated of both together.
        for (whole, general, special) in [
            (&mut whole.opening, &general.opening, &special.opening),
            (&mut whole.issued, &general.issued, &special.issued),
            (&mut whole.repaid, &general.repaid, &special.repaid),
            (&mut whole.closing, &general.closing, &special.closing),
        ] {
            if whole.is_empty() && !general.is_empty() && !special.is_empty() {
                whole.extend(general.iter().chain(special).cloned());
            }
        }
    }
    flows.retain(|flow| !flow.opening.is_empty() || !flow.issued.is_empty());
    // 发行一般债券…、专项债券… says nothing more of either where the rest is said of both together.
    let only_issued = |flow: &DebtFlow| flow.opening.is_empty() && flow.repaid.is_empty() && flow.closing.is_empty();
    let wholes: Vec<Option<i32>> =
        flows.iter().filter(|flow| flow.debt_type == DebtType::Total).map(|flow| flow.year).collect();
    flows.retain(|flow| flow.debt_type == DebtType::Total || !only_issued(flow) || !wholes.contains(&flow.year));
    flows
}

fn of_kind(kind: DebtType, movements: &[Movement]) -> Vec<DebtFlow> {
    let of: Vec<&Movement> = movements.iter().filter(|movement| movement.kind == kind).collect();
    if of.is_empty() {
        return Vec::new();
    }
    let moved = of.iter().filter(|movement| movement.step != Step::Closing).filter_map(|movement| movement.year);
    let mut years: BTreeSet<i32> = moved.collect();
    if years.is_empty() {
        let ends: BTreeSet<i32> = of.iter().filter_map(|movement| movement.year).collect();
        let follows = |year: &i32| year.checked_sub(1).is_some_and(|before| ends.contains(&before));
        years = ends.iter().copied().filter(follows).collect();
        if years.is_empty() {
            years.extend(ends.last());
        }
    }
    let all: Vec<Option<i32>> = if years.is_empty() { vec![None] } else { years.iter().copied().map(Some).collect() };
    let alone = all.len() == 1;
    let flow = |year: Option<i32>| {
        let take = |step: Step| -> Vec<Stated> {
            let in_year = |movement: &&&Movement| {
                movement.step == step && (movement.year == year || (movement.year.is_none() && alone))
            };
            of.iter().filter(in_year).map(|movement| movement.stated.clone()).collect()
        };
        let mut opening = take(Step::Opening);
        if let Some(before) = year.and_then(|year| year.checked_sub(1)).filter(|_| opening.is_empty()) {
            let ends = of.iter().filter(|movement| movement.step == Step::Closing && movement.year == Some(before));
            opening.extend(ends.map(|movement| movement.stated.clone()));
        }
        DebtFlow {
            debt_type: kind,
            year,
            opening,
            issued: take(Step::Issued),
            repaid: take(Step::Repaid),
            closing: take(Step::Closing),
        }
    };
    all.into_iter().map(flow).collect()
}
