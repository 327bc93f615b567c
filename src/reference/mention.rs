//! How a source is mentioned: by name, by a phrase for something known, by a pronoun.

use super::Layers;
use crate::gazetteer::{Mention, NameKind};
use crate::lexicon::NameClues;
use crate::source::phrase_head;
use crate::span::TokenRange;
use crate::text::{Case, Gap};
use crate::words::ClassSet;
use smallvec::SmallVec;

/// How a source is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// A name, with or without a title.
    Name,
    /// The capitals of a name.
    Acronym,
    /// A phrase for something known: *the report*, *his lawyer*.
    Definite,
    /// A phrase for something new or for many: *a spokesman*, *officials*.
    Indefinite,
    /// A pronoun or a possessive.
    Pronoun,
}

impl MentionForm {
    /// Its name, as records write it.
    pub const fn name(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Acronym => "acronym",
            MentionForm::Definite => "definite",
            MentionForm::Indefinite => "indefinite",
            MentionForm::Pronoun => "pronoun",
        }
    }
}

/// What a pronoun may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    Male,
    Female,
    /// it
    Neuter,
    /// they
    Plural,
    /// I
    Speaker,
    /// we
    Speakers,
    /// who, which
    Relative,
    /// Any other, which refers to nothing that could be named: you, everyone, some.
    Other,
}

/// The form of a source, and what kind of pronoun it is.
pub(super) fn form(layers: Layers<'_>, source: TokenRange) -> (MentionForm, Option<Pronoun>) {
    if let Some(pronoun) = pronoun(layers, source) {
        return (MentionForm::Pronoun, Some(pronoun));
    }
    if let Some(number) = name_of(layers, source) {
        let mention = &layers.mentions[number];
        let token = &layers.tokens[mention.tokens.first()];
        let acronym = mention.kind == NameKind::Organisation
            && mention.tokens.len() == 1
            && token.case == Case::Upper
            && token.span.len() <= 6;
        return (if acronym { MentionForm::Acronym } else { MentionForm::Name }, None);
    }
    let first = layers.classes[source.first()];
    let head = head(layers, source);
    let owned = (source.first()..head).any(|at| layers.classes[at].is(ClassSet::GENITIVE));
    let known = layers.names.clues(layers.tokens[source.first()].key).is(NameClues::DEFINITE);
    let form =
        if known || owned || first.is(ClassSet::POSSESSIVE) { MentionForm::Definite } else { MentionForm::Indefinite };
    (form, None)
}

/// The pronoun that a source is: alone, before *himself*, or after a stray adjunct (*last week he*).
fn pronoun(layers: Layers<'_>, source: TokenRange) -> Option<Pronoun> {
    const STANDS: ClassSet = ClassSet::PRONOUN.with(ClassSet::WH).with(ClassSet::THAT);
    let mut last = source.past() - 1;
    if source.len() > 1 && layers.classes[last].is(ClassSet::REFLEXIVE) {
        last -= 1;
    }
    let alone = last == source.first();
    if alone && layers.classes[last].is(ClassSet::REFLEXIVE) {
        return Some(Pronoun::Other);
    }
    let stands = layers.classes[last].is(STANDS) || alone && layers.classes[last].is(ClassSet::POSSESSIVE);
    // *one of them* is no *they*.
    let part = !alone && layers.classes[last - 1].is(ClassSet::PREPOSITION);
    if !stands || part || source.len() > 4 {
        return None;
    }
    let clues = layers.names.clues(layers.tokens[last].key);
    let kinds = [
        (NameClues::RELATIVE, Pronoun::Relative),
        (NameClues::NEUTER, Pronoun::Neuter),
        (NameClues::PLURAL, Pronoun::Plural),
        (NameClues::SPEAKER, Pronoun::Speaker),
        (NameClues::SPEAKERS, Pronoun::Speakers),
    ];
    let kind = kinds.into_iter().find(|(clue, _)| clues.is(*clue)).map(|(_, kind)| kind);
    let personal = || {
        let gender = if clues.is(NameClues::FEMALE) { Pronoun::Female } else { Pronoun::Male };
        clues.is(NameClues::PERSONAL).then_some(gender)
    };
    kind.or_else(personal).or(alone.then_some(Pronoun::Other))
}

/// The number of the mention that names a source: the one over its head, if it is of a person, a body or a place.
pub(super) fn name_of(layers: Layers<'_>, source: TokenRange) -> Option<usize> {
    let head = head(layers, source);
    let at = |token: usize| layers.mention_at(token).filter(|&number| source.contains(layers.mentions[number].tokens));
    // *Secretary of State Arvid Holm*: the name may end an office of several words.
    let comma = source.range().find(|&at| layers.classes[at].is(ClassSet::COMMA)).unwrap_or(source.past());
    let office = layers.classes[source.first()].is(ClassSet::CAPITAL) && comma > source.first();
    let behind = || {
        let number = at(comma - 1)?;
        let mention = &layers.mentions[number];
        let before = mention.tokens.first().checked_sub(1).filter(|before| source.has(*before))?;
        let titled = layers.classes[before].is(ClassSet::CAPITAL);
        (office && titled && mention.kind == NameKind::Person).then_some(number)
    };
    let number = at(head).or_else(behind)?;
    let mention = &layers.mentions[number];
    let kind = mention.type_in(layers.gazetteer);
    let named = match mention.kind {
        NameKind::Person => !kind.starts_with("person.role"),
        NameKind::Organisation => true,
        NameKind::Place => kind != "place.demonym",
        NameKind::Other => false,
    };
    named.then_some(number)
}

/// The head of a source’s first phrase, which neither the stop of an abbreviation nor a hyphen ends: *Lt. Arvid Holm*, *the
/// Osby-based union*.
pub(super) fn head(layers: Layers<'_>, source: TokenRange) -> usize {
    let mut head = phrase_head(layers.classes, source);
    let touches = |at: usize| layers.tokens[at].gap == Gap::None;
    while head + 2 < source.past() && layers.classes[head + 1].is(ClassSet::MARK) && touches(head + 1) {
        let stop = layers.classes[head + 1].is(ClassSet::STOP);
        let hyphen = touches(head + 2) && !layers.classes[head + 1].is(ClassSet::COMMA.with(ClassSet::GENITIVE));
        if !stop && !hyphen {
            break;
        }
        head = phrase_head(layers.classes, TokenRange::new(head + 2, source.past()));
    }
    head
}

/// Whether a source names several, joined by a conjunction: *Holm and Lind*.
pub(super) fn names_several(layers: Layers<'_>, source: TokenRange) -> bool {
    let first = layers.mentions.partition_point(|mention| mention.tokens.end <= source.start);
    let names = layers.mentions[first..].iter().take_while(|mention| mention.tokens.end <= source.end);
    let names: SmallVec<[&Mention; 4]> = names.filter(|mention| mention.kind == NameKind::Person).collect();
    // Those they are of, from or like are others: *fans of Holm and Lind*, *Holm and Lind’s fans*.
    const OTHERS: ClassSet = ClassSet::PREPOSITION.with(ClassSet::FINITE).with(ClassSet::VERB_CUE).with(ClassSet::WH);
    let before = names.first().map_or(source.start, |name| name.tokens.start);
    let others = (source.first()..before as usize).any(|at| layers.classes[at].is(OTHERS));
    let owner = |name: &&Mention| layers.classes.get(name.tokens.past()).is_some_and(|it| it.is(ClassSet::GENITIVE));
    if others || names.iter().any(owner) {
        return false;
    }
    // *and* stands right before a name, or before its title.
    names.windows(2).any(|pair| {
        let between = pair[0].tokens.past()..pair[1].tokens.first();
        between.len() <= 6
            && between.clone().any(|at| layers.classes[at].is(ClassSet::CONJUNCTION))
            && !between.clone().any(|at| layers.classes[at].is(ClassSet::PREPOSITION.with(ClassSet::VERB_CUE)))
    })
}
