//! What stands above a table: headings, titles, the words that announce it.

use openbudget_domain::evidence::{Citation, Locator};

use super::words::folded;
use crate::form::FormRow;
use crate::narrative::section::Headings;

/// The longest title of a table, in characters.
const LONGEST: usize = 60;

/// The paragraphs right above the table that comes next.
#[derive(Debug, Default)]
pub(crate) struct Above {
    titles: Vec<String>,
    sheet: Option<String>,
}

impl Above {
    /// Takes note of a paragraph. A sentence is no title, and what stood above it is above no table.
    pub(crate) fn pass(&mut self, paragraph: &Citation) {
        let words = folded(&paragraph.text);
        self.sheet = sheet(&paragraph.locator).map(str::to_owned);
        if words.contains(['。', '；', ';']) || words.chars().count() > LONGEST {
            self.titles.clear();
        } else {
            self.titles.push(words);
        }
    }

    /// A table ends what stands above the next.
    pub(crate) fn end(&mut self) {
        self.titles.clear();
    }

    /// The words above a table, a line each, outermost first. A sheet has nothing above it but its name.
    pub(crate) fn caption(&self, first: Option<&FormRow>, headings: &Headings) -> String {
        let here = first.and_then(|row| sheet(&row.locator));
        if here != self.sheet.as_deref() {
            return here.map(folded).unwrap_or_default();
        }
        let above = headings.above();
        above.lines().map(folded).chain(self.titles.iter().cloned()).collect::<Vec<_>>().join("\n")
    }
}

fn sheet(place: &Locator) -> Option<&str> {
    match place {
        Locator::Cell { sheet, .. } => Some(sheet),
        _ => None,
    }
}
