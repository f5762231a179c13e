//! 三公经费 in prose: an amount and a change an item, and the total.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use openbudget_domain::evidence::{Citation, Evidence, Missing};
use openbudget_domain::identity::Identities;
use openbudget_domain::money::{Money, Unit};
use openbudget_domain::official_expense::{ChangeWord, Item, OfficialExpense};
use openbudget_domain::text::pattern;
use regex::Regex;

use super::prose::{Clause, Prose};
use super::year::{spoken_years, year_of_sentence};

/// The items by their words, the longer first.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?P<vehicle_total>(?:公务用车|公车)购置(?:及|和|与|、)?(?:公务用车)?(?:运行(?:维护)?|运维)|(?:公务用车|公车)(?:经费|费用?)(?:合计|共计)?)",
        "|(?P<operation>(?:公务用车|公车|公务车)(?:运行维护|运行|维护|运维)|车辆运行维护)",
        "|(?P<purchase>(?:公务用车|公车|公务车)购置|购置(?:公务用车|公车|公务车))",
        "|(?P<reception>公务接待)",
        r"|(?P<overseas>因公出国(?:\(境\)|境)?|出国\(境\))",
        "|(?P<total>[“\"‘'「]?三公[”\"’'」]?经费)",
    ))
});

static REASON: LazyLock<Regex> =
    LazyLock::new(|| pattern("主要是|主要原因|主要为|主要用于|原因是|原因为|因为|由于|原因:"));
static COMPARED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"上年|去年|上一年|同期|同比|(?:比|较|与|同)\d{4}年|年初预算|比\d{4}"));
static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        "(?P<flat>持平|无变化|没有变化|无增减|未增减|不增不减|一致|相同|未发生变化)",
        "|(?P<increase>增加|增长|上升|提高|增支)",
        "|(?P<decrease>减少|下降|降低|压减|压缩|减支|核减)",
    ))
});
static NONE: LazyLock<Regex> =
    LazyLock::new(|| pattern("^无(?:因公|公务|出国)|未安排|不安排|没有安排|无预算|无此项|未发生|没有|无$"));

#[derive(Debug, Default)]
struct Draft {
    sentence: Option<Citation>,
    amount: Option<Money>,
    change: Option<Money>,
    change_word: Option<ChangeWord>,
    prior: Option<Money>,
    reason: Option<String>,
    none: bool,
    sources: BTreeMap<String, Citation>,
}

/// What the paragraphs on 三公经费 have said so far: one fact an item, however often it is spoken of.
#[derive(Debug, Default)]
pub(crate) struct OfficialExpenses {
    drafts: Vec<(Item, Draft)>,
}

impl OfficialExpenses {
    /// Reads a paragraph that is about them, in a budget of this year.
    pub(crate) fn read(&mut self, prose: &mut Prose, budget: i32) {
        if prose.folded.as_str().contains("三公") || prose.heading.contains("三公") {
            read_paragraph(prose, &mut self.drafts, budget);
        }
    }

    /// The facts, in the order in which the items are first spoken of.
    pub(crate) fn finish(self, identities: &mut Identities) -> Vec<OfficialExpense> {
        self.drafts.into_iter().filter_map(|(item, draft)| draft.finish(item, identities)).collect()
    }
}

fn read_paragraph(prose: &mut Prose, drafts: &mut Vec<(Item, Draft)>, budget: i32) {
    let mut year: Option<i32> = None;
    // The innermost heading may name the item, as 1．公务接待费.
    let mut current: Option<Item> = prose.heading.lines().last().and_then(item_of);
    for sentence in prose.sentences() {
        let citation = prose.cite(&sentence);
        let words = prose.text(&sentence);
        if !words.starts_with("其中") {
            year = year_of_sentence(words, budget);
        }
        if year.is_some_and(|year| year != budget) {
            // What was spent in other years is no part of this budget.
            continue;
        }
        for part in prose.split(&sentence, &['；', ';']) {
            let mut reason_from: Option<usize> = None;
            for clause in prose.split(&part, &[',', '，', ':', '：', '(', '、']) {
                if reason_from.is_some() {
                    // An item with an amount of its own ends the reason of the one before.
                    if item_of(prose.text(&clause)).is_none() || prose.amounts_in(&clause).is_empty() {
                        continue;
                    }
                    finish_reason(prose, drafts, current, reason_from.take(), clause.start);
                }
                if let Some(found) = REASON.find(prose.text(&clause))
                    && current.is_some()
                {
                    reason_from = Some(clause.start.saturating_add(found.start()));
                    continue;
                }
                let text = prose.text(&clause);
                if let Some(item) = item_of(text).or_else(|| current.and_then(|item| part_of_vehicles(item, text))) {
                    current = Some(item);
                }
                let Some(item) = current else { continue };
                if let Some(draft) = draft_of(drafts, item) {
                    draft.sentence.get_or_insert_with(|| citation.clone());
                    read_clause(prose, &clause, draft, budget);
                }
            }
            finish_reason(prose, drafts, current, reason_from, part.end);
            deny_several(prose, &part, &citation, drafts);
        }
    }
}

/// The draft of an item, a new one where it is first spoken of.
fn draft_of(drafts: &mut Vec<(Item, Draft)>, item: Item) -> Option<&mut Draft> {
    let at = drafts.iter().position(|(other, _)| *other == item).unwrap_or_else(|| {
        drafts.push((item, Draft::default()));
        drafts.len().saturating_sub(1)
    });
    drafts.get_mut(at).map(|(_, draft)| draft)
}

/// 无因公出国（境）和公务用车购置预算 says of each that there is none.
fn deny_several(prose: &Prose, part: &Clause, citation: &Citation, drafts: &mut Vec<(Item, Draft)>) {
    for phrase in prose.split(part, &[',', '，', ':', '：', '(']) {
        let text = prose.text(&phrase);
        if !prose.amounts_in(&phrase).is_empty() || !NONE.is_match(text) || CHANGE.is_match(text) {
            continue;
        }
        let items: Vec<Item> = ITEM
            .find_iter(text)
            .filter_map(|found| item_of(found.as_str()))
            .filter(|item| *item != Item::Total)
            .collect();
        if items.len() < 2 || REASON.is_match(text) {
            continue;
        }
        for item in items {
            let Some(draft) = draft_of(drafts, item) else { continue };
            draft.sentence.get_or_insert_with(|| citation.clone());
            if draft.amount.is_none() {
                draft.none = true;
                draft.sources.insert("amount".to_owned(), prose.cite(&phrase));
            }
        }
    }
}

/// 购置费 and 运行维护费 alone, where vehicles are spoken of.
fn part_of_vehicles(current: Item, text: &str) -> Option<Item> {
    if !matches!(current, Item::VehicleTotal | Item::VehiclePurchase | Item::VehicleOperation) {
        return None;
    }
    if text.contains("购置费") {
        Some(Item::VehiclePurchase)
    } else if ["运行费", "运行维护费", "运维费", "维护费"].iter().any(|words| text.contains(words)) {
        Some(Item::VehicleOperation)
    } else {
        None
    }
}

/// The item that words name.
pub(crate) fn item_of(text: &str) -> Option<Item> {
    let parts = ITEM.captures(text)?;
    [
        ("vehicle_total", Item::VehicleTotal),
        ("operation", Item::VehicleOperation),
        ("purchase", Item::VehiclePurchase),
        ("reception", Item::Reception),
        ("overseas", Item::OverseasTravel),
        ("total", Item::Total),
    ]
    .into_iter()
    .find(|(name, _)| parts.name(name).is_some())
    .map(|(_, item)| item)
}

fn finish_reason(
    prose: &mut Prose,
    drafts: &mut [(Item, Draft)],
    current: Option<Item>,
    from: Option<usize>,
    until: usize,
) {
    let (Some(start), Some(item)) = (from, current) else { return };
    let reason: Clause = start..until;
    let words = prose.text(&reason).trim_end_matches([',', '，', ')']).len();
    let reason = start..start.saturating_add(words);
    let Some((_, draft)) = drafts.iter_mut().find(|(other, _)| *other == item) else { return };
    if draft.reason.is_none() {
        draft.reason = Some(prose.printed(&reason));
        draft.sources.insert("reason".to_owned(), prose.cite(&reason));
        for at in prose.amounts_in(&reason) {
            prose.consume(at);
        }
    }
}

/// Reads the amounts of a clause: the item's own, that of the year before, or the change.
fn read_clause(prose: &mut Prose, clause: &Clause, draft: &mut Draft, budget: i32) {
    let text = prose.text(clause).to_owned();
    let years = spoken_years(&text);
    let compared = COMPARED.find(&text);
    let change = CHANGE.captures(&text).and_then(|parts| {
        let word = [("flat", ChangeWord::Flat), ("increase", ChangeWord::Increase), ("decrease", ChangeWord::Decrease)];
        word.into_iter().find_map(|(name, word)| Some((word, parts.name(name)?.start())))
    });
    // 新增 is no comparison; neither is 增加 in a clause that names no other year and no amount behind it.
    let change = change.filter(|_| compared.is_some() || draft.amount.is_some());
    for at in prose.amounts_in(clause) {
        let Some(offset) = prose.amounts.get(at).map(|found| found.range.start.saturating_sub(clause.start)) else {
            continue;
        };
        let is_change = change.is_some_and(|(word, place)| word != ChangeWord::Flat && offset > place);
        let year = years.iter().rev().find(|(at, _)| *at < offset).map_or(budget, |(_, year)| *year);
        if year != budget && budget.checked_sub(1) != Some(year) {
            continue;
        }
        let is_prior = !is_change
            && (year != budget || compared.is_some_and(|found| found.start() < offset))
            && change.is_none_or(|(_, place)| offset < place);
        if is_change && draft.change.is_none() {
            let sign = if change.is_some_and(|(word, _)| word == ChangeWord::Decrease) { -1 } else { 1 };
            draft.change = take(prose, at).map(|money| signed(&money, sign));
            draft.sources.insert("change".to_owned(), prose.cite(clause));
        } else if is_prior && draft.prior.is_none() {
            draft.prior = take(prose, at);
            draft.sources.insert("prior".to_owned(), prose.cite(clause));
        } else if !is_change && !is_prior && draft.amount.is_none() {
            draft.amount = take(prose, at);
            draft.sources.insert("amount".to_owned(), prose.cite(clause));
        }
    }
    if let Some((word, place)) = change
        && draft.change_word.is_none()
    {
        draft.change_word = Some(word);
        draft.sources.insert("change_word".to_owned(), prose.cite(clause));
        if word == ChangeWord::Flat {
            let unit = draft.amount.as_ref().map_or(Unit::Yuan, Money::unit);
            let start = clause.start.saturating_add(place);
            let words = CHANGE.find(text.get(place..).unwrap_or_default()).map_or(0, |found| found.end());
            let printed = prose.printed(&(start..start.saturating_add(words)));
            draft.change = Some(Money::from_fen(0, printed, unit));
            draft.sources.insert("change".to_owned(), prose.cite(clause));
        }
    }
    if draft.amount.is_none() && prose.amounts_in(clause).is_empty() && NONE.is_match(&text) {
        draft.none = true;
        draft.sources.insert("amount".to_owned(), prose.cite(clause));
    }
}

fn take(prose: &mut Prose, at: usize) -> Option<Money> {
    prose.consume(at).map(|found| found.money)
}

fn signed(money: &Money, sign: i64) -> Money {
    Money::from_fen(money.fen().saturating_mul(sign), money.printed().to_owned(), money.unit())
}

impl Draft {
    fn finish(self, item: Item, identities: &mut Identities) -> Option<OfficialExpense> {
        if self.amount.is_none() && self.prior.is_none() && self.change_word.is_none() && !self.none {
            return None;
        }
        let mut missing = BTreeMap::new();
        for (field, absent) in [
            ("amount", self.amount.is_none()),
            ("change", self.change.is_none()),
            ("change_word", self.change_word.is_none()),
            ("prior", self.prior.is_none()),
            ("reason", self.reason.is_none()),
        ] {
            if absent {
                let why = if field == "amount" && self.none { Missing::StatedNone } else { Missing::Absent };
                missing.insert(field.to_owned(), why);
            }
        }
        Some(OfficialExpense {
            id: identities.next('e', &[item.key()]),
            item,
            amount: self.amount,
            change: self.change,
            change_word: self.change_word,
            prior: self.prior,
            reason: self.reason,
            evidence: Evidence { source: self.sentence?, sources: self.sources, missing },
        })
    }
}
