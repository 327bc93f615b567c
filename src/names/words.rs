//! What a word of a run is: a function word, a day, a role, an initial; and how its sentence uses capitals.

use super::runs::{Known, Runs};
use crate::lexicon::NameClues;
use crate::span::TokenRange;
use crate::text::{Case, TokenKind, WordKey};
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

    /// Whether a token is a function word between names: *BOSTON AT SEATTLE*, *in Osby The police*; not in *State of The Union*.
    pub(super) fn parts(&self, at: usize, past: usize) -> bool {
        let class = self.layers.classes[at];
        let linked = !self.layers.classes[at - 1].is(ClassSet::CAPITAL);
        let inner = class.is(ClassSet::OF.with(ClassSet::LINK).with(ClassSet::CONJUNCTION))
            || class.is(ClassSet::DETERMINER) && (linked || self.has_head(at, past))
            || at + 1 == past && self.clues[at - 1].is(NameClues::GIVEN)
            || linked && at + 1 < past;
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

    /// A word that no name goes on over: a weekday or month, not after a given name (*Theresa May*); a word of the page.
    pub(super) fn is_day(&self, at: usize) -> bool {
        let class = self.layers.classes[at];
        self.clues[at].is(NameClues::NO_NAME)
            || class.is(ClassSet::WEEKDAY)
            || class.is(ClassSet::MONTH) && (at == 0 || !self.clues[at - 1].is(NameClues::GIVEN))
    }

    /// A capitalised noun for a person that is nobody's name: *Striker Alan Shearer*.
    pub(super) fn is_role(&self, at: usize) -> bool {
        let clues = self.clues[at];
        clues.is(NameClues::ROLE) && !clues.is(NameClues::GIVEN.with(NameClues::SURNAME).with(NameClues::ORG_HEAD))
    }

    /// Whether a token that is not the last of a run is a given name that no lexicon has.
    pub(super) fn is_given(&self, at: usize, past: usize) -> bool {
        let title = self.mention_at(at).is_none_or(|here| self.known[here] == Known::Title);
        at + 1 < past && title && self.clues[at].is(NameClues::GIVEN)
    }

    /// The last word before a token that is glued to its front, as where a page lost a space: *Berg* for *BergFerry*.
    pub(super) fn glued_to(&self, at: usize) -> Option<usize> {
        const NEAR: usize = 8;
        let token = &self.layers.tokens[at];
        let text = token.span.text(self.layers.text);
        if token.case != Case::Mixed && !text.as_bytes().last().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let inner = text.char_indices().skip(3).find(|(_, char)| char.is_uppercase() || char.is_ascii_digit())?.0;
        let front = WordKey::of(&text[..inner]);
        (at.saturating_sub(NEAR)..at).rev().find(|&before| self.layers.tokens[before].key == front)
    }

    /// Whether one word stands behind a form of address: *Mr. Bloomberg*.
    pub(super) fn is_addressed(&self, tokens: TokenRange) -> bool {
        let before = self.mention_before(tokens.first()).filter(|_| tokens.len() == 1);
        before.is_some_and(|before| self.mentions[before].type_in(self.layers.gazetteer) == "title.honorific")
    }

    /// Whether some tokens are a lexicon's name of a body or a person.
    pub(super) fn is_whole_other(&self, first: usize, past: usize) -> bool {
        self.mention_at(first).is_some_and(|here| {
            self.mentions[here].tokens.past() == past && matches!(self.known[here], Known::Body | Known::Person)
        })
    }

    /// Whether some tokens are a lexicon's name of a place.
    pub(super) fn is_whole(&self, first: usize, past: usize) -> bool {
        self.mention_at(first).is_some_and(|here| {
            self.mentions[here].tokens.past() == past && matches!(self.known[here], Known::Place | Known::Country)
        })
    }

    /// Whether tokens from `at` on, as far as the next title, end with a head: *Republican Study Committee Chairman*.
    pub(super) fn is_before_head(&self, at: usize, past: usize) -> bool {
        // No longer names are told apart, so that a run of any length takes linear time.
        const NEAR: usize = 12;
        let is_title = |&at: &usize| self.mention_at(at).is_some_and(|here| self.known[here] == Known::Title);
        let past = past.min(at + NEAR);
        let end = (at..past).find(is_title).unwrap_or(past);
        at < end && self.has_head(at, end) && !self.is_whole(at, end) && !self.clues[at].is(NameClues::GIVEN)
    }

    /// Whether nothing but a generation stands between a token and the end of a run: *King Jr.*
    pub(super) fn ends_name(&self, past: usize, end: usize) -> bool {
        past == end || past < end && self.clues[past].is(NameClues::GENERATION)
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
