//! Compiled time words: what each word of a table may mean, and the words at which work starts.

use super::kinds::Kinds;
use crate::lexicon::{Body, Lexicon, TimeNeed, TimeWord};
use crate::text::{KeyLists, KeyTable, WordKey, tokenize};
use std::collections::BTreeMap;

/// The time words of all lexicons.
#[derive(Debug, Default)]
pub(super) struct TimeWords {
    readings: KeyLists<Reading>,
    anchors: KeyTable<bool>,
    /// Every word of every phrase, with the kinds of the phrases that it begins.
    kinds: KeyTable<Kinds>,
}

/// What a word may mean, alone or as the first of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub word: TimeWord,
    pub need: TimeNeed,
    pub kind: Kinds,
    /// The other words of the phrase.
    pub rest: Box<[WordKey]>,
}

impl TimeWords {
    /// Compiles the `times` tables among `lexicons`.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let mut readings: BTreeMap<WordKey, Vec<Reading>> = BTreeMap::new();
        let mut anchors = BTreeMap::new();
        let mut kinds: BTreeMap<WordKey, Kinds> = BTreeMap::new();
        let mut tokens = Vec::new();
        for lexicon in lexicons {
            let Body::Times(entries) = &lexicon.body else { continue };
            for entry in entries {
                tokenize(&entry.phrase, &mut tokens);
                let keys: Vec<WordKey> = tokens.iter().map(|token| token.key).collect();
                let Some((first, rest)) = keys.split_first() else { continue };
                for (at, key) in keys.iter().enumerate() {
                    let kind = match Kinds::of(entry.word) {
                        kind if at == 0 || kind == Kinds::TENSE => kind,
                        _ => Kinds::MEMBER,
                    };
                    let all = kinds.entry(*key).or_default();
                    *all = all.with(kind);
                }
                // The last word of a phrase is rarer than the first, which may be *the*.
                if entry.word.is_anchor() {
                    anchors.insert(*rest.last().unwrap_or(first), true);
                }
                let (word, kind) = (entry.word, Kinds::of(entry.word));
                let reading = Reading { word, need: entry.need, kind, rest: rest.into() };
                readings.entry(*first).or_default().push(reading);
            }
        }
        for list in readings.values_mut() {
            list.sort_by_key(|reading| (reading.kind, std::cmp::Reverse(reading.rest.len())));
        }
        TimeWords { readings: readings.into(), anchors: anchors.into(), kinds: kinds.into() }
    }

    /// What a word may mean, by kind, the longest phrases of each first.
    #[inline]
    pub fn of(&self, key: WordKey) -> &[Reading] {
        self.readings.get(key)
    }

    /// The words that a time expression may stand at.
    #[inline]
    pub fn anchors(&self) -> &KeyTable<bool> {
        &self.anchors
    }

    /// The kinds of what a word may begin; no kind for a word that is in no phrase.
    #[inline]
    pub fn kinds(&self, key: WordKey) -> Kinds {
        self.kinds.get(key)
    }
}
