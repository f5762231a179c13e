//! A paragraph on 三公经费: which item each of its clauses speaks of.

use std::sync::LazyLock;

use openbudget_domain::evidence::Citation;
use openbudget_domain::official_expense::Item;
use openbudget_domain::text::pattern;
use regex::Regex;

use super::draft::Draft;
use super::item::{ITEM, item_of, part_of_vehicles};
use super::spoken::Spoken;
use crate::narrative::prose::{Clause, Prose};
use crate::narrative::role::direction_of;
use crate::narrative::year::{spoken_years, year_of_sentence};

static REASON: LazyLock<Regex> =
    LazyLock::new(|| pattern("主要是|主要原因|主要为|主要用于|原因是|原因为|因为|由于|原因:"));
pub(super) static FLAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?P<about>基本|大体|大致)?(?:持平|无变化|没有变化|无增减|未增减|不增不减|一致|相同|未发生变化)")
});
/// Nothing, printed as a number: 公务接待费为零.
pub(super) static ZERO: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:为|是|[:：]|费用?|经费|预算|支出|安排)(?P<zero>零|0)(?:元|万元)?$"));
/// Amounts that belong to several items in turn.
static IN_TURN: LazyLock<Regex> = LazyLock::new(|| pattern("分别|依次|各为?$"));
/// What is said of each of the items before: 均较上年减少; but not 人均.
static EACH: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:^|[^人户亩年月车辆平每次批])(?:均|皆|都)(?:比|较|与|同|和|按|为|减|增|下|压|持)"));
/// Several items in one: 合计260万元, 上述各项较上年减少.
static TOGETHER: LazyLock<Regex> = LazyLock::new(|| pattern("合计|共计|总计|小计|[各几两二三四五]项"));
pub(super) static NONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern("^无(?:因公|公务|出国)|未安排|不安排|没有安排|无(?:预算)?安排|无预算|无此项|未发生|没有|无$")
});

/// What the words of a paragraph have set.
pub(super) struct Paragraph<'d> {
    drafts: &'d mut Vec<(Item, Draft)>,
    budget: i32,
    /// The item that is spoken of.
    current: Option<Item>,
    /// Whether amounts of something else stand among those of the items.
    others: bool,
    /// The year that was said last, and the item it was said of.
    said: (i32, Option<Item>),
    /// The items whose amounts the sentence has told.
    told: Vec<Item>,
}

/// What the clauses of a part of a sentence have set.
#[derive(Default)]
struct Part {
    /// Whether brackets are open, and the item and the year that were spoken of before them.
    in_brackets: bool,
    before_brackets: (Option<Item>, (i32, Option<Item>)),
    /// Where the reason of a change began.
    reason_from: Option<usize>,
    /// Where a list of items began that has no amount yet.
    listed: Option<usize>,
    /// Whether amounts follow in turn.
    in_turn: bool,
}

impl<'d> Paragraph<'d> {
    /// Reads a paragraph, in a budget of this year.
    pub(super) fn read(prose: &mut Prose, drafts: &'d mut Vec<(Item, Draft)>, budget: i32) {
        // The innermost heading may name the item, as 1．公务接待费.
        let current = prose.heading.lines().last().and_then(item_of);
        let mut paragraph = Self { drafts, budget, current, others: false, said: (budget, current), told: Vec::new() };
        let mut year: Option<i32> = None;
        for sentence in prose.sentences() {
            if !prose.text(&sentence).starts_with("其中") {
                year = year_of_sentence(prose.text(&sentence), prose.before_amounts(&sentence), budget);
            }
            // What was spent in other years is no part of this budget.
            if year.is_none_or(|year| year == budget) {
                paragraph.sentence(prose, &sentence);
            }
        }
    }

    fn sentence(&mut self, prose: &mut Prose, sentence: &Clause) {
        let citation = prose.cite(sentence);
        self.said = (self.budget, self.current);
        self.told.clear();
        for part in prose.split(sentence, &['；', ';']) {
            // 公务接待费171万元，2023年186万元；公务用车…: what comes next is of this year again.
            if !prose.text(&part).starts_with("其中") && is_told(self.drafts, self.said.1) {
                self.said = (self.budget, self.current);
            }
            let mut of_part = Part::default();
            for clause in prose.split(&part, &[',', '，', ':', '：', '(', '、']) {
                if let Some(clause) = self.without_reason(prose, clause, &mut of_part) {
                    let goes_on = prose.text(&(clause.end..part.end)).starts_with('、');
                    self.clause(prose, &clause, goes_on, &citation, &mut of_part);
                }
            }
            finish_reason(prose, self.drafts, self.current, of_part.reason_from, part.end);
            deny_several(prose, &part, &citation, self.drafts);
        }
    }

    /// A clause without the reason that begins in it; nothing where it is part of one.
    fn without_reason(&mut self, prose: &mut Prose, clause: Clause, part: &mut Part) -> Option<Clause> {
        // What brackets name does not hold behind them.
        let in_brackets = prose.depth(&clause) > 0;
        match (part.in_brackets, in_brackets) {
            (false, true) => part.before_brackets = (self.current, self.said),
            (true, false) => (self.current, self.said) = part.before_brackets,
            _ => {}
        }
        part.in_brackets = in_brackets;
        if part.reason_from.is_some() {
            // An item with an amount of its own ends the reason of the one before.
            let text = prose.text(&clause);
            if item_of(text).is_none() || (prose.amounts_in(&clause).is_empty() && !ZERO.is_match(text)) {
                return None;
            }
            finish_reason(prose, self.drafts, self.current, part.reason_from.take(), clause.start);
        }
        // 增加18万元主要是因为…: what stands before the reason is no part of it.
        let reason = REASON.find(prose.text(&clause)).map(|found| clause.start.saturating_add(found.start()));
        let clause = match reason {
            Some(from) if self.current.is_some() || item_of(prose.text(&(clause.start..from))).is_some() => {
                part.reason_from = Some(from);
                clause.start..from
            }
            _ => clause,
        };
        (!clause.is_empty()).then_some(clause)
    }

    /// Reads a clause; `goes_on` tells that 、 stands behind it.
    fn clause(&mut self, prose: &mut Prose, clause: &Clause, goes_on: bool, citation: &Citation, part: &mut Part) {
        let text = prose.text(clause).to_owned();
        let named = item_of(&text).or_else(|| self.current.and_then(|item| part_of_vehicles(item, &text)));
        self.current = named.or(self.current);
        let silent = prose.amounts_in(clause).is_empty();
        let several = self.is_of_several(prose, clause, (named, silent, goes_on), &text, part);
        let other = self.is_of_another_year(&text);
        if named.is_none() && TOGETHER.is_match(&text) {
            self.current = whole_of(self.drafts, self.current, self.others, &text);
        }
        let Some(item) = self.current else {
            self.others |= !silent;
            return;
        };
        let spoken = Spoken { budget: self.budget, year: self.said.0, readable: !several && !other, item };
        if EACH.is_match(&text) {
            for item in self.told.iter().copied().filter(|told| *told != item && *told != Item::Total) {
                if let Some(draft) = draft_of(self.drafts, item) {
                    Spoken { item, ..spoken }.read(prose, clause, draft);
                }
            }
        }
        let Some(draft) = draft_of(self.drafts, item) else { return };
        draft.sentence.get_or_insert_with(|| citation.clone());
        // Behind an amount of something else a change is that of the other: 会议费50万元，比上年减少3万元.
        if spoken.read(prose, clause, draft) {
            self.others = true;
            self.current = None;
        } else if draft.amount.is_some() && !self.told.contains(&item) {
            self.told.push(item);
        }
        if prose.has_rates(clause) {
            self.current = None;
        }
    }

    /// Whether the amounts of a clause are those of several items: of a list before it, or in turn.
    fn is_of_several(
        &mut self,
        prose: &Prose,
        clause: &Clause,
        (named, silent, goes_on): (Option<Item>, bool, bool),
        text: &str,
        part: &mut Part,
    ) -> bool {
        let list = part.listed.map(|start| prose.text(&(start..clause.end)));
        part.listed = part.listed.or(Some(clause.start)).filter(|_| goes_on && silent && named.is_some());
        part.in_turn = IN_TURN.is_match(text) || (part.in_turn && named.is_none());
        let Some(list) = list.filter(|_| !silent) else { return part.in_turn };
        // 公务用车购置、运行维护费 is one item; the amount of other lists is that of none in it.
        let Some(item) = item_of(list).filter(|item| *item == Item::VehicleTotal) else { return true };
        self.current = Some(item);
        part.in_turn
    }

    /// Takes note of the years of a clause. Whether its amounts are of another year than the budget's.
    fn is_of_another_year(&mut self, text: &str) -> bool {
        if let Some(year) = spoken_years(text).last().map(|(_, year)| *year) {
            self.said = (year, self.current);
        }
        let other = self.said.0 != self.budget && self.said.1 != self.current;
        // The year of one item is not that of the next; behind a change it is this year's that is spoken of.
        if other && is_compared(self.drafts, self.said.1) {
            self.said = (self.budget, self.current);
            return false;
        }
        other
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
