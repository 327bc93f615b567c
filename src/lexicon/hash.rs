//! A hash of content: the same on every machine, at the speed of memory.

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
