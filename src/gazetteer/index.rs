//! The index of a gazetteer: the compiled surfaces of its names, in flat arrays that a cache file can hold.

use super::NameId;
use super::shape::Writing;
use super::trie::Trie;
use crate::lexicon::{CacheReader, CacheWriter};
use crate::text::Sieve;

/// What is asked at tokens to find names.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub trie: Trie<Accept>,
    /// First words of names.
    pub starts: Sieve,
    /// First words of names that may start in lower case.
    pub lower_starts: Sieve,
}

/// One surface of one name, at the end of its words, with what is asked of a name wherever it is found: names lie all over
/// memory, the surfaces of one place of the trie side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Accept {
    pub name: NameId,
    pub writing: Writing,
    /// Which of the gazetteer's traits it has.
    pub traits: u32,
    pub weight: f32,
}

impl Index {
    /// Reads an index of that many names; None when it is none.
    pub fn read(file: &mut CacheReader, names: usize) -> Option<Index> {
        let trie = Trie::read(file, |numbers: [u32; 4]| Accept {
            name: NameId(numbers[0]),
            writing: Writing(numbers[1]),
            traits: numbers[2],
            weight: f32::from_bits(numbers[3]),
        })?;
        let starts = Sieve::from_words(file.array(u64::from_le_bytes)?)?;
        let lower_starts = Sieve::from_words(file.array(u64::from_le_bytes)?)?;
        let known = trie.all_accepted().iter().all(|accept| (accept.name.0 as usize) < names);
        known.then_some(Index { trie, starts, lower_starts })
    }

    /// Whether all its names have one of so many traits.
    pub fn has_only(&self, traits: usize) -> bool {
        self.trie.all_accepted().iter().all(|accept| (accept.traits as usize) < traits)
    }

    /// Writes the index.
    pub fn write(&self, file: &mut CacheWriter) {
        self.trie.write(file, |accept| [accept.name.0, accept.writing.0, accept.traits, accept.weight.to_bits()]);
        file.array(self.starts.words(), |word| word.to_le_bytes());
        file.array(self.lower_starts.words(), |word| word.to_le_bytes());
    }
}
