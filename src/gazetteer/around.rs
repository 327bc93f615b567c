//! What the words around a name say of it: a place, or part of a longer name.

use super::NameId;
use super::choose::{Candidate, Choice, Chosen, Search, State};
use crate::lexicon::{Ambiguity, Body, Lexicon, WordClass};
use crate::span::TokenRange;
use crate::text::{Case, Gap, KeyTable, Token, TokenKind, WordKey};
use std::collections::BTreeMap;

/// How many tokens a dateline has at most.
const DATELINE: usize = 12;

/// What words beside the name of a place tell.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    table: KeyTable<u8>,
    comma: Option<WordKey>,
    stop: Option<WordKey>,
}

/// A word that names a place when it stands before it: *in*.
const LOCATIVE: u8 = 1;
/// *downtown*, *northern*.
const AREA: u8 = 2;
/// *Police*, after a place.
const INSTITUTION: u8 = 4;
/// *Street*, after a name.
const THOROUGHFARE: u8 = 8;
/// *and*.
const CONJUNCTION: u8 = 16;
/// Any listed word that a name does not begin with.
const FUNCTION: u8 = 32;
/// *of*
const OF: u8 = 64;
/// A word that leads to where something comes from, a place or a person: *from*.
const ORIGIN: u8 = 128;

/// What stands around a name of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// Nothing that tells.
    Open,
    /// A word that is said of places: *in Jackson*.
    Place,
    /// A word that is said of places and of persons: *from Jackson*.
    Likely,
    /// The name goes on to the left, as that of a person: *Mr. Jackson*, *Paris* in *Al Paris*.
    Person,
    /// The name goes on to the right: *Jackson Browne*.
    Longer,
    /// It is a street's, a park's or a river's: *Jackson Street*.
    Thoroughfare,
    /// It is written like an abbreviation and stands after a name: *Springfield, Ill.*
    AfterName,
    /// It is written like an abbreviation and stands elsewhere.
    Short,
}

impl Neighbours {
    pub fn new(lexicons: &[&Lexicon]) -> Self {
        let mut table: BTreeMap<WordKey, u8> = BTreeMap::new();
        for lexicon in lexicons {
            let Body::Words(words) = &lexicon.body else { continue };
            for (word, class) in words {
                *table.entry(WordKey::of(word)).or_default() |= match class {
                    WordClass::Locative => LOCATIVE,
                    WordClass::Area => AREA,
                    WordClass::Institution => INSTITUTION,
                    WordClass::Thoroughfare => THOROUGHFARE,
                    WordClass::Conjunction => CONJUNCTION | FUNCTION,
                    WordClass::Of => OF | FUNCTION,
                    WordClass::Link => ORIGIN | FUNCTION,
                    _ => FUNCTION,
                };
            }
        }
        Neighbours { table: table.into(), comma: Some(WordKey::of(",")), stop: Some(WordKey::of(".")) }
    }

    fn is(&self, token: &Token, bits: u8) -> bool {
        self.table.get(token.key) & bits != 0
    }

    fn is_comma(&self, token: &Token) -> bool {
        Some(token.key) == self.comma
    }
}

fn is_capital(token: &Token) -> bool {
    matches!(token.case, Case::Title | Case::Upper | Case::Mixed)
}

impl Around {
    /// The state of a place that stands so, as far as its neighbours tell; `plain` if the name needs nothing.
    pub fn state(self, ambiguity: Ambiguity, plain: bool) -> State {
        match (ambiguity, self) {
            (Ambiguity::Safe, _) => State::Plain,
            (_, Around::Person) => State::Person,
            (_, Around::Thoroughfare) => State::Barred,
            (Ambiguity::NeedsPlace, Around::Short) => State::Barred,
            (Ambiguity::NeedsPlace, Around::Longer) => State::Part,
            (Ambiguity::NeedsPlace, Around::Place | Around::AfterName) => State::Met,
            (Ambiguity::NeedsPlace, Around::Likely) => State::Likely,
            _ if plain => State::Plain,
            _ => State::Unmet,
        }
    }
}

impl Search<'_> {
    /// What stands around the tokens from `start` to `end` of a sentence, if they are the name of a place.
    pub(super) fn around(&self, sentence: usize, start: usize, end: usize) -> Around {
        if self.is_abbreviation(start, end) {
            return if self.is_after_name(sentence, start) { Around::AfterName } else { Around::Short };
        }
        let words = &self.gazetteer.neighbours;
        let bounds = self.sentences[sentence].tokens;
        let before = |back: usize| (start >= bounds.first() + back).then(|| &self.tokens[start - back]);
        let after = self.tokens[..bounds.past().min(self.tokens.len())].get(end);
        let (own, one_word) = (&self.tokens[start], end - start == 1);
        let shouted = own.case == Case::Upper && one_word && own.span.len() > 3;

        let follows = after.filter(|after| after.kind == TokenKind::Word && after.gap == Gap::Space);
        if follows.is_some_and(|after| is_capital(after) && words.is(after, THOROUGHFARE)) {
            return Around::Thoroughfare;
        }
        let mut found = Around::Open;
        if let Some(near) = before(1) {
            let joined = own.gap == Gap::Space;
            if joined && words.is(near, LOCATIVE | AREA) {
                found = if words.is(near, ORIGIN) { Around::Likely } else { Around::Place };
            } else if joined && words.is(near, OF) {
                // *Ann Lee, 29, of Jackson*
                let aged = before(3).is_some_and(|age| age.kind == TokenKind::Number);
                if aged && before(2).is_some_and(|comma| words.is_comma(comma)) {
                    found = Around::Place;
                }
            } else if joined && one_word && is_capital(near) && !words.is(near, FUNCTION | INSTITUTION) {
                // *CTV Jackson* is no person, and capitals beside capitals say nothing.
                if near.case != Case::Upper || near.span.len() < 2 {
                    return Around::Person;
                }
            } else if joined && Some(near.key) == words.stop && near.gap == Gap::None {
                // *Mr. Jackson*, *J. Jackson*
                if before(2).is_some_and(is_capital) {
                    return Around::Person;
                }
            } else if own.gap == Gap::None && near.gap == Gap::None && self.gazetteer.hyphens.contains(&near.key) {
                // *R-Jackson* is a member for Jackson, *Smith-Jackson* a name.
                match before(2).filter(|first| is_capital(first)) {
                    Some(first) if first.span.len() == 1 => found = Around::Place,
                    Some(_) => found = Around::Longer,
                    None => {}
                }
            }
        }
        // *in Jackson's view* may be a person's.
        if found == Around::Place && after.is_some_and(|after| self.is_possessive(after)) {
            found = Around::Likely;
        }
        match follows {
            Some(after) if words.is(after, INSTITUTION) => Around::Place,
            Some(after) if is_capital(after) && !shouted && !words.is(after, FUNCTION) => Around::Longer,
            _ if found == Around::Open && (self.is_based(end) || self.opens_dateline(sentence, start, end)) => {
                Around::Place
            }
            _ => found,
        }
    }

    fn is_possessive(&self, token: &Token) -> bool {
        token.gap == Gap::None && token.span.text(self.text).starts_with(['\'', '’'])
    }

    /// *Paris-based*
    fn is_based(&self, end: usize) -> bool {
        match self.tokens.get(end..end + 2) {
            Some([hyphen, based]) => {
                let joined = hyphen.gap == Gap::None && based.gap == Gap::None;
                joined
                    && self.gazetteer.hyphens.contains(&hyphen.key)
                    && self.gazetteer.neighbours.is(based, INSTITUTION)
            }
            _ => false,
        }
    }

    /// *PARIS (Harbour News) —* at the head of a paragraph.
    fn opens_dateline(&self, sentence: usize, start: usize, end: usize) -> bool {
        let bounds = self.sentences[sentence].tokens;
        if start != bounds.first() || !matches!(self.tokens[start].gap, Gap::Paragraph | Gap::None) {
            return false;
        }
        let rest = &self.tokens[end..bounds.past().min(self.tokens.len()).min(end + DATELINE)];
        let dash = |token: &Token| {
            token.kind == TokenKind::Mark
                && (token.span.len() > 1 || token.gap == Gap::Space)
                && matches!(token.span.text(self.text), "-" | "--" | "–" | "—")
        };
        let part = |token: &&Token| token.kind != TokenKind::Word || is_capital(token);
        rest.iter().take_while(part).any(dash)
    }

    /// Whether a comma and a name stand before: *Springfield, Ill.* A capital that only opens the sentence is none.
    fn is_after_name(&self, sentence: usize, start: usize) -> bool {
        let first = self.sentences[sentence].tokens.first();
        let ends_there = |candidate: &&Candidate| candidate.tokens.past() == start - 1;
        start >= first + 2
            && self.comma_at(start - 1)
            && is_capital(&self.tokens[start - 2])
            && (start > first + 2 || self.candidates.iter().rev().take(4).any(|candidate| ends_there(&candidate)))
    }

    /// Whether tokens are written like an abbreviation: *Ill.*, *IL*.
    fn is_abbreviation(&self, start: usize, end: usize) -> bool {
        let (first, last) = (&self.tokens[start], &self.tokens[end - 1]);
        Some(last.key) == self.gazetteer.neighbours.stop
            || end - start == 1 && first.case == Case::Upper && first.span.len() <= 3
            || self.tokens.get(end).is_some_and(|next| {
                Some(next.key) == self.gazetteer.neighbours.stop && next.gap == Gap::None && first.span.len() <= 3
            })
    }

    /// Where a list goes on before a name: the token past its member, *Lyon* in *Lyon and Nice* or *Lyon, Nice*.
    pub(super) fn list_before(&self, tokens: TokenRange) -> Option<usize> {
        let words = &self.gazetteer.neighbours;
        let start = tokens.first();
        let near = self.tokens.get(start.checked_sub(1)?)?;
        let past = self.tokens.get(tokens.past());
        if words.is_comma(near) && past.is_some_and(|next| words.is_comma(next) || words.is(next, CONJUNCTION)) {
            return Some(start - 1);
        }
        if words.is(near, CONJUNCTION) {
            let comma = start >= 2 && words.is_comma(&self.tokens[start - 2]);
            return Some(start - 1 - usize::from(comma));
        }
        None
    }

    /// Whether a comma stands at a token.
    fn comma_at(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.gazetteer.neighbours.is_comma(token))
    }

    /// Where one place needs nothing around its name, others of that name need nothing either: which it is, is told later.
    pub(super) fn share_ground(&mut self, first: usize) {
        let gazetteer = self.gazetteer;
        let is_sure =
            |option: &Choice| option.state == State::Plain && gazetteer.traits[option.traits as usize].is_local;
        if self.options[first..].iter().any(is_sure) {
            for option in &mut self.options[first..] {
                let needs_place = gazetteer.traits[option.traits as usize].ambiguity == Ambiguity::NeedsPlace;
                if needs_place && option.state == State::Unmet {
                    option.state = State::Met;
                }
            }
        }
    }

    /// Whether a comma and the name of what holds it follow: *Jackson, Miss.*
    pub(super) fn stands_before_parent(&self, candidate: &Candidate, name: NameId) -> bool {
        let after = candidate.tokens.past() + 1;
        if !self.comma_at(after - 1) {
            return false;
        }
        let first = |chosen: &Chosen| self.candidates[chosen.candidate as usize].tokens.first();
        let at = self.chosen.partition_point(|chosen| first(chosen) < after);
        let Some(next) = self.chosen.get(at).filter(|chosen| first(chosen) == after) else { return false };
        let next = self.options[next.option as usize].name;
        let gazetteer = self.gazetteer;
        let (place, holder) = (gazetteer.row(name), gazetteer.row(next).id());
        gazetteer.parents(name).any(|parent| parent == holder || gazetteer.parents(next).any(|above| above == parent))
            || place.country() == Some(holder)
    }
}
