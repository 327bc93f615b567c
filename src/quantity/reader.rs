//! The reader: the tokens around a number, and the questions that are asked of them.

use super::words::{QuantityWords, Reading};
use crate::lexicon::{QuantityNeed, QuantityWord};
use crate::text::{Case, Gap, Token, TokenKind};
use crate::words::ClassSet;

/// The tokens that a quantity may take, from `floor` up to `limit`; those around may be looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub classes: &'a [ClassSet],
    pub words: &'a QuantityWords,
    /// First token of the sentence.
    pub sentence: usize,
    pub floor: usize,
    pub limit: usize,
}

/// What was read, and the token after it, or its first one where it was read backwards.
pub(super) type Read<T> = Option<(T, usize)>;

impl<'a> Reader<'a> {
    /// A token that a quantity may take.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        if (self.floor..self.limit).contains(&at) { self.tokens.get(at) } else { None }
    }

    /// The words of any token; empty beyond the text.
    #[inline]
    pub fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.text(self.text))
    }

    /// The class of any token.
    #[inline]
    pub fn class(&self, at: usize) -> ClassSet {
        self.classes.get(at).copied().unwrap_or(ClassSet::NONE)
    }

    /// What a phrase that begins at a token means to `pick`, and the token after it.
    pub fn word<T>(&self, at: usize, pick: impl Fn(&'a QuantityWord) -> Option<T>) -> Read<T> {
        let token = self.token(at)?;
        self.words.beginning_with(token.key).iter().find_map(|reading| {
            let meaning = pick(&reading.word)?;
            let mut rest = (at + 1..).zip(&reading.rest);
            let whole = rest.all(|(at, key)| self.token(at).is_some_and(|token| token.key == *key && on(token)));
            (whole && written(token, reading)).then(|| (meaning, at + 1 + reading.rest.len()))
        })
    }

    /// What a phrase that ends before a token means to `pick`, and its first token.
    pub fn before<T>(&self, end: usize, pick: impl Fn(&'a Reading) -> Option<T>) -> Read<T> {
        let last = end.checked_sub(1)?;
        let token = self.token(last)?;
        if self.tokens.get(end).is_none_or(|next| !on(next)) {
            return None;
        }
        self.words.ending_with(token.key).iter().find_map(|reading| {
            let meaning = pick(reading)?;
            let start = last.checked_sub(reading.rest.len())?;
            let mut rest = (start..last).rev().zip(&reading.rest);
            let whole = rest.all(|(at, key)| self.token(at).is_some_and(|token| token.key == *key))
                && (start + 1..=last).all(|at| on(&self.tokens[at]));
            (whole && written(&self.tokens[start], reading)).then_some((meaning, start))
        })
    }

    /// The token after a word of exactly that meaning.
    pub fn is(&self, at: usize, word: &QuantityWord) -> Option<usize> {
        self.word(at, |found| (found == word).then_some(())).map(|(_, next)| next)
    }

    /// The first token of a phrase of exactly that meaning before a token.
    pub fn is_before(&self, end: usize, word: &QuantityWord) -> Option<usize> {
        self.before(end, |found| (found.word == *word).then_some(())).map(|(_, start)| start)
    }

    /// Whether any token touches the one before it.
    #[inline]
    pub fn touches(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// Whether a token is a mark that touches its neighbours: the hyphen of *10-mile*.
    pub fn ties(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
            && matches!(self.text(at), "-" | "–" | "‑")
            && self.touches(at)
            && self.touches(at + 1)
    }

    /// The token after a hyphen, or the token itself.
    pub fn hyphen(&self, at: usize) -> usize {
        if self.ties(at) && at + 1 < self.limit { at + 1 } else { at }
    }

    /// Whether a token begins with a figure.
    #[inline]
    pub fn is_figure(&self, at: usize) -> bool {
        self.text(at).as_bytes().first().is_some_and(u8::is_ascii_digit)
    }

    /// Whether a capital at a token says nothing: it begins a sentence, a line, or what follows a mark.
    pub fn begins(&self, at: usize) -> bool {
        let after_mark = || self.tokens.get(at.wrapping_sub(1)).is_none_or(|token| token.kind == TokenKind::Mark);
        at <= self.sentence || self.tokens.get(at).is_some_and(|token| token.gap >= Gap::Line) || after_mark()
    }
}

/// Whether a token goes on with the line before it.
fn on(token: &Token) -> bool {
    token.gap < Gap::Paragraph
}

/// Whether the first word of a phrase is written as it must be.
fn written(first: &Token, reading: &Reading) -> bool {
    reading.need != QuantityNeed::Capital || first.case != Case::Lower
}
