//! Offsets as the reader of the records counts: bytes, characters or UTF-16 units.

use crate::span::Span;

/// What offsets in the output count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetUnit {
    /// UTF-8 bytes.
    #[default]
    Bytes,
    /// Unicode scalar values, as Python counts.
    Chars,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

/// Turns byte offsets of one text into another unit.
///
/// ```
/// use reportedly::{Span, claim::{OffsetUnit, Offsets}};
/// let offsets = Offsets::new("Ünal said 😀 it", OffsetUnit::Chars);
/// assert_eq!(offsets.convert(Span::new(6, 10)), Span::new(5, 9));
/// ```
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a [u8],
    unit: OffsetUnit,
    /// Units before every `STEP`th byte; empty where a unit is a byte.
    counts: Vec<u32>,
}

const STEP: usize = 128;

impl<'a> Offsets<'a> {
    /// The offsets of `text`; costs nothing when they are bytes or all of the text is ASCII.
    pub fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let mut offsets = Offsets { text: text.as_bytes(), unit, counts: Vec::new() };
        if unit != OffsetUnit::Bytes && !text.is_ascii() {
            let mut before = 0;
            for block in text.as_bytes().chunks(STEP) {
                offsets.counts.push(before);
                before += offsets.units(block);
            }
        }
        offsets
    }

    /// The same span in the other unit.
    pub fn convert(&self, span: Span) -> Span {
        match self.counts.is_empty() {
            true => span,
            false => Span::new(self.offset(span.start), self.offset(span.end)),
        }
    }

    fn offset(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let block = (byte / STEP).min(self.counts.len() - 1);
        self.counts[block] + self.units(&self.text[block * STEP..byte])
    }

    /// A character is counted at its first byte; those outside the basic plane are four bytes and two UTF-16 units.
    fn units(&self, bytes: &[u8]) -> u32 {
        let chars = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let pairs = match self.unit {
            OffsetUnit::Utf16 => bytes.iter().filter(|byte| **byte >= 0xF0).count(),
            _ => 0,
        };
        (chars + pairs) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_boundary_counts_as_the_standard_library_does(text in "(?s)[a-zé“😀\n]{0,400}") {
            let chars = Offsets::new(&text, OffsetUnit::Chars);
            let utf16 = Offsets::new(&text, OffsetUnit::Utf16);
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let span = Span::new(at as u32, text.len() as u32);
                let before = &text[..at];
                prop_assert_eq!(chars.convert(span).start as usize, before.chars().count());
                prop_assert_eq!(utf16.convert(span).start as usize, before.encode_utf16().count());
                prop_assert_eq!(utf16.convert(span).end as usize, text.encode_utf16().count());
            }
        }
    }
}
