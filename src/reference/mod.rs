//! References: whom a source means that is a pronoun, a short name or a phrase for something known.
//!
//! Each source has a form of mention (`mention`). A pronoun or a definite phrase gathers candidates (`candidates`,
//! `phrases`): names, the sources of earlier claims, the subjects of sentences. What speaks for and against each is added up
//! by one table of points (`evidence`), and the best one is the antecedent when it leads the next by a margin. *I* in a
//! quotation is who is quoted. What stays in doubt stays unresolved.
//!
//! The law: an antecedent never shares a token with its source, and agrees with it in number and gender as far as both are known.

mod candidates;
mod evidence;
mod facts;
mod members;
mod mention;
mod phrases;
mod relative;

use crate::attribution::{Attribution, Frame};
use crate::gazetteer::{Gazetteer, Mention};
use crate::lexicon::{NameClues, SourceType};
use crate::names::{Entity, Names};
use crate::source::{self, SourceTypes};
use crate::span::TokenRange;
use crate::text::{Sentence, Token};
use crate::words::ClassSet;
use candidates::Candidates;
use facts::Facts;
pub use mention::MentionForm;
use mention::Pronoun;
use smallvec::SmallVec;

/// How a source is mentioned, and what it refers to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// How it is mentioned; None for a claim without a source.
    pub form: Option<MentionForm>,
    /// The tokens of what it means: the fullest mention of a name, or a phrase; None where the source says it in full or
    /// nothing was found.
    pub antecedent: Option<TokenRange>,
    /// The number of what it names or means, among the entities; None when that has no name.
    pub entity: Option<u32>,
    /// Who says *we*, where that is one person, and who else is meant is not told; else None.
    pub speaker: Option<TokenRange>,
    /// Whether it is *I* outside all quotations: the author.
    pub author: bool,
    /// Whether its office is another’s in the document.
    pub conflict: bool,
    /// How far the evidence for the antecedent leads, as a number from 0 to 1; 0 without one.
    pub score: f32,
    /// The fullest mentions and the entities of those that a source for several stands for: *Holm and Lind*; else empty.
    pub members: SmallVec<[(TokenRange, u32); 2]>,
}

impl Reference {
    /// The type of a source: a pronoun has its antecedent’s, and so has a phrase that says nothing of its own. *We* are of
    /// the type of who says so.
    pub(crate) fn source_type(&self, source: TokenRange, classify: impl Fn(TokenRange) -> SourceType) -> SourceType {
        let meant = || self.antecedent.or(self.speaker).map(&classify);
        match self.form {
            _ if self.author => SourceType::Author,
            Some(MentionForm::Pronoun) => meant().unwrap_or_else(|| classify(source)),
            _ => Some(classify(source)).filter(|it| *it != SourceType::Unknown).or_else(meant).unwrap_or_default(),
        }
    }
}

/// The layers of a document that references are found in.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Layers<'a> {
    pub text: &'a str,
    pub title: Option<&'a str>,
    pub tokens: &'a [Token],
    pub classes: &'a [ClassSet],
    pub sentences: &'a [Sentence],
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    pub gazetteer: &'a Gazetteer,
    pub names: &'a Names,
    pub sources: &'a SourceTypes,
    pub attributions: &'a [Attribution],
}

impl<'a> Layers<'a> {
    /// Those that the types of sources are told from.
    fn of_sources(self) -> source::Layers<'a> {
        let Layers { tokens, classes, gazetteer, mentions, entities, .. } = self;
        source::Layers { tokens, classes, gazetteer, mentions, entities }
    }

    /// The number of the mention over a token.
    fn mention_at(self, token: usize) -> Option<usize> {
        let number = self.mentions.partition_point(|mention| mention.tokens.past() <= token);
        self.mentions.get(number).filter(|mention| mention.tokens.has(token)).map(|_| number)
    }
}

/// What a source means: a name by its entity, or a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Referent {
    tokens: TokenRange,
    entity: Option<u32>,
}

impl Referent {
    /// Whether both are one: the same entity, or phrases that share words.
    fn is(self, other: Referent) -> bool {
        match (self.entity, other.entity) {
            (None, None) => self.tokens.overlaps(other.tokens),
            (one, other) => one == other,
        }
    }
}

/// Finds what each attribution’s source means, replacing what `references` held: one for each attribution, in their order.
///
/// Sources whose claim lies in one with a later cue wait until that one’s is known: *“I sailed,” she said*.
pub(crate) fn resolve(layers: Layers<'_>, references: &mut Vec<Reference>) {
    references.clear();
    references.resize(layers.attributions.len(), Reference::default());
    let mut resolver = Resolver { facts: Facts::new(layers), layers, references };
    let waits = |at: usize| layers.attributions[at].parent.is_some_and(|parent| parent as usize > at);
    for at in (0..layers.attributions.len()).filter(|&at| !waits(at)) {
        resolver.resolve(at);
    }
    for at in (0..layers.attributions.len()).rev().filter(|&at| waits(at)) {
        resolver.resolve(at);
    }
}

struct Resolver<'r> {
    layers: Layers<'r>,
    facts: Facts,
    references: &'r mut [Reference],
}

impl Resolver<'_> {
    fn resolve(&mut self, at: usize) {
        let Some(source) = self.layers.attributions[at].source.filter(|source| !source.is_empty()) else { return };
        let (form, pronoun) = mention::form(self.layers, source);
        let mut reference = Reference { form: Some(form), ..Reference::default() };
        let members = if pronoun.is_none() { members::members(self, source) } else { members::Members::new() };
        if members.len() > 1 {
            let named = |member: Referent| member.entity.map(|entity| (self.fullest(entity), entity));
            reference.members = members.into_iter().filter_map(named).collect();
            self.references[at] = reference;
            return;
        }
        match (form, pronoun) {
            (MentionForm::Name | MentionForm::Acronym, _) => self.name(source, &mut reference),
            (MentionForm::Pronoun, Some(pronoun)) => self.pronoun(at, source, pronoun, &mut reference),
            (MentionForm::Definite, _) => {
                let found = phrases::candidates(self, at, source).best();
                self.take(source, found, &mut reference);
            }
            _ => {}
        }
        self.references[at] = reference;
    }

    /// A short name is explained by its fullest form.
    fn name(&self, source: TokenRange, reference: &mut Reference) {
        let Some(number) = mention::name_of(self.layers, source) else { return };
        let mention = &self.layers.mentions[number];
        reference.entity = Some(mention.entity);
        reference.conflict = members::conflicts(self, number);
        let fullest = self.fullest(mention.entity);
        if fullest.len() > mention.tokens.len() && !fullest.overlaps(source) && !reference.conflict {
            reference.antecedent = Some(fullest);
            reference.score = 1.0;
        }
    }

    fn pronoun(&mut self, at: usize, source: TokenRange, pronoun: Pronoun, reference: &mut Reference) {
        let own = &self.layers.attributions[at];
        match pronoun {
            Pronoun::Speaker | Pronoun::Speakers => {
                let outer = own.parent.filter(|&outer| self.is_voiced(outer as usize, source));
                let Some(outer) = outer else {
                    reference.author = pronoun == Pronoun::Speaker && !self.layers.classes[source.first()].is(QUOTE);
                    return;
                };
                let speaker = self.referent(outer as usize);
                let alone = |speaker: &Referent| pronoun == Pronoun::Speakers && self.is_one_person(*speaker);
                reference.speaker = speaker.filter(alone).map(|speaker| speaker.tokens);
                self.take(source, speaker.filter(|it| !alone(it)).map(|speaker| (speaker, 0.95)), reference);
            }
            Pronoun::Relative => self.take(source, relative::before_relative(self, source), reference),
            Pronoun::Other => {}
            _ => {
                let found = Candidates::of_pronoun(self, at, source, pronoun).best();
                self.take(source, found, reference);
                // Whom *he* meant is no *she* later.
                match (pronoun, reference.entity) {
                    (Pronoun::Male, Some(entity)) => self.facts.learn(entity, NameClues::MALE),
                    (Pronoun::Female, Some(entity)) => self.facts.learn(entity, NameClues::FEMALE),
                    _ => {}
                }
            }
        }
    }

    /// Whether a claim gives what stands at `inner` in the source’s own words.
    fn is_voiced(&self, outer: usize, inner: TokenRange) -> bool {
        let colon = matches!(self.layers.attributions[outer].frame, Frame::Colon | Frame::Signature);
        colon || self.layers.classes[inner.first()].is(QUOTE)
    }

    fn take(&self, source: TokenRange, found: Option<(Referent, f32)>, reference: &mut Reference) {
        let Some((referent, score)) = found else { return };
        let tokens = referent.entity.map_or(referent.tokens, |entity| self.fullest(entity));
        // Where the fullest mention is in the source itself, any other will do.
        let tokens = if tokens.overlaps(source) { referent.tokens } else { tokens };
        if !tokens.overlaps(source) && !tokens.is_empty() {
            (reference.antecedent, reference.entity, reference.score) = (Some(tokens), referent.entity, score);
        }
    }

    /// The tokens of an entity’s fullest mention.
    fn fullest(&self, entity: u32) -> TokenRange {
        let fullest = self.layers.entities.get(entity as usize).map_or(u32::MAX, |entity| entity.fullest);
        self.layers.mentions.get(fullest as usize).map_or(TokenRange::default(), |mention| mention.tokens)
    }

    /// What an attribution’s source means as far as that is known: a pronoun without antecedent means nothing.
    fn referent(&self, at: usize) -> Option<Referent> {
        let source = self.layers.attributions[at].source?;
        let reference = &self.references[at];
        if let Some(tokens) = reference.antecedent {
            return Some(Referent { tokens, entity: reference.entity });
        }
        if !reference.members.is_empty() {
            return Some(Referent { tokens: source, entity: None });
        }
        let (form, _) = mention::form(self.layers, source);
        match form {
            MentionForm::Pronoun => None,
            MentionForm::Name | MentionForm::Acronym => {
                let number = mention::name_of(self.layers, source)?;
                let mention = &self.layers.mentions[number];
                Some(Referent { tokens: mention.tokens, entity: Some(mention.entity) })
            }
            MentionForm::Definite | MentionForm::Indefinite => Some(Referent { tokens: source, entity: None }),
        }
    }

    fn is_one_person(&self, referent: Referent) -> bool {
        let traits = self.facts.traits(self.layers, referent);
        traits.sort == facts::Sort::Person && !traits.plural
    }

    fn clues(&self, at: usize) -> NameClues {
        self.layers.names.clues(self.layers.tokens[at].key)
    }

    /// The number of the sentence that holds a token.
    fn sentence_of(&self, at: usize) -> usize {
        self.layers.sentences.partition_point(|sentence| sentence.tokens.past() <= at)
    }
}

/// Inside an outer quotation, or one of its marks.
const QUOTE: ClassSet = ClassSet::QUOTED.with(ClassSet::QUOTE_OPEN).with(ClassSet::QUOTE_CLOSE);
