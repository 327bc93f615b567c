//! Relays: the outlet that a source spoke to.

use super::{Layers, NEAR, SourceTypes};
use crate::gazetteer::Mention;
use crate::lexicon::{SourceClues, SourceMarks, SourceType};
use crate::span::TokenRange;
use crate::words::ClassSet;

/// The outlet that something was told to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relay<'a> {
    /// Its words.
    pub tokens: TokenRange,
    /// The name among them; None for *told the newspaper*.
    pub name: Option<&'a Mention>,
}

impl SourceTypes {
    /// The outlet that a claim was told to: right behind a verb whose object is who was told (*told NK News*), or elsewhere in
    /// the claim's `sentence`, outside its content, behind words such as *in an interview with*. `lemma` is the dictionary form
    /// of the cue, whose last token stands before `past`. None when it was told to others or nobody.
    pub fn relay<'a>(
        &self,
        layers: Layers<'a>,
        lemma: Option<&str>,
        past: usize,
        sentence: TokenRange,
        content: &[TokenRange],
    ) -> Option<Relay<'a>> {
        let free = |at: usize| content.iter().all(|piece| !piece.has(at));
        let outlet = |start: usize| {
            let end = (start..sentence.past().min(start + NEAR))
                .find(|&at| !free(at))
                .unwrap_or(sentence.past().min(start + NEAR));
            self.outlet(layers, TokenRange::new(start, end.max(start)))
        };
        let tells =
            lemma.is_some_and(|lemma| self.clues.of_word(lemma).is_some_and(|clues| clues.is(SourceClues::TELLS)));
        if let Some(relay) = tells.then(|| outlet(past)).flatten() {
            return Some(relay);
        }
        let told_to = |at: &usize| self.clue_at(layers.tokens, *at).is(SourceClues::TOLD_TO) && free(*at);
        sentence.range().filter(told_to).find_map(|at| outlet(at + 1))
    }

    /// The outlet that some words begin with: a name, or a noun with an article.
    fn outlet<'a>(&self, layers: Layers<'a>, range: TokenRange) -> Option<Relay<'a>> {
        if range.is_empty() {
            return None;
        }
        let phrase = self.phrase(layers, range);
        let name = self.name(layers, phrase.tokens);
        let kind = |name: &Mention| self.of_name(layers, name);
        let is_outlet = |kind: SourceType| matches!(kind, SourceType::Media | SourceType::Wire);
        // *the BBC’s Today programme*: the outlet is its owner.
        let owner = phrase.tokens.range().find_map(|at| layers.mention_at(at)).filter(|owner| {
            phrase.tokens.contains(owner.tokens) && layers.class(owner.tokens.past()).is(ClassSet::GENITIVE)
        });
        let named = owner.or(name).filter(|name| kind(name).is_some_and(is_outlet));
        let noun = || {
            let head = self.listed(layers.tokens, phrase.head)?;
            let definite = layers.class(phrase.tokens.first()).is(ClassSet::DETERMINER);
            (definite && is_outlet(head.kind) && !head.marks.is(SourceMarks::PERSON)).then_some(phrase.tokens)
        };
        match named {
            Some(name) => Some(Relay { tokens: name.tokens, name: Some(name) }),
            None => Some(Relay { tokens: noun()?, name: None }),
        }
    }
}
