//! What a number counts or measures: percent, money, units of measure, ages, and nouns.

use super::QuantityKind;
use super::number::{Form, Number};
use super::reader::{Read, Reader};
use crate::lexicon::{QuantityNeed, QuantityWord, singular};
use crate::text::{Case, TokenKind};
use crate::words::ClassSet;
use std::borrow::Cow;

/// What a number counts or measures.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit<'a> {
    pub kind: QuantityKind,
    /// A code or a noun in the singular.
    pub name: Cow<'a, str>,
    /// Whether the number counts hundredths of it: *cents*.
    pub hundredths: bool,
    /// Whether a table has it, so that the number before it is no name and no year.
    pub sure: bool,
}

/// How many words may stand between a number and its noun: *three North Korean cargo ships*.
const REACH: usize = 4;

impl<'a> Reader<'a> {
    /// The currency of a sign before a token, and where it begins: *$*, *US$*, *EUR*.
    pub fn sign(&self, at: usize) -> Read<&'a str> {
        let sign = self.before(at, |reading| match &reading.word {
            QuantityWord::Sign(code) => Some((code.as_str(), reading.rest.len())),
            _ => None,
        });
        // *US$5* is one word, *in a $5 note* has two.
        let ((code, rest), start) = sign?;
        let whole = rest == 0 || (start + 1..at).all(|at| self.touches(at));
        if whole {
            return Some((code, start));
        }
        let last = self.is_sign(at - 1)?;
        Some((last, at - 1))
    }

    fn is_sign(&self, at: usize) -> Option<&'a str> {
        self.word(at, |word| if let QuantityWord::Sign(code) = word { Some(code.as_str()) } else { None })
            .filter(|(_, end)| *end == at + 1)
            .map(|(code, _)| code)
    }

    /// The unit of measure, currency, percent or age after a number: *percent*, *-mile*, *euros*, *years old*.
    pub fn measure(&self, at: usize, number: Number<'a>) -> Read<Unit<'a>> {
        let unit = |kind, code: &'a str| Unit { kind, name: Cow::Borrowed(code), hundredths: false, sure: true };
        let at = self.hyphen(at);
        let token = self.token(at)?;
        let value = number.value.number();
        for reading in self.words.beginning_with(token.key) {
            let found = match &reading.word {
                QuantityWord::Percent(code) => unit(QuantityKind::Percent, code),
                QuantityWord::Unit(code) => unit(QuantityKind::Measure, code),
                QuantityWord::Currency(code) => unit(QuantityKind::Money, code),
                QuantityWord::Cents(code) => Unit { hundredths: true, ..unit(QuantityKind::Money, code) },
                QuantityWord::Age(code) => unit(QuantityKind::Age, code),
                _ => continue,
            };
            let meant = match reading.need {
                QuantityNeed::Capital => token.case != Case::Lower,
                QuantityNeed::Thousand => value >= 1e3,
                QuantityNeed::Million => value >= 1e6,
                _ => true,
            };
            let mut rest = (at + 1..).zip(&reading.rest);
            if meant && rest.all(|(at, key)| self.token(at).is_some_and(|token| token.key == *key)) {
                return Some((found, at + 1 + reading.rest.len()));
            }
        }
        None
    }

    /// The noun that a number counts, in the singular: the first plural after it, with what may stand between.
    pub fn noun(&self, at: usize, number: Number<'a>) -> Read<Unit<'a>> {
        let count = |name, sure| Unit { kind: QuantityKind::Count, name, hundredths: false, sure };
        if self.ties(at) {
            return self.tied_noun(at + 1).map(|(name, end)| (count(name, false), end));
        }
        let one = number.value.is_whole_below(2) && number.form == Form::Words;
        let (mut at, mut capital) = (at, None);
        for place in 0..REACH + 3 {
            let filler = |at| self.is(at, &QuantityWord::Filler);
            while let Some(next) = filler(at) {
                at = self.hyphen(next);
            }
            let Some(token) = self.token(at) else { break };
            let listed = self.word(at, |word| match word {
                QuantityWord::Noun(name) => Some(Some(name.as_str())),
                QuantityWord::One(name) if one => Some(Some(name.as_str())),
                QuantityWord::Singular => Some(None),
                _ => None,
            });
            match listed {
                Some((Some(name), end)) => return Some((count(Cow::Borrowed(name), true), end)),
                Some((None, _)) => {}
                None if self.ends_phrase(at, place == 0) => break,
                None if one => {}
                None => {
                    if let Some(name) = self.singular_at(at).filter(|_| token.kind == TokenKind::Word) {
                        if token.case == Case::Lower {
                            return Some((count(name, false), at + 1));
                        }
                        capital = Some((count(name, false), at + 1));
                    }
                }
            }
            at += 1;
            at = self.hyphen(at);
        }
        capital
    }

    /// The singular of a plural, with what a hyphen ties to it: *asylum-seekers*.
    fn singular_at(&self, at: usize) -> Option<Cow<'a, str>> {
        let word = singular(self.text(at))?;
        let mut first = at;
        while self.ties(first.wrapping_sub(1)) && self.tokens[first - 2].kind == TokenKind::Word {
            first -= 2;
        }
        if first == at {
            return Some(word);
        }
        let tied = self.text.get(self.tokens[first].span.start as usize..self.tokens[at].span.start as usize)?;
        Some(Cow::Owned(format!("{tied}{word}")))
    }

    /// *10-member*: the word after the hyphen.
    fn tied_noun(&self, at: usize) -> Read<Cow<'a, str>> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Word && token.case == Case::Lower)?;
        let words = self.text(at);
        let letters = words.bytes().all(|byte| byte.is_ascii_alphabetic());
        let function = self.class(at).is(STOPS);
        let name = singular(words).unwrap_or(Cow::Borrowed(words));
        (letters && !function && token.span.len() > 2).then_some((name, at + 1))
    }

    /// Whether a word cannot stand between a number and its noun.
    fn ends_phrase(&self, at: usize, first: bool) -> bool {
        let class = self.class(at);
        // *three reports*: agreement tells that it is no verb.
        let verb = class.is(ClassSet::VERB_CUE) && !class.is(ClassSet::S) && !first;
        let mark = class.is(ClassSet::MARK) && (first || !(self.text(at) == "." && self.touches(at)));
        self.is_figure(at) || verb || mark || class.is(STOPS)
    }
}

/// What ends a noun phrase.
const STOPS: ClassSet = ClassSet::FINITE
    .with(ClassSet::PREPOSITION)
    .with(ClassSet::OF)
    .with(ClassSet::TO)
    .with(ClassSet::NEGATION)
    .with(ClassSet::PRONOUN)
    .with(ClassSet::POSSESSIVE)
    .with(ClassSet::DETERMINER)
    .with(ClassSet::CONJUNCTION)
    .with(ClassSet::SUBORDINATOR)
    .with(ClassSet::WH)
    .with(ClassSet::THAT)
    .with(ClassSet::GENITIVE);
