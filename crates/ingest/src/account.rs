//! The account of a document: what became of every cell and paragraph that is not empty.

use std::collections::BTreeMap;

use openbudget_domain::coverage::{Coverage, Notice, Unrecognised};
use openbudget_domain::evidence::Locator;

use crate::kept::Kept;

/// An entry of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Entry(usize);

#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Open,
    Used,
    /// It says what the facts below it are.
    Heading,
    Label,
    /// Its parts have entries of their own.
    Parted,
    Unrecognised(String),
}

#[derive(Debug)]
struct Line {
    locator: Locator,
    text: String,
    paragraph: bool,
    state: State,
}

/// The account while a document is read.
#[derive(Debug, Default)]
pub(crate) struct Account {
    lines: Vec<Line>,
    labels: BTreeMap<String, u32>,
    notices: Vec<Notice>,
}

impl Account {
    /// Enters a cell.
    pub(crate) fn cell(&mut self, locator: &Locator, text: &str) -> Entry {
        self.enter(locator, text, false)
    }

    /// Enters a paragraph.
    pub(crate) fn paragraph(&mut self, locator: &Locator, text: &str) -> Entry {
        self.enter(locator, text, true)
    }

    fn enter(&mut self, locator: &Locator, text: &str, paragraph: bool) -> Entry {
        let entry = Entry(self.lines.len());
        if text.contains(char::REPLACEMENT_CHARACTER) {
            let message = "a sign of it was lost before this document was made: U+FFFD stands in its place";
            self.notice("replacement_character", message.to_owned(), Some(locator.clone()));
        }
        self.lines.push(Line { locator: locator.clone(), text: text.to_owned(), paragraph, state: State::Open });
        entry
    }

    fn set(&mut self, entry: Entry, state: State) {
        if let Some(line) = self.lines.get_mut(entry.0) {
            line.state = state;
        }
    }

    /// A fact or a section uses it, and cites it.
    pub(crate) fn used(&mut self, entry: Entry) {
        self.set(entry, State::Used);
    }

    /// It heads a table of facts.
    pub(crate) fn heads(&mut self, entry: Entry) {
        self.set(entry, State::Heading);
    }

    /// It is a label of the form.
    pub(crate) fn label(&mut self, entry: Entry, label: &str) {
        self.count_label(label);
        self.set(entry, State::Label);
    }

    /// A label stands in it beside something that is used.
    pub(crate) fn count_label(&mut self, label: &str) {
        let count = self.labels.entry(label.to_owned()).or_default();
        *count = count.saturating_add(1);
    }

    /// Its lines are cells of their own, each with its entry.
    pub(crate) fn parted(&mut self, entry: Entry) {
        self.set(entry, State::Parted);
    }

    /// It is not understood, for a reason.
    pub(crate) fn unrecognised(&mut self, entry: Entry, reason: String) {
        self.set(entry, State::Unrecognised(reason));
    }

    /// What was read from it is not kept after all, for a reason; a label stays one.
    pub(crate) fn discarded(&mut self, entry: Entry, reason: &str) {
        if self.lines.get(entry.0).is_some_and(|line| line.state == State::Used) {
            self.unrecognised(entry, reason.to_owned());
        }
    }

    /// Holds the account against what was made of the document: a cell that no fact has was not used, whatever
    /// read it.
    pub(crate) fn check(&mut self, kept: &Kept) {
        for line in &mut self.lines {
            if line.state == State::Used && !line.paragraph && !kept.holds(&line.locator, &line.text) {
                line.state = State::Unrecognised("it stands among other cells, and belongs to none of them".to_owned());
            }
        }
    }

    /// A remark on something that was read.
    pub(crate) fn notice(&mut self, code: &str, message: String, locator: Option<Locator>) {
        self.notices.push(Notice { code: code.to_owned(), message, locator });
    }

    /// Closes the account.
    #[must_use]
    pub(crate) fn close(self) -> Coverage {
        let count = |state: fn(&Line) -> bool| {
            u32::try_from(self.lines.iter().filter(|line| state(line)).count()).unwrap_or(u32::MAX)
        };
        let paragraphs = count(|line| line.paragraph);
        let cells = count(|line| !line.paragraph && line.state != State::Parted);
        let used = count(|line| matches!(line.state, State::Used | State::Heading));
        let unrecognised = self
            .lines
            .into_iter()
            .filter_map(|line| {
                let reason = match line.state {
                    State::Open => "no fact uses it, and it is no known label".to_owned(),
                    State::Unrecognised(reason) => reason,
                    State::Used | State::Heading | State::Label | State::Parted => return None,
                };
                Some(Unrecognised { locator: line.locator, text: line.text, reason })
            })
            .collect();
        Coverage { paragraphs, cells, used, labels: self.labels, unrecognised, notices: self.notices }
    }
}
