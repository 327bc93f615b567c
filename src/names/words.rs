//! What a word of a run is: a function word, a day, a role, an initial; and how its sentence uses capitals.

use super::runs::Runs;
use crate::lexicon::NameClues;
use crate::span::TokenRange;
use crate::text::{Case, TokenKind};
use crate::words::ClassSet;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Plain,
    /// A heading in capitals, or with a capital at every word: they say nothing.
    Loud,
    /// Names and figures without sentences.
    Table,
}

impl Runs<'_> {
    pub(super) fn manner(&self, sentence: TokenRange, capitals: &[u32]) -> Manner {
        let tokens = &self.layers.tokens[sentence.range()];
        // As a rule the first few words tell.
        let mut lower = 0;
        for token in tokens {
            lower += usize::from(token.case == Case::Lower);
            if lower * 2 > capitals.len() {
                return Manner::Plain;
            }
        }
        let upper = tokens.iter().filter(|token| token.case == Case::Upper).count();
        let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number).count();
        if upper >= 3 && upper > 4 * lower && upper * 2 > capitals.len() && numbers * 2 < upper {
            return Manner::Loud;
        }
        if numbers >= 2 && numbers * 2 >= capitals.len() && lower * 4 <= capitals.len() {
            return Manner::Table;
        }
        let plain = |at: &&u32| {
            let at = **at as usize;
            at != sentence.first() && (self.clues[at].is(NameClues::ORDINARY) || self.is_function_word(at))
        };
        let ordinary = capitals.iter().filter(plain).count();
        match capitals.len() >= 4 && capitals.len() > 2 * lower && ordinary * 3 >= capitals.len() {
            true => Manner::Loud,
            false => Manner::Plain,
        }
    }

    pub(super) fn is_function_word(&self, at: usize) -> bool {
        const FUNCTION: ClassSet = ClassSet::FINITE
            .with(ClassSet::PREPOSITION)
            .with(ClassSet::DETERMINER)
            .with(ClassSet::PRONOUN)
            .with(ClassSet::POSSESSIVE)
            .with(ClassSet::CONJUNCTION)
            .with(ClassSet::SUBORDINATOR)
            .with(ClassSet::WH)
            .with(ClassSet::THAT)
            .with(ClassSet::TO)
            .with(ClassSet::NEGATION)
            .with(ClassSet::ADVERB)
            .with(ClassSet::AS)
            .with(ClassSet::EXPLETIVE)
            .with(ClassSet::TIME)
            .with(ClassSet::WEEKDAY)
            .with(ClassSet::MONTH);
        self.layers.classes[at].is(FUNCTION)
    }

    /// An ordinary word that is nobody's name.
    pub(super) fn is_ordinary(&self, at: usize) -> bool {
        let clues = self.clues[at];
        clues.is(NameClues::ORDINARY) && !clues.is(NameClues::GIVEN.with(NameClues::SURNAME).with(NameClues::ROLE))
    }

    /// Whether a token is a function word between names: *BOSTON AT SEATTLE*.
    pub(super) fn parts(&self, at: usize, past: usize) -> bool {
        let inner = self.layers.classes[at]
            .is(ClassSet::OF.with(ClassSet::LINK).with(ClassSet::DETERMINER).with(ClassSet::CONJUNCTION));
        let name = self.clues[at].is(NameClues::GIVEN.with(NameClues::SURNAME).with(NameClues::PARTICLE));
        self.is_capital_word(at)
            && self.is_function_word(at)
            && !name
            && (!inner || self.layers.tokens[at].case == Case::Upper)
            && !self.is_initial(at, past)
    }

    /// Whether capitals from a token on, ordinary words but for the last, end with a body's noun.
    pub(super) fn ends_body(&self, from: usize, past: usize) -> bool {
        let end = (from..past).take_while(|&at| self.is_capital(at, past)).last();
        end.is_some_and(|end| self.clues[end].is(NameClues::ORG_HEAD) && (from..end).all(|at| self.is_ordinary(at)))
    }

    /// Whether tokens before a title at the end of a run are a name that it belongs to.
    pub(super) fn begins_name(&self, first: usize, past: usize) -> bool {
        first < past
            && self.mention_at(first).is_none()
            && !self.is_ordinary(first)
            && !self.is_role(first)
            && !self.is_function_word(first)
    }

    /// A weekday or month, not after a given name (*Theresa May*).
    pub(super) fn is_day(&self, at: usize) -> bool {
        self.layers.classes[at].is(ClassSet::WEEKDAY.with(ClassSet::MONTH))
            && (at == 0 || !self.clues[at - 1].is(NameClues::GIVEN))
    }

    /// A capitalised noun for a person that is nobody's name: *Striker Alan Shearer*.
    pub(super) fn is_role(&self, at: usize) -> bool {
        let clues = self.clues[at];
        clues.is(NameClues::ROLE) && !clues.is(NameClues::GIVEN.with(NameClues::SURNAME).with(NameClues::ORG_HEAD))
    }

    /// Whether a token is a letter with a stop, and more behind it: *A. Wells*.
    pub(super) fn is_initial(&self, at: usize, past: usize) -> bool {
        let tokens = self.layers.tokens;
        tokens[at].span.len() == 1 && at + 2 < past && tokens[at + 1].kind == TokenKind::Mark && self.touches(at + 1)
    }

    /// Whether the noun of a body, place or thing ends some tokens, or a body's noun stands before *of* in them.
    pub(super) fn has_head(&self, first: usize, past: usize) -> bool {
        const LAST: NameClues =
            NameClues::ORG_HEAD.with(NameClues::ORG_SUFFIX).with(NameClues::PLACE_HEAD).with(NameClues::EVENT_HEAD);
        let linked =
            |at: usize| self.clues[at].is(NameClues::ORG_START) && !self.layers.classes[at + 1].is(ClassSet::CAPITAL);
        self.clues[past - 1].is(LAST) || (first..past - 1).any(linked)
    }

    /// Whether a capital at a token says nothing, as it opens a sentence, a quote or a line.
    pub(super) fn opens(&self, at: usize, sentence: TokenRange) -> bool {
        const OPENERS: ClassSet = ClassSet::QUOTE_OPEN.with(ClassSet::COLON).with(ClassSet::DASH).with(ClassSet::STOP);
        at <= sentence.first()
            || self.layers.classes[at - 1].is(OPENERS)
            || (sentence.first()..at).all(|before| self.layers.tokens[before].kind != TokenKind::Word)
    }
}
