//! What a clause says of an item of 三公经费: its amount, that of the year before, or the change.

use std::sync::LazyLock;

use openbudget_domain::money::{Money, Unit};
use openbudget_domain::official_expense::{ChangeWord, Item};
use openbudget_domain::text::pattern;
use regex::Regex;

use super::draft::Draft;
use super::item::{ITEM, item_of};
use super::paragraph::{FLAT, NONE, ZERO};
use crate::narrative::prose::{Clause, Prose};
use crate::narrative::role::{Direction, Role, direction_of, level_of, role_of};
use crate::narrative::year::spoken_years;

static COMPARED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"上年|去年|上一年|同期|同比|(?:比|较|与|同)\d{4}年|年初预算|比\d{4}"));
/// A rate of change as a clause of its own: 下降5%.
static RATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:同比|环比)?(?:增加|增长|上升|提高|减少|下降|降低|压减|压缩|核减|削减)(?:了|约)*[\d.]+%")
});
static NO_CHANGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:增加|增长|上升|提高|减少|下降|降低|压减)(?:了|约|率?为)*0(?:\.0+)?%"));
static SUM: LazyLock<Regex> = LazyLock::new(|| pattern("合计|共计|总计|小计"));

/// What offices pay for beside the three: the items of goods and services of the classification by economic kind
/// (政府收支分类科目, 302), and 机关运行经费, which sums them up.
static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "会议费|培训费|机关运行经费|差旅费|办公费|印刷费|咨询费|手续费|水费|电费|邮电费|取暖费|物业管理费|维修费|维修\\(护\\)费|租赁费|专用材料费|劳务费|委托业务费|工会经费|福利费|交通费",
    )
});

/// What is known where a clause begins.
#[derive(Clone, Copy)]
pub(super) struct Spoken {
    pub(super) budget: i32,
    /// The year that was said last.
    pub(super) year: i32,
    /// Whether the amounts are those of the item for certain.
    pub(super) readable: bool,
    pub(super) item: Item,
}

impl Spoken {
    /// Reads the amounts of a clause: the item's own, that of the year before, or the change. Whether an amount is of
    /// something else, of which what follows may speak too.
    pub(super) fn read(&self, prose: &mut Prose, clause: &Clause, draft: &mut Draft) -> bool {
        let mut others = false;
        let text = prose.text(clause).to_owned();
        let years = spoken_years(&text);
        let amounts = if self.readable { prose.amounts_in(clause) } else { Vec::new() };
        for at in amounts {
            let Some(near) = prose.near(clause, at) else { continue };
            let words = prose.text(&near).to_owned();
            others = self.is_of_others(&words);
            if others {
                continue;
            }
            let behind = prose.behind(clause, at);
            let offset = near.end.saturating_sub(clause.start);
            let year = years
                .iter()
                .rev()
                .find(|(at, _)| *at < offset)
                .map_or(if years.is_empty() { self.year } else { self.budget }, |(_, year)| *year);
            let role = match role_of(&words, behind) {
                Role::Present if year == self.budget => Role::Present,
                Role::Present if self.budget.checked_sub(1) == Some(year) => Role::Prior,
                other if year == self.budget => other,
                // 2024年280万元，2023年300万元，减少20万元: behind both, it is the change from the one to the other.
                change @ Role::Change(_)
                    if years.is_empty() && draft.amount.is_some() && self.budget.checked_sub(1) == Some(year) =>
                {
                    change
                }
                _ => continue,
            };
            let cited = prose.cite(clause);
            match role {
                Role::Present if draft.amount.is_none() => {
                    draft.amount = take(prose, at);
                    draft.sources.insert("amount".to_owned(), cited);
                }
                Role::Present => {
                    let again =
                        draft.amount.as_ref().map(Money::fen) == prose.amounts.get(at).map(|found| found.money.fen());
                    others = !again && item_of(&words) != Some(self.item);
                }
                Role::Prior if draft.prior.is_none() => {
                    draft.prior = take(prose, at);
                    draft.sources.insert("prior".to_owned(), cited);
                }
                Role::Change(direction) if draft.change.is_none() => {
                    let (sign, word) = match direction {
                        Direction::Up => (1, ChangeWord::Increase),
                        Direction::Down => (-1, ChangeWord::Decrease),
                    };
                    draft.change = take(prose, at).map(|money| signed(&money, sign));
                    draft.sources.insert("change".to_owned(), cited.clone());
                    if draft.change_word.is_none() {
                        draft.change_word = Some(word);
                        draft.sources.insert("change_word".to_owned(), cited);
                    }
                }
                _ => {}
            }
            if let (None, Some(direction)) = (draft.change_word, level_of(&words)) {
                draft.change_word = Some(word_of(direction));
                draft.sources.insert("change_word".to_owned(), prose.cite(clause));
            }
        }
        if self.readable && !others {
            Self::read_words(prose, clause, &text, draft);
        }
        others
    }

    /// Whether the words before an amount name several items, or sum some up.
    fn is_of_others(&self, words: &str) -> bool {
        let mut named: Vec<Item> = ITEM.find_iter(words).filter_map(|found| item_of(found.as_str())).collect();
        named.retain(|item| *item != Item::Total);
        named.dedup();
        let summed = SUM.is_match(words)
            && named.is_empty()
            && item_of(words).is_none()
            && !matches!(self.item, Item::Total | Item::VehicleTotal);
        named.len() > 1
            || summed
            || OTHERS.is_match(words)
            || named.first().is_some_and(|item| *item != self.item && named_apart(*item, self.item))
    }

    /// Reads what a clause says without an amount: a change, nothing at all.
    fn read_words(prose: &mut Prose, clause: &Clause, text: &str, draft: &mut Draft) {
        let compared = COMPARED.is_match(text);
        let flat = FLAT.captures(text).filter(|_| compared || draft.amount.is_some());
        if draft.change_word.is_none() {
            if let Some(parts) = flat {
                draft.change_word = Some(ChangeWord::Flat);
                draft.sources.insert("change_word".to_owned(), prose.cite(clause));
                // 基本持平 is about as much, not just as much.
                if let (None, Some(words)) = (parts.name("about"), parts.get(0)) {
                    let unit = draft.amount.as_ref().map_or(Unit::Yuan, Money::unit);
                    let place = clause.start.saturating_add(words.start())..clause.start.saturating_add(words.end());
                    draft.change = Some(Money::from_fen(0, prose.printed(&place), unit));
                    draft.sources.insert("change".to_owned(), prose.cite(clause));
                }
            } else if NO_CHANGE.is_match(text) {
                // 增长0% is rounded: about as much.
                draft.change_word = Some(ChangeWord::Flat);
                draft.sources.insert("change_word".to_owned(), prose.cite(clause));
            } else if let Some(direction) = direction_of(text).filter(|_| compared || RATE.is_match(text)) {
                draft.change_word = Some(word_of(direction));
                draft.sources.insert("change_word".to_owned(), prose.cite(clause));
            }
        }
        if draft.amount.is_some() || !prose.amounts_in(clause).is_empty() {
            return;
        }
        if let Some(zero) = ZERO.captures(text).and_then(|parts| parts.name("zero")) {
            let place = clause.start.saturating_add(zero.start())..clause.start.saturating_add(zero.end());
            draft.amount = Some(Money::from_fen(0, prose.printed(&place), Unit::Yuan));
            prose.keep(&place);
            draft.sources.insert("amount".to_owned(), prose.cite(clause));
        } else if NONE.is_match(text) {
            draft.none = true;
            draft.sources.insert("amount".to_owned(), prose.cite(clause));
        }
    }
}

/// Whether an item is named beside another: 购置 and 运行 within vehicles are parts of them.
fn named_apart(item: Item, current: Item) -> bool {
    !(current == Item::VehicleTotal && matches!(item, Item::VehiclePurchase | Item::VehicleOperation))
}

fn word_of(direction: Direction) -> ChangeWord {
    match direction {
        Direction::Up => ChangeWord::Increase,
        Direction::Down => ChangeWord::Decrease,
    }
}

fn take(prose: &mut Prose, at: usize) -> Option<Money> {
    prose.consume(at).map(|found| found.money)
}

fn signed(money: &Money, sign: i64) -> Money {
    Money::from_fen(money.fen().saturating_mul(sign), money.printed().to_owned(), money.unit())
}
