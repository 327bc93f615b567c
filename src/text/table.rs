//! Tables by word key, made to be asked at every token.

use super::key::WordKey;
use std::collections::BTreeMap;

/// A set of words that errs on the side of yes: the cheap first question at every token, which spares most of them the
/// way to the memory of a table.
#[derive(Clone, Debug)]
pub(crate) struct Sieve {
    bits: Vec<u64>,
    shift: u32,
}

impl Sieve {
    /// A sieve that one word in sixty that is not there passes, of up to 512 KiB.
    pub(crate) fn new(mut keys: Vec<WordKey>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        Sieve::of(keys.len(), keys.into_iter())
    }

    /// The same of so many different words.
    pub(crate) fn of(count: usize, keys: impl Iterator<Item = WordKey>) -> Self {
        let size = (count / 4).next_power_of_two().clamp(2, 1 << 16);
        let mut sieve = Sieve { bits: vec![0; size], shift: 64 - size.trailing_zeros() };
        for key in keys {
            sieve.bits[(key.0 >> sieve.shift) as usize] |= Sieve::pair(key);
        }
        sieve
    }

    /// What it is made of.
    pub(crate) fn words(&self) -> &[u64] {
        &self.bits
    }

    /// A sieve made of what [`Sieve::words`] gave; None for what cannot be that.
    pub(crate) fn from_words(bits: Vec<u64>) -> Option<Self> {
        let size = bits.len();
        (size.is_power_of_two() && size > 1).then(|| Sieve { shift: 64 - size.trailing_zeros(), bits })
    }

    /// Whether the word may be in the set.
    #[inline]
    pub(crate) fn may_hold(&self, key: WordKey) -> bool {
        let pair = Sieve::pair(key);
        self.bits[(key.0 >> self.shift) as usize] & pair == pair
    }

    /// The two bits of a word.
    #[inline]
    fn pair(key: WordKey) -> u64 {
        1 << (key.0 % 64) | 1 << (key.0 / 64 % 64)
    }
}

impl Default for Sieve {
    fn default() -> Self {
        Sieve::new(Vec::new())
    }
}

/// Words from which on a table is two thirds full at most instead of a third: beyond the near cache, room costs more.
const LARGE: usize = 1 << 14;

/// A small value for each of some words: flat, and at most a third full, as which words share a slot cannot be foreseen.
#[derive(Clone, Debug)]
pub(crate) struct KeyTable<V> {
    sieve: Sieve,
    /// Keys with their values. The key 0 marks a free slot, which the first always is: the one word in 2⁶⁴ that has this
    /// key is never found.
    slots: Vec<(WordKey, V)>,
    shift: u32,
}

impl<V: Copy + Default> KeyTable<V> {
    /// The value of a word; the default one when it has none.
    #[inline]
    pub(crate) fn get(&self, key: WordKey) -> V {
        // A product and no branch, because which words are there cannot be foreseen.
        let at = self.place(key) * usize::from(self.sieve.may_hold(key));
        self.slots[self.find(at, key)].1
    }

    /// Whether a word may have a value: the cheap question to ask first, where few words do.
    #[inline]
    pub(crate) fn may_hold(&self, key: WordKey) -> bool {
        self.sieve.may_hold(key)
    }

    /// The words that have a value, in no order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = WordKey> {
        self.slots.iter().map(|(key, _)| *key).filter(|key| key.0 != 0)
    }

    /// Where a key belongs, if that slot is free.
    #[inline]
    fn place(&self, key: WordKey) -> usize {
        (key.0 >> self.shift) as usize + 1
    }

    /// The slot of a key, or a free one, from `at` on.
    #[inline]
    fn find(&self, mut at: usize, key: WordKey) -> usize {
        loop {
            let found = self.slots[at].0.0;
            // One question, whether the key or a free slot was found: which of the two cannot be foreseen.
            if found.min(found ^ key.0) == 0 {
                return at;
            }
            at = if at + 1 == self.slots.len() { 1 } else { at + 1 };
        }
    }
}

impl<V: Copy + Default> KeyTable<V> {
    /// A table of words of which some are there several times: `join` puts what they have together, and knows no order.
    pub(crate) fn joined(entries: impl ExactSizeIterator<Item = (WordKey, V)>, join: impl Fn(V, V) -> V) -> Self {
        let mut table = KeyTable::with_room(entries.len());
        let mut count = 0;
        for (key, value) in entries.filter(|(key, _)| key.0 != 0) {
            let at = table.find(table.place(key), key);
            let (found, old) = table.slots[at];
            count += usize::from(found.0 == 0);
            table.slots[at] = (key, if found == key { join(old, value) } else { value });
        }
        table.sieve = Sieve::of(count, table.keys());
        table
    }

    /// Room for so many words.
    fn with_room(words: usize) -> Self {
        let room = if words > LARGE { words * 3 / 2 } else { words * 3 };
        let size = room.next_power_of_two().max(2);
        let (sieve, slots) = (Sieve::default(), vec![Default::default(); size + 1]);
        KeyTable { sieve, slots, shift: 64 - size.trailing_zeros() }
    }
}

impl<V: Copy + Default> From<BTreeMap<WordKey, V>> for KeyTable<V> {
    fn from(entries: BTreeMap<WordKey, V>) -> Self {
        KeyTable::joined(entries.into_iter(), |_, last| last)
    }
}

impl<V: Copy + Default> Default for KeyTable<V> {
    fn default() -> Self {
        BTreeMap::new().into()
    }
}

/// A list for each of some words.
#[derive(Clone, Debug)]
pub(crate) struct KeyLists<T> {
    places: KeyTable<(u32, u32)>,
    items: Vec<T>,
}

impl<T> KeyLists<T> {
    /// Whether a word may have a list: the cheap question to ask first.
    #[inline]
    pub(crate) fn may_hold(&self, key: WordKey) -> bool {
        self.places.sieve.may_hold(key)
    }

    /// The list of a word; empty when it has none.
    #[inline]
    pub(crate) fn get(&self, key: WordKey) -> &[T] {
        let (start, end) = self.places.get(key);
        &self.items[start as usize..end as usize]
    }
}

impl<T> From<BTreeMap<WordKey, Vec<T>>> for KeyLists<T> {
    fn from(lists: BTreeMap<WordKey, Vec<T>>) -> Self {
        let (mut items, mut places) = (Vec::new(), BTreeMap::new());
        for (key, list) in lists {
            let start = items.len() as u32;
            items.extend(list);
            places.insert(key, (start, items.len() as u32));
        }
        KeyLists { places: places.into(), items }
    }
}

impl<T> Default for KeyLists<T> {
    fn default() -> Self {
        BTreeMap::new().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_their_values() {
        let words = || (1..200u64).map(|word| WordKey(((word % 7) << 60) | word));
        let table = KeyTable::from(words().map(|key| (key, key.0)).collect::<BTreeMap<_, _>>());
        assert!(words().all(|key| table.get(key) == key.0));
        assert_eq!(table.keys().count(), 199);
        assert_eq!(
            (table.get(WordKey(0)), table.get(WordKey(500)), KeyTable::<u64>::default().get(WordKey(1))),
            (0, 0, 0)
        );
        let lists = KeyLists::from(words().map(|key| (key, vec![key.0; 3])).collect::<BTreeMap<_, _>>());
        assert!(words().all(|key| lists.get(key) == [key.0; 3]));
        assert!(lists.get(WordKey(500)).is_empty());
    }
}
