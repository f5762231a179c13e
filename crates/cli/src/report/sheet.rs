//! Lines for a terminal: wrapped to its width, in its colours, and nothing of a document that could steer it.

use std::fmt::Write;

use anstyle::{AnsiColor, Style as Ansi};
use textwrap::{Options, wrap};

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Bold,
    Dim,
    Red,
    Yellow,
    Green,
}

impl Style {
    fn ansi(self) -> Ansi {
        match self {
            Self::Plain => Ansi::new(),
            Self::Bold => Ansi::new().bold(),
            Self::Dim => Ansi::new().dimmed(),
            Self::Red => AnsiColor::Red.on_default().bold(),
            Self::Yellow => AnsiColor::Yellow.on_default(),
            Self::Green => AnsiColor::Green.on_default(),
        }
    }
}

/// Lines in the order in which they are read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    width: Option<usize>,
}

impl Sheet {
    /// An empty sheet of so many columns; of any number where nothing is given.
    pub(super) fn new(width: Option<usize>) -> Self {
        Self { text: String::new(), width }
    }

    /// Adds words behind so many spaces. What does not fit goes on below, two spaces further in.
    pub(super) fn line(&mut self, indent: usize, style: Style, words: &str) {
        let words = steady(words);
        let (first, below) = (" ".repeat(indent), " ".repeat(indent.saturating_add(2)));
        let lines = match self.width {
            Some(width) => {
                let options = Options::new(width).initial_indent(&first).subsequent_indent(&below);
                wrap(&words, options).into_iter().map(std::borrow::Cow::into_owned).collect()
            }
            None => vec![format!("{first}{words}")],
        };
        let style = style.ansi();
        for line in lines {
            // A String takes whatever is written.
            let _written = writeln!(self.text, "{style}{line}{style:#}");
        }
    }

    /// Adds a blank line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// The lines, the last without its end.
    pub(super) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text
    }
}

/// A text in one line, without what a terminal obeys.
fn steady(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use textwrap::core::display_width;

    use super::*;

    #[test]
    fn long_chinese_lines_are_wrapped_to_the_width_of_the_terminal() {
        let mut sheet = Sheet::new(Some(30));
        let words = "资金支出计划应累计不减：9月底100%，12月底0%，与绩效目标表所列不符";
        sheet.line(2, Style::Plain, words);
        let text = sheet.finish();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.len() > 2 && lines.iter().all(|line| display_width(line) <= 30), "{text}");
        assert_eq!(lines.iter().map(|line| line.trim()).collect::<String>(), words);
    }

    #[test]
    fn a_document_cannot_steer_the_terminal() {
        let mut sheet = Sheet::new(None);
        sheet.line(0, Style::Plain, "a\u{1b}[2Jb\nc\u{9b}d");
        assert_eq!(sheet.finish(), "a [2Jb c d");
    }
}
