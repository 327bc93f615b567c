//! Compiled names: finding mentions in tokens, and choosing among their readings.
//!
//! Matching walks a trie of word keys from every token that can start a name and keeps every name on the way, so that a
//! long reading that turns out wrong gives way to a shorter one. Choosing is a total order: leftmost, longest, priority of
//! the lexicon, weight, lexicon, row.

mod around;
mod choose;
mod compile;
mod index;
mod office;
mod shape;
mod trie;

use crate::lexicon::{Cache, Lexicon, NameRow};
use crate::span::{Span, TokenRange};
use crate::text::{Sentence, Token, WordKey, tokenize};
use choose::{Search, State};
pub(crate) use compile::{Whereabouts, can_match};
pub use office::Office;
use std::fmt;

/// A name found in a document, with the reading that was chosen for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// Its tokens (without a possessive ’s).
    pub tokens: TokenRange,
    /// Its bytes.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: NameKind,
    /// The chosen reading; `None` for a name that no lexicon holds.
    pub name: Option<NameId>,
    /// How much the chosen reading is to be trusted, 0..1.
    pub score: f32,
    /// All readings that may stand, the chosen one among them; none for a name that no lexicon holds. Where one is sure, none of
    /// a lexicon of lower priority is among them.
    pub readings: Readings,
    /// The number of the thing in the document that it names, among the entities; 0 until names are joined.
    pub entity: u32,
}

/// What kind of thing a name is of: the widest part of its dotted type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person, or an office (`person.role`).
    Person,
    /// A body, company, paper, party.
    Organisation,
    /// A place, or a demonym (`place.demonym`).
    Place,
    /// Anything else: ships, weapons, diseases.
    #[default]
    Other,
}

/// The readings of a mention: a range of the list that [`Gazetteer::find`] fills beside the mentions, best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    /// The place of the first.
    pub first: u32,
    /// How many.
    pub count: u32,
}

/// What a gazetteer knows of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameFacts<'g> {
    /// Unique in its lexicon.
    pub id: &'g str,
    /// The canonical surface.
    pub name: &'g str,
    /// Dotted type: `place.port`, `org.media.wire`.
    pub kind: &'g str,
    /// ISO 3166 code of where it is or belongs; None when not given.
    pub country: Option<&'g str>,
    /// WGS84 latitude and longitude in degrees; None when not given.
    pub position: Option<(f64, f64)>,
    /// Prior 0..1 for choosing among readings.
    pub weight: f32,
    /// The id of its lexicon.
    pub lexicon: &'g str,
}

/// A name in a compiled gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u32);

/// A name that could stand somewhere, and why it was chosen or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its bytes.
    pub span: Span,
    /// The name.
    pub name: NameId,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the mention.
    Chosen,
    /// Another reading of the same tokens stands before it: higher priority, then weight.
    Outranked(NameId),
    /// Another mention, earlier or longer, covers some of its tokens.
    Covered(NameId),
    /// Not written as its `case` asks.
    WrongCase,
    /// None of its `context_any` is near, nothing treats it as a place if it needs that, and no sure mention of it is in the
    /// document.
    NoContext,
    /// The name of a place that is part of a person's.
    Person,
    /// One of its `context_none` is near, or it is the name of a street.
    Barred,
}

/// The names of any number of lexicons, compiled for search.
#[derive(Debug, Default)]
pub struct Gazetteer {
    index: index::Index,
    /// What names need around them; the first needs nothing.
    contexts: Vec<compile::Context>,
    /// What words beside the name of a place tell.
    neighbours: around::Neighbours,
    hyphens: [WordKey; 4],
    /// By the ids of their names.
    parts: Vec<compile::Part>,
    traits: Vec<compile::Traits>,
    offices: office::Offices,
    count: usize,
}

impl Gazetteer {
    /// Compiles the names of all `lexicons` of the gazetteer kind, in whatever order they come. Of the others only the
    /// function words count: a name that is one of them in lower case needs `ambiguity = safe`.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        compile::compile(&compile::sorted(lexicons), None)
    }

    /// The same, if it was kept in that cache.
    pub(crate) fn from_cache<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>, cache: &Cache) -> Option<Self> {
        let lexicons = compile::sorted(lexicons);
        let count = compile::count(&lexicons);
        let index = cache.read(&compile::key(&lexicons)?, |file| index::Index::read(file, count))?;
        Some(compile::compile(&lexicons, Some(index)))
    }

    /// Keeps it in a cache, if the content of the lexicons it was made of is known by their hashes.
    pub(crate) fn keep<'a>(&self, lexicons: impl IntoIterator<Item = &'a Lexicon>, cache: &Cache) {
        if let Some(key) = compile::key(&compile::sorted(lexicons)) {
            cache.write(&key, |file| self.index.write(file));
        }
    }

    /// Finds the mentions in a document, in order and disjoint, and the readings of each, replacing what both lists held.
    pub fn find(
        &self,
        text: &str,
        tokens: &[Token],
        sentences: &[Sentence],
        mentions: &mut Vec<Mention>,
        readings: &mut Vec<NameId>,
    ) {
        let mut search = self.search(text, tokens, sentences, false);
        search.run();
        search.mentions(mentions, readings);
    }

    /// Every name that could stand somewhere in a document, in order, with what became of it.
    pub fn readings(&self, text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Reading> {
        let mut search = self.search(text, tokens, sentences, true);
        search.run();
        let mut mentions = Vec::new();
        search.mentions(&mut mentions, &mut Vec::new());
        let mut readings = Vec::new();
        for candidate in &search.candidates {
            let span = tokens[candidate.tokens.first()].span.cover(tokens[candidate.tokens.past() - 1].span);
            let winner = mentions.iter().find(|mention| mention.tokens.overlaps(candidate.tokens));
            let winner = winner.and_then(|mention| Some((mention.tokens, mention.name?)));
            for option in &search.options[candidate.first as usize..candidate.past as usize] {
                let verdict = match (option.state, winner) {
                    (State::WrongCase, _) => Verdict::WrongCase,
                    (State::Barred, _) => Verdict::Barred,
                    (State::Person, _) => Verdict::Person,
                    (State::Unmet | State::Part, _) | (_, None) => Verdict::NoContext,
                    (_, Some((tokens, name))) if tokens != candidate.tokens => Verdict::Covered(name),
                    (_, Some((_, name))) if name == option.name => Verdict::Chosen,
                    (_, Some((_, name))) => Verdict::Outranked(name),
                };
                readings.push(Reading { tokens: candidate.tokens, span, name: option.name, verdict });
            }
        }
        readings
    }

    fn search<'s>(
        &'s self,
        text: &'s str,
        tokens: &'s [Token],
        sentences: &'s [Sentence],
        keep_wrong_case: bool,
    ) -> Search<'s> {
        Search {
            gazetteer: self,
            text,
            tokens,
            sentences,
            candidates: Vec::new(),
            options: Vec::new(),
            chosen: Vec::new(),
            keep_wrong_case,
        }
    }

    /// The facts of a name.
    ///
    /// # Panics
    /// When `id` came from another gazetteer and is beyond this one's names.
    pub fn name(&self, id: NameId) -> NameFacts<'_> {
        let name = self.row(id);
        NameFacts {
            id: name.id(),
            name: name.name(),
            kind: name.kind(),
            country: name.country(),
            position: name.position(),
            weight: name.weight(),
            lexicon: self.lexicon(id),
        }
    }

    /// The id of the lexicon a name came from.
    ///
    /// # Panics
    /// As [`Gazetteer::name`].
    pub fn lexicon(&self, id: NameId) -> &str {
        &compile::part_of(&self.parts, id).id
    }

    /// The ids of what a name is part of, in the order of its row.
    ///
    /// # Panics
    /// As [`Gazetteer::name`].
    pub fn parents(&self, id: NameId) -> impl Iterator<Item = &str> {
        self.row(id).parents().iter().map(String::as_str)
    }

    /// The office a name's row gives, as in *foreign minister*; None when it gives none.
    ///
    /// # Panics
    /// As [`Gazetteer::name`].
    pub fn role(&self, id: NameId) -> Option<&str> {
        self.row(id).fact("role")
    }

    /// The hash of an id: names of several lexicons with one id are one thing.
    pub(crate) fn entity_of(id: &str) -> u64 {
        compile::entity(id)
    }

    /// The hash of the country of the first name in a short text: an outlet's.
    pub(crate) fn country_of(&self, text: &str) -> Option<u64> {
        let (mut tokens, mut mentions, mut readings) = (Vec::new(), Vec::new(), Vec::new());
        tokenize(text, &mut tokens);
        let all = TokenRange::new(0, tokens.len());
        let all = [Sentence { span: Span::new(0, text.len() as u32), tokens: all, paragraph: 0 }];
        self.find(text, &tokens, &all[..tokens.len().min(1)], &mut mentions, &mut readings);
        let countries = mentions.iter().filter_map(|mention| self.name(mention.name?).country);
        countries.map(Gazetteer::entity_of).next()
    }

    /// How many names it has.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it has no name.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The row of a name.
    ///
    /// # Panics
    /// As [`Gazetteer::name`].
    pub fn row(&self, id: NameId) -> NameRow<'_> {
        let part = compile::part_of(&self.parts, id);
        part.names.get((id.0 - part.base) as usize).expect("an id of this gazetteer")
    }

    /// Its prior, without a look at its words.
    pub(crate) fn weight(&self, id: NameId) -> f32 {
        let part = compile::part_of(&self.parts, id);
        part.names.weight((id.0 - part.base) as usize)
    }

    /// What it lies in, by hashes.
    pub(crate) fn whereabouts(&self, id: NameId) -> compile::Whereabouts {
        let part = compile::part_of(&self.parts, id);
        part.whereabouts[part.names.group_number((id.0 - part.base) as usize)]
    }

    /// The first name of the lexicons of lower priority.
    fn lower(&self, id: NameId) -> u32 {
        let priority = compile::part_of(&self.parts, id).priority;
        self.parts.iter().find(|part| part.priority < priority).map_or(u32::MAX, |part| part.base)
    }

    fn traits(&self, id: NameId) -> compile::Traits {
        let part = compile::part_of(&self.parts, id);
        self.traits[part.traits[part.names.group_number((id.0 - part.base) as usize)] as usize]
    }
}

impl Mention {
    /// Its dotted type: the lexicon's, or the widest one where no lexicon holds the name.
    pub fn type_in<'g>(&self, gazetteer: &'g Gazetteer) -> &'g str {
        self.name.map_or(self.kind.name(), |name| gazetteer.row(name).kind())
    }
}

impl NameKind {
    /// The kind of a dotted type.
    ///
    /// ```
    /// use reportedly::gazetteer::NameKind;
    /// assert_eq!(NameKind::of("place.port"), NameKind::Place);
    /// ```
    pub fn of(kind: &str) -> NameKind {
        match kind.split('.').next() {
            Some("person") => NameKind::Person,
            Some("org") => NameKind::Organisation,
            Some("place") => NameKind::Place,
            _ => NameKind::Other,
        }
    }

    /// The dotted type of a name of which nothing narrower is known: `person`, `org`, `place` or `thing`.
    pub fn name(self) -> &'static str {
        match self {
            NameKind::Person => "person",
            NameKind::Organisation => "org",
            NameKind::Place => "place",
            NameKind::Other => "thing",
        }
    }
}

impl Readings {
    /// These readings, of the list that was filled beside the mentions.
    pub fn of(self, readings: &[NameId]) -> &[NameId] {
        readings.get(self.first as usize..(self.first + self.count) as usize).unwrap_or_default()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Verdict::Chosen => "chosen",
            Verdict::Outranked(_) => "another reading of the same words has the higher priority or weight",
            Verdict::Covered(_) => "another mention starts earlier or is longer",
            Verdict::WrongCase => "written otherwise than its case asks",
            Verdict::NoContext => "needs a word near that tells, or a sure mention in the document",
            Verdict::Person => "part of the name of a person",
            Verdict::Barred => "a word of its context_none is near, or it is a street's",
        })
    }
}
