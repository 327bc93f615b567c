//! Members: whom a source means that stands for several: *Holm and Lind*, *the Norwegian and Danish foreign ministers*. Beside them
//! offices that contradict each other.

use super::facts::{Sort, sort};
use super::mention::names_several;
use super::{Referent, Resolver};
use crate::gazetteer::Mention;
use crate::lexicon::NameClues;
use crate::span::TokenRange;
use crate::text::WordKey;
use crate::words::ClassSet;
use smallvec::SmallVec;

/// Names that are looked back over for who holds an office; few articles have more.
const BACK: usize = 500;

/// Those a source stands for, each by name.
pub(super) type Members = SmallVec<[Referent; 2]>;

/// Whom a source names one by one, or by one office and several countries; none for most sources, and where one of them is
/// not found.
pub(super) fn members(resolver: &Resolver, source: TokenRange) -> Members {
    let layers = resolver.layers;
    let conjunction = |at: usize| layers.classes[at].is(ClassSet::CONJUNCTION);
    if source.len() < 3 || !source.range().any(conjunction) {
        return Members::new();
    }
    let first = layers.mentions.partition_point(|mention| mention.tokens.end <= source.start);
    let inside = (first..layers.mentions.len()).take_while(|&at| layers.mentions[at].tokens.end <= source.end);
    if names_several(layers, source) {
        let person = |&number: &usize| sort(layers, number) == Sort::Person;
        let named = |number: usize| {
            let Mention { tokens, entity, .. } = layers.mentions[number];
            Referent { tokens, entity: Some(entity) }
        };
        return inside.filter(person).map(named).collect();
    }
    // *foreign ministers*: of each country the one who is called so.
    let noun = layers.tokens[source.past() - 1].span.text(layers.text);
    let Some(noun) = noun.strip_suffix('s') else { return Members::new() };
    let noun = WordKey::of(noun);
    if !layers.names.clues(noun).is(NameClues::OFFICE) {
        return Members::new();
    }
    let second = source.range().rev().nth(1).filter(|&at| !conjunction(at)).map(|at| layers.tokens[at].key);
    let countries = inside.filter(|&number| sort(layers, number) == Sort::Other || sort(layers, number) == Sort::Place);
    let mut members = Members::new();
    for country in countries.filter(|&number| layers.mentions[number].tokens.past() < source.past()) {
        let country = layers.mentions[country].span.text(layers.text);
        match holder(resolver, source, country, second, noun) {
            Some(holder) if !members.iter().any(|member| member.is(holder)) => members.push(holder),
            _ => {}
        }
    }
    if members.len() < 2 { Members::new() } else { members }
}

/// Who stands before a source as *Norwegian foreign minister* Arvid Holm.
fn holder(
    resolver: &Resolver,
    source: TokenRange,
    country: &str,
    second: Option<WordKey>,
    noun: WordKey,
) -> Option<Referent> {
    let layers = resolver.layers;
    let past = layers.mentions.partition_point(|mention| mention.tokens.end <= source.start);
    let key = |at: Option<usize>| at.map(|at| layers.tokens[at].key);
    let number = (past.saturating_sub(BACK)..past).rev().find(|&number| {
        let first = layers.mentions[number].tokens.first();
        let home = layers.sentences[resolver.sentence_of(first)].tokens.first();
        let office = key(first.checked_sub(1)) == Some(noun) && key(first.checked_sub(2)) == second;
        // The country stands right before the office.
        office && sort(layers, number) == Sort::Person && first - home >= 3 && {
            let before = layers.tokens[first - 3].span;
            layers.text[..before.end as usize].ends_with(country)
        }
    })?;
    let Mention { tokens, entity, .. } = layers.mentions[number];
    Some(Referent { tokens, entity: Some(entity) })
}

/// Whether a name with an office contradicts the document, in which another holds that office under a fuller name, and this
/// one is never called by any.
pub(super) fn conflicts(resolver: &Resolver, number: usize) -> bool {
    let layers = resolver.layers;
    let mention = &layers.mentions[number];
    let office = |number: usize| {
        let title = layers.mentions.get(number.checked_sub(1)?)?;
        let beside = layers.mentions[number].tokens.first() == title.tokens.past();
        let office = resolver.clues(title.tokens.past() - 1).is(NameClues::OFFICE) && title.tokens.len() > 1;
        (beside && office).then_some(title.tokens)
    };
    let Some(own) = office(number).filter(|_| sort(layers, number) == Sort::Person) else { return false };
    if mention.name.is_some() || resolver.fullest(mention.entity).len() > 1 {
        return false;
    }
    let words = |tokens: TokenRange| layers.tokens[tokens.range()].iter().map(|token| token.key);
    // *North Korean Foreign Minister*: whose office it is.
    let whose = |office: TokenRange| {
        let before = layers.mentions.partition_point(|mention| mention.tokens.start < office.start);
        let before = layers.mentions[..before].last().filter(|mention| mention.tokens.past() == office.first());
        before.map(|before| words(before.tokens).next())
    };
    (number.saturating_sub(BACK)..number).any(|other| {
        let person = &layers.mentions[other];
        person.entity != mention.entity
            && sort(layers, other) == Sort::Person
            && person.tokens.len() > 1
            && office(other).is_some_and(|office| {
                let same = words(office).eq(words(own));
                same && (whose(own).is_none() || whose(own) == whose(office))
            })
    })
}
