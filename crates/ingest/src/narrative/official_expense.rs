//! 三公经费 in prose: an amount and a change an item, and the total.

mod draft;
mod item;
mod paragraph;
mod spoken;

use std::sync::LazyLock;

use openbudget_domain::identity::Identities;
use openbudget_domain::official_expense::{Item, OfficialExpense};
use openbudget_domain::text::pattern;
use regex::Regex;

use self::draft::Draft;
use self::item::ITEM;
pub(crate) use self::item::item_of;
use self::paragraph::Paragraph;
use super::prose::Prose;

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
            Paragraph::read(prose, &mut self.drafts, budget);
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
