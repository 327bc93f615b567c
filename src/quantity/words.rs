//! Compiled words of quantities: what each may mean, read from its first word on or from its last word back.

use crate::lexicon::{Body, Lexicon, QuantityNeed, QuantityWord};
use crate::text::{KeyLists, KeyTable, WordKey, tokenize};
use std::collections::BTreeMap;

/// The words of quantities of all lexicons.
#[derive(Debug, Default)]
pub(super) struct QuantityWords {
    readings: KeyLists<Reading>,
    /// What stands before a number, by its last word.
    before: KeyLists<Reading>,
    anchors: KeyTable<bool>,
}

/// What a word may mean, alone or as an end of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub word: QuantityWord,
    pub need: QuantityNeed,
    /// The other words of the phrase, from the one beside this word on.
    pub rest: Box<[WordKey]>,
}

impl QuantityWords {
    /// Compiles the `quantities` tables among `lexicons`.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let mut readings: BTreeMap<WordKey, Vec<Reading>> = BTreeMap::new();
        let mut before = readings.clone();
        let mut anchors = BTreeMap::new();
        let mut tokens = Vec::new();
        for lexicon in lexicons {
            let Body::Quantities(entries) = &lexicon.body else { continue };
            for entry in entries {
                tokenize(&entry.phrase, &mut tokens);
                let mut keys: Vec<WordKey> = tokens.iter().map(|token| token.key).collect();
                if let Some(first) = keys.first().filter(|_| entry.word.is_anchor()) {
                    anchors.insert(*first, true);
                }
                for lists in [&mut readings, &mut before] {
                    let Some((first, rest)) = keys.split_first() else { continue };
                    let reading = Reading { word: entry.word.clone(), need: entry.need, rest: rest.into() };
                    lists.entry(*first).or_default().push(reading);
                    keys.reverse();
                }
            }
        }
        for list in readings.values_mut().chain(before.values_mut()) {
            // What needs more is tried first: pounds are money from a million on.
            let easy = |reading: &Reading| reading.need == QuantityNeed::Nothing;
            list.sort_by_key(|reading| (std::cmp::Reverse(reading.rest.len()), easy(reading)));
        }
        QuantityWords { readings: readings.into(), before: before.into(), anchors: anchors.into() }
    }

    /// What a phrase that begins with a word may mean, the longest first.
    #[inline]
    pub fn beginning_with(&self, key: WordKey) -> &[Reading] {
        self.readings.get(key)
    }

    /// What a phrase that ends with a word may mean, the longest first.
    #[inline]
    pub fn ending_with(&self, key: WordKey) -> &[Reading] {
        self.before.get(key)
    }

    /// The words that a quantity may be read from.
    #[inline]
    pub fn anchors(&self) -> &KeyTable<bool> {
        &self.anchors
    }
}
