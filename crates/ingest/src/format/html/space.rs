//! White space as browsers collapse it.

/// Collects the text of one block: collapses white space, keeps line breaks that elements make.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// White space waits for what follows: `Some(true)` where it holds a line feed of the source.
    waiting: Option<bool>,
    /// Whether any of it stands outside of links.
    plain: bool,
}

impl Line {
    /// Adds text. A no-break space is a space that somebody typed, and stays one space.
    pub(super) fn push(&mut self, text: &str, preformatted: bool, linked: bool) {
        self.plain |= !linked && !text.trim().is_empty();
        for character in text.chars() {
            match character {
                '\u{a0}' => {
                    self.settle(None);
                    self.text.push(' ');
                }
                '\u{feff}' | '\u{200b}' | '\u{ad}' => {}
                '\n' if preformatted => self.break_line(),
                ' ' | '\t' | '\r' | '\n' | '\u{c}' if !preformatted => {
                    self.waiting = Some(self.waiting == Some(true) || character == '\n');
                }
                _ => {
                    self.settle(Some(character));
                    self.text.push(character);
                }
            }
        }
    }

    /// Ends the line, as `<br>` does.
    pub(super) fn break_line(&mut self) {
        self.waiting = None;
        self.text.push('\n');
    }

    /// Gives what was collected, and whether any of it stands outside of links; begins anew.
    pub(super) fn take(&mut self) -> (String, bool) {
        let Self { text, plain, .. } = std::mem::take(self);
        (text, plain)
    }

    /// Writes waiting white space: one space, but nothing for a line feed between two wide
    /// characters (CSS Text 3, segment break transformation) nor at the start of a line.
    fn settle(&mut self, next: Option<char>) {
        let Some(line_feed) = self.waiting.take() else { return };
        let Some(last) = self.text.chars().next_back().filter(|last| *last != '\n') else { return };
        let between_wide = line_feed && is_wide(last) && next.is_some_and(is_wide);
        if !between_wide {
            self.text.push(' ');
        }
    }
}

fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collapsed(text: &str) -> String {
        let mut line = Line::default();
        line.push(text, false, false);
        line.take().0
    }

    #[test]
    fn white_space_collapses_to_one_space_and_vanishes_at_the_start() {
        assert_eq!(collapsed("  343 \t 人  "), "343 人");
    }

    #[test]
    fn a_source_line_that_ends_inside_chinese_text_joins_without_a_space() {
        assert_eq!(collapsed("安排“三公”经费\r\n    预算，\n2024年"), "安排“三公”经费预算， 2024年");
    }

    #[test]
    fn no_break_spaces_are_spaces_that_stay() {
        assert_eq!(collapsed("预算数\u{a0}\u{a0}20"), "预算数  20");
    }

    #[test]
    fn preformatted_text_keeps_its_lines() {
        let mut line = Line::default();
        line.push("a  b\nc", true, true);
        assert_eq!(line.take(), ("a  b\nc".to_owned(), false));
    }
}
