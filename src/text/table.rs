//! Tables by word key, made to be asked at every token.

use super::key::WordKey;
use std::collections::BTreeMap;

/// A small value for each of some words: flat, and at most half full, so that most questions end at the first slot.
#[derive(Clone, Debug)]
pub(crate) struct KeyTable<V> {
    /// Keys with their values. The key 0 marks a free slot: the one word in 2⁶⁴ that has it is never found.
    slots: Vec<(WordKey, V)>,
    shift: u32,
}

impl<V: Copy + Default> KeyTable<V> {
    /// The value of a word; the default one when it has none.
    #[inline]
    pub(crate) fn get(&self, key: WordKey) -> V {
        self.slots[self.place(key)].1
    }

    /// The words that have a value, in no order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = WordKey> {
        self.slots.iter().map(|(key, _)| *key).filter(|key| key.0 != 0)
    }

    /// The slot of a key, or the free one where it belongs; the high bits of a key say where to begin.
    #[inline]
    fn place(&self, key: WordKey) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key.0 >> self.shift) as usize & mask;
        while self.slots[at].0 != key && self.slots[at].0.0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }
}

impl<V: Copy + Default> From<BTreeMap<WordKey, V>> for KeyTable<V> {
    fn from(entries: BTreeMap<WordKey, V>) -> Self {
        let size = (2 * entries.len()).next_power_of_two().max(2);
        let mut table = KeyTable { slots: vec![Default::default(); size], shift: 64 - size.trailing_zeros() };
        for (key, value) in entries.into_iter().filter(|(key, _)| key.0 != 0) {
            let at = table.place(key);
            table.slots[at] = (key, value);
        }
        table
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
        let words = || (1..200u64).map(|word| WordKey(word % 7 << 60 | word));
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
