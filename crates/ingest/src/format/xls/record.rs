//! Records, of which a workbook is a sequence: a kind, a length, and bytes.

use super::damaged;
use crate::format::Refusal;

/// The kind of a record that continues the one before.
const CONTINUE: u16 = 0x003C;

/// A record with its continuations.
pub(super) struct Record<'b> {
    pub(super) kind: u16,
    /// Its bytes; those of each continuation apart.
    pub(super) pieces: Vec<&'b [u8]>,
}

impl<'b> Record<'b> {
    /// Its first bytes, read field by field.
    pub(super) fn fields(&self) -> Fields<'b> {
        Fields(self.pieces.first().copied().unwrap_or_default())
    }
}

/// Steps through records.
pub(super) struct Records<'b>(Fields<'b>);

impl<'b> Records<'b> {
    /// The records between two places of the stream.
    pub(super) fn between(stream: &'b [u8], begin: usize, end: usize) -> Result<Self, Refusal> {
        stream.get(begin..end).map(|rest| Self(Fields(rest))).ok_or_else(|| damaged("a sheet lies beyond its end"))
    }

    /// The next record; `None` at the end of the stream.
    pub(super) fn next(&mut self) -> Result<Option<Record<'b>>, Refusal> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let kind = self.0.u16()?;
        let mut pieces = vec![self.piece()?];
        while self.0.peek_u16() == Some(CONTINUE) {
            self.0.u16()?;
            pieces.push(self.piece()?);
        }
        Ok(Some(Record { kind, pieces }))
    }

    fn piece(&mut self) -> Result<&'b [u8], Refusal> {
        let length = self.0.u16()?;
        self.0.bytes(usize::from(length))
    }
}

/// Bytes that are read from the front, little end first.
#[derive(Clone, Copy)]
pub(super) struct Fields<'b>(pub(super) &'b [u8]);

impl<'b> Fields<'b> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn bytes(&mut self, count: usize) -> Result<&'b [u8], Refusal> {
        let (front, rest) = self.0.split_at_checked(count).ok_or_else(|| damaged("a record ends early"))?;
        self.0 = rest;
        Ok(front)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Refusal> {
        let (front, rest) = self.0.split_first_chunk().ok_or_else(|| damaged("a record ends early"))?;
        self.0 = rest;
        Ok(*front)
    }

    pub(super) fn u8(&mut self) -> Result<u8, Refusal> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16, Refusal> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, Refusal> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Result<f64, Refusal> {
        self.array().map(f64::from_le_bytes)
    }

    fn peek_u16(&self) -> Option<u16> {
        self.0.first_chunk().map(|front| u16::from_le_bytes(*front))
    }
}
