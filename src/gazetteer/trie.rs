//! A trie over word keys in flat arrays, made for a million names.

use crate::text::WordKey;

/// Sequences of word keys, each leading to a list of `A`; one probe of one hash table a step.
#[derive(Debug)]
pub(super) struct Trie<A> {
    /// Edges, by open addressing; as many as a power of two.
    slots: Vec<Slot>,
    shift: u32,
    /// Where in `accepts` the list of each node starts; one more entry than nodes.
    offsets: Vec<u32>,
    accepts: Vec<A>,
}

/// An edge of the trie: 16 bytes, so that a probe stays within a cache line.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The edge's label mixed with the node it leaves.
    key: u64,
    /// The node it leads to; 0, the root, where there is no edge.
    node: u32,
    /// `ACCEPTS` and `GOES_ON`, of the node it leads to.
    flags: u32,
}

const ACCEPTS: u32 = 1;
const GOES_ON: u32 = 2;

/// Where a walk through the trie stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    node: u32,
    flags: u32,
}

impl Place {
    /// Whether some sequence ends here.
    #[inline]
    pub fn accepts(self) -> bool {
        self.flags & ACCEPTS != 0
    }

    /// Whether some sequence goes on from here.
    #[inline]
    pub fn goes_on(self) -> bool {
        self.flags & GOES_ON != 0
    }
}

/// Spreads a key's bits over the high ones, which index tables.
#[inline]
pub(super) fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// A root's edges look as their labels do; further down, the node is mixed in.
#[inline]
fn label(node: u32, key: WordKey) -> u64 {
    key.0 ^ u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

impl<A> Trie<A> {
    /// The place after the first word of a sequence.
    #[inline]
    pub fn start(&self, key: WordKey) -> Option<Place> {
        self.step(Place::default(), key)
    }

    /// The place one word further.
    #[inline]
    pub fn step(&self, from: Place, key: WordKey) -> Option<Place> {
        let key = label(from.node, key);
        let mask = self.slots.len() - 1;
        let mut at = (spread(key) >> self.shift) as usize;
        loop {
            let slot = self.slots[at & mask];
            if slot.node == 0 {
                return None;
            }
            if slot.key == key {
                return Some(Place { node: slot.node, flags: slot.flags });
            }
            at += 1;
        }
    }

    /// What the sequences that end at a place lead to.
    #[inline]
    pub fn accepted(&self, place: Place) -> &[A] {
        let at = place.node as usize;
        match self.offsets.get(at..at + 2) {
            Some(&[start, end]) => &self.accepts[start as usize..end as usize],
            _ => &[],
        }
    }
}

impl<A> Default for Trie<A> {
    fn default() -> Self {
        TrieBuilder::with_capacity(0).finish(|_, _| std::cmp::Ordering::Equal)
    }
}

/// Collects sequences for a [`Trie`].
pub(super) struct TrieBuilder<A> {
    slots: Vec<Slot>,
    shift: u32,
    nodes: u32,
    pending: Vec<(u32, A)>,
}

impl<A> TrieBuilder<A> {
    /// Room for about that many words.
    pub fn with_capacity(words: usize) -> Self {
        let size = (words * 2).next_power_of_two().max(16);
        TrieBuilder {
            slots: vec![Slot::default(); size],
            shift: 64 - size.trailing_zeros(),
            nodes: 1,
            pending: Vec::new(),
        }
    }

    /// Adds a sequence, which is not empty.
    pub fn insert(&mut self, keys: &[WordKey], accept: A) {
        if (self.nodes as usize + keys.len()) * 3 > self.slots.len() * 2 {
            self.grow();
        }
        let mut node = 0;
        for (index, key) in keys.iter().enumerate() {
            let flags = if index + 1 == keys.len() { ACCEPTS } else { GOES_ON };
            let at = self.find(label(node, *key));
            let slot = &mut self.slots[at];
            if slot.node == 0 {
                *slot = Slot { key: label(node, *key), node: self.nodes, flags: 0 };
                self.nodes += 1;
            }
            slot.flags |= flags;
            node = slot.node;
        }
        self.pending.push((node, accept));
    }

    /// The slot of that key, or the free one where it belongs.
    fn find(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (spread(key) >> self.shift) as usize & mask;
        while self.slots[at].node != 0 && self.slots[at].key != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
        self.shift -= 1;
        for slot in old.into_iter().filter(|slot| slot.node != 0) {
            let at = self.find(slot.key);
            self.slots[at] = slot;
        }
    }

    /// The trie, with the list of each node in the given order.
    pub fn finish(self, order: impl Fn(&A, &A) -> std::cmp::Ordering) -> Trie<A> {
        let mut pending = self.pending;
        pending.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then_with(|| order(x, y)));
        let mut offsets = vec![0; self.nodes as usize + 1];
        for (node, _) in &pending {
            offsets[*node as usize + 1] += 1;
        }
        for node in 1..offsets.len() {
            offsets[node] += offsets[node - 1];
        }
        let accepts = pending.into_iter().map(|(_, accept)| accept).collect();
        Trie { slots: self.slots, shift: self.shift, offsets, accepts }
    }
}

/// A set of keys that errs on the side of yes: the cheap first question at every token.
#[derive(Debug)]
pub(super) struct Sieve {
    bits: Vec<u64>,
    shift: u32,
}

impl Sieve {
    /// A sieve in which about one key in sixteen that is not there passes, of up to 64 KiB.
    pub fn new(keys: &[WordKey]) -> Self {
        let size = (keys.len() * 16).next_power_of_two().clamp(64, 1 << 19);
        let mut sieve = Sieve { bits: vec![0; size / 64], shift: 64 - size.trailing_zeros() };
        for key in keys {
            let bit = (spread(key.0) >> sieve.shift) as usize;
            sieve.bits[bit / 64] |= 1 << (bit % 64);
        }
        sieve
    }

    /// Whether the key may be in the set.
    #[inline]
    pub fn may_hold(&self, key: WordKey) -> bool {
        let bit = (spread(key.0) >> self.shift) as usize;
        self.bits[bit / 64] >> (bit % 64) & 1 != 0
    }
}

impl Default for Sieve {
    fn default() -> Self {
        Sieve::new(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_lead_to_their_lists() {
        let keys = |words: &[u64]| words.iter().map(|word| WordKey(*word)).collect::<Vec<_>>();
        let mut builder = TrieBuilder::with_capacity(1);
        for word in 0..1000u64 {
            builder.insert(&keys(&[word % 10, word]), word);
        }
        builder.insert(&keys(&[3]), 5000);
        builder.insert(&keys(&[3]), 4000);
        let trie = builder.finish(Ord::cmp);
        let place = trie.start(WordKey(3)).unwrap();
        assert!(place.accepts() && place.goes_on());
        assert_eq!(trie.accepted(place), [4000, 5000]);
        let end = trie.step(place, WordKey(123)).unwrap();
        assert!(end.accepts() && !end.goes_on());
        assert_eq!(trie.accepted(end), [123]);
        assert!(trie.step(place, WordKey(124)).is_none());
        assert!(trie.start(WordKey(77)).is_none());
    }
}
