//! 三公经费 in prose: an amount and a change an item, and the total.

mod draft;
mod spoken;

use std::sync::LazyLock;

use openbudget_domain::evidence::Citation;
use openbudget_domain::identity::Identities;
use openbudget_domain::official_expense::{Item, OfficialExpense};
use openbudget_domain::text::pattern;
use regex::Regex;

use self::draft::Draft;
use self::spoken::Spoken;
use super::prose::{Clause, Prose};
use super::role::direction_of;
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
static FLAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?P<about>基本|大体|大致)?(?:持平|无变化|没有变化|无增减|未增减|不增不减|一致|相同|未发生变化)")
});
/// Nothing, printed as a number: 公务接待费为零.
static ZERO: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:为|是|[:：]|费用?|经费|预算|支出|安排)(?P<zero>零|0)(?:元|万元)?$"));
/// Amounts that belong to several items in turn.
static IN_TURN: LazyLock<Regex> = LazyLock::new(|| pattern("分别|依次|各为?$"));
/// What is said of each of the items before: 均较上年减少; but not 人均.
static EACH: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:^|[^人户亩年月车辆平每次批])(?:均|皆|都)(?:比|较|与|同|和|按|为|减|增|下|压|持)"));
/// Several items in one: 合计260万元, 上述各项较上年减少.
static TOGETHER: LazyLock<Regex> = LazyLock::new(|| pattern("合计|共计|总计|小计|[各几两二三四五]项"));
static NONE: LazyLock<Regex> =
    LazyLock::new(|| pattern("^无(?:因公|公务|出国)|未安排|不安排|没有安排|无预算|无此项|未发生|没有|无$"));

/// What the paragraphs on 三公经费 have said so far: one fact an item, however often it is spoken of.
#[derive(Debug, Default)]
pub(crate) struct OfficialExpenses {
    drafts: Vec<(Item, Draft)>,
}

impl OfficialExpenses {
    /// Reads a paragraph that is about them, in a budget of this year. `unnamed` tells that nothing in the document
    /// calls them 三公经费, so that the items themselves have to say it.
    pub(crate) fn read(&mut self, prose: &mut Prose, budget: i32, unnamed: bool) {
        if names_official_expenses(prose) || (unnamed && lists_items(prose)) {
            read_paragraph(prose, &mut self.drafts, budget);
        }
    }

    /// The facts, in the order in which the items are first spoken of.
    pub(crate) fn finish(self, identities: &mut Identities) -> Vec<OfficialExpense> {
        self.drafts.into_iter().filter_map(|(item, draft)| draft.finish(item, identities)).collect()
    }
}

/// Whether a paragraph calls official expenses by that name.
pub(crate) fn names_official_expenses(prose: &Prose) -> bool {
    prose.folded.as_str().contains("三公") || prose.heading.contains("三公")
}

/// Whether a paragraph lists several of the items, or begins with one.
fn lists_items(prose: &Prose) -> bool {
    let text = prose.folded.as_str();
    let named = ITEM.find_iter(text).filter_map(|found| item_of(found.as_str()));
    let mut named: Vec<Item> = named.filter(|item| *item != Item::Total).collect();
    named.sort_unstable();
    named.dedup();
    let begins = LISTED.is_match(text) && ITEM.find(text).is_some();
    !prose.amounts.is_empty() && (named.len() > 1 || begins)
}

/// An item behind the number of a paragraph, or behind the year.
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[一二三四五六七八九十]{1,3}[、.．]|\(?[一二三四五六七八九十\d]{1,3}\)、?|\d{1,2}[、.．])?(?:(?:19|20)\d{2}年(?:度)?)?(?:预算|安排|我[县区市旗镇乡]|全[县区市旗镇乡])*,?(?:因公出国|公务接待|公务用车|公车|购置公务)",
    )
});

fn read_paragraph(prose: &mut Prose, drafts: &mut Vec<(Item, Draft)>, budget: i32) {
    let mut year: Option<i32> = None;
    // The innermost heading may name the item, as 1．公务接待费.
    let mut current: Option<Item> = prose.heading.lines().last().and_then(item_of);
    // Whether amounts of something else stand among those of the items.
    let mut others = false;
    for sentence in prose.sentences() {
        let citation = prose.cite(&sentence);
        if !prose.text(&sentence).starts_with("其中") {
            year = year_of_sentence(prose.text(&sentence), prose.before_amounts(&sentence), budget);
        }
        if year.is_some_and(|year| year != budget) {
            // What was spent in other years is no part of this budget.
            continue;
        }
        // The year that was said last, and the item it was said of.
        let mut said = (budget, current);
        // The items whose amounts the sentence has told.
        let mut told: Vec<Item> = Vec::new();
        for part in prose.split(&sentence, &['；', ';']) {
            // 公务接待费171万元，2023年186万元；公务用车…: what comes next is of this year again.
            if !prose.text(&part).starts_with("其中") && is_told(drafts, said.1) {
                said = (budget, current);
            }
            let mut before_brackets: Option<Option<Item>> = None;
            let mut reason_from: Option<usize> = None;
            // Where a list of items began that has no amount yet, and whether amounts follow in turn.
            let mut listed: Option<usize> = None;
            let mut in_turn = false;
            for clause in prose.split(&part, &[',', '，', ':', '：', '(', '、']) {
                // What brackets name does not hold behind them.
                if prose.depth(&clause) > 0 {
                    before_brackets.get_or_insert(current);
                } else if let Some(before) = before_brackets.take() {
                    current = before;
                }
                if reason_from.is_some() {
                    // An item with an amount of its own ends the reason of the one before.
                    let text = prose.text(&clause);
                    if item_of(text).is_none() || (prose.amounts_in(&clause).is_empty() && !ZERO.is_match(text)) {
                        continue;
                    }
                    finish_reason(prose, drafts, current, reason_from.take(), clause.start);
                }
                // 增加18万元主要是因为…: what stands before the reason is no part of it.
                let reason = REASON.find(prose.text(&clause)).map(|found| clause.start.saturating_add(found.start()));
                let clause = match reason {
                    Some(from) if current.is_some() || item_of(prose.text(&(clause.start..from))).is_some() => {
                        reason_from = Some(from);
                        clause.start..from
                    }
                    _ => clause,
                };
                if clause.is_empty() {
                    continue;
                }
                let text = prose.text(&clause).to_owned();
                let named = item_of(&text).or_else(|| current.and_then(|item| part_of_vehicles(item, &text)));
                current = named.or(current);
                let list = listed.map(|start| prose.text(&(start..clause.end)).to_owned());
                let goes_on = prose.text(&(clause.end..part.end)).starts_with('、');
                let silent = prose.amounts_in(&clause).is_empty();
                listed = listed.or(Some(clause.start)).filter(|_| goes_on && silent && named.is_some());
                in_turn = IN_TURN.is_match(&text) || (in_turn && named.is_none());
                // 公务用车购置、运行维护费 is one item; the amount of other lists is that of none in it.
                let mut several = in_turn;
                if let Some(list) = list.filter(|_| !silent) {
                    match item_of(&list).filter(|item| *item == Item::VehicleTotal) {
                        Some(item) => current = Some(item),
                        None => several = true,
                    }
                }
                if let Some(year) = spoken_years(&text).last().map(|(_, year)| *year) {
                    said = (year, current);
                }
                // The year of one item is not that of the next; behind a change it is this year's that is spoken of.
                if said.0 != budget && said.1 != current && is_compared(drafts, said.1) {
                    said = (budget, current);
                }
                let other = said.0 != budget && said.1 != current;
                if named.is_none() && TOGETHER.is_match(&text) {
                    current = whole_of(drafts, current, others, &text);
                }
                let Some(item) = current else {
                    others |= !silent;
                    continue;
                };
                let spoken = Spoken { budget, year: said.0, readable: !several && !other, item };
                if EACH.is_match(&text) {
                    for item in told.iter().copied().filter(|told| *told != item && *told != Item::Total) {
                        if let Some(draft) = draft_of(drafts, item) {
                            Spoken { item, ..spoken }.read(prose, &clause, draft);
                        }
                    }
                }
                let Some(draft) = draft_of(drafts, item) else { continue };
                draft.sentence.get_or_insert_with(|| citation.clone());
                // Behind an amount of something else a change is that of the other: 会议费50万元，比上年减少3万元.
                if spoken.read(prose, &clause, draft) {
                    others = true;
                    current = None;
                } else if draft.amount.is_some() && !told.contains(&item) {
                    told.push(item);
                }
                if prose.has_rates(&clause) {
                    current = None;
                }
            }
            finish_reason(prose, drafts, current, reason_from, part.end);
            deny_several(prose, &part, &citation, drafts);
        }
    }
}

/// What words such as 合计 sum up: all items, or those of vehicles, as far as they have been told; nothing where it may be
/// something else.
fn whole_of(drafts: &[(Item, Draft)], current: Option<Item>, others: bool, text: &str) -> Option<Item> {
    if current == Some(Item::Total) {
        return current;
    }
    let told =
        |item: Item| drafts.iter().any(|(other, draft)| *other == item && (draft.amount.is_some() || draft.none));
    let [purchase, operation, vehicles, reception, overseas] =
        [Item::VehiclePurchase, Item::VehicleOperation, Item::VehicleTotal, Item::Reception, Item::OverseasTravel]
            .map(told);
    if others {
        None
    } else if reception && overseas && (purchase || operation || vehicles) && !text.contains("两项") {
        Some(Item::Total)
    } else if purchase && operation && !reception && !overseas {
        Some(Item::VehicleTotal)
    } else {
        None
    }
}

/// Whether the amount of an item has been said.
fn is_told(drafts: &[(Item, Draft)], item: Option<Item>) -> bool {
    drafts.iter().any(|(other, draft)| Some(*other) == item && draft.amount.is_some())
}

/// Whether the amount of an item has been said, and how it has changed.
fn is_compared(drafts: &[(Item, Draft)], item: Option<Item>) -> bool {
    drafts.iter().any(|(other, draft)| Some(*other) == item && draft.amount.is_some() && draft.change_word.is_some())
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
        let changed = FLAT.is_match(text) || direction_of(text).is_some();
        if !prose.amounts_in(&phrase).is_empty() || !NONE.is_match(text) || changed {
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
    let begin = text.trim_start_matches("其中");
    if text.contains("购置费") || begin.starts_with("购置") {
        Some(Item::VehiclePurchase)
    } else if ["运行费", "运行维护费", "运维费", "维护费"].iter().any(|words| text.contains(words))
        || begin.starts_with("运行")
    {
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
        prose.keep(&reason);
    }
}
