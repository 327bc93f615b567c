//! Anonymity: a source that is not named, and that nothing tells who it is.

use super::types::is_people;
use super::{Layers, NEAR, SourceTypes, from};
use crate::lexicon::{SourceClues, SourceMarks, SourceType};
use crate::span::TokenRange;
use crate::words::ClassSet;

impl SourceTypes {
    /// Whether the source in `range` keeps its name to itself: unnamed people of whom it is not said who they are
    /// (*officials*, *a senior aide*, *rights groups*), and whoever asked not to be named. Bodies, documents, pronouns, institutional
    /// voices (*prosecutors*, *a spokesman for the ministry*) and persons that the article has told of (*the mayor*) are not anonymous.
    pub fn anonymous(&self, layers: Layers<'_>, range: TokenRange) -> bool {
        if range.is_empty() || range.past() > layers.tokens.len() || self.name(layers, range).is_some() {
            return false;
        }
        if self.is_unnamed(layers, range) {
            return true;
        }
        let phrase = self.phrase(layers, range);
        let clue = |at| self.clue_at(layers.tokens, at);
        let class = layers.class(phrase.head);
        if clue(phrase.head).is(SourceClues::PEOPLE) {
            return true;
        }
        let listed = self.listed(layers.tokens, phrase.head);
        let marks = listed.map_or(SourceMarks::NONE, |head| head.marks);
        if marks.is(SourceMarks::ANONYMOUS) {
            return true;
        }
        let (plain, many) = (!class.is(ClassSet::CAPITAL), class.is(ClassSet::S));
        let counts = plain && class.is(ClassSet::QUANTIFIER.with(ClassSet::NUMBER));
        let people = listed.map_or(counts, |head| is_people(head) || many && is_private(head.kind));
        if !people || marks.is(SourceMarks::VOICE.with(SourceMarks::BODY)) {
            return false;
        }
        let first = layers.class(phrase.tokens.first());
        let definite = first.is(ClassSet::POSSESSIVE)
            || first.is(ClassSet::DETERMINER)
                && !first.is(ClassSet::QUANTIFIER)
                && !clue(phrase.tokens.first()).is(SourceClues::INDEFINITE);
        let owned = (phrase.tokens.first()..phrase.head).any(|at| layers.class(at).is(ClassSet::GENITIVE));
        let counted = phrase.tokens.first() > range.first();
        counted || !definite && !owned
    }

    /// Whether the source, or what goes on behind it in its sentence, says that it is not to be named.
    fn is_unnamed(&self, layers: Layers<'_>, range: TokenRange) -> bool {
        let behind = from(layers, range.past(), NEAR).range();
        let relative =
            layers.class(range.past()).is(ClassSet::COMMA) && layers.class(range.past() + 1).is(ClassSet::WH);
        let behind = behind.take_while(|&at| relative && !layers.class(at).is(ClassSet::STOP));
        range.range().chain(behind).any(|at| self.clue_at(layers.tokens, at).is(SourceClues::UNNAMED))
    }
}

/// Whether bodies of a type are so many that an unnamed one could be any.
fn is_private(kind: SourceType) -> bool {
    use SourceType::*;
    matches!(kind, Group | Company | Ngo | Party | Media | ExpertBody)
}
