//! Fields: an instruction, and the result that is printed for it.

use crate::format::archive::xml::Tag;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Instruction,
    Result,
}

/// The fields that are open in a paragraph, from the outermost to the innermost.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Phase>,
    /// How many of them are in their instruction.
    instructions: usize,
}

impl Fields {
    /// Takes note of a `fldChar`.
    pub(super) fn character(&mut self, tag: &Tag<'_>) {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => {
                self.open.push(Phase::Instruction);
                self.instructions += 1;
            }
            Some("separate") => {
                self.leave_instruction();
                if let Some(phase) = self.open.last_mut() {
                    *phase = Phase::Result;
                }
            }
            Some("end") => {
                self.leave_instruction();
                self.open.pop();
            }
            _ => {}
        }
    }

    fn leave_instruction(&mut self) {
        self.instructions -= usize::from(self.open.last() == Some(&Phase::Instruction));
    }

    /// Whether text here is part of an instruction: the result of a field inside another's instruction.
    pub(super) fn instructs(&self) -> bool {
        self.instructions > usize::from(self.open.last() == Some(&Phase::Instruction))
    }

    /// Ends instructions with their paragraph, so that a field left open hides nothing that follows.
    pub(super) fn end_paragraph(&mut self) {
        self.open.clear();
        self.instructions = 0;
    }
}
