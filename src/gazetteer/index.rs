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

/// One surface of one name, at the end of its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Accept {
    pub name: NameId,
    pub writing: Writing,
}

impl Index {
    /// Reads an index of that many names; None when it is none.
    pub fn read(file: &mut CacheReader, names: usize) -> Option<Index> {
        let trie = Trie::read(file, |bytes: u64| Accept {
            name: NameId(bytes as u32),
            writing: Writing((bytes >> 32) as u32),
        })?;
        let starts = Sieve::from_words(file.array(u64::from_le_bytes)?)?;
        let lower_starts = Sieve::from_words(file.array(u64::from_le_bytes)?)?;
        let known = trie.all_accepted().iter().all(|accept| (accept.name.0 as usize) < names);
        known.then_some(Index { trie, starts, lower_starts })
    }

    /// Writes the index.
    pub fn write(&self, file: &mut CacheWriter) {
        self.trie.write(file, |accept| u64::from(accept.name.0) | u64::from(accept.writing.0) << 32);
        file.array(self.starts.words(), |word| word.to_le_bytes());
        file.array(self.lower_starts.words(), |word| word.to_le_bytes());
    }
}
