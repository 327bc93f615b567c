//! Groups: all candidates that are written alike have one kind in a document, and short names learn from long ones.

use super::evidence::{Evidence, EvidenceSet, Points, add, kind};
use super::{Candidate, Layers, Names, hash_on, surface};
use crate::gazetteer::{Mention, NameKind};
use crate::lexicon::NameClues;
use crate::span::TokenRange;
use crate::text::{Case, Token, TokenKind, WordKey, tokenize};
use crate::words::ClassSet;

/// The candidates of a document by what they are called.
pub(super) struct Groups {
    /// The group of each candidate.
    of: Vec<u32>,
    groups: Vec<Group>,
}

/// The candidates that are written alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    surface: u64,
    /// One of its candidates.
    example: u32,
    /// All that its mentions show.
    pub evidence: EvidenceSet,
    points: Points,
    /// The points of what stands around its mentions, added up.
    around: Points,
    mentions: i32,
    /// Of those, how many the gazetteer took for a place.
    places: i32,
    /// The office that stands before one of its mentions: its hash and its last word.
    office: Option<(u64, WordKey)>,
    /// Whether its capital says something at one mention at least.
    inside: bool,
    /// The kind, and by how many points it leads.
    pub kind: Option<(NameKind, i16)>,
    /// The group whose name this one's is short for.
    full: Full,
}

/// Mentions whose surroundings count in full.
const SAID: i32 = 3;

/// Points by which a long name must lead as a person's before its parts are.
const SURE: i16 = 15;

/// Tokens of the longest name that is looked for in headings.
const LONGEST: usize = 6;

/// What a name is short for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Full {
    Itself,
    Of(u32),
    /// Two names could be meant: it is kept apart.
    Doubtful,
}

impl Group {
    /// Whether more than a capital that says nothing makes it a name.
    fn is_founded(&self) -> bool {
        let unfounded = [Evidence::OneWord, Evidence::OrgNoun];
        let links = [
            Evidence::PartOfPerson,
            Evidence::MaybeOfPerson,
            Evidence::PartOfBody,
            Evidence::PartOfThing,
            Evidence::Title,
            Evidence::Side,
        ];
        !unfounded.iter().any(|&evidence| self.evidence.has(evidence))
            || links.iter().any(|&evidence| self.evidence.has(evidence))
    }
}

impl Groups {
    /// Groups the candidates of a document and settles their kinds.
    pub fn new(names: &Names, layers: Layers<'_>, mentions: &[Mention], candidates: &[Candidate]) -> Groups {
        let mut order: Vec<(u64, u32)> = (0..).zip(candidates).map(|(at, found)| (found.surface, at)).collect();
        order.sort_unstable();
        let mut groups: Vec<Group> = Vec::new();
        let mut of = vec![0; candidates.len()];
        for (written, at) in order {
            if groups.last().is_none_or(|last| last.surface != written) {
                groups.push(Group {
                    surface: written,
                    example: at,
                    evidence: EvidenceSet::NONE,
                    points: [0; 4],
                    around: [0; 4],
                    mentions: 0,
                    places: 0,
                    office: None,
                    inside: false,
                    kind: None,
                    full: Full::Itself,
                });
            }
            let number = groups.len() as u32 - 1;
            of[at as usize] = number;
            if let Some(group) = groups.last_mut() {
                let Candidate { evidence, opens, title, .. } = candidates[at as usize];
                let office = title.map(|title| &layers.tokens[title.range()]);
                group.office = group.office.or(office.map(|words| (surface(words), words[words.len() - 1].key)));
                group.inside |= !opens;
                add(&mut group.around, evidence.around().points());
                group.mentions += 1;
                group.places += i32::from(evidence.has(Evidence::KnownPlace));
                group.evidence = group.evidence.with(evidence);
            }
        }
        for group in &mut groups {
            // *in Clinton* once is no town where it stands alone elsewhere.
            if group.places * 2 < group.mentions {
                group.evidence.remove(Evidence::KnownPlace);
            }
            // Many mentions say no more than three of them would.
            for (points, around) in group.points.iter_mut().zip(group.around) {
                *points += (i32::from(around) * group.mentions.min(SAID) / group.mentions.max(1)) as i16;
            }
            add(&mut group.points, group.evidence.itself().points());
            group.kind = kind(group.points);
        }
        let mut settled = Groups { of, groups };
        settled.shorten(names, layers, candidates);
        settled.define(layers, candidates);
        settled.part_compounds(layers, candidates);
        for group in &mut settled.groups {
            group.kind = kind(group.points).filter(|_| group.inside || group.is_founded());
        }
        settled.part_unlike(layers, mentions, candidates);
        settled
    }

    /// The group of a candidate.
    pub fn of(&self, candidate: usize) -> &Group {
        &self.groups[self.of[candidate] as usize]
    }

    /// The candidate whose name a candidate's is short for; itself for most.
    pub fn full(&self, candidate: usize) -> usize {
        match self.of(candidate).full {
            Full::Of(full) => self.groups[full as usize].example as usize,
            _ => self.of(candidate).example as usize,
        }
    }

    fn find(&self, surface: u64) -> Option<usize> {
        self.groups.binary_search_by_key(&surface, |group| group.surface).ok()
    }

    /// Tells the short names of every long one what they are short for.
    fn shorten(&mut self, names: &Names, layers: Layers<'_>, candidates: &[Candidate]) {
        // Persons first: *Donald Trump* has more to say of *Trump* than *Trump Organization*.
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        order.sort_by_key(|&at| self.groups[at].kind.is_none_or(|(kind, _)| kind != NameKind::Person));
        for long in order {
            let tokens = candidates[self.groups[long].example as usize].tokens;
            let words = &layers.tokens[tokens.range()];
            if words.len() < 2 {
                continue;
            }
            match self.groups[long].kind {
                Some((NameKind::Person, lead)) if lead >= SURE => {
                    let (first, last) = (words[0].key, words[words.len() - 1].key);
                    self.link(hash_on(0, last), long, Evidence::PartOfPerson);
                    if first != last {
                        self.link(hash_on(0, first), long, Evidence::PartOfPerson);
                    }
                }
                Some((NameKind::Organisation, _)) => {
                    let last = words.len() - 1;
                    if names.clues(words[last].key).is(NameClues::ORG_SUFFIX.with(NameClues::ORG_HEAD)) {
                        self.link(surface(&words[..last]), long, Evidence::PartOfBody);
                    }
                    let noun = NameClues::ORG_HEAD.with(NameClues::ORG_START);
                    for word in [&words[0], &words[last]] {
                        if names.clues(word.key).is(noun) {
                            self.link(hash_on(0, word.key), long, Evidence::PartOfBody);
                        }
                    }
                    self.link_acronyms(words, long, Evidence::PartOfBody, layers, candidates);
                }
                Some((NameKind::Other, _)) => {
                    self.link_acronyms(words, long, Evidence::PartOfThing, layers, candidates)
                }
                _ => {}
            }
        }
    }

    /// Links the capitals that a body's name begins its words with: *Royal United Services Institute*, RUSI.
    fn link_acronyms(
        &mut self,
        words: &[Token],
        long: usize,
        evidence: Evidence,
        layers: Layers<'_>,
        candidates: &[Candidate],
    ) {
        let initials = |all: bool| {
            words
                .iter()
                .filter(move |word| word.kind == TokenKind::Word && (all || word.case != Case::Lower))
                .map(|word| word.span.text(layers.text).as_bytes().first().map_or(0, u8::to_ascii_uppercase))
        };
        for short in 0..self.groups.len() {
            if !self.groups[short].evidence.has(Evidence::Acronym) {
                continue;
            }
            let letters = candidates[self.groups[short].example as usize].tokens.first();
            let letters = layers.tokens[letters].span.text(layers.text).bytes();
            if letters.clone().eq(initials(false)) || letters.eq(initials(true)) {
                self.link_group(short, long, evidence);
            }
        }
    }

    fn link(&mut self, short: u64, long: usize, evidence: Evidence) {
        if let Some(short) = self.find(short) {
            self.link_group(short, long, evidence);
        }
    }

    fn link_group(&mut self, short: usize, long: usize, evidence: Evidence) {
        if short == long {
            return;
        }
        let group = &mut self.groups[short];
        // *Tallbo* may stand for *Tallbo Senate* and *Berg* for *Berg Institute*, but mostly are the town and the person.
        let own = [Evidence::KnownPlace, Evidence::GivenCountry, Evidence::KnownCountry, Evidence::SurnameAlone];
        let own = own.iter().any(|&evidence| group.evidence.has(evidence));
        if evidence == Evidence::PartOfBody && own && !group.evidence.has(Evidence::Side) {
            return;
        }
        group.full = match group.full {
            Full::Itself => {
                let known = [Evidence::KnownPlace, Evidence::GivenCountry, Evidence::KnownCountry, Evidence::KnownBody];
                let is_known = known.iter().any(|&known| group.evidence.has(known));
                let evidence = match evidence {
                    Evidence::PartOfPerson if is_known => Evidence::MaybeOfPerson,
                    evidence => evidence,
                };
                let mut set = EvidenceSet::NONE;
                set.add(evidence);
                group.evidence.add(evidence);
                add(&mut group.points, set.points());
                Full::Of(long as u32)
            }
            Full::Of(other) if other as usize == long => group.full,
            Full::Of(_) if evidence == Evidence::PartOfBody && group.evidence.has(Evidence::PartOfPerson) => group.full,
            _ => Full::Doubtful,
        };
    }

    /// Finds the names of the document again where capitals say nothing, in headings: the longest that a group has.
    pub fn find_again(
        &mut self,
        layers: Layers<'_>,
        mentions: &[Mention],
        loud: &[TokenRange],
        candidates: &mut Vec<Candidate>,
    ) {
        let before = candidates.len();
        for run in loud {
            let mut at = run.first();
            while at < run.past() {
                let found = (at + 1..=run.past().min(at + LONGEST)).rev().find_map(|past| {
                    let group = self.find(surface(&layers.tokens[at..past]))?;
                    self.groups[group].kind.is_some().then_some((past, group))
                });
                let Some((past, group)) = found else {
                    at += 1;
                    continue;
                };
                let tokens = TokenRange::new(at, past);
                let after = mentions.partition_point(|mention| mention.tokens.start < tokens.end);
                let met = after > 0 && mentions[after - 1].tokens.overlaps(tokens);
                if !met && layers.tokens[past - 1].kind == TokenKind::Word {
                    let surface = self.groups[group].surface;
                    candidates.push(Candidate {
                        tokens,
                        surface,
                        known: None,
                        title: None,
                        opens: true,
                        evidence: EvidenceSet::NONE,
                    });
                    self.of.push(group as u32);
                }
                at = past;
            }
        }
        if candidates.len() > before {
            let mut both: Vec<(Candidate, u32)> = candidates.iter().copied().zip(self.of.iter().copied()).collect();
            let mut moved: Vec<u32> = (0..both.len() as u32).collect();
            moved.sort_by_key(|&at| both[at as usize].0.tokens);
            let mut places = vec![0; moved.len()];
            for (new, &old) in (0..).zip(&moved) {
                places[old as usize] = new;
            }
            for group in &mut self.groups {
                group.example = places[group.example as usize];
            }
            both.sort_by_key(|(candidate, _)| candidate.tokens);
            (*candidates, self.of) = both.into_iter().unzip();
        }
    }

    /// Links what the text itself defines: *Royal United Services Institute (RUSI)*.
    fn define(&mut self, layers: Layers<'_>, candidates: &[Candidate]) {
        let class = |at: usize, class| layers.classes.get(at).is_some_and(|found| found.is(class));
        for (at, pair) in candidates.windows(2).enumerate() {
            let [long, short] = [pair[0].tokens, pair[1].tokens];
            let bracketed = short.first() == long.past() + 1
                && class(long.past(), ClassSet::OPEN)
                && class(short.past(), ClassSet::CLOSE);
            let capitals = short.len() == 1 && layers.tokens[short.first()].case == Case::Upper;
            let full = self.of[at] as usize;
            let evidence = match self.groups[full].kind {
                Some((NameKind::Organisation, _)) => Evidence::PartOfBody,
                Some((NameKind::Other, _)) => Evidence::PartOfThing,
                _ => continue,
            };
            if bracketed && capitals && long.len() > 1 {
                self.link_group(self.of[at + 1] as usize, full, evidence);
            }
        }
    }

    /// Takes two names that a hyphen ties for none: *the Brastad-Hallsjo plan*, where the document has them apart.
    fn part_compounds(&mut self, layers: Layers<'_>, candidates: &[Candidate]) {
        let words = |group: &Group| &layers.tokens[candidates[group.example as usize].tokens.range()];
        let is_tied = |words: &[Token]| words.len() == 3 && words[1].span.text(layers.text) == "-";
        let full_names = self
            .groups
            .iter()
            .filter(|group| matches!(group.kind, Some((NameKind::Person, _))) && !is_tied(words(group)));
        let mut surnames: Vec<WordKey> =
            full_names.filter_map(|group| words(group).last()).map(|word| word.key).collect();
        surnames.sort_unstable();
        for at in 0..self.groups.len() {
            let group = &self.groups[at];
            let tied = is_tied(words(group)) && candidates[group.example as usize].known.is_none();
            let full = group.evidence.has(Evidence::PartOfPerson) || group.evidence.has(Evidence::Title);
            if !tied || full {
                continue;
            }
            let parts = [0, 2].map(|at| {
                let key = words(group)[at].key;
                let own = self.find(hash_on(0, key)).map(|own| &self.groups[own]);
                own.is_some_and(|own| matches!(kind(own.points), Some((NameKind::Person | NameKind::Place, _))))
                    || surnames.binary_search(&key).is_ok()
            });
            let person = group.points[0] >= group.points[1];
            if parts[0] && parts[1] || person && (parts[0] || parts[1]) {
                self.groups[at].points = [0; 4];
            }
        }
    }

    /// Cuts links between groups that turned out to be of different kinds, or in different offices of one name.
    fn part_unlike(&mut self, layers: Layers<'_>, mentions: &[Mention], candidates: &[Candidate]) {
        for at in 0..self.groups.len() {
            let short = &self.groups[at];
            let Full::Of(full) = short.full else { continue };
            let full = &self.groups[full as usize];
            let kind = |group: &Group| group.kind.map(|(kind, _)| kind);
            let unlike = kind(short) != kind(full) || {
                let known = candidates[full.example as usize].known.and_then(|known| mentions[known as usize].name);
                match (short.office, full.office) {
                    // *Foreign Minister Ri*, *Defence Minister Ri*: unless a lexicon says that the one was the other too.
                    (Some((office, noun)), Some((other, other_noun))) if noun == other_noun && office != other => {
                        let role = known.and_then(|name| layers.gazetteer.role(name));
                        role.is_none_or(|role| phrase(role) != office)
                    }
                    _ => false,
                }
            };
            if unlike {
                self.groups[at].full = Full::Itself;
            }
        }
    }
}

/// The hash of a phrase's words.
fn phrase(text: &str) -> u64 {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    surface(&tokens)
}
