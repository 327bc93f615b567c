//! A trie over word keys in flat arrays, made for a million names.

use crate::lexicon::{CacheReader, CacheWriter};
use crate::text::WordKey;

/// Sequences of word keys, each leading to a list of `A`.
///
/// Edges live in two hash tables with open addressing: those of the root, which are asked for at many tokens, apart from
/// the many others, which are asked for seldom. Every edge knows of its end whether a sequence ends there, and holds a
/// small Bloom filter of the words that go on, so that most walks end without another look-up.
#[derive(Debug)]
pub(super) struct Trie<A> {
    roots: Edges,
    inner: Edges,
    /// Where in `accepts` the list of each node starts; one more entry than nodes.
    offsets: Vec<u32>,
    accepts: Vec<A>,
}

/// An edge of the trie: 16 bytes, so that a probe stays within a cache line.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    /// The word, mixed with the node the edge leaves.
    label: u64,
    /// The node it leads to; 0, the root, where there is no edge.
    node: u32,
    /// `ACCEPTS`, and a bit for each word that goes on from its node.
    flags: u32,
}

const ACCEPTS: u32 = 1;

/// The bit of a word among an edge's flags; never the lowest.
#[inline]
fn bit(key: WordKey) -> u32 {
    2 << (key.0 % 31)
}

/// Where a walk through the trie stands.
#[derive(Clone, Copy, Debug)]
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
        self.flags & !ACCEPTS != 0
    }
}

/// Spreads a key's bits over the high ones, which index tables.
#[inline]
fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The label of an edge: its word, with the node it leaves mixed in; a root's is the word.
#[inline]
fn label(node: u32, key: WordKey) -> u64 {
    key.0 ^ u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

impl<A> Trie<A> {
    /// The place after the first word of a sequence.
    #[inline]
    pub fn start(&self, key: WordKey) -> Option<Place> {
        self.roots.get(label(0, key))
    }

    /// The place one word further.
    #[inline]
    pub fn step(&self, from: Place, key: WordKey) -> Option<Place> {
        if from.flags & bit(key) == 0 {
            return None;
        }
        self.inner.get(label(from.node, key))
    }

    /// The first words of all sequences, in no order.
    pub fn first_words(&self) -> impl Iterator<Item = WordKey> {
        self.roots.slots.iter().filter(|edge| edge.node != 0).map(|edge| WordKey(edge.label))
    }

    /// What the sequences that end at a place lead to.
    #[inline]
    pub fn accepted(&self, place: Place) -> &[A] {
        let at = place.node as usize;
        match self.offsets.get(at..at + 2) {
            Some(&[start, end]) => self.accepts.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The lists of all nodes, one after the other.
    pub fn all_accepted(&self) -> &[A] {
        &self.accepts
    }

    /// Writes the trie; `numbers` turns what a list holds into four numbers.
    pub fn write(&self, file: &mut CacheWriter, numbers: impl Fn(&A) -> [u32; 4]) {
        self.roots.write(file);
        self.inner.write(file);
        file.array(&self.offsets, |offset| offset.to_le_bytes());
        file.array(&self.accepts, |accept| {
            let mut bytes = [0; 16];
            bytes.as_chunks_mut().0.iter_mut().zip(numbers(accept)).for_each(|(place, n)| *place = n.to_le_bytes());
            bytes
        });
    }

    /// Reads a trie; `accept` turns four numbers into what a list holds. None when it is none. A trie whose content was changed
    /// may lead anywhere within it, but not beyond.
    pub fn read(file: &mut CacheReader, accept: impl Fn([u32; 4]) -> A) -> Option<Self> {
        Some(Trie {
            roots: Edges::read(file)?,
            inner: Edges::read(file)?,
            offsets: file.array(u32::from_le_bytes)?,
            accepts: file.array(|bytes: [u8; 16]| {
                accept(std::array::from_fn(|at| u32::from_le_bytes(bytes.as_chunks().0[at])))
            })?,
        })
    }
}

impl<A: Copy> Default for Trie<A> {
    fn default() -> Self {
        TrieBuilder::with_capacity(0).finish(|_, _| std::cmp::Ordering::Equal)
    }
}

/// Edges by label, in a table that is at most two thirds full.
#[derive(Debug)]
struct Edges {
    slots: Vec<Edge>,
    count: usize,
}

impl Edges {
    /// Room for that many edges, if there turn out to be many.
    fn with_capacity(edges: usize) -> Self {
        Edges { slots: vec![Edge::default(); (edges * 3 / 2).max(16)], count: 0 }
    }

    /// The first slot where an edge of that label may be.
    #[inline]
    fn home(&self, label: u64) -> usize {
        ((u128::from(spread(label)) * self.slots.len() as u128) >> 64) as usize
    }

    #[inline]
    fn get(&self, label: u64) -> Option<Place> {
        let edge = self.slots[self.find(label)];
        (edge.node != 0).then_some(Place { node: edge.node, flags: edge.flags })
    }

    /// The slot of that label, or the free one where it belongs.
    #[inline]
    fn find(&self, label: u64) -> usize {
        let mut at = self.home(label);
        loop {
            let edge = &self.slots[at];
            if edge.node == 0 || edge.label == label {
                return at;
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
    }

    /// Adds flags to the edge of that label, which leads to `node` if it is new; returns where it leads.
    fn add(&mut self, label: u64, node: u32, flags: u32) -> u32 {
        let mut at = self.find(label);
        if self.slots[at].node == 0 {
            if (self.count + 1) * 3 > self.slots.len() * 2 {
                self.grow();
                at = self.find(label);
            }
            self.count += 1;
            self.slots[at] = Edge { label, node, flags: 0 };
        }
        self.slots[at].flags |= flags;
        self.slots[at].node
    }

    fn grow(&mut self) {
        self.resize(self.slots.len() * 2);
    }

    /// Takes no more room than needed.
    fn shrink(&mut self) {
        self.resize((self.count * 3 / 2).max(16));
    }

    fn resize(&mut self, size: usize) {
        let old = std::mem::replace(&mut self.slots, vec![Edge::default(); size]);
        for edge in old.into_iter().filter(|edge| edge.node != 0) {
            let at = self.find(edge.label);
            self.slots[at] = edge;
        }
    }

    fn write(&self, file: &mut CacheWriter) {
        file.array(&self.slots, |edge| {
            let end = u128::from(edge.node) | u128::from(edge.flags) << 32;
            (u128::from(edge.label) | end << 64).to_le_bytes()
        });
    }

    /// Reads a table; None for one without a free slot, in which a search would not end.
    fn read(file: &mut CacheReader) -> Option<Self> {
        let slots = file.array(|bytes: [u8; 16]| {
            let both = u128::from_le_bytes(bytes);
            Edge { label: both as u64, node: (both >> 64) as u32, flags: (both >> 96) as u32 }
        })?;
        slots.iter().any(|edge| edge.node == 0).then_some(Edges { slots, count: 0 })
    }
}

/// Collects sequences for a [`Trie`].
pub(super) struct TrieBuilder<A> {
    roots: Edges,
    inner: Edges,
    nodes: u32,
    pending: Vec<(u32, A)>,
}

impl<A> TrieBuilder<A> {
    /// Room for about that many sequences.
    pub fn with_capacity(sequences: usize) -> Self {
        let (roots, inner) = (Edges::with_capacity(sequences / 4), Edges::with_capacity(sequences));
        TrieBuilder { roots, inner, nodes: 1, pending: Vec::with_capacity(sequences) }
    }

    /// Adds a sequence, which is not empty.
    pub fn insert(&mut self, keys: impl Iterator<Item = WordKey>, accept: A) {
        let mut node = 0;
        let mut keys = keys.peekable();
        while let Some(key) = keys.next() {
            let flags = keys.peek().map_or(ACCEPTS, |next| bit(*next));
            let edges = if node == 0 { &mut self.roots } else { &mut self.inner };
            node = edges.add(label(node, key), self.nodes, flags);
            self.nodes += u32::from(node == self.nodes);
        }
        self.pending.push((node, accept));
    }

    /// The trie, with the list of each node in the given order.
    pub fn finish(mut self, order: impl Fn(&A, &A) -> std::cmp::Ordering) -> Trie<A>
    where
        A: Copy,
    {
        self.roots.shrink();
        self.inner.shrink();
        let mut offsets = vec![0u32; self.nodes as usize + 1];
        for (node, _) in &self.pending {
            offsets[*node as usize + 1] += 1;
        }
        for node in 1..offsets.len() {
            offsets[node] += offsets[node - 1];
        }
        let mut free = offsets.clone();
        let mut accepts: Vec<A> = self.pending.iter().map(|(_, accept)| *accept).collect();
        for (node, accept) in self.pending {
            let at = &mut free[node as usize];
            accepts[*at as usize] = accept;
            *at += 1;
        }
        for range in offsets.windows(2).filter(|range| range[1] - range[0] > 1) {
            accepts[range[0] as usize..range[1] as usize].sort_unstable_by(&order);
        }
        Trie { roots: self.roots, inner: self.inner, offsets, accepts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_lead_to_their_lists() {
        let keys = |words: &[u64]| words.iter().map(|word| WordKey(*word)).collect::<Vec<_>>().into_iter();
        let mut builder = TrieBuilder::with_capacity(0);
        for word in 0..1000u64 {
            builder.insert(keys(&[word % 10, word]), word);
        }
        builder.insert(keys(&[3]), 5000);
        builder.insert(keys(&[3]), 4000);
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
