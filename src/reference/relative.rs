//! Relative pronouns: the name or the phrase before *who* and *which*.

use super::facts::{Sort, sort};
use super::phrases::whole_phrase;
use super::{Referent, Resolver};
use crate::lexicon::NameClues;
use crate::span::TokenRange;
use crate::words::ClassSet;

/// What a relative pronoun ties its clause to: the name or the phrase that ends before it.
pub(super) fn before_relative(resolver: &Resolver, source: TokenRange) -> Option<(Referent, f32)> {
    let layers = resolver.layers;
    let mut past = source.first();
    let home = layers.sentences[resolver.sentence_of(past)].tokens;
    let comma = past > home.first() && layers.classes[past - 1].is(ClassSet::COMMA);
    past -= usize::from(comma);
    if past <= home.first() {
        return None;
    }
    const NOT: ClassSet = ClassSet::MARK
        .with(ClassSet::PREPOSITION)
        .with(ClassSet::FINITE)
        .with(ClassSet::WEEKDAY)
        .with(ClassSet::MONTH)
        .with(ClassSet::NUMBER)
        .with(ClassSet::CONJUNCTION);
    let person = layers.names.clues(layers.tokens[source.first()].key).is(NameClues::PERSONAL);
    // *a citizen of the republic who*: the person is before the preposition.
    for _ in 0..3 {
        let number = layers.mentions.partition_point(|mention| mention.tokens.past() < past);
        let named = layers.mentions.get(number).filter(|mention| mention.tokens.past() == past);
        let named = named.filter(|_| sort(layers, number) != Sort::Other);
        let referent = match named {
            Some(mention) => Referent { tokens: mention.tokens, entity: Some(mention.entity) },
            None => {
                let (phrase, _) = whole_phrase(resolver, past - 1);
                Referent { tokens: TokenRange { start: phrase.start, end: past as u32 }, entity: None }
            }
        };
        if layers.classes[past - 1].is(NOT) || referent.tokens.is_empty() {
            return None;
        }
        let traits = resolver.facts.traits(layers, referent);
        let stands = layers.classes[past - 1].is(ClassSet::PRONOUN);
        let is_person = traits.sort == Sort::Person || traits.plural || stands;
        let first = referent.tokens.first();
        let before = if first > home.first() { layers.classes[first - 1] } else { ClassSet::NONE };
        if is_person || !(person && before.is(ClassSet::PREPOSITION)) {
            // *France and Italy that*: the other one is meant too.
            let listed = named.is_some() && !is_person && before.is(ClassSet::CONJUNCTION);
            let fits = !listed && (is_person || !person || named.is_none());
            let score = if is_person || named.is_some() { 0.9 } else { 0.8 };
            return fits.then_some((referent, score));
        }
        past = first - 1;
        if past <= home.first() {
            return None;
        }
    }
    None
}
