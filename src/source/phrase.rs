//! The first noun phrase of a source, and its head.

use super::types::is_people;
use super::{Layers, SourceTypes};
use crate::gazetteer::NameKind;
use crate::lexicon::SourceClues;
use crate::span::TokenRange;
use crate::words::ClassSet;

/// The first noun phrase of a source, without what it is told to be part of: of *two of the officials in the room* it is
/// *the officials*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub tokens: TokenRange,
    /// Its last token that is a noun; the last of a name in the source's words may stand before it.
    pub head: usize,
}

/// What a noun phrase ends before, unless a name goes on over it.
const END: ClassSet = ClassSet::MARK
    .with(ClassSet::PREPOSITION)
    .with(ClassSet::WH)
    .with(ClassSet::TO)
    .with(ClassSet::THAT)
    .with(ClassSet::WEEKDAY);

impl SourceTypes {
    /// The first noun phrase of a range that is not empty.
    pub(super) fn phrase(&self, layers: Layers<'_>, range: TokenRange) -> Phrase {
        let whole = self.plain_phrase(layers, range);
        let behind = whole.tokens.past() + 1;
        if behind >= range.past() || !layers.class(behind - 1).is(ClassSet::OF) {
            return whole;
        }
        let counts = layers.class(whole.head).is(ClassSet::QUANTIFIER.with(ClassSet::NUMBER))
            || self.clue_at(layers.tokens, whole.head).is(SourceClues::PARTITIVE);
        let counted = || self.plain_phrase(layers, TokenRange::new(behind, range.past()));
        let counted = counts.then(counted).filter(|counted| !layers.class(counted.head).is(ClassSet::PRONOUN));
        counted.unwrap_or(whole)
    }

    /// Whether a token is a common noun that heads sources, also where a name goes on over it: *Gallup poll*.
    pub(super) fn is_noun(&self, layers: Layers<'_>, at: usize) -> bool {
        !layers.class(at).is(ClassSet::CAPITAL) && self.listed(layers.tokens, at).is_some()
    }

    fn plain_phrase(&self, layers: Layers<'_>, range: TokenRange) -> Phrase {
        let end = (range.first() + 1..range.past()).find(|&at| self.ends(layers, at));
        let end = end.unwrap_or(range.past());
        let mut head = end - 1;
        // *police here*, *a poll last week*, *the mayor herself*: what only says when or where is no head.
        while head > range.first()
            && layers.class(head).is(ClassSet::ADVERB.with(ClassSet::TIME).with(ClassSet::REFLEXIVE))
            && !layers.class(head).is(ClassSet::CAPITAL)
            && self.listed(layers.tokens, head).is_none()
        {
            head -= 1;
        }
        // *officials close to*, *a person familiar with*: what is said of people before a preposition is no noun.
        let said_of = head > range.first()
            && layers.class(end).is(ClassSet::PREPOSITION.with(ClassSet::TO))
            && end < range.past();
        if said_of && layers.mention_at(head).is_none() && self.listed(layers.tokens, head).is_none() {
            let people = self.listed(layers.tokens, head - 1).is_some_and(is_people);
            head -= usize::from(people);
        }
        Phrase { tokens: TokenRange::new(range.first(), end), head }
    }

    /// Whether a phrase ends before a token that is not its first.
    fn ends(&self, layers: Layers<'_>, at: usize) -> bool {
        let class = layers.class(at);
        let inside = || layers.mention_at(at).is_some_and(|mention| mention.tokens.start < at as u32);
        if class.is(END) {
            return !class.is(ClassSet::GENITIVE) && !layers.joins(at) && !inside();
        }
        let listed = |at: usize| self.listed(layers.tokens, at).is_some();
        // *the experts I spoke to*
        if class.is(ClassSet::PRONOUN) && listed(at - 1) {
            return !inside();
        }
        if class.is(ClassSet::CONJUNCTION) {
            return !inside() && self.parts(layers, at);
        }
        // *a survey conducted in May*, *a group representing dockers*; but *school shooting survivors*.
        let participle = class.is(ClassSet::ED.with(ClassSet::ING)) || layers.class(at + 1).is(ClassSet::BY);
        participle && listed(at - 1) && !listed(at) && !listed(at + 1) && !inside()
    }

    /// Whether a conjunction stands between two sources, not between two words that say what kind one is: *the Swedish and Finnish
    /// ministers*, *a former CIA and NSA director*.
    fn parts(&self, layers: Layers<'_>, at: usize) -> bool {
        let before = layers.mention_before(at);
        if before.is_none_or(|name| name.type_in(layers.gazetteer).starts_with("place.demonym")) {
            return before.is_none() && self.listed(layers.tokens, at - 1).is_some();
        }
        let next = layers.mention_at(at + 1).filter(|next| next.kind != NameKind::Person);
        next.is_none_or(|next| !self.is_noun(layers, next.tokens.past()))
    }
}

/// The head of the first noun phrase in `range`, as attribution sees it: its last token before a preposition, a mark or a
/// relative pronoun.
pub(crate) fn phrase_head(classes: &[ClassSet], range: TokenRange) -> usize {
    let past = range
        .range()
        .skip(1)
        .find(|&at| classes[at].is(END) && !classes[at].is(ClassSet::GENITIVE))
        .unwrap_or(range.past());
    past.saturating_sub(1).max(range.first())
}
