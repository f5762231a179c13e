//! What the rows of a table are, for a look ahead.

use openbudget_domain::text::join_lines;

use super::super::grid::FormRow;
use super::super::label::Label;

/// What a row is, for a look ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ahead {
    Blank,
    /// A heading.
    Title,
    Unit,
    /// A row of the head with the name of the project.
    Names,
    Head,
    Indicators,
    Other,
}

/// Whether rows name another project before they come to indicators.
pub(super) fn names_next(behind: &[Ahead]) -> bool {
    behind.iter().find(|ahead| matches!(ahead, Ahead::Names | Ahead::Indicators)) == Some(&Ahead::Names)
}

/// Whether a text calls itself the heading of a form.
pub(super) fn is_titled(text: &str) -> bool {
    is_heading(text) || ["绩效目标表", "目标申报表", "绩效表"].iter().any(|words| text.contains(words))
}

/// Whether a paragraph is the heading of a form: 某项目绩效目标表, a year or a remark in brackets behind it.
pub(crate) fn is_heading(text: &str) -> bool {
    let mut words = join_lines(text);
    while let Some(at) = words.rfind(['(', '（']).filter(|at| *at > 0 && words.ends_with([')', '）'])) {
        words.truncate(at);
        words.truncate(words.trim_end().len());
    }
    words.contains("绩效") && words.ends_with('表') && !words.contains('。') && words.chars().count() <= LONGEST_HEADING
}

/// The longest heading, in characters.
pub(super) const LONGEST_HEADING: usize = 80;

impl Ahead {
    /// Whether a heading may stand above it.
    pub(super) const fn begins(self) -> bool {
        matches!(self, Self::Title | Self::Unit | Self::Names | Self::Head)
    }

    pub(super) fn of(row: &FormRow) -> Self {
        if row.is_blank() {
            return Self::Blank;
        }
        if row.only().is_some_and(|cell| cell.label.is_none() && is_titled(&cell.text)) {
            return Self::Title;
        }
        if !row.has(Label::Target)
            && !row.has(Label::Name)
            && (row.unit().is_some() || row.only().is_some_and(|cell| cell.label == Some(Label::Unit)))
        {
            return Self::Unit;
        }
        if row.has(Label::Level1) {
            Self::Indicators
        } else if row.has(Label::Name) {
            Self::Names
        } else if row.filled().next().and_then(|cell| cell.label).is_some_and(Label::in_head) {
            Self::Head
        } else {
            Self::Other
        }
    }
}
