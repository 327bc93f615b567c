//! Lists of phrases, compiled: what is known of the longest one that ends with a token.

use crate::text::{KeyLists, Token, WordKey, tokenize};
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// Phrases with what they tell.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// By the key of a phrase's last word, longest first.
    lists: KeyLists<Entry<T>>,
}

/// The words of a phrase before its last, and what it tells.
type Entry<T> = (SmallVec<[WordKey; 2]>, T);

impl<T: Copy> Phrases<T> {
    /// What the longest phrase that ends with token `at` tells, and where it begins; None when none does.
    pub fn ending_at(&self, tokens: &[Token], at: usize) -> Option<(T, usize)> {
        let entries = self.lists.get(tokens.get(at)?.key).iter();
        let (words, told) = entries.into_iter().find(|(words, _)| {
            at >= words.len() && words.iter().zip(&tokens[at - words.len()..at]).all(|(key, token)| token.key == *key)
        })?;
        Some((*told, at - words.len()))
    }

    /// What a phrase of one word tells; None when it is not listed.
    pub fn of_word(&self, word: &str) -> Option<T> {
        let entries = self.lists.get(WordKey::of(word)).iter();
        entries.into_iter().find(|(words, _)| words.is_empty()).map(|(_, told)| *told)
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { lists: KeyLists::default() }
    }
}

/// Phrases while they are gathered.
#[derive(Debug)]
pub(super) struct Making<T> {
    lists: BTreeMap<WordKey, Vec<Entry<T>>>,
    tokens: Vec<Token>,
}

impl<T> Making<T> {
    /// Adds a phrase; of one that is there already, `join` makes one of both.
    pub fn add(&mut self, phrase: &str, told: T, join: impl Fn(&mut T, T)) {
        tokenize(phrase, &mut self.tokens);
        let Some((last, rest)) = self.tokens.split_last() else { return };
        let list = self.lists.entry(last.key).or_default();
        let rest: SmallVec<[WordKey; 2]> = rest.iter().map(|token| token.key).collect();
        match list.iter_mut().find(|(words, _)| *words == rest) {
            Some((_, known)) => join(known, told),
            None => list.push((rest, told)),
        }
    }

    pub fn done(mut self) -> Phrases<T> {
        for list in self.lists.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Phrases { lists: self.lists.into() }
    }
}

impl<T> Default for Making<T> {
    fn default() -> Self {
        Making { lists: BTreeMap::new(), tokens: Vec::new() }
    }
}
