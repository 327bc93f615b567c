//! Issuers: who a document that is a source comes from.

use super::phrase::Phrase;
use super::{Layers, NEAR, SourceTypes};
use crate::gazetteer::{Mention, NameKind};
use crate::lexicon::{SourceClues, SourceType};
use crate::span::TokenRange;
use crate::words::ClassSet;

/// What may stand between a document and *by* without a verb that says what was done by whom.
const ASIDE: ClassSet = ClassSet::WEEKDAY
    .with(ClassSet::MONTH)
    .with(ClassSet::NUMBER)
    .with(ClassSet::TIME)
    .with(ClassSet::ADVERB)
    .with(ClassSet::DETERMINER)
    .with(ClassSet::PREPOSITION);

/// Who issued a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Issuer<'a> {
    /// Its words.
    pub tokens: TokenRange,
    /// The name among them; None for *the ministry's report*.
    pub name: Option<&'a Mention>,
    /// Its type.
    pub kind: SourceType,
}

impl SourceTypes {
    /// Who issued the document that the source in `range` is: *the UK Ministry of Defence report*, *Pew's survey*, *a report by
    /// the institute*. None for other sources, and when it is not said.
    pub fn issuer<'a>(&self, layers: Layers<'a>, range: TokenRange) -> Option<Issuer<'a>> {
        if range.is_empty() || range.past() > layers.tokens.len() {
            return None;
        }
        let phrase = self.phrase(layers, range);
        let kind = self.head_at(layers.tokens, phrase.head);
        // *The Washington Post* is a name, and no post.
        let name = layers.mention_at(phrase.head).is_some() && !self.is_noun(layers, phrase.head);
        if name || !matches!(kind, Some(SourceType::Document | SourceType::Dataset)) {
            return None;
        }
        self.issuer_behind(layers, phrase.tokens.past(), range.past()).or_else(|| self.issuer_before(layers, phrase))
    }

    /// *from the institute*, *published by the UN*.
    fn issuer_behind<'a>(&self, layers: Layers<'a>, start: usize, past: usize) -> Option<Issuer<'a>> {
        // *a report on Tuesday by the board*, *data compiled by the board*; but not *a memo obtained by the paper*.
        let issued = |at: usize| {
            let (clues, first) = self.clues.ending_at(layers.tokens, at)?;
            let direct = first < at || (start..at).all(|at| layers.class(at).is(ASIDE));
            (clues.is(SourceClues::ISSUED) && direct).then_some(at)
        };
        let link = (start..past.min(start + NEAR)).find_map(issued)?;
        let rest = TokenRange::new(link + 1, past.max(link + 1));
        if rest.is_empty() {
            return None;
        }
        let name = self.name(layers, rest);
        let kind = name.map_or_else(|| self.classify(layers, rest), |name| self.of_named(layers, name));
        let place =
            name.is_some_and(|name| name.kind == NameKind::Place) && layers.class(rest.first()).is(ClassSet::CAPITAL);
        let body = !matches!(kind, SourceType::Unknown | SourceType::Document | SourceType::Dataset);
        let tokens = self.phrase(layers, rest).tokens;
        (body && !place).then_some(Issuer { tokens, name, kind })
    }

    /// *the UK Ministry of Defence report*, *the ministry's report*: the body's name or noun that stands first.
    fn issuer_before<'a>(&self, layers: Layers<'a>, phrase: Phrase) -> Option<Issuer<'a>> {
        for at in phrase.tokens.first()..phrase.head {
            let owns = |past: usize| layers.class(past).is(ClassSet::GENITIVE);
            if let Some(name) = layers.mention_at(at).filter(|name| phrase.tokens.contains(name.tokens)) {
                // *Iran’s Foreign Ministry report*: the body that a place owns comes first.
                let next = layers.mention_at(name.tokens.past() + 1).filter(|next| next.tokens.past() <= phrase.head);
                let owner = owns(name.tokens.past()) && next.is_none_or(|next| next.kind != NameKind::Organisation);
                let fits = name.kind == NameKind::Organisation || owner && name.kind != NameKind::Other;
                if fits && !layers.is_title(name) {
                    return Some(Issuer { tokens: name.tokens, name: Some(name), kind: self.of_named(layers, name) });
                }
            } else if owns(at + 1) {
                let tokens = TokenRange::new(phrase.tokens.first(), at + 1);
                let kind = self.classify(layers, tokens);
                return (kind != SourceType::Unknown).then_some(Issuer { tokens, name: None, kind });
            }
        }
        None
    }

    /// Whether a document was not meant to be read by all: *the undisclosed report*, *a leaked memo*.
    pub fn undisclosed(&self, layers: Layers<'_>, range: TokenRange) -> bool {
        if range.is_empty() || range.past() > layers.tokens.len() {
            return false;
        }
        let phrase = self.phrase(layers, range);
        let document =
            matches!(self.head_at(layers.tokens, phrase.head), Some(SourceType::Document | SourceType::Dataset));
        let says = |at| self.clue_at(layers.tokens, at).is(SourceClues::UNDISCLOSED);
        document && (phrase.tokens.first()..phrase.head).any(says)
    }
}
