//! Strings of BIFF8: UTF-16, or its low bytes alone; the shared ones run over continuations.

use super::damaged;
use super::record::{Fields, Record};
use crate::format::Refusal;

/// Reads a string whose length is counted in `length` characters.
pub(super) fn string(fields: &mut Fields<'_>, length: usize) -> Result<String, Refusal> {
    let mut pieces = Pieces { front: *fields, rest: &[] };
    let text = pieces.string(length)?;
    *fields = pieces.front;
    Ok(text)
}

/// The table of shared strings.
pub(super) fn shared(record: &Record<'_>) -> Result<Vec<String>, Refusal> {
    let (first, rest) = record.pieces.split_first().ok_or_else(|| damaged("strings are missing"))?;
    let mut pieces = Pieces { front: Fields(first), rest };
    pieces.front.u32()?;
    let count = pieces.front.u32()?;
    // the count may lie, so the strings themselves decide how much memory they get
    let mut strings = Vec::new();
    for _ in 0..count {
        if pieces.at_end() {
            return Err(damaged("it states more strings than it holds"));
        }
        let length = usize::from(pieces.u16()?);
        strings.push(pieces.string(length)?);
    }
    Ok(strings)
}

/// Bytes that go on in further pieces. Inside of characters a new piece begins with its own flags.
struct Pieces<'b, 'r> {
    front: Fields<'b>,
    rest: &'r [&'b [u8]],
}

impl Pieces<'_, '_> {
    fn at_end(&mut self) -> bool {
        while self.front.is_empty() {
            if self.turn().is_err() {
                return true;
            }
        }
        false
    }

    fn turn(&mut self) -> Result<(), Refusal> {
        let (next, rest) = self.rest.split_first().ok_or_else(|| damaged("a string ends early"))?;
        self.front = Fields(next);
        self.rest = rest;
        Ok(())
    }

    fn u16(&mut self) -> Result<u16, Refusal> {
        if self.front.is_empty() {
            self.turn()?;
        }
        self.front.u16()
    }

    /// Reads flags, characters, and passes over the formats and sounds that may follow them.
    fn string(&mut self, length: usize) -> Result<String, Refusal> {
        if self.front.is_empty() {
            self.turn()?;
        }
        let mut flags = self.front.u8()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.front.u16()?) };
        let sounds = if flags & 4 == 0 { 0 } else { usize::try_from(self.front.u32()?).unwrap_or(usize::MAX) };
        let mut units = Vec::new();
        while units.len() < length {
            if self.front.is_empty() {
                self.turn()?;
                flags = self.front.u8()?;
                continue;
            }
            units.push(if flags & 1 == 0 { u16::from(self.front.u8()?) } else { self.front.u16()? });
        }
        self.pass(runs.saturating_mul(4).saturating_add(sounds))?;
        String::from_utf16(&units).map_err(|_| damaged("a string is no UTF-16"))
    }

    fn pass(&mut self, mut count: usize) -> Result<(), Refusal> {
        while count > 0 {
            if self.front.is_empty() {
                self.turn()?;
                continue;
            }
            let step = count.min(self.front.0.len());
            self.front.bytes(step)?;
            count -= step;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_string_runs_over_a_continuation_that_changes_its_width() {
        // two strings in all: one compressed and cut after "ab", going on wide; one wide with a format run
        let first = [2, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, b'a', b'b'];
        let second = [1, 0x84, 0x98, 0x97, 0x7B, 1, 0, 9, 1, 0, 0x43, 0x51, 0, 0, 0, 0];
        let record = Record { kind: 0xFC, pieces: vec![&first, &second] };
        assert_eq!(shared(&record).unwrap(), ["ab預算".replace('預', "\u{9884}"), "元".to_owned()]);
    }

    #[test]
    fn a_table_that_states_more_strings_than_it_holds_is_refused() {
        let piece = [255, 255, 255, 255, 255, 255, 255, 255, 1, 0, 0, b'a'];
        let record = Record { kind: 0xFC, pieces: vec![&piece] };
        assert_eq!(shared(&record).unwrap_err().code, "damaged_workbook");
    }
}
