//! Runs: from capitalised words to candidates, cut where titles, days, demonyms and lexicon names say so.

use super::evidence::{Evidence, EvidenceSet};
use super::words::Manner;
use super::{Candidate, Layers, Names, surface};
use crate::gazetteer::{Mention, NameKind};
use crate::lexicon::NameClues;
use crate::span::TokenRange;
use crate::text::{Case, places_of};
use crate::words::ClassSet;

/// What a lexicon's mention is to a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// A title or an office before a name.
    Title,
    /// A demonym.
    Demonym,
    /// A country.
    Country,
    Place,
    Body,
    Person,
    Other,
}

impl Known {
    /// Of a mention.
    pub fn of(mention: &Mention, layers: Layers<'_>) -> Known {
        let kind = mention.type_in(layers.gazetteer);
        match mention.kind {
            NameKind::Person if kind.starts_with("person.role") => Known::Title,
            NameKind::Person => Known::Person,
            NameKind::Organisation => Known::Body,
            NameKind::Place => match kind {
                "place.demonym" => Known::Demonym,
                "place.country" => Known::Country,
                _ => Known::Place,
            },
            NameKind::Other if kind.starts_with("title.") => Known::Title,
            NameKind::Other => Known::Other,
        }
    }
}

/// What candidates are made from.
pub(super) struct Runs<'r> {
    pub names: &'r Names,
    pub layers: Layers<'r>,
    pub mentions: &'r [Mention],
    pub known: Vec<Known>,
    /// The mention that covers each token, counted from 1; 0 for none.
    over: Vec<u32>,
    /// What each capitalised word tells; nothing for the others.
    pub clues: Vec<NameClues>,
    candidates: Vec<Candidate>,
    loud: Vec<TokenRange>,
}

/// A run while it is cut.
pub(super) struct Cut {
    /// The tokens of the run.
    pub run: TokenRange,
    /// The sentence's tokens.
    pub sentence: TokenRange,
    /// Whether a title, or a noun for a person, was cut off before.
    pub title: bool,
    manner: Manner,
}

/// The candidates of a document, in order and disjoint; and the runs of sentences in which capitals say nothing.
pub(super) fn candidates(names: &Names, layers: Layers<'_>, mentions: &[Mention]) -> (Vec<Candidate>, Vec<TokenRange>) {
    let capitals: Vec<u32> =
        places_of(layers.classes, |class| class.is(ClassSet::CAPITAL)).map(|at| at as u32).collect();
    let mut clues = vec![NameClues::NONE; layers.tokens.len()];
    for &at in &capitals {
        clues[at as usize] = names.clues(layers.tokens[at as usize].key);
    }
    let known = mentions.iter().map(|mention| Known::of(mention, layers)).collect();
    let mut over = vec![0; layers.tokens.len()];
    for (number, mention) in (1..).zip(mentions) {
        over[mention.tokens.range()].fill(number);
    }
    let mut runs = Runs {
        names,
        layers,
        mentions,
        known,
        over,
        clues,
        candidates: Vec::with_capacity(capitals.len()),
        loud: Vec::new(),
    };
    let mut at = 0;
    for sentence in layers.sentences {
        let first = at;
        while at < capitals.len() && capitals[at] < sentence.tokens.end {
            at += 1;
        }
        runs.sentence(sentence.tokens, &capitals[first..at]);
    }
    (runs.candidates, runs.loud)
}

impl Runs<'_> {
    /// The runs of one sentence.
    fn sentence(&mut self, sentence: TokenRange, capitals: &[u32]) {
        let manner = self.manner(sentence, capitals);
        let mut free = sentence.start;
        for &start in capitals {
            if start < free {
                continue;
            }
            // *Secretary of State Ida Berg*: the run begins behind the office.
            if let Some(over) = self.mention_over(start as usize) {
                let tokens = self.mentions[over].tokens;
                if tokens.start < start && (self.known[over] == Known::Title || self.is_capital_word(tokens.first())) {
                    free = tokens.end;
                    continue;
                }
            }
            let end = self.run_end(start as usize, sentence.past());
            if end == start as usize + 1 && self.is_idle(start as usize) {
                continue;
            }
            free = end as u32;
            if manner == Manner::Loud {
                self.loud.push(TokenRange::new(start as usize, end));
            }
            let cut = Cut { run: TokenRange::new(start as usize, end), sentence, title: false, manner };
            match cut.run.len() {
                1 => self.lone(start as usize, &cut),
                _ => self.cut(cut),
            }
        }
    }

    /// The same as cutting, for a run of one token.
    fn lone(&mut self, at: usize, cut: &Cut) {
        let known = self.mention_over(at).map(|over| self.known[over]);
        let plain = || {
            let generation = self.clues[at].is(NameClues::GENERATION);
            let small = self.layers.tokens[at].span.text(self.layers.text).starts_with(char::is_lowercase);
            let apart =
                self.layers.tokens[at].case == Case::Upper || at > 0 && self.layers.classes[at - 1].is(ClassSet::COMMA);
            let suffix = self.clues[at].is(NameClues::ORG_SUFFIX) && apart;
            generation || small || suffix || self.is_function_word(at) || self.is_day(at) || self.glued_to(at).is_some()
        };
        if known == Some(Known::Title) || known.is_none() && plain() {
            return;
        }
        self.flush(at, at + 1, cut);
    }

    /// Cuts a run into candidates.
    fn cut(&mut self, mut cut: Cut) {
        let TokenRange { start, end } = cut.run;
        let (mut first, mut at) = (start as usize, start as usize);
        let body_last = self.has_head(start as usize, end as usize);
        while at < end as usize {
            let here = self.mention_at(at);
            let past = here.map_or(at + 1, |here| self.mentions[here].tokens.past());
            let inside_body = || past < end as usize && self.is_before_head(past, end as usize);
            let after_link = body_last && at > first && !self.is_capital_word(at - 1);
            match here.map(|here| self.known[here]) {
                // *Billie Jean King*, *Burger King*
                Some(Known::Title)
                    if self.ends_name(past, end as usize) && past - at == 1 && self.begins_name(first, at) => {}
                // *Office of Inspector General*
                Some(Known::Title) if after_link => {}
                // *Judge Dean Berg*
                Some(Known::Title)
                    if past - at == 1
                        && at == first
                        && cut.title
                        && self.is_given(at, end as usize)
                        && !self.clues[past].is(NameClues::GIVEN) => {}
                // *Serbia Slovakia Slovenia*, but *Ida Jordan*
                Some(Known::Country) if at > first && !body_last && !self.is_given(at - 1, at + 1) => {
                    self.flush(first, at, &cut);
                    (first, cut.title) = (at, false);
                }
                // *former ambassador to Norway Ida Berg*
                Some(Known::Country | Known::Place)
                    if at == first && self.is_given(past, end as usize) && !self.has_head(past, end as usize) =>
                {
                    self.flush(first, past, &cut);
                    (first, cut.title) = (past, false);
                }
                // *Major League Baseball*
                Some(Known::Title) if past - at == 1 && past < end as usize && self.is_ordinary(past) => {}
                Some(Known::Title) if at == first && past - at > 1 || !inside_body() => {
                    self.flush(first, at, &cut);
                    (first, cut.title) = (past, true);
                }
                // *NATO Secretary-General*, *Reuters Bill Tarrant*
                Some(Known::Body | Known::Other | Known::Person)
                    if at == first && !(body_last && past < end as usize || inside_body()) =>
                {
                    self.flush(first, past, &cut);
                    (first, cut.title) = (past, false);
                }
                Some(_) => {}
                None if self.glued_to(at).is_some() => {
                    // *Ida Berg Ida Karin BergFerry sails on*: the name, and the name again with a heading that lacks its space.
                    let past_name = self.glued_to(at).map_or(first, |name| name + 1);
                    if past_name > first {
                        self.flush(first, past_name, &cut);
                    }
                    (first, cut.title) = (past, false);
                }
                None if self.is_day(at) || at > first && self.parts(at, end as usize) => {
                    self.flush(first, at, &cut);
                    (first, cut.title) = (past, false);
                }
                None if self.is_role(at)
                    && at + 1 < end as usize
                    && !body_last
                    && !self.is_before_head(past, end as usize) =>
                {
                    self.flush(first, at, &cut);
                    (first, cut.title) = (past, true);
                }
                None => {}
            }
            at = past;
        }
        self.flush(first, end as usize, &cut);
    }

    pub(super) fn is_capital_word(&self, at: usize) -> bool {
        self.layers.classes[at].is(ClassSet::CAPITAL)
    }

    /// The lexicon's mention that covers a token.
    fn mention_over(&self, at: usize) -> Option<usize> {
        (*self.over.get(at)? as usize).checked_sub(1)
    }

    /// The lexicon's mention that begins with a token.
    pub fn mention_at(&self, at: usize) -> Option<usize> {
        self.mention_over(at).filter(|&over| self.mentions[over].tokens.first() == at)
    }

    /// The lexicon's mention that ends before a token.
    pub fn mention_before(&self, past: usize) -> Option<usize> {
        self.mention_over(past.checked_sub(1)?).filter(|&over| self.mentions[over].tokens.past() == past)
    }

    /// Whether a capitalised token that is a run of its own is no name: most words that begin a sentence.
    fn is_idle(&self, at: usize) -> bool {
        const NAME: NameClues =
            NameClues::ORG_HEAD.with(NameClues::ORG_START).with(NameClues::SURNAME).with(NameClues::GIVEN);
        let plain = self.is_function_word(at) || self.clues[at].is(NameClues::ORDINARY) && !self.clues[at].is(NAME);
        plain && self.over[at] == 0 && self.title_before(at).is_none()
    }

    /// Adds a candidate with its evidence, with the tokens of the lexicon's mention that holds it.
    pub(super) fn push(&mut self, tokens: TokenRange, title: bool, cut: &Cut) {
        let holding = self.mention_over(tokens.first()).filter(|&over| self.mentions[over].tokens.contains(tokens));
        let tokens = holding.map_or(tokens, |holding| self.mentions[holding].tokens);
        if self.candidates.last().is_some_and(|last| last.tokens.overlaps(tokens)) {
            return;
        }
        let known = holding.map(|holding| self.known[holding]);
        // A title is no name, and a demonym is settled.
        if matches!(known, Some(Known::Title | Known::Demonym)) {
            return;
        }
        let Some(evidence) = self.evidence(tokens, known, title, cut.sentence, cut.manner) else { return };
        let known = holding;
        let surface = surface(&self.layers.tokens[tokens.range()]);
        let opens = self.opens(tokens.first(), cut.sentence);
        let title = self.title_before(tokens.first()).filter(|title| title.len() > 1);
        self.candidates.push(Candidate { tokens, surface, known: known.map(|at| at as u32), title, opens, evidence });
    }

    /// The evidence of a candidate; None for one that has nothing but a capital that says nothing.
    fn evidence(
        &self,
        tokens: TokenRange,
        known: Option<Known>,
        title: bool,
        sentence: TokenRange,
        manner: Manner,
    ) -> Option<EvidenceSet> {
        // *Mr. Bloomberg*
        let known = known.filter(|&known| known != Known::Body || !self.is_addressed(tokens));
        let mut evidence = self.inside(tokens, known);
        // *Patient Safety*: a noun for a person makes none of ordinary words.
        let title = title && !evidence.has(Evidence::AllOrdinary);
        let settled =
            matches!(known, Some(Known::Body | Known::Person | Known::Other)) || evidence.has(Evidence::KnownCountry);
        if settled {
            return Some(evidence);
        }
        evidence.add_if(Evidence::Side, self.is_side(tokens, sentence));
        if manner == Manner::Loud {
            return known.map(|_| evidence);
        }
        evidence = evidence.with(self.around(tokens, title, sentence));
        evidence.add_if(Evidence::Side, manner == Manner::Table && self.is_scored(tokens, sentence));
        let plain = known.is_none() && tokens.len() == 1;
        if plain && self.layers.tokens[tokens.first()].span.len() == 1 {
            return None;
        }
        if plain
            && (self.is_role(tokens.first()) || self.clues[tokens.first()].is(NameClues::ORDINARY))
            && self.title_before(tokens.first()).is_none()
        {
            let noun = self.clues[tokens.first()].is(NameClues::ORG_HEAD.with(NameClues::ORG_START));
            let owned = self.layers.classes[tokens.first().saturating_sub(1)].is(ClassSet::GENITIVE);
            if !noun || owned || self.opens(tokens.first(), sentence) && !evidence.has(Evidence::The) {
                return None;
            }
        }
        Some(evidence)
    }
}
