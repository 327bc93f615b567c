//! Phrases for something known: *the report*, *the minister*.

use super::candidates::Candidates;
use super::evidence::{Evidence, EvidenceSet};
use super::facts::{Sort, sort};
use super::mention::head;
use super::{Referent, Resolver};
use crate::gazetteer::Mention;
use crate::lexicon::{NameClues, SourceType};
use crate::source::phrase_head;
use crate::span::TokenRange;
use crate::text::{Case, Gap, WordKey};
use crate::words::ClassSet;

/// Tokens that are searched for the noun of a phrase, backwards.
const REACH: usize = 2000;
/// Words between the article and the noun of a phrase that says nothing of its own.
const MODIFIERS: usize = 2;
/// Earlier claims looked at.
const CLAIMS: usize = 6;
/// Tokens between a name and the noun of its apposition.
const APPOSED: usize = 8;

/// What a phrase for something known may mean: what its noun introduced, a name beside that noun, a name of its type.
pub(super) fn candidates(resolver: &Resolver, at: usize, source: TokenRange) -> Candidates {
    let mut candidates = Candidates::default();
    let layers = resolver.layers;
    let noun_at = source.past() - 1;
    let article = resolver.clues(source.first()).is(NameClues::DEFINITE);
    const NO_NOUN: ClassSet = ClassSet::CAPITAL
        .with(ClassSet::MARK)
        .with(ClassSet::NUMBER)
        .with(ClassSet::GENITIVE)
        .with(ClassSet::PREPOSITION)
        .with(ClassSet::WH)
        .with(ClassSet::PRONOUN);
    // *the President*: a capital says nothing of a noun alone.
    let plain = (source.first() + 1..=noun_at).all(|at| !layers.classes[at].is(NO_NOUN))
        || source.len() == 2
            && layers.classes[noun_at].is(ClassSet::CAPITAL)
            && layers.tokens[noun_at].case == Case::Title;
    if !article || source.len() < 2 || source.len() > 2 + MODIFIERS || !plain {
        return candidates;
    }
    let home = resolver.sentence_of(source.first());
    let noun = layers.tokens[noun_at].key;
    for place in (source.first().saturating_sub(REACH)..source.first()).rev() {
        if layers.tokens[place].key != noun {
            continue;
        }
        let Some((referent, evidence)) = introduced(resolver, place) else { continue };
        let mut set = EvidenceSet::default();
        set.add(evidence);
        let sentence = resolver.sentence_of(place);
        set.add_if(Evidence::SameParagraph, layers.sentences[sentence].paragraph == layers.sentences[home].paragraph);
        candidates.add(referent, set, (home - sentence).min(6));
    }
    titled(resolver, source, noun, home, &mut candidates);
    let several = resolver.clues(noun_at).is(NameClues::PLURAL);
    let kind = layers.sources.head_at(layers.tokens, noun_at).filter(|_| !several);
    if let Some(kind) = kind.filter(|kind| BODIES.contains(kind)) {
        of_type(resolver, source, kind, home, &mut candidates);
    }
    // Who was a source before, or is named often, is likelier meant, among what the noun allows.
    let earlier = (at.saturating_sub(CLAIMS)..at).rev().filter_map(|number| resolver.referent(number));
    for (number, referent) in earlier.enumerate() {
        let mut set = EvidenceSet::default();
        set.add(if number == 0 { Evidence::LastSource } else { Evidence::EarlierSource });
        candidates.strengthen(|known| known.is(referent).then_some(set));
    }
    candidates.strengthen(|known| {
        let traits = resolver.facts.entity(known.entity?);
        let mut set = EvidenceSet::default();
        set.add_if(Evidence::Headline, traits.headline);
        set.add_if(Evidence::Often, traits.mentions >= 3);
        Some(set)
    });
    candidates
}

/// Types of bodies that news calls by their type’s noun alone.
const BODIES: [SourceType; 8] = [
    SourceType::Company,
    SourceType::Media,
    SourceType::Wire,
    SourceType::Party,
    SourceType::Ngo,
    SourceType::Igo,
    SourceType::Court,
    SourceType::GovernmentBody,
];

/// What a noun introduces where it stands: a person beside it, the body whose name it is part of, or its own phrase; None
/// where it is itself only a phrase for something known.
fn introduced(resolver: &Resolver, noun: usize) -> Option<(Referent, Evidence)> {
    let layers = resolver.layers;
    let class = |at: usize| layers.classes.get(at).copied().unwrap_or_default();
    let after = layers.mentions.partition_point(|mention| mention.tokens.past() <= noun);
    let person = |number: usize| layers.mentions.get(number).filter(|_| sort(layers, number) == Sort::Person);
    let named = |mention: &Mention| Referent { tokens: mention.tokens, entity: Some(mention.entity) };
    if let Some(mention) = layers.mentions.get(after).filter(|mention| mention.tokens.has(noun)) {
        match sort(layers, after) {
            Sort::Body => return Some((named(mention), Evidence::SameNoun)),
            Sort::Person => return None,
            Sort::Place | Sort::Other => {}
        }
    }
    // *spokesman John Lind*
    let next = (after..after + 2).find_map(|number| person(number).filter(|it| it.tokens.first() == noun + 1));
    if let Some(mention) = next {
        return Some((named(mention), Evidence::Beside));
    }
    // *John Lind, a spokesman*
    const STOP: ClassSet = ClassSet::COMMA.with(ClassSet::STOP).with(ClassSet::FINITE).with(ClassSet::VERB_CUE);
    let comma = (noun.saturating_sub(APPOSED)..noun).rev().find(|&at| class(at).is(STOP));
    if let Some(comma) = comma.filter(|&at| class(at).is(ClassSet::COMMA)) {
        let before = layers.mentions[..after].iter().rposition(|mention| mention.tokens.past() <= comma);
        let before = before.and_then(person).filter(|it| it.tokens.past() == comma);
        let is_head = phrase_head(layers.classes, TokenRange::new(comma + 1, noun + 2)) >= noun;
        if let Some(mention) = before.filter(|_| is_head) {
            return Some((named(mention), Evidence::Beside));
        }
    }
    let (mut phrase, mut says_more) = whole_phrase(resolver, noun);
    // Where it was a source, all of that is meant.
    let near = layers.attributions.partition_point(|other| (other.sentence as usize) < resolver.sentence_of(noun));
    let sources = layers.attributions[near..].iter().take(CLAIMS).filter_map(|other| other.source);
    if let Some(source) =
        sources.filter(|source| source.has(noun)).find(|&it| it.past() == noun + 1 || head(layers, it) == noun)
    {
        says_more |= source.len() > 2;
        phrase = source;
    }
    says_more.then_some((Referent { tokens: phrase, entity: None }, Evidence::SameNoun))
}

/// The phrase of a noun, with what it is of, from or by; and whether that says more than *the report*.
pub(super) fn whole_phrase(resolver: &Resolver, noun: usize) -> (TokenRange, bool) {
    const LONGEST: usize = 10;
    const BREAK: ClassSet = ClassSet::MARK
        .with(ClassSet::PREPOSITION)
        .with(ClassSet::FINITE)
        .with(ClassSet::VERB_CUE)
        .with(ClassSet::WH)
        .with(ClassSet::THAT)
        .with(ClassSet::CONJUNCTION)
        .with(ClassSet::PRONOUN)
        .with(ClassSet::SUBORDINATOR);
    let layers = resolver.layers;
    let class = |at: usize| layers.classes.get(at).copied().unwrap_or_default();
    let home = layers.sentences[resolver.sentence_of(noun)].tokens;
    let mut first = noun;
    while first > home.first() && noun - first < LONGEST {
        let before = class(first - 1);
        // *GOP-led* is one word.
        let joined =
            |at: usize| at > home.first() && layers.tokens[at].gap == Gap::None && class(at - 1).is(ClassSet::MARK);
        let touches = |at: usize| layers.tokens[at].gap == Gap::None;
        let hyphen = touches(first) && touches(first - 1) || joined(first - 1);
        let article = before.is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE));
        if before.is(BREAK) && !before.is(ClassSet::GENITIVE) && !hyphen && !article {
            // *will pick delegates*: the verb is not of the phrase.
            first += usize::from(before.is(ClassSet::MODAL.with(ClassSet::TO)) && first < noun);
            break;
        }
        first -= 1;
        if article {
            break;
        }
    }
    // *a report from the institute*: through the name behind.
    let mut past = noun + 1;
    if class(past).is(ClassSet::LINK.with(ClassSet::ORIGIN).with(ClassSet::BY)) {
        let number = layers.mentions.partition_point(|mention| mention.tokens.first() <= past);
        let mut behind = layers.mentions[number..].iter();
        let is_near = |mention: &&Mention| mention.tokens.past() <= home.past() && mention.tokens.first() <= past + 3;
        if let Some(name) = behind.next().filter(is_near) {
            past = name.tokens.past();
            if class(past).is(ClassSet::GENITIVE)
                && let Some(more) = behind.next().filter(|more| more.tokens.first() <= past + 2)
            {
                past = more.tokens.past();
            }
        }
    }
    let known = resolver.clues(first).is(NameClues::DEFINITE);
    let some = class(first).is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE).with(ClassSet::QUANTIFIER)) && !known;
    let inside = |what: ClassSet| (first..noun).any(|at| class(at).is(what));
    // *as president* introduces nobody; *officials* may.
    let several = !known && class(noun).is(ClassSet::S);
    let says_more = some || several || inside(ClassSet::CAPITAL.with(ClassSet::GENITIVE)) || past > noun + 1 && known;
    (TokenRange::new(first, past), says_more)
}

/// Persons with a title that ends with that noun, however it is written: *Sen. Lind*, *the senator*.
fn titled(resolver: &Resolver, source: TokenRange, noun: WordKey, home: usize, candidates: &mut Candidates) {
    const NAMES: usize = 60;
    let layers = resolver.layers;
    let past = layers.mentions.partition_point(|mention| mention.tokens.end <= source.start);
    let pairs = layers.mentions[past.saturating_sub(NAMES)..past].windows(2);
    for (number, pair) in (past.saturating_sub(NAMES)..).zip(pairs) {
        let [title, person] = pair else { continue };
        // *Sen. Lind*: only the stop may stand between.
        let between = title.tokens.past()..person.tokens.first();
        let near = between.len() <= 1 && between.clone().all(|at| layers.classes[at].is(ClassSet::STOP));
        if !near || sort(layers, number + 1) != Sort::Person || sort(layers, number) != Sort::Other {
            continue;
        }
        let Some(name) = title.name.map(|name| layers.gazetteer.row(name).name()) else { continue };
        if name.rsplit(' ').next().map(WordKey::of) != Some(noun) {
            continue;
        }
        let mut set = EvidenceSet::default();
        set.add(Evidence::Beside);
        let away = home - resolver.sentence_of(person.tokens.first());
        candidates.add(Referent { tokens: person.tokens, entity: Some(person.entity) }, set, away.min(6));
    }
}

/// Bodies of a noun’s type.
fn of_type(resolver: &Resolver, source: TokenRange, kind: SourceType, home: usize, candidates: &mut Candidates) {
    const NAMES: usize = 30;
    let layers = resolver.layers;
    let past = layers.mentions.partition_point(|mention| mention.tokens.end <= source.start);
    for number in (past.saturating_sub(NAMES)..past).rev() {
        let mention = &layers.mentions[number];
        if sort(layers, number) != Sort::Body {
            continue;
        }
        if layers.sources.classify(layers.of_sources(), mention.tokens) != kind {
            continue;
        }
        let mut set = EvidenceSet::default();
        set.add(Evidence::OfType);
        let sentence = resolver.sentence_of(mention.tokens.first());
        resolver.place(mention.tokens, sentence, &mut set);
        candidates.add(
            Referent { tokens: mention.tokens, entity: Some(mention.entity) },
            set,
            (home - sentence).min(6),
        );
    }
}
