//! Transfer payments in prose, with their amounts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::identity::Identities;
use openbudget_domain::money::Money;
use openbudget_domain::text::pattern;
use openbudget_domain::transfer::{Direction, TransferKind, TransferPayment};
use regex::Regex;

use super::prose::Prose;
use super::role::{Direction as Way, Role, role_of};
use super::year::{spoken_years, year_of_sentence};

/// The kinds by their words, the more particular first.
const KINDS: &[(&str, TransferKind)] = &[
    ("税收返还", TransferKind::TaxRebate),
    ("返还性", TransferKind::TaxRebate),
    ("政府性基金预算专项转移支付", TransferKind::GovernmentFund),
    ("政府性基金预算转移支付", TransferKind::GovernmentFund),
    ("政府性基金转移支付", TransferKind::GovernmentFund),
    ("国有资本经营预算专项转移支付", TransferKind::StateCapital),
    ("国有资本经营预算转移支付", TransferKind::StateCapital),
    ("一般性转移支付", TransferKind::General),
    ("专项转移支付", TransferKind::Special),
    ("转移支付", TransferKind::Total),
    ("上级补助", TransferKind::Total),
];

/// Parts of one kind, as 均衡性转移支付: none of the kinds that are told apart, and no total.
static PART: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:均衡性|事权|体制|结算|固定数额|奖补|保障机制|困难地区|老少边穷|城乡.{0,6})转移支付"));

/// All transfers together: 税收返还和转移支付.
static ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:税收返还|返还性)(?:收入|支出|补助)?(?:和|及|与|以及)(?:财政)?转移支付",
        "|(?:^|[^性项])转移支付(?:收入|支出|补助)?(?:和|及|与|以及)(?:税收返还|返还性)",
    ))
});
/// Two kinds in one amount: 税收返还和一般性转移支付.
static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?:税收返还|返还性|一般性(?:转移支付)?|专项(?:转移支付)?)(?:收入|支出|补助)?",
        "(?:和|及|与|以及)(?:税收返还|返还性|一般性|专项|政府性基金|国有资本)",
    ))
});
/// 一般性2000万元 where transfers are spoken of.
static BARE: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?:其中[:：]?|和|及|与)?(?:(?P<general>一般性)|专项)(?:补助|资金)?(?:为|约)?[0-9]"));
/// A sum of what was told before: 合计2450万元.
static SUM: LazyLock<Regex> = LazyLock::new(|| pattern("合计|共计|总计"));
/// What is received, said behind the sum: 补助共计15.8亿元，其中：返还性收入….
static RECEIVED: LazyLock<Regex> = LazyLock::new(|| pattern("支付收入|返还收入|返还性收入"));

#[derive(Debug, Default)]
struct Draft {
    amount: Option<Money>,
    change: Option<Money>,
    sentence: Option<Citation>,
    sources: BTreeMap<String, Citation>,
}

/// Reads the amounts of a paragraph that is about transfers, in a budget of this year.
pub(crate) fn recognise(prose: &mut Prose, budget: i32, identities: &mut Identities) -> Vec<TransferPayment> {
    let about = |text: &str| ["转移支付", "税收返还", "上级补助"].iter().any(|words| text.contains(words));
    if prose.amounts.is_empty() || !(about(prose.folded.as_str()) || about(&prose.heading)) {
        return Vec::new();
    }
    let mut drafts: BTreeMap<(Direction, TransferKind), Draft> = BTreeMap::new();
    for sentence in prose.sentences() {
        let citation = prose.cite(&sentence);
        if year_of_sentence(prose.text(&sentence), prose.before_amounts(&sentence), budget)
            .is_some_and(|year| year != budget)
        {
            continue;
        }
        let mut direction = direction_of(&prose.heading);
        if direction.is_none() && RECEIVED.is_match(prose.text(&sentence)) {
            direction = Some(Direction::FromAbove);
        }
        let mut kind = None;
        let mut year = budget;
        // 税收返还、一般性转移支付、专项转移支付共计… is a sum of what it lists.
        let mut listed = false;
        // The kinds whose amounts the sentence has told.
        let mut told: Vec<TransferKind> = Vec::new();
        for clause in prose.split(&sentence, &[',', '，', '；', ';', ':', '：', '(', '、']) {
            let text = prose.text(&clause).to_owned();
            direction = direction_of(&text).or(direction);
            kind = if PART.is_match(&text) { None } else { named(&text, kind) };
            if SUM.is_match(&text) && kind_of(&text).is_none() && !told.is_empty() {
                // Of both kinds it is the sum of all; of one and something else it is not said.
                let both = [TransferKind::General, TransferKind::Special].iter().all(|kind| told.contains(kind));
                kind = both.then_some(TransferKind::Total);
            }
            let lists = listed && kind != Some(TransferKind::Total);
            listed = kind_of(&text).is_some()
                && prose.amounts_in(&clause).is_empty()
                && prose.text(&(clause.end..sentence.end)).starts_with('、');
            kind = kind.filter(|_| !lists && !text.contains("分别"));
            let years = spoken_years(&text);
            for at in prose.amounts_in(&clause) {
                let (Some(of), Some(near)) = (kind, prose.near(&clause, at)) else { continue };
                let offset = near.end.saturating_sub(clause.start);
                year = years.iter().rev().find(|(place, _)| *place < offset).map_or(year, |(_, year)| *year);
                let role = role_of(prose.text(&near), prose.behind(&clause, at));
                let key = (direction.unwrap_or(Direction::ToBelow), of);
                // Behind the amounts of both years a change is from the one to the other.
                let between = matches!(role, Role::Change(_))
                    && years.is_empty()
                    && budget.checked_sub(1) == Some(year)
                    && drafts.get(&key).is_some_and(|draft| draft.amount.is_some());
                if year != budget && !between {
                    continue; // what another year had is no part of this budget
                }
                let draft = drafts.entry(key).or_default();
                draft.sentence.get_or_insert_with(|| citation.clone());
                match role {
                    Role::Change(way) if draft.change.is_none() => {
                        if let Some(found) = prose.consume(at) {
                            let sign = if way == Way::Up { 1 } else { -1 };
                            let fen = found.money.fen().saturating_mul(sign);
                            let (printed, unit) = (found.money.printed().to_owned(), found.money.unit());
                            draft.change = Some(Money::from_fen(fen, printed, unit));
                            draft.sources.insert("change".to_owned(), prose.cite(&clause));
                        }
                    }
                    Role::Present if draft.amount.is_none() => {
                        draft.amount = prose.consume(at).map(|found| found.money);
                        draft.sources.insert("amount".to_owned(), prose.cite(&clause));
                        told.push(of);
                    }
                    // Of what another amount is, it is not said; nor is a change behind it.
                    Role::Present if kind_of(prose.text(&near)).is_none() => kind = None,
                    _ => {}
                }
            }
            year = years.last().map_or(year, |(_, year)| *year);
        }
    }
    drafts.into_iter().filter_map(|(key, draft)| draft.finish(key, identities)).collect()
}

/// The kind that words name, else the one before; none, where they name several in one amount.
fn named(text: &str, before: Option<TransferKind>) -> Option<TransferKind> {
    if ALL.is_match(text) {
        return Some(TransferKind::Total);
    }
    let bare = BARE.captures(text).map(|parts| match parts.name("general") {
        Some(_) => TransferKind::General,
        None => TransferKind::Special,
    });
    let Some(kind) = kind_of(text).or(bare.filter(|_| before.is_some())) else { return before };
    Some(kind).filter(|_| !SEVERAL.is_match(text))
}

fn kind_of(text: &str) -> Option<TransferKind> {
    KINDS.iter().find(|(words, _)| text.contains(words)).map(|(_, kind)| *kind)
}

/// Which way words say that transfers go.
pub(crate) fn direction_of(text: &str) -> Option<Direction> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&[
        "对下",
        "对乡",
        "对镇",
        "对街道",
        "补助乡",
        "补助下级",
        "下达乡",
        "下达镇",
        "下达街",
        "下达各",
        "下达下级",
    ]) {
        Some(Direction::ToBelow)
    } else if has(&[
        "上级",
        "中央",
        "省级",
        "省对",
        "市对",
        "收到",
        "争取",
        "下达我",
        "提前下达",
        "支付收入",
        "返还收入",
        "返还性收入",
    ]) {
        Some(Direction::FromAbove)
    } else if text.contains("下达") {
        Some(Direction::ToBelow)
    } else {
        None
    }
}

impl Draft {
    fn finish(
        self,
        (direction, kind): (Direction, TransferKind),
        identities: &mut Identities,
    ) -> Option<TransferPayment> {
        if self.amount.is_none() && self.change.is_none() {
            return None;
        }
        let mut missing = BTreeMap::new();
        for (field, absent) in [("amount", self.amount.is_none()), ("change", self.change.is_none())] {
            if absent {
                missing.insert(field.to_owned(), Missing::Absent);
            }
        }
        Some(TransferPayment {
            id: identities.next('t', &[direction.key(), kind.key()]),
            direction,
            kind,
            amount: self.amount,
            change: self.change,
            evidence: Evidence { source: self.sentence?, sources: self.sources, missing },
        })
    }
}
