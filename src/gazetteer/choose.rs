//! Choosing: from every name that could stand somewhere to disjoint mentions.

use super::compile::{Context, Terms, Traits, entity};
use super::index::Accept;
use super::shape::{Found, Shape, all_caps};
use super::{Gazetteer, Mention, NameId, Readings};
use crate::lexicon::Ambiguity;
use crate::span::{Span, TokenRange};
use crate::text::{Case, Gap, Sentence, Token, TokenKind, WordKey, places_of, with_sentences};

/// How many tokens of context on either side count.
const WINDOW: usize = 10;

/// Tokens that some names are written as, with their readings: a range of the search's list, best first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub tokens: TokenRange,
    pub sentence: u32,
    pub first: u32,
    pub past: u32,
}

/// One name that could be meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub name: NameId,
    /// Which of the gazetteer's traits it has.
    pub traits: u32,
    pub weight: f32,
    pub state: State,
}

/// Where a reading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Needs nothing around it.
    Plain,
    /// What it needs is there, or what it must not have is not.
    Met,
    /// A sure mention of the same thing elsewhere in the document supports it.
    Supported,
    /// What it needs is there, but it is said of other things too: it supports no other mention.
    Likely,
    /// What it needs is missing.
    Unmet,
    /// The same, and the name seems to go on: words near it do not help.
    Part,
    /// A word or type is near that must not be.
    Barred,
    /// The name of a place that is part of a person's here.
    Person,
    /// Written otherwise than the name asks.
    WrongCase,
}

impl State {
    pub fn is_valid(self) -> bool {
        matches!(self, State::Plain | State::Met | State::Likely | State::Supported)
    }
}

/// A reading that was chosen: where it stands among the candidates and the options.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    pub candidate: u32,
    pub option: u32,
}

/// The names that could stand in one document.
pub(super) struct Search<'s> {
    pub gazetteer: &'s Gazetteer,
    pub text: &'s str,
    pub tokens: &'s [Token],
    pub sentences: &'s [Sentence],
    /// By start, at the same start longest first.
    pub candidates: Vec<Candidate>,
    pub options: Vec<Choice>,
    /// The chosen readings so far, in order and disjoint.
    pub chosen: Vec<Chosen>,
    /// Whether readings in the wrong case are kept, to be told of.
    pub keep_wrong_case: bool,
}

impl Search<'_> {
    /// Finds the candidates, settles the state of every reading and chooses.
    pub fn run(&mut self) {
        let mut conditional = false;
        let Search { gazetteer, tokens, sentences, .. } = *self;
        let starts = places_of(tokens, |token| {
            let lower = token.case == Case::Lower;
            let sieve = if lower { &gazetteer.index.lower_starts } else { &gazetteer.index.starts };
            sieve.may_hold(token.key)
        });
        for (sentence, start) in with_sentences(starts, sentences) {
            let past = sentences[sentence].tokens.past().min(self.tokens.len());
            conditional |= self.walk(sentence, start, past);
        }
        self.choose();
        // The plain mentions' types are context for the others; those then sure support what needs a sure mention.
        if conditional && self.settle() {
            self.choose();
        }
        if conditional && self.support() {
            self.choose();
        }
    }

    /// Collects the candidates that start at a token, in a sentence that ends before token `past`; says whether some reading
    /// needs something around it.
    fn walk(&mut self, sentence: usize, start: usize, past: usize) -> bool {
        let gazetteer = self.gazetteer;
        let first = self.candidates.len();
        let mut conditional = false;
        let mut place = gazetteer.index.trie.start(self.tokens[start].key);
        let mut end = start + 1;
        while let Some(here) = place {
            if here.accepts() {
                let first = self.options.len();
                conditional |= self.accept(sentence, start, end, gazetteer.index.trie.accepted(here));
                if self.options.len() > first {
                    let (first, past) = (first as u32, self.options.len() as u32);
                    self.candidates.push(Candidate {
                        tokens: TokenRange::new(start, end),
                        sentence: sentence as u32,
                        first,
                        past,
                    });
                }
            }
            if !here.goes_on() {
                break;
            }
            end += usize::from(self.is_inner_hyphen(end, past));
            let Some(next) = self.tokens[..past].get(end).filter(|next| next.gap != Gap::Paragraph) else { break };
            place = gazetteer.index.trie.step(here, next.key);
            end += 1;
        }
        self.candidates[first..].reverse();
        conditional
    }

    /// Whether token `at` is a hyphen between two words.
    fn is_inner_hyphen(&self, at: usize, past: usize) -> bool {
        match self.tokens[..past].get(at..at + 2) {
            Some([hyphen, after]) => {
                let touches = hyphen.gap == Gap::None && after.gap == Gap::None;
                touches && hyphen.kind == TokenKind::Mark && self.gazetteer.hyphens.contains(&hyphen.key)
            }
            _ => false,
        }
    }

    /// Adds the readings of tokens whose case fits.
    fn accept(&mut self, sentence: usize, start: usize, end: usize, accepts: &[Accept]) -> bool {
        let gazetteer = self.gazetteer;
        let range = &self.tokens[start..end];
        let words =
            || range.iter().filter(|token| !(token.kind == TokenKind::Mark && gazetteer.hyphens.contains(&token.key)));
        let span = Span::new(range[0].span.start, range[range.len() - 1].span.end);
        let found = Found { shape: Shape::of(words()), span, text: self.text };
        let all_caps = || all_caps(self.text, words());
        let (first, mut conditional) = (self.options.len(), false);
        let mut around = None;
        // Names from here on are of lexicons that a sure reading of a higher one stands before.
        let mut lower = u32::MAX;
        for accept in accepts {
            if accept.name.0 >= lower {
                break;
            }
            // Surfaces of one name stand together; one that fits is enough.
            let last = self.options[first..].last();
            if last.is_some_and(|last| last.name == accept.name && last.state != State::WrongCase) {
                continue;
            }
            let (writing, row) = (accept.writing, || gazetteer.row(accept.name));
            let surfaces =
                || row().cased_surfaces().filter(|(_, case)| *case == writing.case()).map(|(surface, _)| surface);
            let fits = found.fits(writing, surfaces, all_caps);
            let fits = fits && (!writing.needs_lower_case() || self.has_lower_case(sentence));
            let state = match (fits, writing.is_plain()) {
                (false, _) if !self.keep_wrong_case => continue,
                (false, _) => State::WrongCase,
                (true, plain) => match gazetteer.traits[accept.traits as usize] {
                    Traits { is_local: true, ambiguity, .. } => {
                        let around = *around.get_or_insert_with(|| self.around(sentence, start, end));
                        around.state(ambiguity, plain)
                    }
                    _ if plain => State::Plain,
                    _ => State::Unmet,
                },
            };
            conditional |= matches!(state, State::Likely | State::Unmet | State::Part);
            if lower == u32::MAX && matches!(state, State::Plain | State::Met) && !self.keep_wrong_case {
                lower = gazetteer.lower(accept.name);
            }
            let Accept { name, traits, weight, .. } = *accept;
            self.options.push(Choice { name, traits, weight, state });
        }
        if conditional {
            self.share_ground(first);
        }
        conditional
    }

    fn has_lower_case(&self, sentence: usize) -> bool {
        self.tokens[self.sentences[sentence].tokens.range()].iter().any(|token| token.case == Case::Lower)
    }

    /// Leftmost, longest, best.
    fn choose(&mut self) {
        self.chosen.clear();
        let mut free = 0;
        for (candidate, Candidate { tokens, first, past, .. }) in self.candidates.iter().enumerate() {
            if tokens.first() < free {
                continue;
            }
            let options = &self.options[*first as usize..*past as usize];
            if let Some(best) = options.iter().position(|option| option.state.is_valid()) {
                self.chosen.push(Chosen { candidate: candidate as u32, option: first + best as u32 });
                free = tokens.past();
            }
        }
    }

    /// Puts the chosen readings as mentions into a list, and all valid readings of each into another.
    pub fn mentions(&self, mentions: &mut Vec<Mention>, readings: &mut Vec<NameId>) {
        mentions.clear();
        readings.clear();
        for chosen in &self.chosen {
            let candidate = &self.candidates[chosen.candidate as usize];
            let options = &self.options[candidate.first as usize..candidate.past as usize];
            let first = readings.len() as u32;
            let valid = options.iter().filter(|option| option.state.is_valid());
            readings.extend(valid.clone().map(|option| option.name));
            let own = Readings { first, count: readings.len() as u32 - first };
            mentions.push(self.mention(candidate, chosen.option, own, valid.map(weight).sum()));
        }
    }

    fn mention(&self, candidate: &Candidate, chosen: u32, readings: Readings, total: f32) -> Mention {
        let (first, last) = (&self.tokens[candidate.tokens.first()], &self.tokens[candidate.tokens.past() - 1]);
        let option = self.options[chosen as usize];
        let Choice { name, state, .. } = option;
        let Traits { kind, ambiguity, .. } = self.gazetteer.traits[option.traits as usize];
        let base = match (ambiguity, state) {
            (Ambiguity::Safe, _) => 0.98,
            (Ambiguity::Normal, _) => 0.9,
            (_, State::Supported) => 0.75,
            _ => 0.8,
        };
        // A capital at the start of a sentence says less.
        let opens = candidate.tokens.start == self.sentences[candidate.sentence as usize].tokens.start;
        let initial = if opens && candidate.tokens.len() == 1 && first.case == Case::Title { 0.9 } else { 1.0 };
        Mention {
            tokens: candidate.tokens,
            span: first.span.cover(last.span),
            kind,
            name: Some(name),
            score: base * initial * (0.5 + 0.5 * weight(&option) / total),
            readings,
            entity: 0,
        }
    }

    /// Settles the readings that need something within the window; says whether some may stand.
    fn settle(&mut self) -> bool {
        let mut some = false;
        // Past the last place before the candidate: a list may go on there.
        let mut place_past = usize::MAX;
        for candidate in &self.candidates {
            let listed = self.list_before(candidate.tokens).is_some_and(|past| past == place_past);
            let mut is_place = false;
            for at in candidate.first as usize..candidate.past as usize {
                let Choice { name, state, traits, .. } = self.options[at];
                let Traits { ambiguity, is_local, .. } = self.gazetteer.traits[traits as usize];
                if state == State::Unmet {
                    let listed = listed && ambiguity == Ambiguity::NeedsPlace;
                    let state = if listed { State::Likely } else { self.state_in_context(candidate, name) };
                    self.options[at].state = state;
                    some |= state.is_valid();
                }
                is_place |= is_local && self.options[at].state.is_valid();
            }
            if is_place {
                place_past = candidate.tokens.past();
            }
        }
        some
    }

    fn state_in_context(&self, candidate: &Candidate, name: NameId) -> State {
        let Traits { ambiguity, context, .. } = self.gazetteer.traits(name);
        let Context { any, none } = &self.gazetteer.contexts[context as usize];
        if self.has_near(none, candidate) {
            return State::Barred;
        }
        match ambiguity {
            Ambiguity::Safe | Ambiguity::Normal => State::Met,
            Ambiguity::NeedsContext | Ambiguity::NeedsPlace if self.has_near(any, candidate) => State::Met,
            Ambiguity::NeedsPlace if self.stands_before_parent(candidate, name) => State::Met,
            Ambiguity::NeedsContext | Ambiguity::NeedsPlace | Ambiguity::NeverAlone => State::Unmet,
        }
    }

    /// Whether one of the terms stands within the window, in the same sentence.
    fn has_near(&self, terms: &Terms, candidate: &Candidate) -> bool {
        if terms.is_empty() {
            return false;
        }
        let sentence = self.sentences[candidate.sentence as usize].tokens;
        let (start, end) = (candidate.tokens.first(), candidate.tokens.past());
        let window = start.saturating_sub(WINDOW).max(sentence.first())..(end + WINDOW).min(sentence.past());
        let has = |side: &[Token]| {
            side.iter().any(|token| terms.words.binary_search(&token.key).is_ok())
                || terms.phrases.iter().any(|phrase| self.has_phrase(side, phrase))
        };
        if has(&self.tokens[window.start..start]) || has(&self.tokens[end..window.end]) {
            return true;
        }
        !terms.types.is_empty() && self.has_type_near(&terms.types, candidate.tokens, window)
    }

    fn has_type_near(&self, types: &[String], own: TokenRange, window: std::ops::Range<usize>) -> bool {
        let tokens = |chosen: &Chosen| self.candidates[chosen.candidate as usize].tokens;
        let from = self.chosen.partition_point(|chosen| tokens(chosen).first() < window.start);
        let near = self.chosen[from..].iter().take_while(|chosen| tokens(chosen).past() <= window.end);
        near.filter(|chosen| !tokens(chosen).overlaps(own)).any(|chosen| {
            let name = self.gazetteer.row(self.options[chosen.option as usize].name);
            types.iter().any(|kind| is_kind(name.kind(), kind))
        })
    }

    /// Whether the words stand in a row, hyphens or not.
    fn has_phrase(&self, side: &[Token], phrase: &[WordKey]) -> bool {
        (0..side.len()).any(|start| {
            let words = side[start..].iter().filter(|token| !self.gazetteer.hyphens.contains(&token.key));
            words.map(|token| token.key).take(phrase.len()).eq(phrase.iter().copied())
        })
    }

    /// Lifts readings that a sure mention elsewhere in the document supports; says whether there were any.
    fn support(&mut self) -> bool {
        let gazetteer = self.gazetteer;
        let is_open = |option: &Choice| matches!(option.state, State::Unmet | State::Part);
        let is_likely = |option: &Choice| option.state == State::Likely;
        if !self.options.iter().any(|option| is_open(option) || is_likely(option)) {
            return false;
        }
        let entity_of = |chosen: &Chosen| entity(gazetteer.row(self.options[chosen.option as usize].name).id());
        let sure = self.chosen.iter().filter(|chosen| !is_likely(&self.options[chosen.option as usize]));
        let mut sure: Vec<u64> = sure.map(entity_of).collect();
        sure.sort_unstable();
        let is_sure = |id: u64| sure.binary_search(&id).is_ok();
        // A name that is also a person's in this document stays what its neighbours say each time.
        let is_person = |option: &Choice| option.state == State::Person;
        let mut persons: Vec<NameId> = self.options.iter().filter(|o| is_person(o)).map(|option| option.name).collect();
        persons.sort_unstable();
        let mut lifted = false;
        for option in self.options.iter_mut().filter(|option| option.state == State::Likely) {
            if persons.binary_search(&option.name).is_ok() {
                option.state = State::Unmet;
                lifted = true;
            }
        }
        for option in self.options.iter_mut().filter(|option| is_open(option)) {
            let name = gazetteer.row(option.name);
            if persons.binary_search(&option.name).is_ok() {
                continue;
            }
            let parents = || name.parents().iter().map(|id| entity(id));
            if is_sure(entity(name.id())) || (name.ambiguity() == Ambiguity::NeverAlone && parents().any(is_sure)) {
                option.state = State::Supported;
                lifted = true;
            }
        }
        lifted
    }
}

/// The prior of a reading among others.
fn weight(option: &Choice) -> f32 {
    option.weight.max(0.01)
}

/// Whether a dotted type is `kind` or below it.
fn is_kind(found: &str, kind: &str) -> bool {
    found.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
