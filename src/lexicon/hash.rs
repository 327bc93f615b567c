//! Hashes: of content, the same on every machine, at the speed of memory; and of short texts, for maps within one run.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A 64-bit hash of pieces of bytes. Where one piece ends and the next begins counts. It tells content apart; it keeps no
/// secret.
#[derive(Default)]
pub(super) struct Hash([u64; 4]);

impl Hash {
    /// Adds a piece.
    pub fn add(&mut self, bytes: &[u8]) {
        let mix = |lane: &mut u64, word: u64| {
            *lane = (*lane ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            *lane ^= *lane >> 32;
        };
        mix(&mut self.0[0], bytes.len() as u64);
        let (blocks, rest) = bytes.as_chunks::<32>();
        for block in blocks {
            let words = block.as_chunks::<8>().0;
            self.0.iter_mut().zip(words).for_each(|(lane, word)| mix(lane, u64::from_le_bytes(*word)));
        }
        for (lane, chunk) in self.0.iter_mut().zip(rest.chunks(8)) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            mix(lane, u64::from_le_bytes(word));
        }
    }

    /// The hash of what was added so far.
    pub fn value(&self) -> u64 {
        self.0.iter().fold(0, |hash: u64, lane| {
            let mixed = (hash.rotate_left(23) ^ lane).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            mixed ^ mixed >> 29
        })
    }

    /// The same in 16 hex digits.
    pub fn hex(&self) -> String {
        format!("{:016x}", self.value())
    }
}

/// A map by short texts, for one run: what is in a lexicon's tables is its owner's, who has no reason to make them collide.
pub(super) type TextMap<K, V> = HashMap<K, V, BuildHasherDefault<TextHasher>>;

/// The hasher of a [`TextMap`].
#[derive(Default)]
pub(super) struct TextHasher(u64);

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.write_u64(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(byte.into());
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }

    fn finish(&self) -> u64 {
        (self.0 ^ self.0 >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_and_every_border_counts() {
        let hash = |pieces: &[&[u8]]| {
            let mut hash = Hash::default();
            pieces.iter().for_each(|piece| hash.add(piece));
            hash.value()
        };
        let long = [7; 77];
        let mut seen = vec![hash(&[&long]), hash(&[&long[..32], &long[32..]]), hash(&[&long, &[]])];
        for bit in 0..77 * 8 {
            let mut other = long;
            other[bit / 8] ^= 1 << (bit % 8);
            seen.push(hash(&[&other]));
        }
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
        assert_eq!(hash(&[b"Zembla"]), hash(&[b"Zembla"]));
    }
}
