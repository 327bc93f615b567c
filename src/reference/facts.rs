//! What is known of names and phrases before any reference: person or body, gender, number, how often they are named.

use super::mention::{head, names_several};
use super::{Layers, Referent};
use crate::gazetteer::NameKind;
use crate::lexicon::{NameClues, SourceType};
use crate::span::TokenRange;
use crate::text::{Case, Gap, TokenKind};
use crate::words::ClassSet;

/// What something is, as far as pronouns ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Body,
    Place,
    /// A title, a day, a thing: nothing that speaks.
    #[default]
    Other,
}

/// What is told of one thing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits {
    pub sort: Sort,
    /// Of `MALE` and `FEMALE` what was told; both or none is not known.
    pub gender: NameClues,
    pub plural: bool,
    pub mentions: u16,
    pub headline: bool,
}

/// The traits of each entity of a document.
pub(super) struct Facts {
    entities: Vec<Traits>,
}

/// The type of parties, whose names are those of their members.
const PARTY: &str = "org.party";
/// The clues of gender.
const GENDER: NameClues = NameClues::MALE.with(NameClues::FEMALE);

impl Traits {
    /// Whether the gender is known and is this one; None when it is not known.
    pub fn is_of(self, gender: NameClues) -> Option<bool> {
        let (male, female) = (self.gender.is(NameClues::MALE), self.gender.is(NameClues::FEMALE));
        (male != female).then(|| self.gender.is(gender))
    }
}

impl Facts {
    pub fn new(layers: Layers<'_>) -> Facts {
        let mut entities = vec![Traits::default(); layers.entities.len()];
        for (number, mention) in layers.mentions.iter().enumerate() {
            let sort = sort(layers, number);
            let traits = &mut entities[mention.entity as usize];
            if sort == Sort::Other {
                continue;
            }
            traits.sort = sort;
            // *Democrats* are several.
            let party = mention.type_in(layers.gazetteer).starts_with(PARTY);
            let several = party || mention.name.is_none() && sort == Sort::Body && mention.tokens.len() > 1;
            traits.plural |= several && is_plural(mention.span.text(layers.text));
            traits.mentions = traits.mentions.saturating_add(1);
            traits.gender = traits.gender.with(match sort {
                Sort::Person => {
                    let fullest = layers.entities[mention.entity as usize].fullest as usize == number;
                    gender(layers, mention.tokens, fullest)
                }
                _ => NameClues::NONE,
            });
        }
        if let Some(title) = layers.title {
            for (traits, entity) in entities.iter_mut().zip(layers.entities) {
                let name = layers.mentions.get(entity.fullest as usize).map_or(TokenRange::default(), |it| it.tokens);
                // A person’s surname, another’s whole name.
                let last = name.past().saturating_sub(1);
                let first = if traits.sort == Sort::Person { last } else { name.first() };
                let words = layers.tokens.get(first..name.past()).unwrap_or_default();
                if let ([first, ..], [.., last]) = (words, words) {
                    let words = first.span.cover(last.span).text(layers.text);
                    traits.headline = traits.sort != Sort::Other && title.contains(words);
                }
            }
        }
        Facts { entities }
    }

    /// Takes note of the gender of a pronoun that means an entity.
    pub fn learn(&mut self, entity: u32, gender: NameClues) {
        if let Some(traits) = self.entities.get_mut(entity as usize) {
            traits.gender = gender;
        }
    }

    /// The traits of an entity.
    pub fn entity(&self, entity: u32) -> Traits {
        self.entities.get(entity as usize).copied().unwrap_or_default()
    }

    /// The traits of a name or a phrase.
    pub fn traits(&self, layers: Layers<'_>, referent: Referent) -> Traits {
        match referent.entity {
            Some(entity) => self.entity(entity),
            None => phrase(layers, referent.tokens),
        }
    }
}

/// What a mention is.
pub(super) fn sort(layers: Layers<'_>, number: usize) -> Sort {
    let mention = &layers.mentions[number];
    match mention.kind {
        NameKind::Person if mention.type_in(layers.gazetteer).starts_with("person.role") => Sort::Other,
        NameKind::Person => Sort::Person,
        NameKind::Organisation => Sort::Body,
        NameKind::Place if mention.type_in(layers.gazetteer) == "place.demonym" => Sort::Other,
        NameKind::Place => Sort::Place,
        NameKind::Other => Sort::Other,
    }
}

/// What a name and the words beside it tell of gender: a title before, a given name, a noun behind a comma.
fn gender(layers: Layers<'_>, name: TokenRange, fullest: bool) -> NameClues {
    let clues = |at: usize| layers.tokens.get(at).map_or(NameClues::NONE, |token| layers.names.clues(token.key));
    // A given name beside it is another’s.
    let beside = |at: usize| if clues(at).is(NameClues::GIVEN) { NameClues::NONE } else { clues(at).of(GENDER) };
    let first = name.first();
    let mut before = first.wrapping_sub(1);
    if layers.classes.get(before).is_some_and(|class| class.is(ClassSet::STOP)) {
        before = before.wrapping_sub(1);
    }
    // *spokesman John Lind*, *Mr. Lind*; but not *his wife, Ida Lind*.
    let title = if layers.tokens[first].gap < Gap::Line { beside(before) } else { NameClues::NONE };
    if title != NameClues::NONE && !layers.classes[before].is(ClassSet::PRONOUN.with(ClassSet::POSSESSIVE)) {
        return title;
    }
    let given = clues(first);
    if fullest && given.is(NameClues::GIVEN) && given.is(GENDER) && (name.len() > 1 || !given.is(NameClues::SURNAME)) {
        return given.of(GENDER);
    }
    let comma = layers.classes.get(name.past()).is_some_and(|class| class.is(ClassSet::COMMA));
    const END: ClassSet = ClassSet::MARK.with(ClassSet::PREPOSITION).with(ClassSet::VERB_CUE);
    let behind =
        (name.past() + 1..layers.tokens.len().min(name.past() + 6)).take_while(|&at| !layers.classes[at].is(END));
    behind.filter(|_| comma).map(beside).find(|clue| *clue != NameClues::NONE).unwrap_or_default()
}

/// Whether a word ends as most plurals do.
fn is_plural(word: &str) -> bool {
    matches!(word.as_bytes(), [.., last, b's'] if !matches!(last, b's' | b'u' | b'i'))
}

/// What a phrase without a name is, by its head.
fn phrase(layers: Layers<'_>, tokens: TokenRange) -> Traits {
    if tokens.is_empty() {
        return Traits::default();
    }
    if names_several(layers, tokens) {
        return Traits { sort: Sort::Person, plural: true, ..Traits::default() };
    }
    let head = head(layers, tokens);
    let word = &layers.tokens[head];
    let clues = layers.names.clues(word.key);
    let sort = match layers.sources.head_at(layers.tokens, head) {
        Some(
            SourceType::Official
            | SourceType::Politician
            | SourceType::Person
            | SourceType::Witness
            | SourceType::Expert,
        ) => Sort::Person,
        Some(_) => Sort::Body,
        None if clues.is(NameClues::ROLE.with(GENDER)) => Sort::Person,
        None => Sort::Other,
    };
    let ends_in_s = word.case != Case::None && is_plural(word.span.text(layers.text));
    let joined = || {
        let end = head + 1;
        (tokens.first()..end)
            .any(|at| layers.classes[at].is(ClassSet::CONJUNCTION) && layers.tokens[at].kind == TokenKind::Word)
    };
    Traits {
        sort,
        gender: clues.of(GENDER),
        plural: ends_in_s || clues.is(NameClues::PLURAL) || joined(),
        mentions: 1,
        headline: false,
    }
}
